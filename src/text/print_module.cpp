// Modules as text, section by section. See print.h and printer.h. Spec: 3.0, section 5.5 (Modules);
// the module linking proposal's Binary document for sections 14, 15, 16.
#include "text/print.h"

#include <algorithm>

#include "text/printer.h"

namespace tenon::text {
namespace {

constexpr std::string_view kModuleHeader("\0asm\1\0\0\0", 8);
constexpr size_t kDataLine = 64;         // bytes of a segment on a line
constexpr uint32_t kElemLine = 12;       // items of a segment on a line
constexpr uint64_t kMaxLocals = 50'000;  // of a function, as for the decoder

std::string_view chars(std::span<const uint8_t> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

void ModulePrinter::line(std::string_view text) {
  out_.append(indent_ + 2, ' ');
  out_ += text;
  out_ += '\n';
}

std::string ModulePrinter::head(Space space) {
  const auto which = static_cast<size_t>(space);
  const uint32_t index = next_[which]++;
  std::string word(word_of(space));
  if (space == Space::elem) word = "elem";
  if (space == Space::data) word = "data";
  return word + names_.spaces[which].with_space(index) + " (;" + std::to_string(index) + ";)";
}

Space ModulePrinter::read_kind(uint8_t max) {
  const uint64_t at = in_.offset();
  const uint8_t code = in_.read_u8();
  if (code > max) in_.fail_malformed("malformed external kind", at);
  return static_cast<Space>(std::min(code, max));
}

Result<void> ModulePrinter::print(ByteReader in) {
  in_ = in;
  if (outer_ != nullptr) {
    own_scope_.up = outer_->scope_;
    own_scope_.depth = outer_->scope_->depth + 1;
  }
  read_sections();
  if (!in_.failed() && own_scope_.depth > kMaxScopeDepth) {
    in_.fail(ErrorKind::limit, "module nesting too deep");
  }
  if (!in_.failed()) print_sections();
  if (in_.failed()) return in_.take_error();
  return {};
}

void ModulePrinter::read_sections() {
  const uint64_t start = in_.offset();
  if (chars(in_.read_bytes(kModuleHeader.size())) != kModuleHeader) {
    return in_.fail_malformed("magic header not detected", start);
  }
  while (!in_.at_end() && !in_.failed()) {
    const uint8_t id = in_.read_u8();
    in_.set_end_message("length out of bounds");
    const uint32_t size = in_.read_u32();
    const uint64_t offset = in_.offset();
    const auto bytes = in_.read_bytes(size);
    if (in_.failed()) return;
    if (id != 0) {
      sections_.push_back({id, bytes, offset});
      continue;
    }
    ByteReader section(bytes, offset);
    const std::string name(section.read_name());
    if (section.failed()) return in_.fail_malformed("malformed custom section", offset);
    const auto contents = section.read_bytes(section.remaining());
    if (name == "name") {
      names_ = read_printed_names(contents);
    } else {
      customs_.push_back({name, contents, sections_.size(), !names_.empty()});
    }
  }
}

void ModulePrinter::print_sections() {
  out_.append(indent_, ' ');
  out_ += "(module";
  if (!names_.module.empty()) {
    // Of several nested ones with one name only the first has it as its id.
    IdMap own;
    IdMap& names = outer_ == nullptr ? own : outer_->nested_names_;
    const uint32_t index = outer_ == nullptr ? 0 : outer_->next_[static_cast<size_t>(Space::module)];
    names.add(index, names_.module);
    out_ += names.with_space(index);
  }
  if (outer_ != nullptr)
    out_ += " (;" + std::to_string(outer_->next_[size_t(Space::module)]) + ";)";
  if (sections_.empty() && customs_.empty()) {
    out_ += ")\n";
    return;
  }
  out_ += '\n';
  uint32_t body_count = 0;
  for (const Section& section : sections_) {
    in_ = ByteReader(section.bytes, section.offset);
    in_.set_end_message("unexpected end of section or function");
    if (section.id == 10) body_count = ByteReader(section.bytes).read_u32();
    print_section(section);
    if (in_.failed()) return;
    if (!in_.at_end()) return in_.fail_malformed("section size mismatch");
  }
  if (body_count != func_types_.size()) {
    return in_.fail_malformed("function and code section have inconsistent lengths");
  }
  print_customs();
  // The last field's line takes the parenthesis.
  out_.back() = ')';
  out_ += '\n';
}

void ModulePrinter::print_section(const Section& section) {
  switch (section.id) {
    case 1: return each([&](uint32_t) { line(type_def(indent_ + 2)); });
    case 2: implicit_instances_.clear(); return each([&](uint32_t) { print_import(); });
    case 3: return each([&](uint32_t) { func_types_.push_back(in_.read_u32()); });
    case 4:
      return each([&](uint32_t) {
        const bool has_init = in_.peek_u8() == 0x40;
        if (has_init) {
          in_.read_u8();
          if (in_.read_u8() != 0) in_.fail_malformed("malformed table");
        }
        std::string text = "(" + head(Space::table) + " ";
        text += table_text();
        if (has_init) text += " " + const_expr();
        line(text + ")");
      });
    case 5:
      return each([&](uint32_t) {
        const std::string text = "(" + head(Space::memory) + " ";
        line(text + memory_text() + ")");
      });
    case 13:
      return each([&](uint32_t) {
        if (in_.read_u8() != 0) in_.fail_malformed("malformed tag attribute");
        const std::string text = "(" + head(Space::tag) + " ";
        line(text + type_use(in_.read_u32()) + ")");
      });
    case 6:
      return each([&](uint32_t) {
        std::string text = "(" + head(Space::global) + " ";
        text += global_text() + " ";
        text += const_expr();
        line(text + ")");
      });
    case 7: return each([&](uint32_t) { print_export(); });
    case 8: return line("(start " + read_ref(Space::func) + ")");
    case 9: return each([&](uint32_t) { print_elem(); });
    case 10: take_hints(); return print_code();
    case 11: return each([&](uint32_t) { print_data(); });
    case 12: in_.read_u32(); return;  // the text has no place for it
    case 14: return print_module_section();
    case 15: return each([&](uint32_t) { print_instance(); });
    case 16: return each([&](uint32_t) { line(alias_text()); });
    default: in_.fail_malformed("malformed section id", section.offset);
  }
}

void ModulePrinter::print_import() {
  std::string module;  // of a two-level import, the first of which makes an implicit instance
  const std::string names = import_names(&module);
  if (!module.empty() && implicit_instances_.insert(module).second) {
    ++next_[static_cast<size_t>(Space::instance)];
  }
  line("(import " + names + " " + extern_text(true) + ")");
}

void ModulePrinter::print_module_section() {
  each([&](uint32_t) {
    const uint32_t size = in_.read_u32();
    const uint64_t offset = in_.offset();
    const auto bytes = in_.read_bytes(size);
    if (in_.failed()) return;
    ModulePrinter nested(out_, this, indent_ + 2);
    auto printed = nested.print(ByteReader(bytes, offset));
    ++next_[static_cast<size_t>(Space::module)];
    if (!printed.ok()) fail(printed.error());
  });
}

std::string ModulePrinter::item_ref() {
  const Space kind = read_kind(6);
  return "(" + std::string(word_of(kind)) + " " + read_ref(kind) + ")";
}

void ModulePrinter::print_instance() {
  std::string text = "(" + head(Space::instance) + " (instantiate ";
  if (in_.read_u8() != 0) in_.fail_malformed("malformed instance definition");
  text += read_ref(Space::module);
  each([&](uint32_t) {
    text += " (import " + read_name() + " ";
    text += item_ref() + ")";
  });
  line(text + "))");
}

// In a type body as well, where the kinds but `type` make no sense.
std::string ModulePrinter::alias_text() {
  const uint64_t at = in_.offset();
  const uint8_t form = in_.read_u8();
  if (form == 0) {
    const std::string instance = read_ref(Space::instance);
    const Space kind = read_kind(6);
    const std::string name = read_name();
    return "(alias " + instance + " " + name + " (" + head(kind) + "))";
  }
  if (form != 1) in_.fail_malformed("malformed alias", at);
  const uint32_t up = in_.read_u32();
  const uint64_t kind_at = in_.offset();
  const uint8_t kind = in_.read_u8();
  const uint32_t index = in_.read_u32();
  const std::string text =
      "(alias outer " + std::to_string(up) + " " + std::to_string(index) + " (";
  if (kind == 0x05) return text + head(Space::module) + "))";
  if (kind != 0x07) in_.fail_malformed("invalid external kind in alias", kind_at);
  const auto own_index = static_cast<uint32_t>(scope_->types.size());
  push_type(outer_type(up, index));
  return text + type_head(own_index) + "))";
}

void ModulePrinter::print_export() {
  const std::string name = read_name();
  line("(export " + name + " " + item_ref() + ")");
}

// --- Segments.

void ModulePrinter::print_elem() {
  const uint64_t at = in_.offset();
  const uint32_t flags = in_.read_u32();
  if (flags > 7) return in_.fail_malformed("malformed elements segment kind", at);
  const bool is_active = (flags & 1) == 0;
  const bool is_explicit = (flags & 2) != 0;
  const bool are_exprs = (flags & 4) != 0;
  std::string text = "(" + head(Space::elem);
  if (is_active && is_explicit) {
    const uint32_t table = in_.read_u32();
    if (table != 0) text += " (table " + ref(Space::table, table) + ")";
  }
  if (is_active)
    text += " " + const_expr("offset");
  else if (is_explicit)
    text += " declare";
  std::string type = are_exprs ? "funcref" : "func";
  if (!is_active || is_explicit) {
    if (are_exprs)
      type = ref_type_text();
    else if (in_.read_u8() != 0)
      in_.fail_malformed("malformed element kind");
  }
  text += " " + type;
  each([&](uint32_t i) {
    text += i % kElemLine == 0 && i > 0 ? "\n" + std::string(indent_ + 4, ' ') : " ";
    text += are_exprs ? const_expr("item") : read_ref(Space::func);
  });
  line(text + ")");
}

void ModulePrinter::print_data() {
  const uint64_t at = in_.offset();
  const uint32_t flags = in_.read_u32();
  if (flags > 2) return in_.fail_malformed("malformed data segment flags", at);
  std::string text = "(" + head(Space::data);
  if (flags == 2) {
    const uint32_t memory = in_.read_u32();
    if (memory != 0) text += " (memory " + ref(Space::memory, memory) + ")";
  }
  if (flags != 1) text += " " + const_expr("offset");
  const std::string_view bytes = chars(in_.read_bytes(in_.read_u32()));
  if (bytes.size() <= kDataLine) return line(text + " " + string_text(bytes, false) + ")");
  line(text);
  for (size_t i = 0; i < bytes.size(); i += kDataLine) {
    const bool is_last = bytes.size() - i <= kDataLine;
    line("  " + string_text(bytes.substr(i, kDataLine), false) + (is_last ? ")" : ""));
  }
}

// --- Functions.

void ModulePrinter::print_code() {
  each([&](uint32_t i) {
    const uint32_t size = in_.read_u32();
    const uint64_t offset = in_.offset();
    const auto bytes = in_.read_bytes(size);
    if (in_.failed()) return;
    if (i >= func_types_.size()) {
      return in_.fail_malformed("function and code section have inconsistent lengths");
    }
    const ByteReader section = std::exchange(in_, ByteReader(bytes, offset));
    in_.set_end_message("unexpected end of section or function");
    print_func(func_types_[i], offset);
    if (!in_.failed()) in_ = section;
  });
}

void ModulePrinter::print_func(uint32_t type_index, uint64_t body_offset) {
  static const IdMap kNone;
  const uint32_t index = next_[static_cast<size_t>(Space::func)];
  const auto find = [index](const auto& maps) {
    const auto found = maps.find(index);
    return found != maps.end() ? &found->second : nullptr;
  };
  const IdMap* const locals_names = find(names_.locals);
  locals_ = locals_names != nullptr ? locals_names : &kNone;
  label_names_ = find(names_.labels);
  func_hints_ = find(hints_);
  std::string text = "(" + head(Space::func) + " " + type_use(type_index, locals_);
  const bool is_known = type_index < own_scope_.types.size();
  const uint32_t param_count = is_known ? own_scope_.types[type_index].param_count : 0;
  const std::string locals = locals_text(param_count);
  line(text);
  if (!locals.empty()) line("  " + locals);
  print_body(body_offset);
  // The last line takes the parenthesis.
  if (out_.back() == '\n') out_.pop_back();
  out_ += ")\n";
  locals_ = nullptr;
  label_names_ = nullptr;
  func_hints_ = nullptr;
}

std::string ModulePrinter::locals_text(uint32_t first) {
  std::string text;
  uint64_t count = 0;
  bool is_group_open = false;
  std::string last_type;
  each([&](uint32_t) {
    const uint64_t at = in_.offset();
    const uint32_t run = in_.read_u32();
    const std::string type = val_text();
    if (count + run > kMaxLocals) return in_.fail_malformed("too many locals", at);
    for (uint32_t i = 0; i < run; ++i, ++count) {
      const std::string id = locals_->with_space(first + static_cast<uint32_t>(count));
      if (!id.empty()) {
        if (is_group_open) text += ")";
        text += (text.empty() ? "(local" : " (local") + id + " " + type + ")";
      } else if (is_group_open) {
        text += " " + type;
      } else {
        text += (text.empty() ? "(local " : " (local ") + type;
      }
      is_group_open = id.empty();
    }
  });
  return is_group_open ? text + ")" : text;
}

Result<std::string> print_module(std::span<const uint8_t> bytes) {
  std::string out;
  TENON_TRY(ModulePrinter(out, nullptr, 0).print(ByteReader(bytes)));
  return out;
}

}  // namespace tenon::text
