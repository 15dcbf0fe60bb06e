// The result of compiling a module: position-independent machine code and what the runtime must know
// about it. It holds no absolute address and no engine type id.
#pragma once

#include <cstdint>
#include <vector>

#include "abi/traps.h"

namespace tenon::abi {

// Why a pc is recorded.
enum class SiteKind : uint8_t {
  call,         // a return address: for backtraces
  trap,         // a return address after a call of trap_exit: the site's trap
  memory_fault, // an instruction that traps with `code` when it faults in a memory's guard
  null_fault,   // an instruction that traps with `code` when it faults in page 0
};

struct Site {
  uint32_t pc;           // offset in the code image
  uint32_t wasm_offset;  // offset in the module's file
  SiteKind kind;
  TrapCode code;
};

struct FunctionCode {
  uint32_t foreign_entry;  // offset of the entry for callers from other instances
  uint32_t entry;          // offset of the entry for callers in the same instance
  uint32_t body;           // from here to the epilogue an interrupt may stop the function, but
  uint32_t epilogue;       // for CodeObject::leaving
  uint32_t end;
};

// Code that takes its own frame down, from the first instruction that spoils it to the last: no
// interrupt may stop a function there.
struct LeavingRange {
  uint32_t begin;
  uint32_t end;
};

struct CodeObject {
  std::vector<uint8_t> bytes;
  std::vector<FunctionCode> functions;  // by function index less the imported ones, ascending
  std::vector<Site> sites;              // ascending by pc
  std::vector<LeavingRange> leaving;    // of tail calls, ascending
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
