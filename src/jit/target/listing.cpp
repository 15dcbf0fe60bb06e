#include "jit/target/listing.h"

#include <cctype>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <map>

#include "abi/instance_data.h"
#include "abi/libcalls.h"

namespace tenon::jit {
namespace {

// The next label's name (L and digits) in `text` from `at` on: its position, or npos.
size_t find_label(const std::string& text, size_t at, size_t& length) {
  for (; at < text.size(); ++at) {
    if (text[at] != 'L' || (at > 0 && std::isalnum(static_cast<unsigned char>(text[at - 1])))) continue;
    length = 1;
    while (at + length < text.size() && std::isdigit(static_cast<unsigned char>(text[at + length]))) {
      ++length;
    }
    if (length > 1) return at;
  }
  return std::string::npos;
}

}  // namespace

void Listing::begin_operator(std::string text) {
  lines_.push_back({Kind::operator_, offset_(), std::move(text)});
}

asmjit::Error Listing::_log(const char* data, size_t size) noexcept {
  std::string text(data, size == SIZE_MAX ? std::strlen(data) : size);
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  if (text.empty()) return asmjit::kErrorOk;
  const bool is_data = text[0] == '.' || text.starts_with("align");
  const Kind kind = text.back() == ':' ? Kind::label : is_data ? Kind::data : Kind::instruction;
  lines_.push_back({kind, offset_(), std::move(text)});
  return asmjit::kErrorOk;
}

std::string_view Listing::libcall_name(size_t index) const {
  static constexpr std::string_view kNames[] = {
#define LIBCALL(name, operands) #name,
#include "abi/libcalls.def"
#undef LIBCALL
  };
  const std::string& text = lines_[index].text;
  const size_t at = text.find(syntax_.instance_operand);
  if (at == std::string::npos) return "";
  const size_t offset = std::strtoul(text.c_str() + at + syntax_.instance_operand.size(), nullptr, 10);
  const size_t first = offsetof(abi::InstanceData, libcalls);
  if (offset < first || (offset - first) / 8 >= std::size(kNames)) return "";
  return kNames[(offset - first) / 8];
}

void Listing::complete(size_t index, bool in_prologue, const CompiledRange& range) {
  Line& line = lines_[index];
  const auto end = index + 1 < lines_.size() ? lines_[index + 1].offset
                                             : static_cast<uint32_t>(range.bytes.size());
  syntax_.mend(line.text, std::span(range.bytes).subspan(line.offset, end - line.offset),
               in_prologue);
  auto sites = range.chunk.sites.from(0, range.chunk.sites.size(),
                                      range.chunk.functions.front().foreign_entry);
  for (auto next = sites.next(); next; next = sites.next()) {
    const abi::Site& site = *next;
    const bool is_after = site.kind == abi::SiteKind::call || site.kind == abi::SiteKind::trap;
    // The next line may be padding, of which asmjit tells the end.
    if (is_after ? site.pc <= line.offset || site.pc > end : site.pc != line.offset) continue;
    std::string_view comment;
    if (site.kind != abi::SiteKind::call) {
      comment = abi::message(site.code);
    } else {
      // The address may be read by the call or just before it.
      comment = libcall_name(index);
      if (comment.empty() && index > 0) comment = libcall_name(index - 1);
    }
    if (comment.empty()) continue;
    line.text += is_after ? "  ; " : "  ; may fault: ";
    line.text += comment;
  }
  line.text += catches(line.offset, end, range.chunk);
}

// The clauses of the innermost try_table around a call whose code is from `begin` to `end`.
std::string Listing::catches(uint32_t begin, uint32_t end, const CodeChunk& chunk) const {
  const uint32_t innermost = chunk.handlers.find(begin);
  if (innermost == abi::HandlerTable::kNone) return "";
  bool is_call = false;
  auto sites = chunk.sites.from(0, chunk.sites.size(), chunk.functions.front().foreign_entry);
  for (auto site = sites.next(); site; site = sites.next()) {
    is_call |= site->kind == abi::SiteKind::call && site->pc > begin && site->pc <= end;
  }
  if (!is_call) return "";
  std::string text;
  for (const abi::CatchClause& clause : chunk.handlers.clauses(chunk.handlers.handler(innermost))) {
    const bool is_any = clause.tag == abi::CatchClause::kAnyTag;
    text += text.empty() ? "  ; catch" : ", catch";
    text += std::string(is_any ? "_all" : "") + (clause.with_reference != 0 ? "_ref" : "") +
            (is_any ? "" : " " + std::to_string(clause.tag)) + ": ";
    for (const Line& line : lines_) {
      if (line.kind != Kind::label || line.offset != clause.target) continue;
      text += line.text.substr(0, line.text.size() - 1);
      break;
    }
  }
  return text;
}

// A call or jump whose distance is not known yet is embedded as bytes; data is logged when it is in.
void Listing::name_calls(const std::vector<CallFixup>& fixups,
                         const std::function<std::string(uint32_t)>& function_name) {
  auto fixup = fixups.begin();
  for (Line& line : lines_) {
    if (fixup == fixups.end()) return;
    if (line.kind != Kind::data || line.offset != fixup->return_offset) continue;
    line.kind = Kind::instruction;
    line.text = fixup->is_jump ? syntax_.jump : syntax_.call;
    line.text += " <function " + function_name(fixup->function) + ">";
    line.offset -= syntax_.call_bytes;
    ++fixup;
  }
}

// Labels that nothing refers to go; the others are numbered as they stand, so that a new label
// changes no line before it.
void Listing::renumber_labels() {
  std::map<std::string, std::string> names;
  size_t length = 0;
  for (const Line& line : lines_) {
    if (line.kind != Kind::instruction && line.kind != Kind::data) continue;
    for (size_t at = 0; (at = find_label(line.text, at, length)) != std::string::npos; at += length) {
      names.emplace(line.text.substr(at, length), "");
    }
  }
  std::erase_if(lines_, [&](const Line& line) {
    return line.kind == Kind::label && !names.contains(line.text.substr(0, line.text.size() - 1));
  });
  size_t count = 0;
  for (const Line& line : lines_) {
    if (line.kind != Kind::label) continue;
    names[line.text.substr(0, line.text.size() - 1)] = "L" + std::to_string(++count);
  }
  for (Line& line : lines_) {
    if (line.kind == Kind::operator_) continue;
    for (size_t at = 0; (at = find_label(line.text, at, length)) != std::string::npos;) {
      const std::string& name = names[line.text.substr(at, length)];
      line.text.replace(at, length, name);
      at += name.size();
    }
  }
}

std::string Listing::text(const CompiledRange& range,
                          const std::function<std::string(uint32_t)>& function_name) {
  name_calls(range.chunk.fixups, function_name);
  bool in_prologue = true;
  for (size_t i = 0; i < lines_.size(); ++i) {
    if (lines_[i].kind == Kind::operator_) in_prologue = false;
    if (lines_[i].kind == Kind::instruction) complete(i, in_prologue, range);
  }
  renumber_labels();
  std::string text;
  for (const Line& line : lines_) {
    text += line.kind == Kind::operator_ ? "" : line.kind == Kind::label ? "    " : "        ";
    text += line.text + "\n";
  }
  return text;
}

}  // namespace tenon::jit
