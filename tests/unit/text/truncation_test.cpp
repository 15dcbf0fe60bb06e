// Modules that end too early, at every byte: what is left is malformed, invalid, or a module of fewer
// sections; never a crash, and the error says where. Cut in two ways. Plainly, where the size of what
// was cut gives it away at once; and with the sizes of everything around the cut made true again, so
// that each decoder is the one that meets the end.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <optional>

#include "binary/decode.h"
#include "binary/walker.h"
#include "module_text.h"

namespace tenon::text {
namespace {

using test::Bytes;
using test::encode;

// Numbers below 100, their primes counted by a sieve, and what a compiler makes of a switch.
constexpr const char* kProgram = R"((module $program
  (type $binary (func (param i32 i32) (result i32)))
  (import "env" "print" (func $print (param i32)))
  (import "env" "base" (global $base i32))
  (table $ops 3 funcref)
  (memory $memory (export "memory") 1 4)
  (global $count (mut i32) (i32.const 0))
  (export "run" (func $run))
  (start $fill)
  (elem (i32.const 0) $add $sub $choose)
  (func $add (type $binary) (i32.add (local.get 0) (local.get 1)))
  (func $sub (type $binary) (i32.sub (local.get 0) (local.get 1)))
  (func $choose (type $binary) (local $x i64) (local $y f64)
    (block $two (block $one (block $zero
      (br_table $zero $one $two (local.get 0)))
      (return (i32.const 305419896)))
      (local.set $x (i64.const -81985529216486896))
      (local.set $y (f64.const 0x1.8p-3)))
    (select (i32.wrap_i64 (local.get $x)) (i32.trunc_f64_s (local.get $y)) (local.get 1)))
  (func $fill (local $i i32)
    (loop $next
      (i32.store8 offset=1000 (local.get $i) (i32.const 1))
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1)))
                             (i32.const 100)))))
  (func $run (param $n i32) (result i32) (local $i i32) (local $j i32)
    (local.set $i (i32.const 2))
    (block $done (loop $outer
      (br_if $done (i32.ge_u (local.get $i) (local.get $n)))
      (if (i32.load8_u offset=1000 (local.get $i)) (then
        (global.set $count (i32.add (global.get $count) (i32.const 1)))
        (call $print (local.get $i))
        (local.set $j (local.get $i))
        (block $end (loop $inner
          (br_if $end (i32.ge_u (local.tee $j (i32.add (local.get $j) (local.get $i)))
                                (local.get $n)))
          (i32.store8 offset=1000 (local.get $j) (i32.const 0))
          (br $inner)))))
      (local.set $i (call_indirect (type $binary) (local.get $i) (i32.const 1) (i32.const 0)))
      (br $outer)))
    (global.get $count))
  (data (i32.const 16) "primes below \00\ff")))";

constexpr const char* kLinked = R"((module $linked
  (type $void (func))
  (import "counter" (module $Counter
    (import "step" (func (result i32)))
    (export "next" (func (result i32)))))
  (import "host" (instance $host (export "log" (func (param i32))) (export "m" (memory 1))))
  (import "wasi" "exit" (func $exit (param i32)))
  (module $steps
    (func (export "one") (result i32) i32.const 1)
    (func (export "ten") (result i32) i32.const 10))
  (module $outer
    (alias outer $linked $void (type $t))
    (module $inner (alias outer $linked $steps (module $s)) (instance $i (instantiate $s))
      (export "one" (func $i "one")))
    (instance $j (instantiate $inner))
    (export "one" (func $j "one"))
    (func (export "nothing") (type $t)))
  (instance $s (instantiate $steps))
  (instance $o (instantiate $outer))
  (instance $ones (instantiate $Counter (import "step" (func $o "one"))))
  (instance $tens (export "tens") (instantiate $Counter (import "step" (func $s "ten"))))
  (alias $host "log" (func $log))
  (func (export "sum") (result i32)
    (call $log (i32.const 7))
    (i32.add (call (func $ones "next")) (call (func $tens "next"))))
  (export "host" (instance $host))
  (export "Counter" (module $Counter))))";

// Every section, every form of segment, and types of every kind.
constexpr const char* kEverySection = R"((module $all
  (rec (type $node (sub (struct (field $next (ref null $node)) (field $value (mut i8)))))
       (type $leaf (sub final $node (struct (field (ref null $node)) (field (mut i8)) (field v128)))))
  (type $bytes (array (mut i16)))
  (type $void (func))
  (import "m" "t" (table $imported 0 10 externref))
  (import "m" "e" (tag $imported_tag (param i32)))
  (table $funcs 3 8 funcref)
  (table $filled 2 (ref null $void) (ref.func $f))
  (table $big i64 1 funcref)
  (memory $m 1)
  (memory $wide i64 1 3)
  (memory $shared 1 2 shared)
  (tag $oops (param i32 i64))
  (global $v v128 (v128.const i32x4 1 2 3 4))
  (global $n (mut f32) (f32.const nan:0x200000))
  (global $sum i32 (i32.mul (i32.const 6) (i32.const 7)))
  (global $object (ref $node) (struct.new $node (ref.null $node) (i32.const 3)))
  (export "f" (func $f))
  (export "v" (global $v))
  (export "oops" (tag $oops))
  (start $f)
  (elem (table $funcs) (i32.const 0) func $f)
  (elem $passive func $f $g)
  (elem declare func $g)
  (elem (table $funcs) (i32.const 1) funcref (ref.func $f) (ref.null func))
  (elem $exprs (ref null $void) (ref.func $g) (ref.null $void))
  (elem (table $big) (i64.const 0) funcref (ref.func $g))
  (data $d "passive")
  (data (memory $wide) (i64.const 9) "active")
  (func $f)
  (func $g (type $void) (local i32 v128 (ref null $leaf) f64 f64)
    (drop (i8x16.shuffle 0 1 2 3 4 5 6 7 24 25 26 27 28 29 30 31 (local.get 1) (global.get $v)))
    (memory.init $d (i32.const 0) (i32.const 0) (i32.const 7))
    (data.drop $d)
    (memory.copy $m $wide (i32.const 0) (i64.const 0) (i32.const 4))
    (table.init $funcs $passive (i32.const 0) (i32.const 0) (i32.const 1))
    (drop (i64.load $wide offset=0x100000001 (i64.const 4)))
    (drop (i32.atomic.rmw.add $shared (i32.const 0) (i32.const 1)))
    (drop (array.new_fixed $bytes 2 (i32.const 1) (i32.const 2)))
    (drop (struct.get_u $node $value (global.get $object)))
    (drop (block $null (result (ref null $node))
      (br_on_cast_fail $null (ref null $node) (ref $leaf) (local.get 2))
      drop (unreachable)))
    (block $caught (result i32 i64)
      (try_table (catch $oops $caught) (throw $oops (i32.const 1) (i64.const 2)))
      (unreachable))
    drop (local.set 0)
    (drop (select (result i32) (i32.const 1) (i32.const 2) (local.get 0)))
    (return_call $f))
  (@custom "note" "nobody reads it")))";

struct Sized {
  size_t field;  // where the size stands
  size_t begin;  // of what it is the size of
  size_t end;
};

// What of a module the cuts have to know.
struct Layout {
  std::vector<Sized> sized;       // outer ones first
  std::vector<size_t> boundaries; // between the sections of a module
  std::vector<Sized> customs;
};

class LayoutReader {
 public:
  explicit LayoutReader(const Bytes& bytes) : bytes_(bytes) { read_module(0, bytes.size()); }
  Layout layout;

 private:
  void read_module(size_t begin, size_t end) {
    pos_ = begin + 8;
    layout.boundaries.push_back(pos_);
    while (pos_ < end) {
      const uint8_t id = bytes_[pos_++];
      const Sized section = read_sized();
      if (id == 0) layout.customs.push_back(section);
      if (id == 10 || id == 14) {  // code, modules: each item has a size of its own
        for (uint32_t count = read_u32(); count > 0; --count) {
          const Sized item = read_sized();
          if (id == 14) read_module(item.begin, item.end);
          pos_ = item.end;
        }
      }
      pos_ = section.end;
      layout.boundaries.push_back(pos_);
    }
  }
  Sized read_sized() {
    const size_t field = pos_;
    const uint32_t size = read_u32();
    layout.sized.push_back({field, pos_, pos_ + size});
    return layout.sized.back();
  }
  uint32_t read_u32() {
    uint32_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
      const uint8_t byte = bytes_[pos_++];
      value |= static_cast<uint32_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  const Bytes& bytes_;
  size_t pos_ = 0;
};

// The first `size` bytes, in which everything that the cut is in has the size that is left of it.
Bytes cut_with_true_sizes(const Bytes& bytes, const Layout& layout, size_t size) {
  Bytes cut(bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(size));
  for (const Sized& item : layout.sized) {
    if (size < item.begin || size >= item.end) continue;
    size_t left = size - item.begin;
    for (size_t i = item.field; i < item.begin; ++i, left >>= 7) {
      cut[i] = static_cast<uint8_t>((left & 0x7f) | (i + 1 < item.begin ? 0x80 : 0));
    }
  }
  return cut;
}

// Decoding and validating, as an error or none.
std::optional<Error> error_of(const Bytes& bytes) {
  const model::Features features;
  auto blob = binary::decode_blob(bytes, features);
  if (!blob.ok()) return std::move(blob).take_error();
  auto valid = binary::validate_bodies(**blob, features);
  if (valid.ok()) return std::nullopt;
  return std::move(valid).take_error();
}

void check_place(const std::optional<Error>& error, size_t size) {
  if (!error) return;
  CHECK_FALSE(error->message.empty());
  CHECK((error->kind == ErrorKind::malformed || error->kind == ErrorKind::invalid));
  CHECK(error->offset <= size);  // kNoOffset is more
}

// Returns how many cuts there were.
size_t check_module(const Bytes& whole) {
  REQUIRE_FALSE(error_of(whole).has_value());
  const Layout layout = LayoutReader(whole).layout;
  REQUIRE(layout.boundaries.back() == whole.size());
  size_t still_modules = 0;
  for (size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    const Bytes plain(whole.begin(), whole.begin() + static_cast<ptrdiff_t>(size));
    const auto error = error_of(plain);
    check_place(error, size);
    const auto is_in = [&](const Sized& item) { return size >= item.begin && size < item.end; };
    const auto& boundaries = layout.boundaries;
    const bool is_boundary =
        std::find(boundaries.begin(), boundaries.end(), size) != boundaries.end();
    const bool is_outermost = std::none_of(layout.sized.begin(), layout.sized.end(), is_in);
    if (!is_boundary || !is_outermost) CHECK(error.has_value());

    const auto true_error = error_of(cut_with_true_sizes(whole, layout, size));
    check_place(true_error, size);
    if (!true_error) ++still_modules;
    // Of a custom section any beginning that has the name will do; of a nested module, fewer
    // sections may.
    const bool is_custom = std::any_of(layout.customs.begin(), layout.customs.end(), is_in);
    if (!is_boundary && !is_custom) CHECK(true_error.has_value());
  }
  CHECK(still_modules > 0);
  return whole.size();
}

}  // namespace

TEST_CASE("truncated: a program") { CHECK(check_module(encode(kProgram)) > 400); }

TEST_CASE("truncated: a module of linked modules") { CHECK(check_module(encode(kLinked)) > 400); }

TEST_CASE("truncated: every section") {
  const Bytes bytes = encode(kEverySection);
  CHECK(check_module(bytes) > 500);
  // All of them are there, but those of module linking, which kLinked has.
  std::array<bool, 14> seen{};
  const Layout layout = LayoutReader(bytes).layout;
  for (size_t i = 0; i + 1 < layout.boundaries.size(); ++i) seen[bytes[layout.boundaries[i]]] = true;
  for (size_t id = 0; id < seen.size(); ++id) CHECK_MESSAGE(seen[id], "no section " << id);
}

TEST_CASE("truncated: text") {
  for (const std::string_view source : {kProgram, kLinked, kEverySection}) {
    for (size_t size = 1; size < source.size(); ++size) {
      CAPTURE(size);
      const auto bytes = encode_module(source.substr(0, size), "test.wat");
      REQUIRE_FALSE(bytes.ok());
      CHECK(bytes.error().kind == ErrorKind::malformed);
      CHECK_FALSE(bytes.error().message.empty());
      CHECK(bytes.error().line > 0);
      CHECK(bytes.error().column > 0);
    }
  }
}

}  // namespace tenon::text
