#include "loader/const_eval.h"

#include <vector>

#include "ops/opcodes.h"
#include "runtime/references.h"
#include "support/byte_reader.h"

namespace tenon::loader {
namespace {

using ops::Op;

uint64_t low_half(uint64_t value) { return value & ~uint32_t{0}; }

// The explicit stack machine for expressions that are not pre-decoded.
Result<RawValue> run(runtime::Instance& instance, const model::ConstExpr& expr) {
  support::ByteReader reader(expr.bytes, expr.offset);
  std::vector<RawValue> stack;
  const auto pop = [&] {
    assert(!stack.empty());
    const RawValue value = stack.back();
    stack.pop_back();
    return value.low;
  };
  while (!reader.failed()) {
    const uint64_t offset = reader.offset();
    const uint8_t first = reader.read_u8();
    Op op = ops::find_op(0, first);
    if (op == ops::kNoOp) op = ops::find_op(first, reader.read_u32());
    switch (op) {
      case Op::end: return stack.empty() ? RawValue{} : stack.back();
      case Op::i32_const:
        stack.push_back({static_cast<uint32_t>(reader.read_s32()), 0});
        break;
      case Op::i64_const: stack.push_back({static_cast<uint64_t>(reader.read_s64()), 0}); break;
      case Op::f32_const: stack.push_back({reader.read_fixed_u32(), 0}); break;
      case Op::f64_const: stack.push_back({reader.read_fixed_u64(), 0}); break;
      case Op::v128_const: {
        const uint64_t low = reader.read_fixed_u64();
        stack.push_back({low, reader.read_fixed_u64()});
        break;
      }
      case Op::global_get:
        stack.push_back(instance.global(GlobalIndex{reader.read_u32()})->get());
        break;
      case Op::ref_null:
        reader.read_s33();
        stack.push_back({});
        break;
      case Op::ref_func:
        stack.push_back({runtime::to_reference(instance.func(FuncIndex{reader.read_u32()})), 0});
        break;
      case Op::i32_add:
      case Op::i32_sub:
      case Op::i32_mul:
      case Op::i64_add:
      case Op::i64_sub:
      case Op::i64_mul: {
        const uint64_t right = pop();
        const uint64_t left = pop();
        const bool is_add = op == Op::i32_add || op == Op::i64_add;
        const bool is_sub = op == Op::i32_sub || op == Op::i64_sub;
        const uint64_t result = is_add ? left + right : is_sub ? left - right : left * right;
        const bool is_32 = op == Op::i32_add || op == Op::i32_sub || op == Op::i32_mul;
        stack.push_back({is_32 ? low_half(result) : result, 0});
        break;
      }
      default:
        return Error{ErrorKind::unsupported,
                     "constant expression with " +
                         (op == ops::kNoOp ? std::string("an unknown instruction")
                                           : std::string(ops::info(op).text)) +
                         " is not supported yet",
                     offset};
    }
  }
  return reader.take_error();
}

}  // namespace

Result<RawValue> evaluate(runtime::Instance& instance, const model::ConstExpr& expr) {
  switch (expr.kind) {
    case model::ConstExpr::Kind::value: return RawValue{expr.bits[0], expr.bits[1]};
    case model::ConstExpr::Kind::global_get:
      return instance.global(GlobalIndex{expr.index})->get();
    case model::ConstExpr::Kind::ref_func:
      return RawValue{runtime::to_reference(instance.func(FuncIndex{expr.index})), 0};
    case model::ConstExpr::Kind::ref_null: return RawValue{};
    case model::ConstExpr::Kind::bytes: break;
  }
  return run(instance, expr);
}

}  // namespace tenon::loader
