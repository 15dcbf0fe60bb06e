#include "types/difference.h"

#include <doctest/doctest.h>

#include "types/matching.h"

namespace tenon::types {
namespace {

class Fixture {
 public:
  ExternType func(std::vector<ValType> params, std::vector<ValType> results,
                  bool is_final = true) {
    return {ExternKind::func,
            store.add_group({{FuncType{std::move(params), std::move(results)}, std::nullopt,
                              is_final}})};
  }
  std::string difference_of(const ExternType& found, const ExternType& wanted) {
    CHECK_MESSAGE(Matcher(store).match(found, wanted).has_value(), "they match");
    return difference(store, found, wanted);
  }

  TypeStore store;
};

MemoryType memory(uint64_t min, std::optional<uint64_t> max = std::nullopt) {
  return {{min, max.value_or(0), max.has_value(), false, false}, 16};
}

const ValType i32 = ValType::i32();
const ValType i64 = ValType::i64();

}  // namespace

TEST_CASE_FIXTURE(Fixture, "difference: functions") {
  CHECK(difference_of(func({i32, i32}, {}), func({i32, i64}, {})) == "parameter 2 is i32, not i64");
  CHECK(difference_of(func({}, {i32}), func({}, {i64})) == "result 1 is i32, not i64");
  CHECK(difference_of(func({i32}, {}), func({i32, i32}, {})) == "1 parameter, not 2");
  CHECK(difference_of(func({}, {i32, i32}), func({}, {i32})) == "2 results, not 1");
  CHECK(difference_of(func({}, {}), func({}, {i32})) == "no results, not 1");
  // Parameters come before results, and the first one before the number of them.
  CHECK(difference_of(func({i64}, {i64}), func({i32, i32}, {i32})) ==
        "parameter 1 is i64, not i32");
  CHECK(difference_of(func({i32}, {}), func({i32}, {}, false)) ==
        "their recursion groups or supertypes differ");
}

TEST_CASE_FIXTURE(Fixture, "difference: memories and tables") {
  CHECK(difference_of(memory(1), memory(2)) == "minimum 1, 2 needed");
  CHECK(difference_of(memory(1), memory(1, 3)) == "no maximum, at most 3 needed");
  CHECK(difference_of(memory(1, 4), memory(1, 3)) == "maximum 4, at most 3 needed");
  MemoryType other = memory(1, 1);
  other.limits.is_64 = true;
  CHECK(difference_of(other, memory(1)) == "the address type is i64, not i32");
  other.limits = {1, 1, true, true, false};
  CHECK(difference_of(memory(1, 1), other) == "it is not shared");
  CHECK(difference_of(other, memory(1, 1)) == "it is shared");
  other = memory(1);
  other.page_size_log2 = 0;
  CHECK(difference_of(other, memory(1)) == "the page size is 1, not 65536");
  const TableType funcs{ValType::funcref(), {1, 0, false, false, false}};
  TableType table = funcs;
  table.element = ValType::externref();
  CHECK(difference_of(table, funcs) == "the element type is externref, not funcref");
  table = funcs;
  table.limits.min = 9;
  CHECK(difference_of(funcs, table) == "minimum 1, 9 needed");
}

TEST_CASE_FIXTURE(Fixture, "difference: globals and tags") {
  CHECK(difference_of(GlobalType{i32, false}, GlobalType{i32, true}) == "it is not mutable");
  CHECK(difference_of(GlobalType{i32, true}, GlobalType{i32, false}) == "it is mutable");
  CHECK(difference_of(GlobalType{i32, false}, GlobalType{i64, false}) ==
        "the value type is i32, not i64");
  const auto tag = [&](std::vector<ValType> params) {
    return ExternType(ExternKind::tag, func(std::move(params), {}).id());
  };
  CHECK(difference_of(tag({i32}), tag({i64})) == "parameter 1 is i32, not i64");
}

TEST_CASE_FIXTURE(Fixture, "difference: what has none in a few words") {
  CHECK(difference_of(memory(1), GlobalType{i32, false}).empty());
  const auto instance = [&](std::vector<NamedExtern> exports) {
    return ExternType(ExternKind::instance, store.add(InstanceType{ExternMap(std::move(exports))}));
  };
  CHECK(difference_of(instance({}), instance({{"f", memory(1)}})).empty());
}

TEST_CASE_FIXTURE(Fixture, "a mismatch ends with the difference") {
  const auto mismatch = Matcher(store).match(func({i32}, {}), func({i64}, {}));
  REQUIRE(mismatch);
  CHECK(mismatch->text(store) == "func type mismatch: expected (func (param i64)), found (func "
                                 "(param i32)): parameter 1 is i32, not i64");
}

}  // namespace tenon::types
