// What compiling a run of functions gives, before the runs are joined to one image.
#pragma once

#include <cstdint>
#include <vector>

#include "abi/code_object.h"

namespace tenon::jit {

// A call, or a jump of a tail call, within the module whose target's place is not known yet.
struct CallFixup {
  uint32_t return_offset;  // behind the instruction
  uint32_t function;       // index among the module's own functions
  bool is_jump = false;
};

// Offsets are within the run's own code.
struct CodeChunk {
  std::vector<abi::FunctionCode> functions;
  abi::SiteList sites;
  std::vector<CallFixup> fixups;
  std::vector<abi::LeavingRange> leaving;
  abi::HandlerTable handlers;

  void clear() {
    functions.clear();
    sites.clear();
    fixups.clear();
    leaving.clear();
    handlers.clear();
  }
};

struct CompiledRange {
  std::vector<uint8_t> bytes;
  CodeChunk chunk;

  // Empties it, and keeps its memory for the next run.
  void clear() {
    bytes.clear();
    chunk.clear();
  }
};

}  // namespace tenon::jit
