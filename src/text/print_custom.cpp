// Custom sections as annotations, with the places that give them back theirs. See printer.h. Spec:
// 3.0, appendix A.6 (Custom Sections and Annotations).
#include <algorithm>
#include <iterator>
#include <utility>

#include "model/section.h"
#include "support/byte_writer.h"
#include "text/printer.h"

namespace tenon::text {

using model::kDataCountSection;
using model::kImportSection;
using model::kStartSection;
using model::kTypeSection;

namespace {

constexpr size_t kLine = 64;  // bytes of a section on a line

// The sections that the printed text makes when it is parsed. A run of type and import sections
// becomes one of each, sections of another kind next to each other become one, and empty ones none.
struct Layout {
  struct Section {
    uint8_t id;
    uint32_t occurrence;  // of several with this id
  };
  std::vector<Section> sections = {};
  std::vector<size_t> behind = {};  // how many of these stand before the binary's section i
  std::vector<uint32_t> counts = std::vector<uint32_t>(256);

  void add(uint8_t id) { sections.push_back({id, counts[id]++}); }
};

// `ids` are those of the binary's sections, 0 for those that vanish.
Layout lay_out(const std::vector<uint8_t>& ids) {
  Layout layout;
  layout.behind.push_back(0);
  const auto in_run = [](uint8_t id) { return id == kTypeSection || id == kImportSection; };
  for (size_t i = 0; i < ids.size();) {
    size_t end = i;
    bool has_types = false, has_imports = false;
    for (; end < ids.size(); ++end) {
      const uint8_t id = ids[end];
      if (id != 0 && id != ids[i] && !(in_run(id) && in_run(ids[i]))) break;
      has_types |= id == kTypeSection;
      has_imports |= id == kImportSection;
    }
    const size_t before = layout.sections.size();
    if (has_types) layout.add(kTypeSection);
    if (has_imports) layout.add(kImportSection);
    if (!has_types && !has_imports && ids[i] != 0) layout.add(ids[i]);
    for (; i < end; ++i) {
      const bool is_behind_types = ids[i] == kTypeSection && has_imports;
      const size_t after = layout.sections.size() - (is_behind_types ? 1 : 0);
      const size_t last = layout.behind.back();
      layout.behind.push_back(ids[i] == 0 ? std::max(last, before) : after);
    }
  }
  return layout;
}

// The hints of a section, or none where they are not in order or there are other ways to write them.
BranchHints read_hints(std::span<const uint8_t> section) {
  ByteReader in(section);
  support::ByteWriter same;
  BranchHints hints;
  const uint32_t func_count = in.read_u32();
  same.write_u32(func_count);
  uint32_t func = 0;
  for (uint32_t i = 0; i < func_count && !in.failed(); ++i) {
    const uint32_t next_func = in.read_u32(), hint_count = in.read_u32();
    if ((i > 0 && next_func <= func) || hint_count == 0) return {};
    func = next_func;
    same.write_u32(func);
    same.write_u32(hint_count);
    uint32_t offset = 0;
    for (uint32_t k = 0; k < hint_count && !in.failed(); ++k) {
      const uint32_t next_offset = in.read_u32(), size = in.read_u32();
      const uint8_t value = in.read_u8();
      if ((k > 0 && next_offset <= offset) || size != 1 || value > 1) return {};
      offset = next_offset;
      same.write_u32(offset);
      same.write_u32(size);
      same.write_u8(value);
      hints[func].emplace(offset, value);
    }
  }
  const bool is_same = !in.failed() && std::equal(same.bytes().begin(), same.bytes().end(),
                                                  section.begin(), section.end());
  return is_same ? hints : BranchHints();
}

}  // namespace

// Takes the branch hints from their section, which then is no more, if the parser would make the
// same section of them: right before the code, in order, without a byte too many, each of an `if` or
// `br_if`. The reader is at the code section.
void ModulePrinter::take_hints() {
  const auto found = std::find_if(customs_.rbegin(), customs_.rend(), [](const Custom& custom) {
    return custom.name == kBranchHints;
  });
  if (found == customs_.rend()) return;
  const size_t place = found->sections_before;
  const bool is_last = found == customs_.rbegin() || std::prev(found)->sections_before != place;
  if (!is_last || place >= sections_.size() || sections_[place].id != model::kCodeSection) return;
  hints_ = read_hints(found->bytes);
  if (!hints_.empty() && hints_fit()) {
    customs_.erase(std::next(found).base());
  } else {
    hints_.clear();
  }
}

// Whether each hint is of an `if` or `br_if`.
bool ModulePrinter::hints_fit() {
  const ByteReader section = in_;
  bool fit = true;
  size_t func_count = 0;
  each([&](uint32_t i) {
    const uint32_t size = in_.read_u32();
    const uint64_t begin = in_.offset();
    const auto body = in_.read_bytes(size);
    const auto hints = hints_.find(next_[static_cast<size_t>(Space::func)] + i);
    if (in_.failed() || hints == hints_.end()) return;
    const ByteReader rest = std::exchange(in_, ByteReader(body, begin));
    each([&](uint32_t) {
      in_.read_u32();
      val_text();
    });
    ++func_count;
    size_t count = 0;
    labels_.clear();
    while (!in_.at_end() && !in_.failed()) {
      const bool is_hinted = hints->second.contains(in_.offset() - begin);
      const ops::Op op = read_op();
      if (is_hinted && (op == ops::Op::if_ || op == ops::Op::br_if)) ++count;
      immediates(op);
    }
    fit = fit && !in_.failed() && count == hints->second.size();
    in_ = rest;
  });
  fit = fit && !in_.failed() && func_count == hints_.size();
  in_ = section;
  return fit;
}

void ModulePrinter::print_customs() {
  std::vector<uint8_t> ids;
  for (const Section& section : sections_) {
    const bool is_empty = section.id != kStartSection && ByteReader(section.bytes).read_u32() == 0;
    const bool vanishes = section.id == kDataCountSection ? !uses_data_ : is_empty;
    ids.push_back(vanishes ? 0 : section.id);
  }
  const Layout layout = lay_out(ids);
  std::stable_sort(customs_.begin(), customs_.end(), [&](const Custom& a, const Custom& b) {
    return layout.behind[a.sections_before] < layout.behind[b.sections_before];
  });
  for (const Custom& custom : customs_) {
    const size_t behind = layout.behind[custom.sections_before];
    std::string placement;
    if (behind == layout.sections.size() && (custom.is_behind_names || names_.empty())) {
      // At the end is where it goes without a word.
    } else if (behind == 0) {
      placement = "(before first)";
    } else {
      const Layout::Section& section = layout.sections[behind - 1];
      placement = "(after " + std::string(section_word(section.id));
      if (layout.counts[section.id] > 1) placement += " " + std::to_string(section.occurrence);
      placement += ")";
    }
    print_custom(custom, placement);
  }
}

void ModulePrinter::print_custom(const Custom& custom, std::string_view placement) {
  std::string text = "(@custom " + string_text(custom.name, true);
  if (!placement.empty()) text += " " + std::string(placement);
  const std::string_view bytes(reinterpret_cast<const char*>(custom.bytes.data()),
                               custom.bytes.size());
  if (bytes.size() <= kLine) {
    if (!bytes.empty()) text += " " + string_text(bytes, false);
    return line(text + ")");
  }
  line(text);
  for (size_t i = 0; i < bytes.size(); i += kLine) {
    const bool is_last = bytes.size() - i <= kLine;
    line("  " + string_text(bytes.substr(i, kLine), false) + (is_last ? ")" : ""));
  }
}

}  // namespace tenon::text
