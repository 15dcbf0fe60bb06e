// A plain interpreter of decoded modules, for tests: the reference that emitted code is compared
// with. It knows integers, floats, references to functions and exceptions, memories, tables and all
// control; it takes no imports. Spec: 3.0, sections 4.4 to 4.6.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "abi/traps.h"
#include "model/module.h"
#include "ops/opcodes.h"

namespace tenon::fuzz {

// How a call ended. It is given up where it takes too long or nests too deep, or meets what the
// interpreter does not know: nothing can be said about the module then.
struct Outcome {
  enum class Kind : uint8_t { returned, trapped, gave_up } kind = Kind::returned;
  abi::TrapCode trap = abi::TrapCode::unreachable;
  std::vector<uint64_t> results = {};
};

// A reference is the index and 1 of a function, or of an exception; null is 0.
using Word = uint64_t;

struct Memory {
  MemoryType type;
  std::vector<uint8_t> bytes;
};

struct Table {
  TableType type;
  std::vector<Word> elements;
};

// A clause of a try_table, as it is encoded.
struct Catch {
  uint32_t kind;  // 1: with a reference; 2: every tag
  uint32_t tag;
  uint32_t depth;
};

struct Exception {
  uint32_t tag;
  std::vector<Word> values;
};

// One instruction with its immediates.
struct Instr {
  ops::Op op = ops::Op::nop;
  uint32_t x = 0;        // the first index
  uint32_t y = 0;        // the second
  uint64_t bits = 0;     // a constant, or a memarg's offset
  uint32_t params = 0;   // of a block
  uint32_t results = 0;  // of a block
  size_t end = 0;        // of a block: position of its end
  size_t other = 0;      // of an if: position behind its else, or of its end
  std::vector<uint32_t> labels = {};
  std::vector<Catch> catches = {};
};

struct Function {
  std::vector<ValType> locals;  // without the parameters
  std::vector<Instr> code;      // with the last end
};

class Interpreter {
 public:
  // REQUIRES: the module is valid, and has no imports.
  explicit Interpreter(const model::Blob& blob);

  // Runs active segments and the start function.
  Outcome instantiate();
  Outcome call(uint32_t func, std::vector<Word> args);

  std::vector<Memory> memories;
  std::vector<Table> tables;
  std::vector<Word> globals;

 private:
  enum class Next : uint8_t { go_on, branch, leave, tail_call, thrown, trapped, gave_up };
  struct Label {
    size_t target;   // where a branch goes on
    size_t height;   // of the operands below
    uint32_t arity;  // of a branch
    const Instr* try_table = nullptr;
  };
  struct Frame {
    const Function* function;
    std::vector<Word> locals;
    std::vector<Label> labels;
    size_t at = 0;
  };

  const FuncType& type_of(uint32_t func) const { return blob_.func_type(module_, FuncIndex{func}); }
  const Function& function(uint32_t func);
  Word evaluate(const model::ConstExpr& expr) const;
  Next trap(abi::TrapCode code) {
    trap_ = code;
    return Next::trapped;
  }
  Word pop() {
    const Word word = stack_.back();
    stack_.pop_back();
    return word;
  }
  void push(Word word) { stack_.push_back(word); }

  Next run(uint32_t func);
  Next step(Frame& frame, const Instr& instr);
  Next branch(Frame& frame, uint32_t depth);
  Next throw_new(uint32_t tag);
  // Where the frame has a handler of what is thrown, goes on there.
  Next handle(Frame& frame);
  Next invoke(Next how);
  Next call_indirect(const Instr& instr, bool is_tail);
  Next access(const Instr& instr);
  Next memory_op(const Instr& instr);
  Next table_op(const Instr& instr);
  Next copy(std::span<const uint8_t> from, std::span<uint8_t> to, Word source, Word target, Word count);

  const model::Blob& blob_;
  const model::Module& module_;
  std::vector<std::optional<Function>> functions_;
  std::vector<bool> dropped_datas_;
  std::vector<bool> dropped_elems_;
  std::vector<Word> stack_;
  std::vector<Exception> exceptions_;  // every one that was thrown
  Word thrown_ = 0;                    // a reference to the one on its way
  uint32_t callee_ = 0;
  uint32_t depth_ = 0;
  uint64_t steps_ = 0;
  abi::TrapCode trap_ = abi::TrapCode::unreachable;
};

// A body, decoded. REQUIRES: it is valid.
Function read_function(const model::Blob& blob, const model::Module& module, const model::Body& body);

}  // namespace tenon::fuzz
