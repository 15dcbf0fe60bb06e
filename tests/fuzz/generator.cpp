#include "generator.h"

#include <algorithm>
#include <iterator>

#include "body_maker.h"
#include "plan.h"

namespace tenon::fuzz {
namespace {

ValType any_type(Choices& choices) {
  static constexpr ValKind kKinds[] = {ValKind::i32, ValKind::i64, ValKind::f32, ValKind::f64};
  const uint32_t which = choices.below(9);
  return which == 8 ? ValType::funcref() : ValType(kKinds[which % 4]);
}

std::vector<ValType> some_types(Choices& choices, size_t usual, size_t most) {
  std::vector<ValType> types(choices.below((choices.once_in(8) ? most : usual) + 1));
  for (ValType& type : types) type = any_type(choices);
  return types;
}

Segment make_segment(Choices& choices, size_t most, size_t items) {
  Segment segment{choices.once_in(2), choices.below(4), {}};
  segment.items.resize(choices.below(most + 1));
  for (uint32_t& item : segment.items) item = choices.below(items);
  return segment;
}

void plan_state(Plan& plan, Choices& choices) {
  // Those that the body maker has a use for: what counts down, and what values are mixed into.
  plan.globals = {{ValType::i32(), true}, {ValType::i64(), true}};
  plan.global_values = {60, 0};
  for (uint32_t left = choices.below(4); left > 0; --left) {
    const ValType type = any_type(choices);
    const bool is_float = type.kind() == ValKind::f32 || type.kind() == ValKind::f64;
    const bool is_64 = type.kind() == ValKind::i64 || type.kind() == ValKind::f64;
    plan.globals.push_back({type, !choices.once_in(4)});
    plan.global_values.push_back(type.is_ref() ? 0 : make_number(choices, is_64, is_float));
  }
  for (uint32_t left = choices.below(3); left > 0; --left) {
    const uint64_t min = choices.below(3);
    plan.memories.push_back({{.min = min, .max = min + choices.below(3), .has_max = true,
                              .is_64 = choices.once_in(4)}});
  }
  for (uint32_t left = choices.below(3); left > 0; --left) {
    plan.tables.push_back({ValType::funcref(),
                           {.min = choices.below(9), .max = 8 + choices.below(4), .has_max = true,
                            .is_64 = choices.once_in(4)}});
  }
  if (!plan.tables.empty()) {
    for (uint32_t left = choices.below(3); left > 0; --left) {
      plan.elems.push_back(make_segment(choices, 8, plan.funcs.size()));
    }
  }
  if (!plan.memories.empty()) {
    for (uint32_t left = choices.below(3); left > 0; --left) {
      plan.datas.push_back(make_segment(choices, 8, 256));
    }
  }
  // So that every function may be named by ref.func.
  if (!plan.tables.empty()) {
    Segment all;
    for (uint32_t i = 0; i < plan.funcs.size(); ++i) all.items.push_back(i);
    plan.elems.push_back(all);
  }
}

}  // namespace

uint64_t make_number(Choices& choices, bool is_64, bool is_float) {
  static constexpr uint64_t kEdges[] = {
      0, 1, 2, 7, 8, 31, 32, 63, 64, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff,
      0x80000000, 0xffffffff, 0x100000000, 0x7fffffffffffffff, 0x8000000000000000,
      0xffffffffffffffff, 0xfffffffffffffffe, 0xffffffff80000000};
  static constexpr uint64_t kEdges32[] = {0, 0x80000000, 0x3f800000, 0xbf800000, 0x7f800000,
                                          0xff800000, 0x7fc00000, 1, 0x4f000000, 0xcf000000,
                                          0x5f000000, 0xdf000000, 0x3fc00000, 0x4f800000};
  static constexpr uint64_t kEdges64[] = {
      0, uint64_t{1} << 63, 0x3ff0000000000000, 0xbff0000000000000, 0x7ff0000000000000,
      0xfff0000000000000, 0x7ff8000000000000, 1, 0x41e0000000000000, 0xc1e0000000200000,
      0x43e0000000000000, 0xc3e0000000000000, 0x3ff8000000000000, 0x41f0000000000000};
  const uint32_t how = choices.below(4);
  if (how == 3) {
    const uint64_t bits = choices.bits();
    return is_64 ? bits : bits & 0xffffffff;
  }
  if (how == 2 && !is_float) return choices.byte();
  if (!is_float) {
    const uint64_t edge = kEdges[choices.below(std::size(kEdges))];
    return is_64 ? edge : edge & 0xffffffff;
  }
  return is_64 ? kEdges64[choices.below(std::size(kEdges64))]
               : kEdges32[choices.below(std::size(kEdges32))];
}

std::vector<uint8_t> make_module(Choices& choices) {
  Plan plan;
  const uint32_t count = 1 + choices.below(4);
  for (uint32_t i = 0; i < count; ++i) {
    const auto params = some_types(choices, 4, 14);
    plan.funcs.push_back(plan.type_index({params, some_types(choices, 1, 9)}));
  }
  for (uint32_t left = choices.below(4); left > 0; --left) {
    plan.tags.push_back(plan.type_index({some_types(choices, 2, 14), {}}));
  }
  plan_state(plan, choices);
  for (uint32_t i = 0; i < count; ++i) plan.bodies.push_back(BodyMaker(plan, choices, i).make());
  return plan.encode();
}

}  // namespace tenon::fuzz
