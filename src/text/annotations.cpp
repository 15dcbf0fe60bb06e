// Annotations: `(@name "...")` behind the keyword or id of what it names, and `(@custom "..." ...)`
// between a module's fields, which is a custom section; `(@metadata.code.branch_hint "...")` before an
// instruction. See parser.h. Spec: 3.0, appendix A.6 (Custom Sections and Annotations). Of ours are the sections of module linking as places, and a number
// behind a place's section, which tells apart several sections of one kind.
#include <algorithm>
#include <array>
#include <iterator>
#include <limits>

#include "model/section.h"
#include "support/utf8.h"
#include "text/numbers.h"
#include "text/parser.h"

namespace tenon::text {
namespace {

struct SectionWord {
  std::string_view word;
  uint8_t id;
};

// In the order of a module; those of module linking stand where it has them first.
constexpr SectionWord kSections[] = {
    {"type", model::kTypeSection},
    {"import", model::kImportSection},
    {"module", model::kModuleSection},
    {"instance", model::kInstanceSection},
    {"alias", model::kAliasSection},
    {"func", model::kFuncSection},
    {"table", model::kTableSection},
    {"memory", model::kMemorySection},
    {"tag", model::kTagSection},
    {"global", model::kGlobalSection},
    {"export", model::kExportSection},
    {"start", model::kStartSection},
    {"elem", model::kElemSection},
    {"datacount", model::kDataCountSection},
    {"code", model::kCodeSection},
    {"data", model::kDataSection},
};

const SectionWord* find_section(uint8_t id) {
  return std::find_if(std::begin(kSections), std::end(kSections),
                      [id](const SectionWord& row) { return row.id == id; });
}

// The annotations of `cursor` in front of the token at `position`, by their places in the list.
std::pair<size_t, size_t> annotations_at(const TokenCursor& cursor, size_t position) {
  const auto& all = cursor.annotations();
  const auto first = std::lower_bound(
      all.begin(), all.end(), position,
      [](const Annotation& annotation, size_t wanted) { return annotation.position < wanted; });
  auto last = first;
  while (last != all.end() && last->position == position) ++last;
  return {static_cast<size_t>(first - all.begin()), static_cast<size_t>(last - all.begin())};
}

}  // namespace

std::string_view section_word(uint8_t id) {
  const SectionWord* row = find_section(id);
  return row != std::end(kSections) ? row->word : "";
}

void ModuleParser::fail_annotation(const Token& token, std::string message) {
  fail(token, "@custom annotation: " + std::move(message));
}

// The name by an annotation of the item whose id is at the token `id_position`, if it has an id.
std::optional<std::string> ModuleParser::take_name(size_t id_position, std::string_view what) {
  if (cursor_.annotations().empty() || failed()) return std::nullopt;
  TokenCursor at_id = cursor_;
  at_id.seek(id_position);
  const size_t last_position = id_position + (at_id.peek().kind == TokenKind::id ? 1 : 0);
  std::optional<std::string> name;
  for (size_t position = id_position; position <= last_position; ++position) {
    const auto [first, last] = annotations_at(cursor_, position);
    for (size_t i = first; i < last; ++i) {
      const Annotation& annotation = cursor_.annotations()[i];
      if (annotation.kind != Annotation::Kind::name) continue;
      shared_->used_annotations[i] = true;
      if (name) fail(annotation.at, "@name annotation: multiple " + std::string(what));
      if (annotation.tokens.size() != 1 || annotation.tokens[0].kind != TokenKind::string) {
        fail(annotation.at, "@name annotation: unexpected token, a string was expected");
        return std::nullopt;
      }
      name = decode_string(cursor_.text(annotation.tokens[0]));
      if (!support::is_utf8(*name)) fail(annotation.at, "@name annotation: malformed UTF-8 encoding");
    }
  }
  return name;
}

// The custom sections written at the cursor, which stands where a field may.
void ModuleParser::take_customs() {
  if (cursor_.annotations().empty()) return;
  const auto [first, last] = annotations_at(cursor_, cursor_.position());
  for (size_t i = first; i < last && !failed(); ++i) {
    const Annotation& annotation = cursor_.annotations()[i];
    if (annotation.kind != Annotation::Kind::custom) continue;
    shared_->used_annotations[i] = true;
    if (auto custom = parse_custom(annotation)) customs_.push_back(std::move(*custom));
  }
}

std::optional<CustomSection> ModuleParser::parse_custom(const Annotation& annotation) {
  const std::vector<Token>& tokens = annotation.tokens;
  CustomSection custom;
  if (tokens.empty() || tokens[0].kind != TokenKind::string) {
    fail_annotation(annotation.at, "missing section name");
    return std::nullopt;
  }
  custom.name = decode_string(cursor_.text(tokens[0]));
  if (!support::is_utf8(custom.name)) fail_annotation(tokens[0], "malformed UTF-8 encoding");
  size_t next = 1;
  if (next < tokens.size() && tokens[next].kind == TokenKind::lparen &&
      !parse_placement(tokens, next, custom)) {
    return std::nullopt;
  }
  for (; next < tokens.size(); ++next) {
    if (tokens[next].kind != TokenKind::string) {
      fail_annotation(tokens[next], "unexpected token");
      return std::nullopt;
    }
    custom.bytes += decode_string(cursor_.text(tokens[next]));
  }
  return custom;
}

// `(before first)`, `(after last)`, `(before SECTION N?)` or `(after SECTION N?)` at tokens[next].
bool ModuleParser::parse_placement(const std::vector<Token>& tokens, size_t& next,
                                   CustomSection& out) {
  using Place = CustomSection::Place;
  const Token start = tokens[next++];
  const auto take_word = [&]() -> std::string_view {
    if (next == tokens.size() || tokens[next].kind != TokenKind::keyword) return {};
    return cursor_.text(tokens[next++]);
  };
  const std::string_view side = take_word();
  if (side != "before" && side != "after") {
    fail_annotation(start, "malformed placement: neither before nor after");
    return false;
  }
  out.place = side == "before" ? Place::before : Place::after;
  const std::string_view word = take_word();
  const auto* const row =
      std::find_if(std::begin(kSections), std::end(kSections),
                   [word](const SectionWord& section) { return section.word == word; });
  if (side == "before" && word == "first") {
    out.place = Place::before_first;
  } else if (side == "after" && word == "last") {
    out.place = Place::after_last;
  } else if (row != std::end(kSections)) {
    out.section = row->id;
    uint64_t occurrence = 0;
    if (next < tokens.size() && tokens[next].kind == TokenKind::number) {
      const uint64_t max = std::numeric_limits<uint32_t>::max() - 1;
      if (text::parse_nat(cursor_.text(tokens[next]), max, occurrence) != NumberStatus::ok) {
        fail_annotation(tokens[next], "malformed placement: the number of a section was expected");
        return false;
      }
      out.occurrence = static_cast<uint32_t>(occurrence);
      ++next;
    }
  } else {
    fail_annotation(start, "malformed section kind");
    return false;
  }
  if (next == tokens.size() || tokens[next].kind != TokenKind::rparen) {
    fail_annotation(start, "malformed placement: unexpected token");
    return false;
  }
  ++next;
  return true;
}

// The hint in front of the token at `position`, where the instruction `op` begins.
std::optional<uint8_t> ModuleParser::take_hint(ops::Op op, size_t position) {
  if (cursor_.annotations().empty() || !in_body_ || failed()) return std::nullopt;
  const auto fail_hint = [this](const Annotation& annotation, const char* what,
                                ErrorKind kind = ErrorKind::malformed) {
    Error error = cursor_.error_at(
        annotation.at, std::string("@metadata.code.branch_hint annotation: ") + what);
    error.kind = kind;
    keep(std::move(error));
    return std::nullopt;
  };
  const auto [first, last] = annotations_at(cursor_, position);
  std::optional<uint8_t> hint;
  for (size_t i = first; i < last; ++i) {
    const Annotation& annotation = cursor_.annotations()[i];
    if (annotation.kind != Annotation::Kind::branch_hint) continue;
    shared_->used_annotations[i] = true;
    if (hint) return fail_hint(annotation, "duplicate annotation");
    std::string value;
    for (const Token& token : annotation.tokens) {
      if (token.kind != TokenKind::string) return fail_hint(annotation, "unexpected token");
      value += decode_string(cursor_.text(token));
    }
    if (value.size() != 1 || value[0] < 0 || value[0] > 1) {
      return fail_hint(annotation, "neither \\00 nor \\01");
    }
    if (op != ops::Op::if_ && op != ops::Op::br_if) {
      return fail_hint(annotation, "invalid target", ErrorKind::invalid);
    }
    hint = static_cast<uint8_t>(value[0]);
  }
  return hint;
}

// `hint` is of the instruction that is written next.
void ModuleParser::add_hint(std::optional<uint8_t> hint, const ByteWriter& out) {
  if (hint) hints_.push_back({static_cast<uint32_t>(out.size()), *hint});
}

// Adds the hints as a custom section. Spec: branch hinting, binary format.
void ModuleParser::place_hints() {
  if (defs_.branch_hints.empty()) return;
  ByteWriter section;
  section.write_u32(static_cast<uint32_t>(defs_.branch_hints.size()));
  for (const auto& [func, hints] : defs_.branch_hints) {
    section.write_u32(func);
    section.write_u32(static_cast<uint32_t>(hints.size()));
    for (const BranchHint& hint : hints) {
      section.write_u32(hint.offset);
      section.write_u32(1);  // bytes that follow
      section.write_u8(hint.value);
    }
  }
  customs_.push_back({.name = std::string(kBranchHints),
                      .bytes = {section.bytes().begin(), section.bytes().end()},
                      .place = CustomSection::Place::before,
                      .section = model::kCodeSection});
}

// That every annotation in front of the tokens from `begin` to `end` has been understood.
void ModuleParser::check_annotations(size_t begin, size_t end) {
  const auto& all = cursor_.annotations();
  for (size_t i = 0; i < all.size(); ++i) {
    if (shared_->used_annotations[i] || all[i].position < begin || all[i].position > end) continue;
    fail(all[i].at, misplaced(all[i]));
  }
}

// Puts the custom sections among the others: those that go in front of the name section, which is
// not there yet, or those that go behind it.
void ModuleParser::place_customs(std::vector<Placed>& sections, bool before_names) const {
  using Place = CustomSection::Place;
  // Where it goes: behind so many of the others; and among those which go there, what is bound to
  // the section before stands in front.
  struct Slot {
    size_t index;
    bool is_before;
    const CustomSection* custom;
  };
  // By a section's row: where those of its kind are, and the first of a kind behind it in the order.
  std::array<std::vector<size_t>, std::size(kSections)> places;
  std::array<size_t, std::size(kSections)> first_behind;
  first_behind.fill(sections.size());
  for (size_t i = 0; i < sections.size(); ++i) {
    const auto row = static_cast<size_t>(find_section(sections[i].id) - std::begin(kSections));
    if (row < places.size()) places[row].push_back(i);
    for (size_t r = 0; r < std::min(row, places.size()); ++r) {
      first_behind[r] = std::min(first_behind[r], i);
    }
  }
  const auto slot_of = [&](const CustomSection& custom) -> Slot {
    if (custom.place == Place::before_first) return {0, false, &custom};
    if (custom.place == Place::after_last) return {sections.size(), true, &custom};
    const auto row = static_cast<size_t>(find_section(custom.section) - std::begin(kSections));
    const std::vector<size_t>& found = places[row];
    const bool is_before = custom.place == Place::before;
    if (found.empty()) return {first_behind[row], is_before, &custom};  // where it would be
    size_t which = is_before ? 0 : found.size() - 1;
    if (custom.occurrence != CustomSection::kAny) {
      which = std::min<size_t>(custom.occurrence, found.size() - 1);
    }
    return {found[which] + (is_before ? 0 : 1), is_before, &custom};
  };
  std::vector<Slot> slots;
  for (const CustomSection& custom : customs_) {
    if ((custom.place == Place::after_last) != before_names) slots.push_back(slot_of(custom));
  }
  if (slots.empty()) return;
  std::stable_sort(slots.begin(), slots.end(), [](const Slot& a, const Slot& b) {
    return a.index != b.index ? a.index < b.index : a.is_before < b.is_before;
  });
  std::vector<Placed> all;
  size_t taken = 0;
  for (const Slot& slot : slots) {
    for (; taken < slot.index; ++taken) all.push_back(std::move(sections[taken]));
    ByteWriter body;
    body.write_name(slot.custom->name);
    const auto* bytes = reinterpret_cast<const uint8_t*>(slot.custom->bytes.data());
    body.write_bytes(std::span(bytes, slot.custom->bytes.size()));
    ByteWriter whole;
    whole.write_u8(0);
    whole.write_sized(body);
    all.push_back({0, whole.take()});
  }
  for (; taken < sections.size(); ++taken) all.push_back(std::move(sections[taken]));
  sections = std::move(all);
}

}  // namespace tenon::text
