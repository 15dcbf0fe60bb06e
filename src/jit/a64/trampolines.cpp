#include "jit/a64/trampolines.h"

#include <asmjit/arm/a64assembler.h>

#include <cstddef>
#include <iterator>

#include "abi/call_layout.h"
#include "jit/a64/registers.h"
#include "jit/a64/short_bulk.h"
#include "jit/target/trampolines.h"

namespace tenon::jit::a64 {
namespace {

using asmjit::a64::Gp;
using asmjit::a64::ptr;
using asmjit::a64::ptr_post;
using asmjit::a64::ptr_pre;
using asmjit::a64::sp;
using asmjit::a64::x0, asmjit::a64::x1, asmjit::a64::x2, asmjit::a64::x3;
using asmjit::a64::x9, asmjit::a64::x10, asmjit::a64::x11;
using asmjit::a64::x29, asmjit::a64::x30;

// Argument and result registers are x0 to x4 and v0 to v6.
const Gp kInstanceX = asmjit::a64::x(kInstance);
const Gp kMemoryX = asmjit::a64::x(kMemory);
const Gp kScratchX = asmjit::a64::x(kScratch);
const Gp kExpandX = asmjit::a64::x(kExpand);

constexpr int32_t kBlockSize = sizeof(abi::RegisterBlock);
static_assert(kBlockSize % 16 == 0);

// The frame of the entry trampoline, from x29, which is the stack pointer that it hands to the
// activation: link, x19 to x28, d8 to d15, the block.
constexpr int32_t kEntryGp = 16;
constexpr int32_t kEntryFp = kEntryGp + 10 * 8;
constexpr int32_t kEntryBlock = kEntryFp + 8 * 8;
constexpr int32_t kEntryFrame = kEntryBlock + 16;

// The frame of a host call, from x29: link, the block. Of what emitted code has in registers across
// a call, C preserves all.
constexpr int32_t kHostBlock = 16;
constexpr int32_t kHostFrame = kHostBlock + kBlockSize;

// The frame of a libcall, below its link: x0 to x15, then v0 to v29.
constexpr int32_t kLibcallGp = 0;
constexpr int32_t kLibcallFp = kLibcallGp + 16 * 8;
constexpr int32_t kLibcallFrame = kLibcallFp + 30 * 16;

class Pieces {
 public:
  Pieces(asmjit::a64::Assembler& a, const abi::TrampolineTargets& targets)
      : targets_(targets), a_(a) {
    trap_tail_ = a_.newLabel();
    handle_trap_ = a_.newLabel();
    failure_ = a_.newLabel();
    libcall_body_ = a_.newLabel();
  }

  // uint64_t (x0: code, x1: instance, x2: block, x3: activation)
  void entry() {
    const auto words = a_.newLabel(), pushed = a_.newLabel(), leave = a_.newLabel();
    a_.stp(x29, x30, ptr_pre(sp, -kEntryFrame));
    a_.mov(x29, sp);
    preserved(true);
    a_.str(x2, ptr(x29, kEntryBlock));
    a_.mov(x9, sp);
    a_.str(x9, ptr(x3, offsetof(abi::Activation, stack_pointer)));

    // The words, which are even in number, come to the stack from the last on.
    a_.ldr(x9, ptr(x2, offsetof(abi::RegisterBlock, stack_words)));
    a_.ldr(x10, ptr(x2, offsetof(abi::RegisterBlock, stack)));
    a_.add(x10, x10, x9, asmjit::arm::lsl(3));
    a_.bind(words);
    a_.cbz(x9, pushed);
    a_.ldr(x11, ptr_pre(x10, -16));
    a_.ldr(x3, ptr(x10, 8));
    a_.stp(x11, x3, ptr_pre(sp, -16));
    a_.sub(x9, x9, 2);
    a_.b(words);
    a_.bind(pushed);

    a_.mov(kScratchX, x0);
    a_.mov(kInstanceX, x1);
    a_.mov(kMemoryX, x1);
    a_.mov(x9, x2);
    load_block(x9, 0);
    a_.blr(kScratchX);

    a_.ldr(x9, ptr(x29, kEntryBlock));
    store_block(x9, 0);
    a_.mov(x0, 0);
    a_.bind(leave);
    a_.mov(sp, x29);
    preserved(false);
    a_.ldp(x29, x30, ptr_post(sp, kEntryFrame));
    a_.ret(x30);

    // Every trap ends here, with the activation in x0.
    a_.bind(trap_tail_);
    a_.ldr(x29, ptr(x0, offsetof(abi::Activation, stack_pointer)));
    a_.mov(x0, 1);
    a_.b(leave);
  }

  // void (x0: activation)
  void trap_return() { a_.b(trap_tail_); }

  // Called at the trap site. The stack pointer is aligned as everywhere.
  void trap_exit() {
    a_.mov(x0, x30);
    a_.bind(handle_trap_);
    a_.mov(x1, x29);
    call(reinterpret_cast<uintptr_t>(targets_.trap_handler));
    a_.b(trap_tail_);
  }

  // Jumped to by way of the signal handler, with the scratch register set to the pc.
  void signal_trap() {
    a_.mov(x0, kScratchX);
    a_.b(handle_trap_);
  }

  // Called by emitted code as a function of any type; the instance register holds the HostFunc.
  void host_call() {
    a_.stp(x29, x30, ptr_pre(sp, -kHostFrame));
    a_.mov(x29, sp);
    store_block(x29, kHostBlock);
    a_.mov(x0, kInstanceX);
    a_.mov(x1, kMemoryX);
    a_.add(x2, x29, kHostBlock);
    a_.add(x3, x29, kHostFrame);
    call(reinterpret_cast<uintptr_t>(targets_.host_dispatch));
    a_.cbnz(x0, failure_);

    a_.ldr(x9, ptr(kInstanceX));  // words of stack arguments, to be popped
    load_block(x29, kHostBlock);
    a_.ldp(x29, x30, ptr_post(sp, kHostFrame));
    a_.mov(x10, sp);
    a_.add(x10, x10, x9, asmjit::arm::lsl(3));
    a_.mov(sp, x10);
    a_.ret(x30);
  }

  // Jumped to by a libcall or host call that fails: x0 is TrapCode + 1, x29 the frame made on entry,
  // and pins, which C preserves, are as the caller left them.
  void failure() {
    a_.bind(failure_);
    a_.sub(sp, sp, sizeof(abi::UnwindState));
    pins(true);
    a_.str(x29, ptr(sp, offsetof(abi::UnwindState, frame)));
    a_.sub(x0, x0, 1);
    a_.mov(x1, sp);
    call(reinterpret_cast<uintptr_t>(targets_.failure_handler));
    a_.cbnz(x0, trap_tail_);
    pins(false);
    a_.ldr(kInstanceX, ptr(sp, offsetof(abi::UnwindState, instance)));
    a_.ldr(kMemoryX, ptr(sp, offsetof(abi::UnwindState, memory_base)));
    a_.ldr(x0, ptr(sp, offsetof(abi::UnwindState, value)));
    a_.ldr(asmjit::a64::v(0).q(), ptr(sp, offsetof(abi::UnwindState, value)));
    a_.ldr(kScratchX, ptr(sp, offsetof(abi::UnwindState, pc)));
    a_.ldr(x29, ptr(sp, offsetof(abi::UnwindState, frame)));
    a_.ldr(x9, ptr(sp, offsetof(abi::UnwindState, stack_pointer)));
    a_.mov(sp, x9);
    a_.br(kScratchX);
  }

  // Returned to by a function that another instance's function called in its own place. x29 is the
  // restore frame: see jit/emitter_tail_calls.h. Results may be in any register of theirs.
  void restore_return() {
    a_.ldr(kInstanceX, ptr(x29, -8));
    a_.ldr(kScratchX, ptr(x29, -16));
    a_.add(kScratchX, kScratchX, x29);
    a_.add(sp, kScratchX, 16);
    a_.ldp(x29, x30, ptr(x29));
    a_.ldr(kMemoryX, ptr(kInstanceX, offsetof(abi::InstanceData, memory0_base)));
    a_.ret(x30);
  }

  // One for each libcall; x17 is the target from here to the body's call.
  void libcall_stub(abi::Libcall libcall, uintptr_t target) {
    if (libcall == abi::Libcall::memory_copy) emit_short_memory_copy(a_);
    if (libcall == abi::Libcall::memory_fill) emit_short_memory_fill(a_);
    a_.stp(x29, x30, ptr_pre(sp, -16));
    a_.mov(x29, sp);
    a_.mov(kExpandX, uint64_t{target});
    a_.b(libcall_body_);
  }

  void libcall_body() {
    a_.bind(libcall_body_);
    a_.sub(sp, sp, kLibcallFrame);
    temporaries(true);
    a_.mov(x0, kInstanceX);
    a_.mov(x1, kScratchX);
    a_.blr(kExpandX);
    const auto failed = a_.newLabel();
    a_.cbnz(x1, failed);
    a_.mov(kScratchX, x0);
    temporaries(false);
    a_.mov(sp, x29);
    a_.ldp(x29, x30, ptr_post(sp, 16));
    a_.ret(x30);

    a_.bind(failed);
    a_.mov(x0, x1);
    a_.b(failure_);
  }

 private:
  void call(uintptr_t target) {
    a_.mov(kExpandX, uint64_t{target});
    a_.blr(kExpandX);
  }

  void pair(bool store, const auto& a, const auto& b, const asmjit::a64::Mem& at) {
    store ? a_.stp(a, b, at) : a_.ldp(a, b, at);
  }
  // What C wants preserved, to or from the entry's frame.
  void preserved(bool store) {
    for (uint32_t i = 0; i < 10; i += 2) {
      pair(store, asmjit::a64::x(19 + i), asmjit::a64::x(20 + i),
           ptr(x29, kEntryGp + static_cast<int32_t>(8 * i)));
    }
    for (uint32_t i = 0; i < 8; i += 2) {
      pair(store, asmjit::a64::d(8 + i), asmjit::a64::d(9 + i),
           ptr(x29, kEntryFp + static_cast<int32_t>(8 * i)));
    }
  }
  // What emitted code has in registers that C may change, and the upper halves of those that it
  // need not preserve whole.
  void temporaries(bool store) {
    for (uint32_t i = 0; i < 16; i += 2) {
      pair(store, asmjit::a64::x(i), asmjit::a64::x(i + 1),
           ptr(sp, kLibcallGp + static_cast<int32_t>(8 * i)));
    }
    for (uint32_t i = 0; i < 30; i += 2) {
      pair(store, asmjit::a64::v(i).q(), asmjit::a64::v(i + 1).q(),
           ptr(sp, kLibcallFp + static_cast<int32_t>(16 * i)));
    }
  }

  // To or from the UnwindState at the stack pointer.
  void pins(bool store) {
    for (uint32_t i = 0; i < std::size(kGpPins); i += 2) {
      pair(store, asmjit::a64::x(kGpPins[i]), asmjit::a64::x(kGpPins[i + 1]),
           ptr(sp, static_cast<int32_t>(offsetof(abi::UnwindState, gp_pins) + 8 * i)));
    }
    for (uint32_t i = 0; i < std::size(kFpPins); i += 2) {
      pair(store, asmjit::a64::d(kFpPins[i] - kFirstFp), asmjit::a64::d(kFpPins[i + 1] - kFirstFp),
           ptr(sp, static_cast<int32_t>(offsetof(abi::UnwindState, fp_pins) + 8 * i)));
    }
  }

  // All argument (or result: they are the same) registers from or to the block at base + offset.
  // REQUIRES: `base` is none of them.
  void load_block(const Gp& base, int32_t offset) {
    for (uint32_t i = 0; i < abi::kFpArgs; ++i) {
      a_.ldr(asmjit::a64::v(i).q(), ptr(base, fp_slot(offset, i)));
    }
    for (uint32_t i = 0; i < abi::kGpArgs; ++i) {
      a_.ldr(asmjit::a64::x(kGpArgRegs[i]), ptr(base, gp_slot(offset, i)));
    }
  }
  void store_block(const Gp& base, int32_t offset) {
    for (uint32_t i = 0; i < abi::kGpArgs; ++i) {
      a_.str(asmjit::a64::x(kGpArgRegs[i]), ptr(base, gp_slot(offset, i)));
    }
    for (uint32_t i = 0; i < abi::kFpArgs; ++i) {
      a_.str(asmjit::a64::v(i).q(), ptr(base, fp_slot(offset, i)));
    }
  }

  const abi::TrampolineTargets& targets_;
  asmjit::a64::Assembler& a_;
  asmjit::Label trap_tail_, handle_trap_, failure_, libcall_body_;
};

}  // namespace

abi::TrampolineCode make_trampolines_a64(const abi::TrampolineTargets& targets) {
  return assemble_trampolines<asmjit::a64::Assembler, Pieces>(asmjit::Arch::kAArch64, targets);
}

}  // namespace tenon::jit::a64
