// Images larger than a call reaches, with a reach that is small enough for a test.
#include "jit/image.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <vector>

#include "jit/target_code.h"

namespace {

using namespace tenon::jit;

uint32_t word_at(const std::vector<uint8_t>& bytes, uint64_t at) {
  uint32_t word;
  REQUIRE(at + 4 <= bytes.size());
  std::memcpy(&word, bytes.data() + at, sizeof word);
  return word;
}

// Where the branch at `at` leads in the end, through a veneer if there is one.
uint64_t follow(const std::vector<uint8_t>& bytes, uint64_t at, uint64_t reach, bool& by_veneer) {
  const auto distance = static_cast<int32_t>(word_at(bytes, at) << 6) >> 4;  // 26 bits of words
  CHECK(static_cast<uint64_t>(std::abs(distance)) < reach);
  const uint64_t to = at + static_cast<int64_t>(distance);
  by_veneer = (word_at(bytes, to) & 0x9f00001f) == 0x90000010;  // adrp x16
  if (!by_veneer) return to;
  const uint32_t adrp = word_at(bytes, to);
  const uint32_t add = word_at(bytes, to + 4);
  CHECK((add & 0xffc003ff) == 0x91000210);          // add x16, x16, #…
  CHECK(word_at(bytes, to + 8) == 0xd61f0200);      // br x16
  const auto pages = static_cast<int32_t>(((adrp >> 5 & 0x7ffff) << 2 | (adrp >> 29 & 3)) << 11) >> 11;
  return (to & ~uint64_t{0xfff}) + (static_cast<int64_t>(pages) << 12) + (add >> 10 & 0xfff);
}

// Ranges of two functions of `words` nops each; the first calls every function, the second leaves
// for the last one.
std::vector<CompiledRange> make_ranges(uint32_t count, uint32_t words) {
  std::vector<CompiledRange> ranges(count);
  const uint32_t functions = 2 * count;
  for (CompiledRange& range : ranges) {
    const auto emit = [&](uint32_t word) {
      range.bytes.resize(range.bytes.size() + 4);
      std::memcpy(range.bytes.data() + range.bytes.size() - 4, &word, 4);
      return static_cast<uint32_t>(range.bytes.size());
    };
    for (int k = 0; k < 2; ++k) {
      const auto begin = static_cast<uint32_t>(range.bytes.size());
      if (k == 0) {
        for (uint32_t f = 0; f < functions; ++f) {
          range.chunk.fixups.push_back({emit(0x94000000), f, false});
        }
      } else {
        range.chunk.fixups.push_back({emit(0x14000000), functions - 1, true});
      }
      // The first half of its nops is a try_table's body, and its label is behind all of them.
      auto& handlers = range.chunk.handlers;
      const auto body = static_cast<uint32_t>(range.bytes.size());
      const uint32_t handler = handlers.begin_body(body, tenon::abi::HandlerTable::kNone);
      handlers.add_clause({.tag = static_cast<uint32_t>(k), .with_reference = 0,
                           .target = body + 4 * words, .first_slot = 0});
      handlers.end_body(handler, body + 2 * words, true);
      handlers.set_frame_bytes(handler, 16);
      for (uint32_t i = 0; i < words; ++i) emit(0xd503201f);
      const auto end = static_cast<uint32_t>(range.bytes.size());
      const uint32_t sites = range.chunk.sites.begin_function(begin);
      range.chunk.functions.push_back({begin, begin, begin, end, end, sites});
      range.chunk.sites.add({end, begin, tenon::abi::SiteKind::call, {}});
    }
  }
  return ranges;
}

// The image of copies of `ranges`, which come in an order that is not theirs.
tenon::Result<tenon::abi::CodeObject> join(std::vector<CompiledRange> ranges,
                                           const CallForm& form) {
  ImageBuilder image(ranges.size(), 2 * ranges.size(), 1000, form);
  for (size_t i = 1; i < ranges.size(); i += 2) image.add(i, ranges[i]);
  for (size_t i = 0; i < ranges.size(); i += 2) image.add(i, ranges[i]);
  return image.finish();
}

// That the handler of `function` has moved with it.
void check_handler(const tenon::abi::CodeObject& object, uint32_t function, uint32_t words) {
  const tenon::abi::HandlerTable& table = object.handlers;
  const uint32_t end = object.functions[function].end;
  const uint32_t body = end - 4 * words;
  CHECK(table.find(body - 1) == tenon::abi::HandlerTable::kNone);
  CHECK(table.find(body + 2 * words) == tenon::abi::HandlerTable::kNone);
  REQUIRE(table.find(body) == function);
  REQUIRE(table.find(body + 2 * words - 1) == function);
  const auto clauses = table.clauses(table.handler(function));
  REQUIRE(clauses.size() == 1);
  CHECK(+clauses[0].tag == function % 2);
  CHECK(clauses[0].target == end);
}

TEST_CASE("image: every call arrives, near ones at once and far ones through a veneer") {
  CallForm form = a64::kTargetCode.call_form;
  CHECK(form.reach == uint64_t{128} << 20);
  form.reach = 16384;
  for (const uint32_t count : {1u, 2u, 7u, 40u}) {
    CAPTURE(count);
    const std::vector<CompiledRange> made = make_ranges(count, 200);
    const auto joined = join(made, form);
    REQUIRE(joined.ok());
    const tenon::abi::CodeObject& object = *joined;
    REQUIRE(object.functions.size() == 2 * count);
    CHECK(std::is_sorted(object.functions.begin(), object.functions.end(),
                         [](const auto& a, const auto& b) { return a.entry < b.entry; }));
    uint32_t veneers = 0;
    for (uint32_t i = 0; i < count; ++i) {
      const uint32_t base = object.functions[2 * i].entry;
      CHECK(base % 16 == 0);
      for (const uint32_t function : {2 * i, 2 * i + 1}) {
        auto sites = object.sites_of(function);
        const auto site = sites.next();
        REQUIRE(site);
        CHECK(site->pc == object.functions[function].end);
        CHECK(site->wasm_offset == made[i].chunk.functions[function % 2].entry);
        CHECK(!sites.next());
        check_handler(object, function, 200);
      }
      for (const CallFixup& fixup : made[i].chunk.fixups) {
        bool by_veneer = false;
        const uint64_t at = base + fixup.return_offset - 4;
        CHECK(follow(object.bytes, at, form.reach, by_veneer) ==
              object.functions[fixup.function].entry);
        CHECK((word_at(object.bytes, at) >> 26) == (fixup.is_jump ? 5 : 37));
        veneers += by_veneer;
      }
    }
    CHECK((veneers != 0) == (count == 40));
  }
}

TEST_CASE("image: a range that no island can serve is an error, not a wrong call") {
  CallForm form = a64::kTargetCode.call_form;
  form.reach = 1024;
  const auto joined = join(make_ranges(3, 2000), form);
  REQUIRE(!joined.ok());
  CHECK(joined.error().kind == tenon::ErrorKind::limit);
}

}  // namespace
