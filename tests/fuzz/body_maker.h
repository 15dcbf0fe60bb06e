// Makes one function's body, type by type: it always knows what is on the operand stack.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

#include "generator.h"
#include "ops/opcodes.h"
#include "plan.h"

namespace tenon::fuzz {

class BodyMaker {
 public:
  // Types that blocks need are added to `plan`.
  BodyMaker(Plan& plan, Choices& choices, uint32_t func);

  support::ByteWriter make();

 private:
  using Types = std::vector<ValType>;
  struct Block {
    ops::Op op;
    Types params;
    Types results;
    size_t height;
    bool unreachable = false;
    const Types& label() const { return op == ops::Op::loop ? params : results; }
  };

  void op(ops::Op op);
  void op(ops::Op op, std::initializer_list<uint32_t> indices);
  void number(ValType type, uint64_t bits);
  void push(ValType type) { stack_.push_back(type); }
  void push(std::span<const ValType> types) { stack_.insert(stack_.end(), types.begin(), types.end()); }
  // Makes the operands be there, and takes them.
  void take(std::span<const ValType> types);
  void take(std::initializer_list<ValType> types) { take(std::span(types.begin(), types.size())); }
  // Emits a value. With `depth`, maybe one that is computed.
  void value(ValType type, int depth);
  void constant(ValType type);
  void hard_constant(ValType type);
  // Takes a value off the operand stack so that it shows in the end.
  void discard(ValType type);
  // Makes a NaN on top canonical.
  void canonical(ValType type);
  // Makes the address on top small most of the time.
  void bound(ValType type, uint32_t mask);
  void count_down();

  void statement();
  void numeric(ops::Op op);
  void variable();
  void access();
  void memory_op();
  void table_op();
  void block();
  void open(ops::Op kind, Types params, Types results);
  void try_table();
  void throw_something();
  void branch();
  void call();
  void close();
  void finish_results(const Types& results);
  void set_unreachable();

  ValType any_type();
  Types some_types(size_t most);
  const Types& tag_types(uint32_t tag) const { return plan_.types[plan_.tags[tag]].params; }
  std::vector<uint32_t> locals_of(ValType type) const;
  ValType address_type(uint32_t memory) const { return plan_.memories[memory].limits.address_type(); }

  Plan& plan_;
  Choices& choices_;
  support::ByteWriter out_;
  FuncType type_;
  Types locals_;  // parameters too
  uint32_t scratch_f32_ = 0;
  uint32_t scratch_f64_ = 0;
  Types stack_;
  std::vector<Block> blocks_;
};

}  // namespace tenon::fuzz
