#include "jit/x64/trampolines.h"

#include <asmjit/x86.h>

#include <cstddef>
#include <iterator>

#include "abi/call_layout.h"
#include "jit/target/trampolines.h"
#include "jit/x64/registers.h"
#include "jit/x64/short_bulk.h"

namespace tenon::jit::x64 {
namespace {

namespace x86 = asmjit::x86;
using x86::r8, x86::r9, x86::r10, x86::r11, x86::r12, x86::r13, x86::r14, x86::r15;
using x86::rax, x86::rbp, x86::rbx, x86::rcx, x86::rdi, x86::rdx, x86::rsi, x86::rsp;

// The registers of emitted code that matter here.
constexpr x86::Gp kInstance = r15;
constexpr x86::Gp kMemory = r14;
constexpr x86::Gp kScratch = r11;
constexpr x86::Gp kGpArgRegs[abi::kGpArgs] = {rax, rcx, rdx, r8, r9};
static_assert(abi::kFpArgs == 7);  // xmm0 to xmm6; xmm7 is the FP scratch register

constexpr int32_t kBlockSize = sizeof(abi::RegisterBlock);

// The frame of the entry trampoline, from rbp. The stack pointer that it hands to the activation is
// kEntryFrame below rbp, which is how the trap tail finds rbp again.
constexpr int32_t kEntryBlock = -48;
constexpr int32_t kEntrySaved = 40;  // rbx, r12 to r15
constexpr int32_t kEntryFrame = 64;

// The frame of a host call, from rbp.
constexpr int32_t kHostXmm = -128;  // xmm8 to xmm15
constexpr int32_t kHostRsi = -136;
constexpr int32_t kHostRdi = -144;
constexpr int32_t kHostR10 = -152;
constexpr int32_t kHostBlock = -160 - kBlockSize;
constexpr int32_t kHostFrame = -kHostBlock;
static_assert(kHostFrame % 16 == 0);

// The frame of a libcall, from rbp. The stub itself has pushed rax.
constexpr int32_t kLibcallRax = -8;
constexpr x86::Gp kLibcallSaved[] = {rcx, rdx, rsi, rdi, r8, r9, r10};
constexpr int32_t kLibcallGp = -64;  // to -8
constexpr int32_t kLibcallXmm = kLibcallGp - 16 * 16;
constexpr int32_t kLibcallFrame = -kLibcallXmm;
static_assert(kLibcallGp + 8 * static_cast<int32_t>(std::size(kLibcallSaved)) == kLibcallRax);
static_assert(kLibcallFrame % 16 == 0);

class Pieces {
 public:
  Pieces(x86::Assembler& a, const abi::TrampolineTargets& targets) : targets_(targets), a_(a) {
    trap_tail_ = a_.newLabel();
    handle_trap_ = a_.newLabel();
    failure_ = a_.newLabel();
  }

  // uint64_t (rdi: code, rsi: instance, rdx: block, rcx: activation)
  void entry() {
    const auto words = a_.newLabel(), aligned = a_.newLabel(), pushed = a_.newLabel();
    const auto leave = a_.newLabel();
    a_.push(rbp);
    a_.mov(rbp, rsp);
    a_.push(rbx);
    a_.push(r12);
    a_.push(r13);
    a_.push(r14);
    a_.push(r15);
    a_.push(rdx);  // kEntryBlock
    a_.push(rcx);
    a_.push(rdi);  // for alignment, and to be seen in a debugger
    a_.mov(x86::qword_ptr(rcx, offsetof(abi::Activation, stack_pointer)), rsp);

    a_.mov(r8, x86::qword_ptr(rdx, offsetof(abi::RegisterBlock, stack_words)));
    a_.mov(r9, x86::qword_ptr(rdx, offsetof(abi::RegisterBlock, stack)));
    a_.test(x86::r8d, 1);
    a_.jz(aligned);
    a_.push(0);
    a_.bind(aligned);
    a_.test(r8, r8);
    a_.jz(pushed);
    a_.bind(words);
    a_.push(x86::qword_ptr(r9, r8, 3, -8));
    a_.dec(r8);
    a_.jnz(words);
    a_.bind(pushed);

    a_.mov(kScratch, rdi);
    a_.mov(kInstance, rsi);
    a_.mov(kMemory, rsi);
    load_block(rdx, 0);
    a_.call(kScratch);

    a_.mov(kScratch, x86::qword_ptr(rbp, kEntryBlock));
    store_block(kScratch, 0);
    a_.xor_(x86::eax, x86::eax);
    a_.bind(leave);
    a_.lea(rsp, x86::ptr(rbp, -kEntrySaved));
    a_.pop(r15);
    a_.pop(r14);
    a_.pop(r13);
    a_.pop(r12);
    a_.pop(rbx);
    a_.pop(rbp);
    a_.ret();

    // Every trap ends here, with the activation in rax.
    a_.bind(trap_tail_);
    a_.mov(rsp, x86::qword_ptr(rax, offsetof(abi::Activation, stack_pointer)));
    a_.lea(rbp, x86::ptr(rsp, kEntryFrame));
    a_.mov(x86::eax, 1);
    a_.jmp(leave);
  }

  // void (rdi: activation)
  void trap_return() {
    a_.mov(rax, rdi);
    a_.jmp(trap_tail_);
  }

  // Called at the trap site.
  void trap_exit() {
    a_.pop(rdi);
    a_.bind(handle_trap_);
    a_.mov(rsi, rbp);
    a_.and_(rsp, -16);
    call(targets_.trap_handler);
    a_.jmp(trap_tail_);
  }

  // Jumped to by way of the signal handler, with the scratch register set to the pc.
  void signal_trap() {
    a_.mov(rdi, kScratch);
    a_.jmp(handle_trap_);
  }

  // Called by emitted code as a function of any type; the instance register holds the HostFunc.
  void host_call() {
    a_.push(rbp);
    a_.mov(rbp, rsp);
    a_.sub(rsp, kHostFrame);
    a_.and_(rsp, -16);
    a_.mov(x86::qword_ptr(rbp, kHostRsi), rsi);
    a_.mov(x86::qword_ptr(rbp, kHostRdi), rdi);
    a_.mov(x86::qword_ptr(rbp, kHostR10), r10);
    for (int32_t i = 0; i < 8; ++i) {
      a_.movups(x86::xmmword_ptr(rbp, kHostXmm + 16 * i), x86::xmm(static_cast<uint32_t>(8 + i)));
    }
    // Few host functions have to do with floating-point registers.
    const auto stored = a_.newLabel(), loaded = a_.newLabel(), failed = a_.newLabel();
    const auto uses_fp = x86::qword_ptr(kInstance, 8);
    store_gp_block(rbp, kHostBlock);
    a_.cmp(uses_fp, 0);
    a_.jz(stored);
    store_fp_block(rbp, kHostBlock);
    a_.bind(stored);
    a_.mov(rdi, kInstance);
    a_.mov(rsi, kMemory);
    a_.lea(rdx, x86::ptr(rbp, kHostBlock));
    a_.lea(rcx, x86::ptr(rbp, 16));
    call(targets_.host_dispatch);
    a_.test(rax, rax);
    a_.jnz(failed);

    // Pop the stack arguments: the return address moves to the last one's word.
    a_.mov(rsi, x86::qword_ptr(kInstance));
    a_.mov(rdi, x86::qword_ptr(rbp, 8));
    a_.lea(kScratch, x86::ptr(rbp, rsi, 3, 8));
    a_.mov(x86::qword_ptr(kScratch), rdi);
    load_gp_block(rbp, kHostBlock);
    a_.cmp(uses_fp, 0);
    a_.jz(loaded);
    load_fp_block(rbp, kHostBlock);
    a_.bind(loaded);
    restore_host_pins();
    a_.mov(rbp, x86::qword_ptr(rbp));
    a_.mov(rsp, kScratch);
    a_.ret();

    a_.bind(failed);
    restore_host_pins();
    a_.jmp(failure_);
  }

  // Jumped to by a libcall or host call that fails: rax is TrapCode + 1, rbp the frame made on entry,
  // rsp is aligned, and pins are as the caller left them.
  void failure() {
    a_.bind(failure_);
    a_.sub(rsp, sizeof(abi::UnwindState));
    pins(true);
    a_.mov(x86::qword_ptr(rsp, offsetof(abi::UnwindState, frame)), rbp);
    a_.lea(rdi, x86::ptr(rax, -1));
    a_.mov(rsi, rsp);
    call(targets_.failure_handler);
    a_.test(rax, rax);
    a_.jnz(trap_tail_);
    pins(false);
    const auto state = [](size_t offset) { return x86::qword_ptr(rsp, static_cast<int32_t>(offset)); };
    a_.mov(kInstance, state(offsetof(abi::UnwindState, instance)));
    a_.mov(kMemory, state(offsetof(abi::UnwindState, memory_base)));
    a_.mov(kGpArgRegs[0], state(offsetof(abi::UnwindState, value)));
    a_.movups(x86::xmm0, x86::xmmword_ptr(rsp, offsetof(abi::UnwindState, value)));
    a_.mov(kScratch, state(offsetof(abi::UnwindState, pc)));
    a_.mov(rbp, state(offsetof(abi::UnwindState, frame)));
    a_.mov(rsp, state(offsetof(abi::UnwindState, stack_pointer)));
    a_.jmp(kScratch);
  }

  // Returned to by a function that another instance's function called in its own place. The frame
  // pointer is the restore frame's: see jit/emitter_tail_calls.h. Results may be in any register of
  // theirs.
  void restore_return() {
    a_.mov(kInstance, x86::qword_ptr(rbp, -8));
    a_.mov(kScratch, x86::qword_ptr(rbp, -16));
    a_.mov(kMemory, x86::qword_ptr(rbp, 8));
    // The return address moves to the last argument's word.
    a_.lea(kScratch, x86::ptr(rbp, kScratch, 0, 8));
    a_.mov(rbp, x86::qword_ptr(rbp));
    a_.mov(x86::qword_ptr(kScratch), kMemory);
    a_.mov(rsp, kScratch);
    a_.mov(kMemory, x86::qword_ptr(kInstance, offsetof(abi::InstanceData, memory0_base)));
    a_.ret();
  }

  // One for each libcall; rax is the target from here to the body's call.
  void libcall_stub(abi::Libcall libcall, uintptr_t target) {
    if (libcall == abi::Libcall::memory_copy) emit_short_memory_copy(a_);
    if (libcall == abi::Libcall::memory_fill) emit_short_memory_fill(a_);
    a_.push(rbp);
    a_.mov(rbp, rsp);
    a_.push(rax);
    a_.mov(rax, asmjit::Imm(target));
    a_.jmp(libcall_body_);
  }

  void libcall_body() {
    libcall_body_ = a_.newLabel();
    a_.bind(libcall_body_);
    a_.lea(rsp, x86::ptr(rbp, -kLibcallFrame));
    a_.and_(rsp, -16);
    int32_t slot = kLibcallGp;
    for (const auto& reg : kLibcallSaved) {
      a_.mov(x86::qword_ptr(rbp, slot), reg);
      slot += 8;
    }
    for (int32_t i = 0; i < 16; ++i) {
      a_.movups(x86::xmmword_ptr(rbp, kLibcallXmm + 16 * i), x86::xmm(static_cast<uint32_t>(i)));
    }
    a_.mov(rdi, kInstance);
    a_.mov(rsi, kScratch);
    a_.call(rax);
    const auto failed = a_.newLabel();
    a_.test(rdx, rdx);
    a_.jnz(failed);
    a_.mov(kScratch, rax);
    restore_libcall_registers();
    a_.mov(rax, x86::qword_ptr(rbp, kLibcallRax));
    a_.leave();
    a_.ret();

    a_.bind(failed);
    a_.mov(rax, rdx);
    restore_libcall_registers();
    a_.jmp(failure_);
  }

 private:
  template <typename F>
  void call(F* target) {
    a_.mov(rax, asmjit::Imm(reinterpret_cast<uintptr_t>(target)));
    a_.call(rax);
  }

  void restore_host_pins() {
    for (int32_t i = 0; i < 8; ++i) {
      a_.movups(x86::xmm(static_cast<uint32_t>(8 + i)), x86::xmmword_ptr(rbp, kHostXmm + 16 * i));
    }
    a_.mov(r10, x86::qword_ptr(rbp, kHostR10));
    a_.mov(rdi, x86::qword_ptr(rbp, kHostRdi));
    a_.mov(rsi, x86::qword_ptr(rbp, kHostRsi));
  }
  void restore_libcall_registers() {
    for (int32_t i = 0; i < 16; ++i) {
      a_.movups(x86::xmm(static_cast<uint32_t>(i)), x86::xmmword_ptr(rbp, kLibcallXmm + 16 * i));
    }
    int32_t slot = kLibcallGp;
    for (const auto& reg : kLibcallSaved) {
      a_.mov(reg, x86::qword_ptr(rbp, slot));
      slot += 8;
    }
  }
  // To or from the UnwindState at rsp.
  void pins(bool store) {
    auto at = static_cast<int32_t>(offsetof(abi::UnwindState, gp_pins));
    for (const Reg pin : kGpPins) {
      const x86::Mem word = x86::qword_ptr(rsp, at);
      store ? a_.mov(word, x86::gpq(pin)) : a_.mov(x86::gpq(pin), word);
      at += 8;
    }
    at = offsetof(abi::UnwindState, fp_pins);
    for (const Reg pin : kFpPins) {
      const x86::Mem word = x86::qword_ptr(rsp, at);
      const x86::Xmm reg = x86::xmm(static_cast<uint32_t>(pin - kFirstFp));
      store ? a_.movsd(word, reg) : a_.movsd(reg, word);
      at += 8;
    }
  }

  // All argument (or result: they are the same) registers from or to the block at base + offset.
  // `base` may be one of them.
  void load_block(const x86::Gp& base, int32_t offset) {
    load_fp_block(base, offset);
    load_gp_block(base, offset);
  }
  void load_fp_block(const x86::Gp& base, int32_t offset) {
    for (uint32_t i = 0; i < abi::kFpArgs; ++i) {
      a_.movups(x86::xmm(i), x86::xmmword_ptr(base, fp_slot(offset, i)));
    }
  }
  void load_gp_block(const x86::Gp& base, int32_t offset) {
    const x86::Gp* last = nullptr;
    for (uint32_t i = 0; i < abi::kGpArgs; ++i) {
      if (kGpArgRegs[i] == base) {
        last = &kGpArgRegs[i];
      } else {
        a_.mov(kGpArgRegs[i], x86::qword_ptr(base, gp_slot(offset, i)));
      }
    }
    if (last) {
      a_.mov(base, x86::qword_ptr(base, gp_slot(offset, static_cast<uint32_t>(last - kGpArgRegs))));
    }
  }
  void store_block(const x86::Gp& base, int32_t offset) {
    store_gp_block(base, offset);
    store_fp_block(base, offset);
  }
  void store_gp_block(const x86::Gp& base, int32_t offset) {
    for (uint32_t i = 0; i < abi::kGpArgs; ++i) {
      a_.mov(x86::qword_ptr(base, gp_slot(offset, i)), kGpArgRegs[i]);
    }
  }
  void store_fp_block(const x86::Gp& base, int32_t offset) {
    for (uint32_t i = 0; i < abi::kFpArgs; ++i) {
      a_.movups(x86::xmmword_ptr(base, fp_slot(offset, i)), x86::xmm(i));
    }
  }
  const abi::TrampolineTargets& targets_;
  x86::Assembler& a_;
  asmjit::Label trap_tail_, handle_trap_, failure_, libcall_body_;
};

}  // namespace

abi::TrampolineCode make_trampolines_x64(const abi::TrampolineTargets& targets) {
  return assemble_trampolines<x86::Assembler, Pieces>(asmjit::Arch::kX64, targets);
}

}  // namespace tenon::jit::x64
