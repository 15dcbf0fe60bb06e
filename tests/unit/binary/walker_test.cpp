#include "binary/walker.h"

#include <doctest/doctest.h>

#include "module_bytes.h"

namespace tenon::binary::test {
namespace {

void check_error(const Bytes& func_type, const Bytes& code, const char* wanted,
                 const model::Features& features = {}) {
  const std::string found = error_of(function_module(func_type, code), features);
  CHECK_MESSAGE(found.find(wanted) != std::string::npos, found << " does not contain " << wanted);
}

// Writes the calls down: one word each.
struct LogSink {
  std::string log;
  WalkerBase* walker = nullptr;
  void add(const std::string& word) { log += (log.empty() ? "" : " ") + word; }

  void begin(WalkerBase& base, const FuncType&, std::span<const ValType> locals) {
    walker = &base;
    add("begin" + std::to_string(locals.size()));
  }
  bool hears_operators() const { return false; }
  void at(ops::Op, uint64_t) {}
  void block(BlockSig) { add("block"); }
  void loop(BlockSig) { add("loop"); }
  void if_(BlockSig sig) { add("if" + std::to_string(sig.results.size())); }
  void else_(bool reachable) { add(reachable ? "else+" : "else-"); }
  void end(bool reachable) { add(reachable ? "end+" : "end-"); }
  void unreachable() { add("unreachable"); }
  void br(uint32_t depth) { add("br" + std::to_string(depth)); }
  void br_if(uint32_t depth) { add("br_if" + std::to_string(depth)); }
  void br_table(std::span<const uint32_t> depths, uint32_t default_depth) {
    add("br_table" + std::to_string(depths.size()) + "," + std::to_string(default_depth));
  }
  void return_() { add("return"); }
  void call(FuncIndex) { add("call"); }
  void call_indirect(TypeIndex, TableIndex) { add("call_indirect"); }
  void call_ref(TypeIndex) { add("call_ref"); }
  void return_call(FuncIndex) { add("return_call"); }
  void return_call_indirect(TypeIndex, TableIndex) { add("return_call_indirect"); }
  void return_call_ref(TypeIndex) { add("return_call_ref"); }
  void drop(ValType) { add("drop"); }
  void select(ValType) { add("select"); }
  void local_get(LocalIndex) { add("get"); }
  void local_set(LocalIndex) { add("set"); }
  void local_tee(LocalIndex) { add("tee"); }
  void global_get(GlobalIndex) {}
  void global_set(GlobalIndex) {}
  void table_get(TableIndex) {}
  void table_set(TableIndex) {}
  void table_size(TableIndex) {}
  void table_grow(TableIndex) {}
  void table_fill(TableIndex) {}
  void table_copy(TableIndex, TableIndex) {}
  void table_init(ElemIndex, TableIndex) {}
  void elem_drop(ElemIndex) {}
  void load(ops::Op, MemArg) {}
  void store(ops::Op, MemArg) {}
  void memory_size(MemoryIndex) {}
  void memory_grow(MemoryIndex) {}
  void memory_fill(MemoryIndex) {}
  void memory_copy(MemoryIndex, MemoryIndex) {}
  void memory_init(DataIndex, MemoryIndex) {}
  void data_drop(DataIndex) {}
  void const_i32(uint32_t value) {
    const uint32_t local = walker->peek_assigned_local();
    add(std::to_string(value) + (local == ~0u ? "" : "?" + std::to_string(local)));
  }
  void const_i64(uint64_t) { add("i64"); }
  void const_f32(uint32_t) { add("f32"); }
  void const_f64(uint64_t) { add("f64"); }
  void test(ops::Op) { add("test"); }
  void compare(ops::Op) { add(walker->peek() == ops::Op::br_if ? "compare-br" : "compare"); }
  void unary(ops::Op) { add("unary"); }
  void binary(ops::Op) { add("binary"); }
  void wide(ops::Op) { add("wide"); }
  void ref_null(HeapType) { add("null"); }
  void ref_is_null() { add("is_null"); }
  void ref_as_non_null() { add("as_non_null"); }
  void br_on_null(uint32_t depth) { add("br_on_null " + std::to_string(depth)); }
  void br_on_non_null(uint32_t depth) { add("br_on_non_null " + std::to_string(depth)); }
  void ref_func(FuncIndex) { add("func"); }
  void try_table(BlockSig, std::span<const CatchClause> clauses) {
    std::string text = "try";
    for (const CatchClause& clause : clauses) {
      text += "," + (clause.tag ? std::to_string(raw(*clause.tag)) : std::string("all")) +
              (clause.with_reference ? "ref" : "") + ">" + std::to_string(clause.depth);
    }
    add(text);
  }
  void throw_(TagIndex tag) { add("throw" + std::to_string(raw(tag))); }
  void throw_ref() { add("throw_ref"); }
};

// The calls for a function of `func_type`, then the error if there is one.
std::string log_of(const Bytes& func_type, const Bytes& code) {
  const auto blob = blob_of(function_module(func_type, code));
  const model::Features features;
  Walker<LogSink> walker(*blob, blob->root_module(), features);
  LogSink sink;
  auto result = walker.walk(FuncIndex{0}, blob->root_module().bodies[0], sink);
  if (!result.ok()) sink.add("| " + result.error().message);
  return sink.log;
}

}  // namespace

TEST_CASE("a sink gets what is reachable, in order") {
  CHECK(log_of({0x00, 0x00}, {}) == "begin0 end+");
  CHECK(log_of({0x01, 0x7f, 0x01, 0x7f}, {0x20, 0x00, 0x41, 0x05, 0x6a}) == "begin1 get 5 binary end+");
  // The rest of a block after br is dead, blocks entered there are unknown to the sink.
  CHECK(log_of({0x00, 0x00}, {0x02, 0x40, 0x0c, 0x00, 0x02, 0x40, 0x01, 0x0b, 0x0b}) == "begin0 block br0 end- end+");
  CHECK(log_of({0x00, 0x00}, {0x00, 0x02, 0x40, 0x41, 0x00, 0x1a, 0x0b}) == "begin0 unreachable end-");
  CHECK(log_of({0x01, 0x7f, 0x01, 0x7f}, {0x20, 0x00, 0x04, 0x7f, 0x41, 0x01, 0x05, 0x00, 0x0b}) ==
        "begin1 get if1 1 else+ unreachable end- end+");
  CHECK(log_of({0x01, 0x7f, 0x00}, {0x20, 0x00, 0x04, 0x40, 0x0f, 0x05, 0x0b}) == "begin1 get if0 return else- end+ end+");
  CHECK(log_of({0x01, 0x7f, 0x00}, {0x20, 0x00, 0x0e, 0x02, 0x00, 0x00, 0x00}) == "begin1 get br_table2,0 end-");
}

TEST_CASE("clauses of a try_table, whose labels do not count it") {
  const auto log = [](const Bytes& code) {
    const auto blob = blob_of(module_of({section(1, {0x02, 0x60, 0x00, 0x00, 0x60, 0x01, 0x7f, 0x00}),
                                         section(3, {0x01, 0x00}), section(13, {0x01, 0x00, 0x01}),
                                         code_of(code)}));
    const model::Features features;
    Walker<LogSink> walker(*blob, blob->root_module(), features);
    LogSink sink;
    auto result = walker.walk(FuncIndex{0}, blob->root_module().bodies[0], sink);
    if (!result.ok()) sink.add("| " + result.error().message);
    return sink.log;
  };
  CHECK(log({0x02, 0x7f, 0x1f, 0x40, 0x02, 0x00, 0x00, 0x00, 0x02, 0x01, 0x41, 0x05, 0x08, 0x00, 0x0b,
             0x00, 0x0b, 0x1a}) ==
        "begin0 block try,0>0,all>1 5 throw0 end- unreachable end- drop end+");
  CHECK(log({0x02, 0x64, 0x69, 0x1f, 0x40, 0x01, 0x03, 0x00, 0x0b, 0x00, 0x0b, 0x0a}) ==
        "begin0 block try,allref>0 end+ unreachable end- throw_ref end-");
  // Values that the label does not take; a reference where it takes none; a label that isn't there.
  CHECK(log({0x1f, 0x40, 0x01, 0x00, 0x00, 0x00, 0x0b}) == "begin0 | type mismatch");
  CHECK(log({0x1f, 0x40, 0x01, 0x03, 0x00, 0x0b}) == "begin0 | type mismatch");
  CHECK(log({0x1f, 0x40, 0x01, 0x02, 0x01, 0x0b}) == "begin0 | unknown label 1");
  CHECK(log({0x1f, 0x40, 0x01, 0x00, 0x01, 0x00, 0x0b}) == "begin0 | unknown tag 1");
  CHECK(log({0x1f, 0x40, 0x01, 0x04, 0x00, 0x0b}) == "begin0 | malformed catch clause");
  // A count beyond what is there.
  CHECK(log({0x1f, 0x40, 0xff, 0xff, 0xff, 0xff, 0x0f}).find("begin0 | ") == 0);
}

TEST_CASE("peeking") {
  CHECK(log_of({0x01, 0x7f, 0x00}, {0x41, 0x07, 0x21, 0x00}) == "begin1 7?0 set end+");
  CHECK(log_of({0x00, 0x00}, {0x41, 0x01, 0x41, 0x02, 0x46, 0x0d, 0x00}) == "begin0 1 2 compare-br br_if0 end+");
}

TEST_CASE("an operator that no sink takes ends its calls, not the validation") {
  CHECK(log_of({0x00, 0x00}, {0x41, 0x01, 0xfb, 0x1c, 0x1a, 0x41, 0x02, 0x1a}) ==
        "begin0 1 | `ref.i31` is not supported yet");
  CHECK(log_of({0x00, 0x00}, {0x41, 0x01, 0xfb, 0x1c, 0x1a, 0x6a}).find("| type mismatch") != std::string::npos);
  // In dead code it is nobody's business.
  CHECK(log_of({0x00, 0x00}, {0x00, 0x41, 0x01, 0xfb, 0x1c, 0x1a}) == "begin0 unreachable end-");
  CHECK(error_of(function_module({0x00, 0x00}, {0x41, 0x01, 0xfb, 0x1c, 0x1a})).empty());
}

TEST_CASE("type errors in the suite's words") {
  check_error({0x00, 0x01, 0x7f}, {}, "type mismatch: instruction requires [i32] but stack has []");
  check_error({0x00, 0x01, 0x7f}, {0x42, 0x00}, "type mismatch: instruction requires [i32] but stack has [i64]");
  check_error({0x00, 0x00}, {0x41, 0x00}, "type mismatch: block requires [] but stack has [i32]");
  check_error({0x00, 0x00}, {0x20, 0x00}, "invalid: unknown local 0");
  check_error({0x00, 0x00}, {0x0c, 0x01}, "invalid: unknown label 1");
  check_error({0x00, 0x00}, {0x10, 0x09}, "invalid: unknown function 9");
  check_error({0x00, 0x00}, {0xd2, 0x00, 0x1a}, "invalid: undeclared function reference");
  check_error({0x00, 0x00}, {0x3f, 0x00, 0x1a}, "invalid: unknown memory 0");
  // References alone may be tested for null.
  for (const uint8_t op : {0xd1, 0xd4}) check_error({0x00, 0x00}, {0x41, 0x00, op}, "type mismatch");
  check_error({0x00, 0x00}, {0x41, 0x00, 0xd5, 0x00}, "type mismatch");
  check_error({0x00, 0x00}, {0x41, 0x00, 0xd6, 0x00}, "type mismatch");
  check_error({0x00, 0x00}, {0x05}, "malformed: END opcode expected");
  check_error({0x00, 0x00}, {0xff}, "malformed: illegal opcode ff");
  check_error({0x01, 0x7f, 0x01, 0x7f}, {0x20, 0x00, 0x04, 0x7f, 0x41, 0x00, 0x0b}, "invalid: type mismatch");
}

TEST_CASE("polymorphic stacks") {
  CHECK(error_of(function_module({0x00, 0x01, 0x7f}, {0x00, 0x6a})).empty());
  CHECK(error_of(function_module({0x00, 0x00}, {0x00, 0x1b, 0x1a})).empty());
  check_error({0x00, 0x01, 0x7f}, {0x00, 0x42, 0x00, 0x6a}, "type mismatch");
  // A br_table in dead code: both targets are checked against what is known.
  CHECK(error_of(function_module({0x00, 0x01, 0x7f}, {0x02, 0x7f, 0x00, 0x0e, 0x01, 0x00, 0x01, 0x0b})).empty());
  check_error({0x00, 0x01, 0x7f}, {0x02, 0x40, 0x00, 0x0e, 0x01, 0x00, 0x01, 0x0b, 0x41, 0x00}, "type mismatch");
}

TEST_CASE("locals: too many, and not set") {
  const auto body = [](const Bytes& content) {
    return module_of({section(1, {0x01, 0x60, 0x00, 0x00}), section(3, {0x01, 0x00}), section(10, content)});
  };
  CHECK(error_of(body({0x01, 0x06, 0x01, 0xd0, 0x86, 0x03, 0x7f, 0x0b})).empty());  // 50,000
  CHECK(error_of(body({0x01, 0x06, 0x01, 0xd1, 0x86, 0x03, 0x7f, 0x0b})).find("too many locals") != std::string::npos);
  // A local of type (ref func): local.get before and after it was set in an inner block only.
  CHECK(error_of(body({0x01, 0x08, 0x01, 0x01, 0x64, 0x70, 0x20, 0x00, 0x1a, 0x0b})).find("uninitialized local") !=
        std::string::npos);
  CHECK(error_of(body({0x01, 0x11, 0x01, 0x01, 0x64, 0x70, 0x02, 0x40, 0x00, 0x21, 0x00, 0x20, 0x00, 0x1a, 0x0b, 0x20,
                       0x00, 0x1a, 0x0b}))
            .find("uninitialized local") != std::string::npos);
}

TEST_CASE("memory operators: alignment, offset, lanes") {
  const auto module = [](const Bytes& code) {
    return module_of({section(1, {0x01, 0x60, 0x00, 0x00}), section(3, {0x01, 0x00}),
                      section(5, {0x01, 0x00, 0x01}), code_of(code)});
  };
  const auto contains = [&](const Bytes& code, const char* wanted) {
    const std::string found = error_of(module(code));
    CHECK_MESSAGE(found.find(wanted) != std::string::npos, found << " does not contain " << wanted);
  };
  CHECK(error_of(module({0x41, 0x00, 0x28, 0x02, 0x00, 0x1a})).empty());
  contains({0x41, 0x00, 0x28, 0x03, 0x00, 0x1a}, "alignment must not be larger than natural");
  contains({0x41, 0x00, 0x28, 0x42, 0x01, 0x00, 0x1a}, "unknown memory 1");
  contains({0x41, 0x00, 0x28, 0x80, 0x01, 0x00, 0x1a}, "malformed memop flags");
  contains({0x41, 0x00, 0x28, 0x02, 0x80, 0x80, 0x80, 0x80, 0x10, 0x1a}, "offset out of range");
  contains({0x41, 0x00, 0xfe, 0x10, 0x01, 0x00, 0x1a}, "atomic alignment");
  contains({0x41, 0x00, 0xfd, 0x0f, 0xfd, 0x15, 0x10, 0x1a}, "invalid lane index");
}

TEST_CASE("errors say where, and the first function's comes first") {
  const auto blob = blob_of(module_of(
      {section(1, {0x01, 0x60, 0x00, 0x00}), section(3, {0x02, 0x00, 0x00}),
       section(10, {0x02, 0x03, 0x00, 0x1a, 0x0b, 0x03, 0x00, 0x6a, 0x0b}),
       section(0, {0x04, 'n', 'a', 'm', 'e', 0x01, 0x06, 0x01, 0x00, 0x03, 'a', 'd', 'd'})}));
  const auto result = validate_bodies(*blob, {});
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().context == "in function 0 (add)");
  CHECK(result.error().offset == blob->root_module().bodies[0].offset + 1);
}

TEST_CASE("deep nesting is bounded by the bytes alone") {
  Bytes body = {0x00};
  for (int i = 0; i < 200'000; ++i) body.insert(body.end(), {0x02, 0x40});
  body.insert(body.end(), 200'001, 0x0b);
  Bytes bytes = module_of({section(1, {0x01, 0x60, 0x00, 0x00}), section(3, {0x01, 0x00})});
  const auto leb = [&bytes](size_t value) {
    for (int i = 0; i < 4; ++i) bytes.push_back(static_cast<uint8_t>((value >> (7 * i) & 0x7f) | (i < 3 ? 0x80 : 0)));
  };
  bytes.push_back(0x0a);
  leb(body.size() + 5);
  bytes.push_back(0x01);
  leb(body.size());
  bytes.insert(bytes.end(), body.begin(), body.end());
  CHECK(error_of(bytes).empty());
}

}  // namespace tenon::binary::test
