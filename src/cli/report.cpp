// How failures read, and how input files are told apart.
#include <cxxabi.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>

#include "cli/commands.h"
#include "support/files.h"
#include "support/utf8.h"
#include "text/text.h"

namespace tenon::cli {

namespace {

std::string_view as_text(const std::vector<uint8_t>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Whether a file is text: no binary begins with space, a parenthesis, or a comment.
bool is_text(std::string_view source) {
  const size_t at = source.find_first_not_of(" \t\r\n");
  return at != std::string_view::npos && (source[at] == '(' || source.substr(at, 2) == ";;");
}

}  // namespace

Result<void> write_file(const std::string& path, std::span<const uint8_t> bytes) {
  const bool is_stdout = path == "-";
  errno = 0;
  std::FILE* const file = is_stdout ? stdout : std::fopen(path.c_str(), "wb");
  const bool written = file != nullptr &&
                       std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size() &&
                       std::fflush(file) == 0;
  const bool closed = file == nullptr || is_stdout || std::fclose(file) == 0;
  if (written && closed) return {};
  return Error{.kind = ErrorKind::io,
               .message = "cannot write `" + path + "`: " + std::strerror(errno)};
}

Result<std::vector<uint8_t>> read_module(const std::string& path) {
  TENON_ASSIGN(auto bytes, support::read_input(path));
  std::string_view source = as_text(bytes);
  // Some editors begin text with a byte order mark, which is no part of it.
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (source.starts_with(kByteOrderMark)) source.remove_prefix(kByteOrderMark.size());
  if (!is_text(source)) return bytes;
  auto binary = text::encode_module(source, path);
  if (binary.ok()) return binary;
  Error error = std::move(binary).take_error();
  if (error.line != 0) {
    error.message = path + ":" + std::to_string(error.line) + ":" + std::to_string(error.column) +
                    ": " + error.message;
  }
  return error;
}

namespace {

// Each line of `text`, indented.
void print_lines(const std::string& text, int indent) {
  size_t begin = 0;
  while (begin < text.size()) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    std::fprintf(stderr, "%*s%s\n", indent, "",
                 support::printable(text.substr(begin, end - begin)).c_str());
    begin = end + 1;
  }
}

// A function's name as its author wrote it. Rust's hash at the end says nothing to a reader.
std::string demangled(const std::string& name) {
  if (!name.starts_with("_Z")) return name;
  int status = 0;
  const std::unique_ptr<char, void (*)(void*)> text(
      ::abi::__cxa_demangle(name.c_str(), nullptr, nullptr, &status), std::free);
  if (!text) return name;
  std::string plain = text.get();
  constexpr size_t kHash = 19;  // "::h" and 16 digits
  if (plain.size() > kHash && plain.compare(plain.size() - kHash, 3, "::h") == 0 &&
      plain.find_first_not_of("0123456789abcdef", plain.size() - 16) == std::string::npos) {
    plain.resize(plain.size() - kHash);
  }
  return plain;
}

// The host that an import was made for, or "".
std::string_view host_of(const model::Import& import) {
  if (import.module == "gojs" || import.module == "go") {
    return "made by Go for JavaScript; build it with GOOS=wasip1 GOARCH=wasm";
  }
  if (import.module == "wbg" || import.module.starts_with("__wbindgen") ||
      import.field.starts_with("__wbindgen")) {
    return "made by wasm-bindgen for JavaScript; build it for the target wasm32-wasip1";
  }
  if (import.module == "env" || (import.module == "a" && import.field.size() <= 2)) {
    return "made by Emscripten for JavaScript or linked with undefined symbols; build it with "
           "-sSTANDALONE_WASM, or for the target wasm32-wasi";
  }
  return "";
}

}  // namespace

void report(const std::string& what, const Error& error) {
  std::fprintf(stderr, "error: %s\n\ncaused by:\n    0: ", what.c_str());
  // The context of an error in text is an excerpt of it, to be shown below.
  const bool is_text = error.line != 0;
  if (!is_text && !error.context.empty()) {
    std::fprintf(stderr, "%s\n    1: ", support::printable(error.context).c_str());
  }
  std::fprintf(stderr, "%s", error.message.c_str());
  if (error.offset != kNoOffset && !is_text) {
    std::fprintf(stderr, " (at offset 0x%llx)", static_cast<unsigned long long>(error.offset));
  }
  std::fprintf(stderr, "\n");
  if (is_text) print_lines(error.context, 7);
}

void report_link(const Error& error, const model::Module& module, const loader::Linker& linker) {
  std::fprintf(stderr, "error: %s\n", support::printable(error.message).c_str());
  print_lines(error.context, 2);
  if (!error.message.starts_with("unknown import")) return;
  for (const model::Import& import : module.imports) {
    if (import.offset != error.offset) continue;
    const std::string_view host = host_of(import);
    const std::string name = support::printable(import.module);
    if (!host.empty()) {
      std::fprintf(stderr, "  hint: this module seems %.*s\n", static_cast<int>(host.size()),
                   host.data());
    } else if (!linker.has_module(import.module) && !linker.has_name(import.module)) {
      // What would supply the import as it is.
      const bool is_one_level = import.is_one_level && import.kind != ExternKind::instance;
      if (is_one_level && import.kind == ExternKind::module) {
        std::fprintf(stderr, "  hint: give it with --module %s=FILE\n", name.c_str());
      } else if (is_one_level && import.kind == ExternKind::func) {
        std::fprintf(stderr, "  hint: give it with --define %s=print\n", name.c_str());
      } else if (!is_one_level) {
        std::fprintf(stderr, "  hint: give it with --instance %s=FILE\n", name.c_str());
      }
    }
    return;
  }
}

namespace {

void print_frame(uint64_t number, const runtime::TrapFrame& frame) {
  const std::string function = frame.function.empty()
                                   ? "<wasm function " + std::to_string(frame.function_index) + ">"
                                   : support::printable(demangled(frame.function));
  const std::string module = frame.module.empty() ? "<module>" : support::printable(frame.module);
  std::fprintf(stderr, "       %3llu: ", static_cast<unsigned long long>(number));
  if (frame.wasm_offset != kNoOffset) {
    std::fprintf(stderr, "%#8llx - ", static_cast<unsigned long long>(frame.wasm_offset));
  }
  std::fprintf(stderr, "%s!%s\n", module.c_str(), function.c_str());
}

void print_note(const std::string& text) {
  std::fprintf(stderr, "            … %s\n", text.c_str());
}

void print_backtrace(const runtime::Trap& trap, uint64_t most) {
  std::fprintf(stderr, "       backtrace:\n");
  auto repeat = trap.repeats.begin();
  uint64_t number = 0;
  for (size_t i = 0; i < trap.frames.size(); ++i) {
    if (i == most) {
      uint64_t left = trap.frames.size() - i + trap.omitted;
      for (; repeat != trap.repeats.end(); ++repeat) left += (repeat->count - 1) * repeat->length;
      return print_note(std::to_string(left) + " more frames");
    }
    print_frame(number++, trap.frames[i]);
    if (repeat == trap.repeats.end() || i + 1 != repeat->first + repeat->length) continue;
    const uint64_t again = repeat->count - 1;
    print_note((repeat->length == 1 ? "this frame "
                                    : "these " + std::to_string(repeat->length) + " frames ") +
               std::to_string(again) + " more times");
    number += again * repeat->length;
    ++repeat;
  }
  if (trap.omitted != 0) print_note(std::to_string(trap.omitted) + " more frames");
}

}  // namespace

void report(const std::string& what, const std::string& during, const runtime::Trap& trap,
            uint64_t max_backtrace) {
  const char* const kind = trap.code == abi::TrapCode::exception ? "" : "wasm trap: ";
  std::fprintf(stderr, "error: %s\n\ncaused by:\n    0: %s\n    1: %s%s\n", what.c_str(),
               during.c_str(), kind, support::printable(trap.message).c_str());
  if (!trap.frames.empty() && max_backtrace != 0) print_backtrace(trap, max_backtrace);
}

}  // namespace tenon::cli
