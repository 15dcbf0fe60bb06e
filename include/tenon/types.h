// The types of Wasm 3.0 as small values. A concrete heap type is an index into a type store; which
// store (a blob's or the engine's) is the caller's to know, and types are moved from one to the
// other only by types::remap. Since stores are canonical, equal types are equal values.
// Spec: 3.0, section 2.3 (Types).
#pragma once

#include <cassert>
#include <cstdint>
#include <vector>

#include "tenon/index.h"

namespace tenon {

// Abstract heap types, in three hierarchies and the exceptions' (spec 2.3.4).
enum class AbstractHeap : uint8_t {
  func, nofunc,
  extern_, noextern,
  any, eq, i31, struct_, array, none,
  exn, noexn,
};

// A heap type: abstract, a type of the store, or (only while a recursion group is being built) a
// member of that group.
class HeapType {
 public:
  constexpr HeapType() = default;
  constexpr HeapType(AbstractHeap abstract) : code_(static_cast<uint32_t>(abstract)) {}

  static constexpr HeapType concrete(uint32_t id) { return HeapType(kConcrete | id); }
  static constexpr HeapType concrete(BlobTypeId id) { return concrete(raw(id)); }
  static constexpr HeapType concrete(TypeId id) { return concrete(raw(id)); }
  static constexpr HeapType rec_member(uint32_t position) { return HeapType(kRecMember | position); }

  constexpr bool is_abstract() const { return code_ < kRecMember; }
  constexpr bool is_concrete() const { return (code_ & kConcrete) != 0; }
  constexpr bool is_rec_member() const { return (code_ & (kConcrete | kRecMember)) == kRecMember; }

  constexpr AbstractHeap abstract() const { return assert(is_abstract()), AbstractHeap(code_); }
  constexpr uint32_t id() const { return assert(!is_abstract()), code_ & kPayload; }

  constexpr bool operator==(const HeapType&) const = default;
  constexpr uint32_t bits() const { return code_; }
  static constexpr HeapType from_bits(uint32_t bits) { return HeapType(bits); }

 private:
  explicit constexpr HeapType(uint32_t code) : code_(code) {}
  static constexpr uint32_t kConcrete = 1u << 26;
  static constexpr uint32_t kRecMember = 1u << 25;
  static constexpr uint32_t kPayload = kRecMember - 1;
  uint32_t code_ = 0;
};

// `bot` is the validator's type of an operand that polymorphic code leaves open; it is in no module.
enum class ValKind : uint8_t { i32, i64, f32, f64, v128, ref, bot };

// A value type (spec 2.3.5): a number, a vector, or a reference (nullable or not) to a heap type.
class ValType {
 public:
  constexpr ValType() = default;
  constexpr ValType(ValKind kind) : bits_(static_cast<uint32_t>(kind)) {}

  static constexpr ValType ref(HeapType heap, bool nullable) {
    return from_bits(static_cast<uint32_t>(ValKind::ref) | (nullable ? kNullable : 0u) |
                     heap.bits() << kHeapShift);
  }
  static constexpr ValType i32() { return ValKind::i32; }
  static constexpr ValType i64() { return ValKind::i64; }
  static constexpr ValType f32() { return ValKind::f32; }
  static constexpr ValType f64() { return ValKind::f64; }
  static constexpr ValType v128() { return ValKind::v128; }
  static constexpr ValType bot() { return ValKind::bot; }
  static constexpr ValType funcref() { return ref(AbstractHeap::func, true); }
  static constexpr ValType externref() { return ref(AbstractHeap::extern_, true); }

  constexpr ValKind kind() const { return ValKind(bits_ & kKindMask); }
  constexpr bool is_ref() const { return kind() == ValKind::ref; }
  constexpr bool is_num() const { return kind() <= ValKind::f64; }
  constexpr bool is_bot() const { return kind() == ValKind::bot; }
  constexpr bool nullable() const { return assert(is_ref()), (bits_ & kNullable) != 0; }
  constexpr HeapType heap() const {
    return assert(is_ref()), HeapType::from_bits(bits_ >> kHeapShift);
  }
  // True where a local of this type starts with a default value (spec 3.2.15, defaultable).
  constexpr bool defaultable() const { return !is_ref() || nullable(); }

  constexpr bool operator==(const ValType&) const = default;
  constexpr uint32_t bits() const { return bits_; }
  static constexpr ValType from_bits(uint32_t bits) {
    ValType type;
    type.bits_ = bits;
    return type;
  }

 private:
  static constexpr uint32_t kKindMask = 7;
  static constexpr uint32_t kNullable = 8;
  static constexpr uint32_t kHeapShift = 4;
  uint32_t bits_ = 0;
};
static_assert(sizeof(ValType) == 4);

// A field's storage: a value type, or a packed integer (spec 2.3.9).
enum class PackedKind : uint8_t { none, i8, i16 };

struct FieldType {
  ValType type;  // i32 where packed
  PackedKind packed = PackedKind::none;
  bool is_mutable = false;
  bool operator==(const FieldType&) const = default;
};

struct FuncType {
  std::vector<ValType> params;
  std::vector<ValType> results;
  bool operator==(const FuncType&) const = default;
};

// Limits of a memory (in pages) or a table (in elements); 64-bit where the address type is i64.
struct Limits {
  uint64_t min = 0;
  uint64_t max = 0;  // only where has_max
  bool has_max = false;
  bool is_shared = false;
  bool is_64 = false;  // address type i64
  bool operator==(const Limits&) const = default;
  ValType address_type() const { return is_64 ? ValType::i64() : ValType::i32(); }
};

struct TableType {
  ValType element;
  Limits limits;
  bool operator==(const TableType&) const = default;
};

struct MemoryType {
  Limits limits;
  uint8_t page_size_log2 = 16;  // custom page sizes: 0 or 16
  bool operator==(const MemoryType&) const = default;
};

struct GlobalType {
  ValType type;
  bool is_mutable = false;
  bool operator==(const GlobalType&) const = default;
};

// What can be imported and exported (spec 2.3.16); the last two are module linking's. The order is
// that of their bytes in the binary format.
enum class ExternKind : uint8_t { func, table, memory, global, tag, module, instance };

// The keyword of a kind in the text format.
constexpr const char* to_text(ExternKind kind) {
  constexpr const char* kNames[] = {"func", "table", "memory", "global", "tag", "module", "instance"};
  return kNames[static_cast<uint8_t>(kind)];
}

}  // namespace tenon
