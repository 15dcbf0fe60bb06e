// Decoder: constant expressions. Spec: 3.0, section 3.4.13 (Constant Expressions).
#include "binary/decoder.h"

namespace tenon::binary {

using ops::Op;

void Decoder::skip_immediates(ops::Imm imm) {
  using ops::Imm;
  const auto block_type = [&] {
    const uint8_t lead = in_.peek_u8();
    if (lead == 0x40) {
      in_.read_u8();
    } else if ((lead & 0xc0) == 0x40) {
      read_val_type(in_, scope());
    } else {
      in_.read_s33();
    }
  };
  const auto memarg = [&] {
    const uint32_t flags = in_.read_u32();
    if ((flags & 0x40) != 0) in_.read_u32();
    in_.read_u64();
  };
  switch (imm) {
    case Imm::none: return;
    case Imm::block: return block_type();
    case Imm::try_table:
      block_type();
      return each([&](uint32_t) {
        const uint8_t kind = in_.read_u8();
        if (kind < 2) in_.read_u32();
        in_.read_u32();
      });
    case Imm::br_table:
      each([&](uint32_t) { in_.read_u32(); });
      in_.read_u32();
      return;
    case Imm::type_table: case Imm::table_table: case Imm::elem_table: case Imm::memory_memory:
    case Imm::data_memory: case Imm::type_field: case Imm::type_u32: case Imm::type_type:
    case Imm::type_data: case Imm::type_elem:
      in_.read_u32();
      in_.read_u32();
      return;
    case Imm::memarg: return memarg();
    case Imm::memarg_lane:
      memarg();
      in_.read_u8();
      return;
    case Imm::lane: case Imm::zero_byte: in_.read_u8(); return;
    case Imm::shuffle: case Imm::v128: in_.read_bytes(16); return;
    case Imm::i32: in_.read_s32(); return;
    case Imm::i64: in_.read_s64(); return;
    case Imm::f32: in_.read_bytes(4); return;
    case Imm::f64: in_.read_bytes(8); return;
    case Imm::select: return each([&](uint32_t) { read_val_type(in_, scope()); });
    case Imm::heap: read_heap_type(in_, scope()); return;
    case Imm::br_on_cast:
      in_.read_u8();
      in_.read_u32();
      read_heap_type(in_, scope());
      read_heap_type(in_, scope());
      return;
    default: in_.read_u32(); return;  // one index
  }
}

// REQUIRES: the immediates of the instruction that is not constant are next.
void Decoder::skip_const_expr(Opcode opcode) {
  uint64_t depth = 0;
  uint64_t at = in_.offset();
  while (!in_.failed()) {
    const Op op = opcode.op;
    if (op == ops::kNoOp) return in_.fail_malformed(illegal_opcode(opcode), at);
    switch (op) {
      case Op::block: case Op::loop: case Op::if_: case Op::try_: case Op::try_table:
        ++depth;
        break;
      case Op::delegate: case Op::end:
        if (depth-- == 0) return;
        break;
      default: break;
    }
    skip_immediates(ops::info(op).imm);
    at = in_.offset();
    opcode = read_opcode(in_);
  }
}

model::ConstExpr Decoder::decode_const_expr(ValType type) {
  model::ConstExpr expr{.kind = model::ConstExpr::Kind::bytes, .type = type};
  const uint8_t* const begin = in_.pos();
  expr.offset = in_.offset();
  std::vector<ValType> stack;
  uint32_t instructions = 0;
  const auto pop = [&](ValType expected) {
    if (stack.empty() || !blob_.types.is_subtype(stack.back(), expected)) return fail("type mismatch");
    stack.pop_back();
  };
  const auto simple = [&](model::ConstExpr::Kind kind, uint64_t bits, uint32_t index) {
    expr.kind = instructions == 0 ? kind : model::ConstExpr::Kind::bytes;
    expr.bits[0] = bits;
    expr.index = index;
  };
  using Kind = model::ConstExpr::Kind;
  const auto read_array = [&](uint32_t index) -> const types::ArrayType* {
    if (!check_index(in_, index, module_.types.size(), "unknown type", in_.offset())) return nullptr;
    const auto* array = blob_.types.array(raw(module_.types[TypeIndex{index}].id));
    if (array == nullptr) fail("type mismatch");
    return array;
  };
  const auto concrete = [&](uint32_t index) {
    return ValType::ref(HeapType::concrete(module_.types[TypeIndex{index}].id), false);
  };
  for (;; ++instructions) {
    const uint64_t at = in_.offset();
    const Opcode opcode = read_opcode(in_);
    if (in_.failed()) return expr;
    const Op op = opcode.op;
    if (op == Op::end) break;
    if (op == ops::kNoOp || !features_.has(ops::info(op).feature)) {
      in_.fail_malformed(illegal_opcode(opcode), at);
      return expr;
    }
    switch (op) {
      case Op::i32_const:
        simple(Kind::value, static_cast<uint32_t>(in_.read_s32()), 0);
        stack.push_back(ValType::i32());
        break;
      case Op::i64_const:
        simple(Kind::value, static_cast<uint64_t>(in_.read_s64()), 0);
        stack.push_back(ValType::i64());
        break;
      case Op::f32_const:
        simple(Kind::value, in_.read_fixed_u32(), 0);
        stack.push_back(ValType::f32());
        break;
      case Op::f64_const:
        simple(Kind::value, in_.read_fixed_u64(), 0);
        stack.push_back(ValType::f64());
        break;
      case Op::v128_const:
        simple(Kind::value, in_.read_fixed_u64(), 0);
        expr.bits[1] = in_.read_fixed_u64();
        stack.push_back(ValType::v128());
        break;
      case Op::global_get: {
        const uint32_t index = in_.read_u32();
        if (in_.failed() || !check_index(in_, index, module_.globals.size(), "unknown global", at)) return expr;
        if (module_.globals[GlobalIndex{index}].type.is_mutable) {
          fail("constant expression required: global " + std::to_string(index) + " is mutable", at);
          return expr;
        }
        simple(Kind::global_get, 0, index);
        stack.push_back(module_.globals[GlobalIndex{index}].type.type);
        break;
      }
      case Op::ref_null: {
        const HeapType heap = read_heap_type(in_, scope());
        simple(Kind::ref_null, 0, 0);
        stack.push_back(ValType::ref(heap, true));
        break;
      }
      case Op::ref_func: {
        const uint32_t index = in_.read_u32();
        if (in_.failed() || !check_index(in_, index, module_.funcs.size(), "unknown function", at)) return expr;
        simple(Kind::ref_func, 0, index);
        escape(FuncIndex{index});
        stack.push_back(ValType::ref(HeapType::concrete(module_.funcs[FuncIndex{index}].type), false));
        break;
      }
      case Op::i32_add: case Op::i32_sub: case Op::i32_mul:
        if (!features_.has(ops::Feature::extended_const)) {
          fail(model::needs_feature("constant expression required", ops::info(op).text,
                                    ops::Feature::extended_const),
               at);
          return expr;
        }
        pop(ValType::i32());
        if (!in_.failed()) pop(ValType::i32());
        stack.push_back(ValType::i32());
        break;
      case Op::i64_add: case Op::i64_sub: case Op::i64_mul:
        if (!features_.has(ops::Feature::extended_const)) {
          fail(model::needs_feature("constant expression required", ops::info(op).text,
                                    ops::Feature::extended_const),
               at);
          return expr;
        }
        pop(ValType::i64());
        if (!in_.failed()) pop(ValType::i64());
        stack.push_back(ValType::i64());
        break;
      case Op::ref_i31:
        pop(ValType::i32());
        stack.push_back(ValType::ref(AbstractHeap::i31, false));
        break;
      case Op::any_convert_extern: case Op::extern_convert_any: {
        const bool to_any = op == Op::any_convert_extern;
        const bool null = !stack.empty() && stack.back().is_ref() && stack.back().nullable();
        pop(ValType::ref(to_any ? AbstractHeap::extern_ : AbstractHeap::any, true));
        stack.push_back(ValType::ref(to_any ? AbstractHeap::any : AbstractHeap::extern_, null));
        break;
      }
      case Op::struct_new: case Op::struct_new_default: {
        const uint32_t index = in_.read_u32();
        if (in_.failed() || !check_index(in_, index, module_.types.size(), "unknown type", at)) return expr;
        const auto* type_def = blob_.types.struct_type(raw(module_.types[TypeIndex{index}].id));
        if (type_def == nullptr) {
          fail("type mismatch", at);
          return expr;
        }
        for (size_t i = type_def->fields.size(); i-- > 0 && !in_.failed();) {
          if (op == Op::struct_new) {
            pop(type_def->fields[i].type);
          } else if (!type_def->fields[i].type.defaultable()) {
            fail("type mismatch", at);
          }
        }
        stack.push_back(concrete(index));
        break;
      }
      case Op::array_new: case Op::array_new_default: case Op::array_new_fixed: {
        const uint32_t index = in_.read_u32();
        const auto* array = in_.failed() ? nullptr : read_array(index);
        if (array == nullptr) return expr;
        if (op == Op::array_new_fixed) {
          const uint32_t count = in_.read_u32();
          for (uint32_t i = 0; i < count && !in_.failed(); ++i) pop(array->field.type);
        } else {
          pop(ValType::i32());
          if (op == Op::array_new && !in_.failed()) pop(array->field.type);
          if (op == Op::array_new_default && !array->field.type.defaultable()) fail("type mismatch", at);
        }
        stack.push_back(concrete(index));
        break;
      }
      default:
        skip_const_expr(opcode);
        fail("constant expression required: " + std::string(ops::info(op).text) + " is not constant",
             at);
        return expr;
    }
    if (in_.failed()) return expr;
  }
  if (stack.size() != 1 || !blob_.types.is_subtype(stack[0], type)) fail("type mismatch", expr.offset);
  if (instructions != 1) expr.kind = Kind::bytes;
  expr.bytes = {begin, in_.pos()};
  return expr;
}

}  // namespace tenon::binary
