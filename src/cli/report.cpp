// How failures read, and how input files are told apart.
#include <cstdio>

#include "cli/commands.h"
#include "support/files.h"
#include "support/utf8.h"

namespace tenon::cli {

Result<std::vector<uint8_t>> read_module(const std::string& path) {
  TENON_ASSIGN(auto bytes, support::read_input(path));
  if (!bytes.empty() && bytes[0] != 0) {
    size_t at = 0;
    while (at < bytes.size() && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\t' || bytes[at] == '\r')) ++at;
    if (at < bytes.size() && (bytes[at] == '(' || bytes[at] == ';')) {
      return Error{.kind = ErrorKind::unsupported,
                   .message = "this is the text format, which this version does not read yet; "
                              "translate it to binary first (wat2wasm)"};
    }
  }
  return bytes;
}

void report(const std::string& what, const Error& error) {
  std::fprintf(stderr, "error: %s\n\ncaused by:\n    0: ", what.c_str());
  if (!error.context.empty()) std::fprintf(stderr, "%s\n    1: ", support::printable(error.context).c_str());
  std::fprintf(stderr, "%s", error.message.c_str());
  if (error.offset != kNoOffset) {
    std::fprintf(stderr, " (at offset 0x%llx)", static_cast<unsigned long long>(error.offset));
  }
  std::fprintf(stderr, "\n");
}

void report(const std::string& what, const std::string& during, const runtime::Trap& trap) {
  std::fprintf(stderr, "error: %s\n\ncaused by:\n    0: %s\n    1: wasm trap: %s\n", what.c_str(),
               during.c_str(), trap.message.c_str());
  if (trap.frames.empty()) return;
  std::fprintf(stderr, "       backtrace:\n");
  for (size_t i = 0; i < trap.frames.size(); ++i) {
    const runtime::TrapFrame& frame = trap.frames[i];
    const std::string function =
        frame.function.empty() ? "<wasm function " + std::to_string(frame.function_index) + ">"
                               : support::printable(frame.function);
    const std::string module = frame.module.empty() ? "<module>" : support::printable(frame.module);
    std::fprintf(stderr, "       %3zu: %#8llx - %s!%s\n", i,
                 static_cast<unsigned long long>(frame.wasm_offset), module.c_str(), function.c_str());
  }
  if (trap.truncated) std::fprintf(stderr, "            (more frames follow)\n");
}

}  // namespace tenon::cli
