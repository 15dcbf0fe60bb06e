// The result of compiling a module: position-independent machine code and what the runtime must know
// about it. It holds no absolute address and no engine type id.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "abi/handlers.h"
#include "abi/sites.h"

namespace tenon::abi {

struct FunctionCode {
  uint32_t foreign_entry;  // offset of the entry for callers from other instances
  uint32_t entry;          // offset of the entry for callers in the same instance
  uint32_t body;           // from here to the epilogue an interrupt may stop the function, but
  uint32_t epilogue;       // for CodeObject::leaving
  uint32_t end;
  uint32_t sites;          // where its sites begin in the list
  // How many registers it saves, the first ones of UnwindState's: in the words of its frame from
  // kFirstSavedWord bytes below the frame pointer on, integer ones first, each a word lower.
  uint8_t saved_gp = 0;
  uint8_t saved_fp = 0;

  // The same function where its code lies `by` bytes further on.
  FunctionCode moved(uint32_t by) const {
    FunctionCode code = *this;
    for (uint32_t* offset :
         {&code.foreign_entry, &code.entry, &code.body, &code.epilogue, &code.end}) {
      *offset += by;
    }
    return code;
  }
};
inline constexpr uintptr_t kInstanceWord = 8;  // bytes below the frame pointer: see jit/frame.h
inline constexpr uintptr_t kFirstSavedWord = 16;

// Code that takes its own frame down, from the first instruction that spoils it to the last: no
// interrupt may stop a function there.
struct LeavingRange {
  uint32_t begin;
  uint32_t end;
};

struct CodeObject {
  std::vector<uint8_t> bytes;
  std::vector<FunctionCode> functions;  // by function index less the imported ones, ascending
  SiteList sites;                       // of the functions in their order
  std::vector<LeavingRange> leaving;    // of tail calls, ascending
  HandlerTable handlers = {};

  // The sites of function `index` of the list.
  SiteList::Cursor sites_of(size_t index) const {
    const uint32_t end = index + 1 < functions.size() ? functions[index + 1].sites : sites.size();
    return sites.from(functions[index].sites, end, functions[index].foreign_entry);
  }
};

// Every feature that the machine has.
inline constexpr uint32_t kNativeCpu = ~0u;

// Memory access by guard pages or by explicit checks: a compile option, never a run-time fact.
struct CompileOptions {
  bool signals_based_traps = true;              // guard mode for 32-bit memories
  uint64_t memory_reservation = uint64_t{8} << 30;  // bytes, of a guard-mode memory
  uint32_t cpu = kNativeCpu;                    // the target's feature bits that may be used
  bool fuel = false;                            // count what is executed, and trap when it is too much
  bool canonical_nans = false;                  // every NaN that arithmetic makes is the canonical one
  unsigned threads = 0;                         // compile threads; 0 for all cores
};

// In guard mode an access whose constant offset is below this needs no check of its own.
inline constexpr uint64_t kGuardedOffset = uint64_t{1} << 31;

}  // namespace tenon::abi
