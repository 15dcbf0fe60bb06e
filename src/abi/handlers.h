// Where exceptions are caught: for every place in the code, the try_table whose body it is in, and
// what that catches. Only what is thrown looks here, so a try_table costs its body nothing.
// Spec: 3.0, section 4.6.10 (try_table).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tenon::abi {

// A catch clause. The values that its label takes go where a branch to that label puts them.
struct CatchClause {
  static constexpr uint32_t kAnyTag = (uint32_t{1} << 31) - 1;

  uint32_t tag : 31;  // index in the module, or kAnyTag, which passes none of the values on
  uint32_t with_reference : 1;  // the exception itself is the last value
  uint32_t target;              // offset of the label's code
  // Where the first value's slot is, in bytes below the frame pointer; each further one is a word
  // lower. 0: there is at most one value, in the first result register of its class.
  uint32_t first_slot;
};

class HandlerTable {
 public:
  static constexpr uint32_t kNone = ~uint32_t{0};

  struct Handler {
    uint32_t outer;  // the handler of the try_table around it in its function, or kNone
    uint32_t first_clause;
    uint32_t clause_count;
    uint32_t frame_bytes;  // from the function's frame pointer down to its stack pointer
  };

  // The handler of the innermost try_table that has the instruction at `pc` in its body, or kNone.
  uint32_t find(uint32_t pc) const;
  const Handler& handler(uint32_t index) const { return handlers_[index]; }
  // In the order in which they are tried.
  std::span<const CatchClause> clauses(const Handler& handler) const {
    return {clauses_.data() + handler.first_clause, handler.clause_count};
  }
  size_t handler_count() const { return handlers_.size(); }

  // --- Making it, in the order of the code.
  // A try_table begins; its clauses are those that are added next. Returns its handler.
  uint32_t begin_body(uint32_t pc, uint32_t outer);
  // Returns the clause's index.
  uint32_t add_clause(const CatchClause& clause);
  CatchClause& clause(uint32_t index) { return clauses_[index]; }
  // The body of `handler` ends. Nothing in it calls where `may_throw` is false: it is forgotten.
  void end_body(uint32_t handler, uint32_t pc, bool may_throw);
  // For all handlers from `first` on.
  void set_frame_bytes(uint32_t first, uint32_t bytes);
  // Puts another table behind its own, whose code is then `by` bytes further on.
  void append(const HandlerTable& other, uint32_t by);
  // Changes every offset by `moved`, which keeps their order.
  void move(const auto& moved) {
    for (Segment& segment : segments_) segment.begin = moved(segment.begin);
    for (CatchClause& clause : clauses_) clause.target = moved(clause.target);
  }
  void clear() {
    segments_.clear();
    handlers_.clear();
    clauses_.clear();
  }

 private:
  // Code from `begin` to the next segment's.
  struct Segment {
    uint32_t begin;
    uint32_t handler;
  };
  void begin_segment(uint32_t pc, uint32_t handler);

  std::vector<Segment> segments_;  // ascending
  std::vector<Handler> handlers_;
  std::vector<CatchClause> clauses_;
};

}  // namespace tenon::abi
