// Validation of the operators that have no fixed signature and talk to no sink of their own.
// Spec: 3.0, sections 3.4.2 to 3.4.11.
#include "binary/walker.h"

#include <algorithm>

namespace tenon::binary {

using ops::Op;

namespace {

ValType unpacked(const FieldType& field) { return field.type; }

constexpr ValType nullable(AbstractHeap heap) { return ValType::ref(heap, true); }

}  // namespace

// A body may name data segments only where the data count section announced them.
bool WalkerBase::check_data(uint32_t index) {
  if (!check(index, module_.datas.size(), "unknown data segment")) return false;
  if (module_.data_count) return true;
  in_.fail_malformed("data count section required", op_offset());
  return false;
}

ValType WalkerBase::check_select(Op op) {
  if (op == Op::select_t) {
    const uint32_t count = in_.read_u32();
    if (in_.failed()) return ValType::bot();
    if (count != 1) {
      fail("invalid result arity");
      return ValType::bot();
    }
    const ValType type = read_val_type(in_, scope());
    pop(ValType::i32());
    pop(type);
    pop(type);
    push(type);
    return type;
  }
  pop(ValType::i32());
  const ValType second = pop();
  const ValType first = pop();
  const bool is_plain = !first.is_ref() && !second.is_ref();
  if (!is_plain || (first != second && !first.is_bot() && !second.is_bot())) mismatch();
  const ValType type = first.is_bot() ? second : first;
  push(type);
  return type;
}

void WalkerBase::check_br_table() {
  depths_.clear();
  const uint32_t count = in_.read_u32();
  if (in_.failed()) return;
  for (uint64_t i = 0; i <= count; ++i) {
    const uint32_t depth = in_.read_u32();
    if (in_.failed() || !check_label(depth)) return;
    depths_.push_back(depth);
  }
  pop(ValType::i32());
  const size_t arity = label_types(label(depths_.back())).size();
  for (const uint32_t depth : depths_) {
    Control& target = label(depth);
    if (target.seen_at == op_offset()) continue;  // a table may name a label a million times
    target.seen_at = op_offset();
    const auto types = label_types(target);
    if (types.size() != arity) return mismatch();
    popped_.clear();
    for (size_t i = arity; i-- > 0;) popped_.push_back(pop(types[i]));
    if (in_.failed()) return;
    push(std::span<const ValType>(popped_));
    std::reverse(stack_.end() - static_cast<std::ptrdiff_t>(arity), stack_.end());
  }
  pop(label_types(label(depths_.back())));
}

void WalkerBase::check_table_op(Op op, uint32_t& first, uint32_t& second) {
  const auto table = [&](uint32_t index) -> const TableType& {
    return module_.tables[TableIndex{index}].type;
  };
  first = in_.read_u32();
  if (op == Op::table_copy || op == Op::table_init) second = in_.read_u32();
  if (in_.failed()) return;
  if (op == Op::elem_drop) {
    check(first, module_.elems.size(), "unknown elem segment");
    return;
  }
  if (op == Op::table_init) {
    if (!check_table(second) || !check(first, module_.elems.size(), "unknown elem segment")) return;
    if (!blob_.types.is_subtype(module_.elems[ElemIndex{first}].type, table(second).element)) {
      return mismatch();
    }
    pop(ValType::i32());
    pop(ValType::i32());
    pop(table(second).limits.address_type());
    return;
  }
  if (!check_table(first)) return;
  const ValType address = table(first).limits.address_type();
  const ValType element = table(first).element;
  switch (op) {
    case Op::table_get:
      pop(address);
      return push(element);
    case Op::table_set:
      pop(element);
      pop(address);
      return;
    case Op::table_size: return push(address);
    case Op::table_grow:
      pop(address);
      pop(element);
      return push(address);
    case Op::table_fill:
      pop(address);
      pop(element);
      pop(address);
      return;
    default: {  // table.copy
      if (!check_table(second)) return;
      if (!blob_.types.is_subtype(table(second).element, element)) return mismatch();
      const ValType source = table(second).limits.address_type();
      pop(address == source ? address : ValType::i32());
      pop(source);
      pop(address);
    }
  }
}

void WalkerBase::check_memory_op(Op op, uint32_t& first, uint32_t& second) {
  first = in_.read_u32();
  if (op == Op::memory_copy || op == Op::memory_init) second = in_.read_u32();
  if (in_.failed()) return;
  if (op == Op::data_drop || op == Op::memory_init) {
    if (op == Op::memory_init && !check_memory(second)) return;
    if (!check_data(first)) return;
    if (op == Op::data_drop) return;
    pop(ValType::i32());
    pop(ValType::i32());
    pop(address_type(MemoryIndex{second}));
    return;
  }
  if (!check_memory(first)) return;
  const ValType address = address_type(MemoryIndex{first});
  switch (op) {
    case Op::memory_size: return push(address);
    case Op::memory_grow:
      pop(address);
      return push(address);
    case Op::memory_fill:
      pop(address);
      pop(ValType::i32());
      pop(address);
      return;
    default: {  // memory.copy
      if (!check_memory(second)) return;
      const ValType source = address_type(MemoryIndex{second});
      pop(address == source ? address : ValType::i32());
      pop(source);
      pop(address);
    }
  }
}

void WalkerBase::check_vector(Op op) {
  const ops::OpInfo& info = ops::info(op);
  switch (info.imm) {
    case ops::Imm::memarg: memarg_ = read_any_memarg(op); break;
    case ops::Imm::memarg_lane:
      memarg_ = read_any_memarg(op);
      if (!in_.failed() && in_.read_u8() >= 16u >> info.aux) fail("invalid lane index");
      break;
    case ops::Imm::lane:
      if (in_.read_u8() >= info.aux) fail("invalid lane index");
      break;
    case ops::Imm::shuffle:
      for (const uint8_t lane : in_.read_bytes(16)) {
        if (lane >= 32) fail("invalid lane index");
      }
      break;
    case ops::Imm::zero_byte:
      if (in_.read_u8() != 0) in_.fail_malformed("zero byte expected", op_offset());
      break;
    default: break;
  }
  if (!in_.failed()) apply_signature(op);
}

void WalkerBase::check_reference(Op op) {
  switch (op) {
    case Op::ref_eq:
      pop(nullable(AbstractHeap::eq));
      pop(nullable(AbstractHeap::eq));
      return push(ValType::i32());
    case Op::ref_as_non_null: {
      const ValType type = pop_ref();
      return push(type.is_bot() ? type : ValType::ref(type.heap(), false));
    }
    case Op::ref_i31:
      pop(ValType::i32());
      return push(ValType::ref(AbstractHeap::i31, false));
    default: {  // ref.test and ref.cast, each in two forms
      const HeapType heap = read_heap_type(in_, scope());
      if (in_.failed()) return;
      const bool to_null = op == Op::ref_test_null || op == Op::ref_cast_null;
      pop(ValType::ref(blob_.types.top(heap), true));
      const bool is_test = op == Op::ref_test || op == Op::ref_test_null;
      return push(is_test ? ValType::i32() : ValType::ref(heap, to_null));
    }
  }
}

uint32_t WalkerBase::check_br_on_null(Op op) {
  const uint32_t depth = in_.read_u32();
  if (in_.failed() || !check_label(depth)) return depth;
  auto types = label_types(label(depth));
  const ValType type = pop_ref();
  const ValType non_null = type.is_bot() ? type : ValType::ref(type.heap(), false);
  if (op == Op::br_on_non_null) {
    if (types.empty() || !types.back().is_ref() ||
        !blob_.types.is_subtype(non_null, types.back())) {
      mismatch();
      return depth;
    }
    types = types.first(types.size() - 1);
  }
  pop(types);
  push(types);
  if (op == Op::br_on_null) push(non_null);
  return depth;
}

void WalkerBase::check_br_on_cast(Op op) {
  const uint8_t flags = in_.read_u8();
  const uint32_t depth = in_.read_u32();
  const HeapType source_heap = read_heap_type(in_, scope());
  const HeapType target_heap = read_heap_type(in_, scope());
  if (in_.failed()) return;
  if (flags > 3) return in_.fail_malformed("malformed cast flags", op_offset());
  if (!check_label(depth)) return;
  const ValType source = ValType::ref(source_heap, (flags & 1) != 0);
  const ValType target = ValType::ref(target_heap, (flags & 2) != 0);
  if (!blob_.types.is_subtype(target, source)) return mismatch();
  const ValType rest = ValType::ref(source_heap, source.nullable() && !target.nullable());
  const bool on_fail = op == Op::br_on_cast_fail;
  auto types = label_types(label(depth));
  if (types.empty() || !types.back().is_ref()) return mismatch();
  if (!blob_.types.is_subtype(on_fail ? rest : target, types.back())) return mismatch();
  types = types.first(types.size() - 1);
  pop(source);
  pop(types);
  push(types);
  push(on_fail ? target : rest);
}

void WalkerBase::check_aggregate(Op op) {
  switch (op) {
    case Op::any_convert_extern: case Op::extern_convert_any: {
      const bool to_any = op == Op::any_convert_extern;
      const ValType type = pop(nullable(to_any ? AbstractHeap::extern_ : AbstractHeap::any));
      const bool null = type.is_bot() ? false : type.is_ref() && type.nullable();
      return push(ValType::ref(to_any ? AbstractHeap::any : AbstractHeap::extern_, null));
    }
    case Op::i31_get_s: case Op::i31_get_u:
      pop(nullable(AbstractHeap::i31));
      return push(ValType::i32());
    case Op::array_len:
      pop(nullable(AbstractHeap::array));
      return push(ValType::i32());
    default: break;
  }
  const uint32_t index = in_.read_u32();
  if (in_.failed()) return;
  if (op <= Op::struct_set) {
    const types::StructType* type = struct_at(index);
    if (type == nullptr) return;
    if (op == Op::struct_new || op == Op::struct_new_default) {
      for (size_t i = type->fields.size(); i-- > 0;) {
        const FieldType& field = type->fields[i];
        if (op == Op::struct_new) {
          pop(unpacked(field));
        } else if (!field.type.defaultable()) {
          return mismatch();
        }
      }
      return push(concrete(index, false));
    }
    const uint32_t field_index = in_.read_u32();
    if (in_.failed() || !check(field_index, type->fields.size(), "unknown field")) return;
    const FieldType& field = type->fields[field_index];
    if (op == Op::struct_set) {
      if (!field.is_mutable) return fail("immutable field");
      pop(unpacked(field));
      pop(concrete(index, true));
      return;
    }
    if ((field.packed != PackedKind::none) != (op != Op::struct_get)) return mismatch();
    pop(concrete(index, true));
    return push(unpacked(field));
  }
  const types::ArrayType* type = array_at(index);
  if (type == nullptr) return;
  const FieldType& field = type->field;
  const bool writes = op == Op::array_set || op == Op::array_fill || op == Op::array_copy ||
                      op == Op::array_init_data || op == Op::array_init_elem;
  if (writes && !field.is_mutable) return fail("immutable array");
  const bool is_numeric = !field.type.is_ref();
  const auto check_data_operand = [&] {
    const uint32_t segment = in_.read_u32();
    if (in_.failed()) return;
    if (!check_data(segment)) return;
    if (!is_numeric) fail("array type is not numeric or vector");
  };
  const auto check_elem = [&] {
    const uint32_t segment = in_.read_u32();
    if (in_.failed() || !check(segment, module_.elems.size(), "unknown elem segment")) return;
    if (!blob_.types.is_subtype(module_.elems[ElemIndex{segment}].type, field.type)) mismatch();
  };
  const auto pop_i32s = [&](int count) {
    for (int i = 0; i < count; ++i) pop(ValType::i32());
  };
  switch (op) {
    case Op::array_new:
      pop(ValType::i32());
      pop(unpacked(field));
      return push(concrete(index, false));
    case Op::array_new_default:
      if (!field.type.defaultable()) return mismatch();
      pop(ValType::i32());
      return push(concrete(index, false));
    case Op::array_new_fixed: {
      const uint32_t count = in_.read_u32();
      if (count > 10'000) return fail("array.new_fixed has too many operands");
      for (uint32_t i = 0; i < count && !in_.failed(); ++i) pop(unpacked(field));
      return push(concrete(index, false));
    }
    case Op::array_new_data:
      check_data_operand();
      pop_i32s(2);
      return push(concrete(index, false));
    case Op::array_new_elem:
      check_elem();
      pop_i32s(2);
      return push(concrete(index, false));
    case Op::array_get: case Op::array_get_s: case Op::array_get_u:
      if ((field.packed != PackedKind::none) != (op != Op::array_get)) return mismatch();
      pop(ValType::i32());
      pop(concrete(index, true));
      return push(unpacked(field));
    case Op::array_set:
      pop(unpacked(field));
      pop(ValType::i32());
      pop(concrete(index, true));
      return;
    case Op::array_fill:
      pop(ValType::i32());
      pop(unpacked(field));
      pop(ValType::i32());
      pop(concrete(index, true));
      return;
    case Op::array_copy: {
      const uint32_t source = in_.read_u32();
      const types::ArrayType* from = in_.failed() ? nullptr : array_at(source);
      if (from == nullptr) return;
      if (from->field.packed != field.packed ||
          !blob_.types.is_subtype(from->field.type, field.type)) {
        return fail("array types do not match");
      }
      pop_i32s(2);
      pop(concrete(source, true));
      pop(ValType::i32());
      pop(concrete(index, true));
      return;
    }
    default:  // array.init_data, array.init_elem
      op == Op::array_init_data ? check_data_operand() : check_elem();
      pop_i32s(3);
      pop(concrete(index, true));
      return;
  }
}

// Reads a tag's index; its type, or null where there is none.
const FuncType* WalkerBase::check_tag(TagIndex& tag) {
  const uint32_t index = in_.read_u32();
  if (in_.failed() || !check(index, module_.tags.size(), "unknown tag")) return nullptr;
  tag = TagIndex{index};
  return &blob_.func_type(module_.tags[tag].type);
}

void WalkerBase::check_try_table(Control& control) {
  read_block_type(control);
  catches_.clear();
  const uint32_t count = in_.read_u32();
  for (uint32_t i = 0; i < count && !in_.failed(); ++i) {
    const uint8_t kind = in_.read_u8();
    if (kind > 3) return in_.fail_malformed("malformed catch clause", op_offset());
    CatchClause clause{{}, (kind & 1) != 0, 0};
    std::span<const ValType> values;
    if (kind < 2) {
      const FuncType* type = check_tag(clause.tag.emplace());
      if (type == nullptr) return;
      values = type->params;
    }
    clause.depth = in_.read_u32();
    // Clauses are outside of the block that they guard.
    if (in_.failed() || !check_label(clause.depth)) return;
    auto wanted = label_types(label(clause.depth));
    if (clause.with_reference) {
      const ValType reference = ValType::ref(AbstractHeap::exn, false);
      if (wanted.empty() || !blob_.types.is_subtype(reference, wanted.back())) return mismatch();
      wanted = wanted.first(wanted.size() - 1);
    }
    if (!blob_.types.is_subtype(values, wanted)) return mismatch();
    catches_.push_back(clause);
  }
}

// The proposal as it was before there were references to exceptions.
void WalkerBase::check_legacy_exception(Op op) {
  TagIndex tag;
  switch (op) {
    case Op::try_: {
      Control control{};
      read_block_type(control);
      if (in_.failed()) return;
      pop(params(control));
      return push_control(op, control);
    }
    case Op::catch_: case Op::catch_all: {
      const Op open = controls_.back().op;
      if (open != Op::try_ && open != Op::catch_) {
        return in_.fail_malformed("END opcode expected", op_offset());
      }
      const FuncType* type = nullptr;
      if (op == Op::catch_ && (type = check_tag(tag)) == nullptr) return;
      const Control control = pop_control();
      if (in_.failed()) return;
      push_control(op, control);
      stack_.truncate(std::min(stack_.size(), controls_.back().height));
      if (type != nullptr) push(type->params);
      return;
    }
    case Op::rethrow: {
      const uint32_t depth = in_.read_u32();
      if (in_.failed() || !check_label(depth)) return;
      const Op open = label(depth).op;
      if (open != Op::catch_ && open != Op::catch_all) return fail("invalid rethrow label");
      return set_unreachable();
    }
    default: {  // delegate
      if (controls_.back().op != Op::try_) return in_.fail_malformed("END opcode expected", op_offset());
      const Control control = pop_control();
      const uint32_t depth = in_.read_u32();
      if (in_.failed() || !check_label(depth)) return;
      return push(results(control));
    }
  }
}

}  // namespace tenon::binary
