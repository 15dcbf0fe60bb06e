#include "abi/handlers.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace tenon::abi {

uint32_t HandlerTable::find(uint32_t pc) const {
  const auto next = std::upper_bound(
      segments_.begin(), segments_.end(), pc,
      [](uint32_t wanted, const Segment& segment) { return wanted < segment.begin; });
  return next == segments_.begin() ? kNone : std::prev(next)->handler;
}

void HandlerTable::begin_segment(uint32_t pc, uint32_t handler) {
  if (!segments_.empty() && segments_.back().begin == pc) segments_.pop_back();
  const uint32_t before = segments_.empty() ? kNone : segments_.back().handler;
  if (handler != before) segments_.push_back({pc, handler});
}

uint32_t HandlerTable::begin_body(uint32_t pc, uint32_t outer) {
  const auto handler = static_cast<uint32_t>(handlers_.size());
  handlers_.push_back({outer, static_cast<uint32_t>(clauses_.size()), 0, 0});
  begin_segment(pc, handler);
  return handler;
}

uint32_t HandlerTable::add_clause(const CatchClause& clause) {
  ++handlers_.back().clause_count;
  clauses_.push_back(clause);
  return static_cast<uint32_t>(clauses_.size() - 1);
}

void HandlerTable::end_body(uint32_t handler, uint32_t pc, bool may_throw) {
  const uint32_t outer = handlers_[handler].outer;
  if (!may_throw) {
    // Those within are forgotten already. Clauses may be waiting for their label: they stay.
    assert(handler + 1 == handlers_.size());
    while (!segments_.empty() && segments_.back().handler == handler) segments_.pop_back();
    handlers_.pop_back();
  }
  begin_segment(pc, outer);
}

void HandlerTable::set_frame_bytes(uint32_t first, uint32_t bytes) {
  for (size_t i = first; i < handlers_.size(); ++i) handlers_[i].frame_bytes = bytes;
}

void HandlerTable::append(const HandlerTable& other, uint32_t by) {
  const auto first_handler = static_cast<uint32_t>(handlers_.size());
  const auto first_clause = static_cast<uint32_t>(clauses_.size());
  const auto moved = [&](uint32_t handler) {
    return handler == kNone ? kNone : handler + first_handler;
  };
  for (const Segment& segment : other.segments_) {
    segments_.push_back({segment.begin + by, moved(segment.handler)});
  }
  for (Handler handler : other.handlers_) {
    handler.outer = moved(handler.outer);
    handler.first_clause += first_clause;
    handlers_.push_back(handler);
  }
  for (CatchClause clause : other.clauses_) {
    clause.target += by;
    clauses_.push_back(clause);
  }
}

}  // namespace tenon::abi
