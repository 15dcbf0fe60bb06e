// The table of exception handlers: which one a place in the code has, however they nest.
#include "abi/handlers.h"

#include <doctest/doctest.h>

#include <vector>

namespace {

using tenon::abi::CatchClause;
using tenon::abi::HandlerTable;
constexpr uint32_t kNone = HandlerTable::kNone;

CatchClause clause(uint32_t tag, uint32_t target) {
  return {.tag = tag, .with_reference = 0, .target = target, .first_slot = 0};
}

TEST_CASE("handlers: the innermost body, then those around it") {
  HandlerTable table;
  const uint32_t outer = table.begin_body(100, kNone);
  table.add_clause(clause(1, 500));
  table.add_clause(clause(2, 600));
  const uint32_t inner = table.begin_body(120, outer);
  table.add_clause(clause(3, 700));
  table.end_body(inner, 140, true);
  const uint32_t second = table.begin_body(140, outer);
  table.end_body(second, 150, true);
  table.end_body(outer, 150, true);
  table.set_frame_bytes(outer, 64);
  const uint32_t other = table.begin_body(200, kNone);
  table.end_body(other, 210, true);
  table.set_frame_bytes(other, 32);

  const uint32_t expected[][2] = {{0, kNone},   {99, kNone},        {100, outer},  {119, outer},
                                  {120, inner}, {139, inner},       {140, second}, {149, second},
                                  {150, kNone}, {199, kNone},       {200, other},  {209, other},
                                  {210, kNone}, {0xffffffff, kNone}};
  for (const auto& [pc, handler] : expected) {
    CAPTURE(pc);
    CHECK(table.find(pc) == handler);
  }
  CHECK(table.handler(inner).outer == outer);
  CHECK(table.handler(second).outer == outer);
  CHECK(table.handler(outer).outer == kNone);
  CHECK(table.clauses(table.handler(outer)).size() == 2);
  CHECK(table.clauses(table.handler(outer))[1].target == 600);
  CHECK(table.clauses(table.handler(second)).empty());
  CHECK(table.handler(second).frame_bytes == 64);
  CHECK(table.handler(other).frame_bytes == 32);
}

TEST_CASE("handlers: bodies that throw nothing are forgotten, also where all begin together") {
  HandlerTable table;
  const uint32_t outer = table.begin_body(10, kNone);
  const uint32_t middle = table.begin_body(10, outer);
  table.add_clause(clause(5, 1));
  const uint32_t inner = table.begin_body(10, middle);
  const uint32_t kept = table.add_clause(clause(6, 2));
  table.end_body(inner, 20, false);
  table.end_body(middle, 20, false);
  CHECK(table.find(20) == outer);
  CHECK(+table.clause(kept).tag == 6);  // it may be waiting for its label
  table.end_body(outer, 30, true);
  CHECK(table.find(25) == outer);
  CHECK(table.find(30) == kNone);
  CHECK(table.clauses(table.handler(outer)).empty());
  const uint32_t next = table.begin_body(30, kNone);
  CHECK(next == outer + 1);
  table.add_clause(clause(7, 3));
  table.end_body(next, 40, true);
  CHECK(+table.clauses(table.handler(next))[0].tag == 7);
  CHECK(table.find(35) == next);
}

TEST_CASE("handlers: tables behind each other") {
  HandlerTable part;
  const uint32_t outer = part.begin_body(8, kNone);
  part.add_clause(clause(1, 40));
  const uint32_t inner = part.begin_body(16, outer);
  part.add_clause(clause(CatchClause::kAnyTag, 44));
  part.end_body(inner, 24, true);
  part.end_body(outer, 32, true);
  HandlerTable all;
  for (const uint32_t by : {0u, 1000u, 2000u}) all.append(part, by);
  for (uint32_t i = 0; i < 3; ++i) {
    const uint32_t by = 1000 * i;
    CHECK(all.find(by + 7) == kNone);
    CHECK(all.find(by + 8) == 2 * i);
    CHECK(all.find(by + 16) == 2 * i + 1);
    CHECK(all.find(by + 24) == 2 * i);
    CHECK(all.find(by + 32) == kNone);
    CHECK(all.handler(2 * i + 1).outer == 2 * i);
    CHECK(all.clauses(all.handler(2 * i))[0].target == by + 40);
    CHECK(+all.clauses(all.handler(2 * i + 1))[0].tag == CatchClause::kAnyTag);
    CHECK(all.clauses(all.handler(2 * i + 1))[0].target == by + 44);
  }
}

}  // namespace
