// A function's machine code as text, in the order of its emission: asmjit formats each instruction
// as it is emitted, and what is known only afterwards (frame sizes, call targets, what a site traps
// with) is put in at the end. Attached to a code holder; without one nothing is formatted.
#pragma once

#include <asmjit/core.h>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jit/emitter_output.h"

namespace tenon::jit {

// What a listing must know of its target.
struct ListingSyntax {
  std::string_view instance_operand;  // what an operand at an offset from the instance begins with
  std::string_view call;              // the mnemonics of a call and a jump within the module
  std::string_view jump;
  uint32_t call_bytes;                // their size
  // Makes `text` say what the instruction `code` is, where asmjit does not say it well or the
  // prologue was patched later.
  void (*mend)(std::string& text, std::span<const uint8_t> code, bool in_prologue);
};

class Listing : public asmjit::Logger {
 public:
  // `offset` tells where the code ends now.
  Listing(std::function<uint32_t()> offset, const ListingSyntax& syntax)
      : offset_(std::move(offset)), syntax_(syntax) {}

  // The code from here on is for the operator that `text` shows.
  void begin_operator(std::string text);
  // The lines of the one function in `range`, each label under a number by its place.
  // `function_name` names the module's own function of an index.
  std::string text(const CompiledRange& range,
                   const std::function<std::string(uint32_t)>& function_name);

 private:
  enum class Kind : uint8_t { operator_, label, instruction, data };
  struct Line {
    Kind kind;
    uint32_t offset;  // where its code begins
    std::string text;
  };

  asmjit::Error _log(const char* data, size_t size) noexcept override;
  // Says what line `index` left open or can't know.
  void complete(size_t index, bool in_prologue, const CompiledRange& range);
  // The library call whose address line `index` reads, or "".
  std::string_view libcall_name(size_t index) const;
  std::string catches(uint32_t begin, uint32_t end, const CodeChunk& chunk) const;
  void name_calls(const std::vector<CallFixup>& fixups,
                  const std::function<std::string(uint32_t)>& function_name);
  void renumber_labels();

  std::function<uint32_t()> offset_;
  const ListingSyntax& syntax_;
  std::vector<Line> lines_;
};

}  // namespace tenon::jit
