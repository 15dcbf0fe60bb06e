// A function's machine code as text, in the order of its emission: asmjit formats each instruction
// as it is emitted, and what is known only afterwards (frame sizes, call targets, what a site traps
// with) is put in at the end. Attached to a code holder; without one nothing is formatted.
#pragma once

#include <asmjit/x86.h>

#include <functional>
#include <string>
#include <vector>

#include "jit/emitter_output.h"
#include "jit/x64/masm.h"

namespace tenon::jit::x64 {

class Listing : public asmjit::Logger {
 public:
  explicit Listing(const Masm& masm) : masm_(masm) {}

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
  // Says what `line`, whose code ends at `end`, left open or can't know.
  void complete(Line& line, uint32_t end, bool in_prologue, const CompiledRange& range) const;
  void name_calls(const std::vector<CallFixup>& fixups,
                  const std::function<std::string(uint32_t)>& function_name);
  void renumber_labels();

  const Masm& masm_;
  std::vector<Line> lines_;
};

}  // namespace tenon::jit::x64
