#include "types/type_store.h"

#include <doctest/doctest.h>

namespace tenon::types {
namespace {

SubType struct_of(std::vector<FieldType> fields, std::optional<HeapType> super = std::nullopt,
                  bool is_final = false) {
  return {StructType{std::move(fields)}, super, is_final};
}

FieldType field(ValType type, bool is_mutable = false) { return {type, PackedKind::none, is_mutable}; }

ValType rec_ref(uint32_t position) { return ValType::ref(HeapType::rec_member(position), true); }

SubType func_of(std::vector<ValType> params, std::vector<ValType> results) {
  return {FuncType{std::move(params), std::move(results)}, std::nullopt, true};
}

}  // namespace

TEST_CASE("equal groups have the same ids") {
  TypeStore store;
  const uint32_t first = store.add_group({func_of({ValType::i32()}, {})});
  CHECK(store.add_group({func_of({ValType::i32()}, {})}) == first);
  CHECK(store.add_group({func_of({}, {ValType::i32()})}) != first);
  CHECK(store.size() == 2);
}

TEST_CASE("recursion is compared by position") {
  TypeStore store;
  const uint32_t list = store.add_group({struct_of({field(rec_ref(0))})});
  store.add_group({func_of({}, {})});
  CHECK(store.add_group({struct_of({field(rec_ref(0))})}) == list);
  // The unrolled type is another one: its field names the list, not itself.
  const uint32_t unrolled =
      store.add_group({struct_of({field(ValType::ref(HeapType::concrete(list), true))})});
  CHECK(unrolled != list);

  const uint32_t pair = store.add_group({struct_of({field(rec_ref(1))}), struct_of({field(rec_ref(0))})});
  CHECK(store.add_group({struct_of({field(rec_ref(1))}), struct_of({field(rec_ref(0))})}) == pair);
  CHECK(store.add_group({struct_of({field(rec_ref(0))}), struct_of({field(rec_ref(1))})}) != pair);
  CHECK(store.group_of(pair + 1) == std::pair<uint32_t, uint32_t>{pair, 2});
  CHECK(store.struct_type(pair)->fields[0].type.heap() == HeapType::concrete(pair + 1));
}

TEST_CASE("finality, packing and mutability tell types apart") {
  TypeStore store;
  const uint32_t open = store.add_group({struct_of({})});
  CHECK(store.add_group({struct_of({}, std::nullopt, true)}) != open);
  const uint32_t i8 = store.add_group({{ArrayType{{ValType::i32(), PackedKind::i8, false}}, {}, true}});
  CHECK(store.add_group({{ArrayType{{ValType::i32(), PackedKind::i16, false}}, {}, true}}) != i8);
  CHECK(store.add_group({{ArrayType{{ValType::i32(), PackedKind::i8, true}}, {}, true}}) != i8);
}

TEST_CASE("declared subtyping is reflexive and transitive") {
  TypeStore store;
  const uint32_t a = store.add_group({struct_of({})});
  const uint32_t b = store.add_group({struct_of({}, HeapType::concrete(a))});
  const uint32_t c = store.add_group({struct_of({}, HeapType::concrete(b))});
  const uint32_t other = store.add_group({struct_of({field(ValType::i64())}, HeapType::concrete(a))});
  CHECK(store.depth(c) == 2);
  CHECK(store.is_subtype_id(a, a));
  CHECK(store.is_subtype_id(c, a));
  CHECK_FALSE(store.is_subtype_id(a, c));
  CHECK_FALSE(store.is_subtype_id(c, other));
}

TEST_CASE("a supertype may be an earlier member of the group") {
  TypeStore store;
  const uint32_t id = store.add_group({struct_of({}), struct_of({}, HeapType::rec_member(0))});
  CHECK(store.get(id + 1).supertype == HeapType::concrete(id));
  CHECK(store.is_subtype_id(id + 1, id));
}

TEST_CASE("the lattice of heap types") {
  TypeStore store;
  const HeapType struct_type = HeapType::concrete(store.add_group({struct_of({})}));
  const HeapType array_type = HeapType::concrete(store.add_group({{ArrayType{field(ValType::i32())}, {}, true}}));
  const HeapType func_type = HeapType::concrete(store.add_group({func_of({}, {})}));
  using enum AbstractHeap;
  const auto below = [&](HeapType sub, HeapType super) { return store.is_subtype(sub, super); };

  for (const HeapType heap : {HeapType(i31), HeapType(struct_), HeapType(AbstractHeap::array), struct_type, array_type}) {
    CHECK(below(heap, eq));
    CHECK(below(heap, any));
    CHECK(below(none, heap));
    CHECK_FALSE(below(any, heap));
    CHECK_FALSE(below(heap, AbstractHeap::func));
    CHECK_FALSE(below(nofunc, heap));
    CHECK(store.top(heap) == any);
  }
  CHECK(below(struct_type, struct_));
  CHECK_FALSE(below(struct_type, AbstractHeap::array));
  CHECK(below(array_type, AbstractHeap::array));
  CHECK(below(func_type, AbstractHeap::func));
  CHECK(below(nofunc, func_type));
  CHECK_FALSE(below(func_type, any));
  CHECK_FALSE(below(AbstractHeap::func, func_type));
  CHECK(below(noextern, extern_));
  CHECK_FALSE(below(none, extern_));
  CHECK(below(noexn, exn));
  CHECK(store.top(func_type) == AbstractHeap::func);
  CHECK(store.top(noexn) == exn);
}

TEST_CASE("references: nullability, and bot below everything") {
  TypeStore store;
  const ValType maybe = ValType::funcref();
  const ValType sure = ValType::ref(AbstractHeap::func, false);
  CHECK(store.is_subtype(sure, maybe));
  CHECK_FALSE(store.is_subtype(maybe, sure));
  CHECK(store.is_subtype(ValType::bot(), sure));
  CHECK(store.is_subtype(ValType::bot(), ValType::i32()));
  CHECK_FALSE(store.is_subtype(ValType::i32(), ValType::i64()));
}

TEST_CASE("composite types: variance, width and depth") {
  TypeStore store;
  const ValType maybe = ValType::funcref();
  const ValType sure = ValType::ref(AbstractHeap::func, false);
  const auto below = [&](const CompositeType& sub, const CompositeType& super) {
    return store.is_subtype(sub, super);
  };
  CHECK(below(FuncType{{maybe}, {sure}}, FuncType{{sure}, {maybe}}));
  CHECK_FALSE(below(FuncType{{sure}, {}}, FuncType{{maybe}, {}}));
  CHECK_FALSE(below(FuncType{{}, {maybe}}, FuncType{{}, {sure}}));
  CHECK(below(StructType{{field(sure), field(maybe)}}, StructType{{field(maybe)}}));
  CHECK_FALSE(below(StructType{{}}, StructType{{field(maybe)}}));
  // A mutable field is invariant.
  CHECK_FALSE(below(StructType{{field(sure, true)}}, StructType{{field(maybe, true)}}));
  CHECK_FALSE(below(StructType{{field(sure)}}, StructType{{field(sure, true)}}));
  CHECK_FALSE(below(StructType{{}}, FuncType{}));
}

TEST_CASE("remap keeps equality across stores") {
  TypeStore first;
  const uint32_t list = first.add_group({struct_of({field(rec_ref(0))})});
  const uint32_t user = first.add_group({func_of({ValType::ref(HeapType::concrete(list), false)}, {})});
  TypeStore target;
  target.add_group({func_of({}, {ValType::f64()})});
  const auto ids = remap(first, target);
  CHECK(ids[list] != list);
  CHECK(target.size() == 3);
  CHECK(remap(first, target) == ids);
  CHECK(target.size() == 3);
  CHECK(target.func(ids[user])->params[0].heap() == HeapType::concrete(ids[list]));
  CHECK(remap(ValType::ref(HeapType::concrete(list), true), ids).heap().id() == ids[list]);
  CHECK(remap(ValType::i32(), ids) == ValType::i32());
}

TEST_CASE("limits match by the current size and the maximum") {
  const Limits wanted{.min = 2, .max = 5, .has_max = true};
  CHECK(limits_match({.min = 1, .max = 5, .has_max = true}, 2, wanted));
  CHECK_FALSE(limits_match({.min = 1, .max = 5, .has_max = true}, 1, wanted));
  CHECK_FALSE(limits_match({.min = 2, .max = 6, .has_max = true}, 2, wanted));
  CHECK_FALSE(limits_match({.min = 2}, 2, wanted));
  CHECK_FALSE(limits_match({.min = 2, .max = 5, .has_max = true, .is_64 = true}, 2, wanted));
}

}  // namespace tenon::types
