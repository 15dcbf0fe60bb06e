#include "runtime/signals.h"

#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>

#include "runtime/activation.h"
#include "runtime/code_memory.h"
#include "runtime/memory.h"
#include "runtime/signal_context.h"

namespace tenon::runtime {

constinit thread_local ThreadState thread_state{};

namespace {

constexpr size_t kSignalStack = 128 << 10;
constexpr uintptr_t kNullPage = 4096;
constexpr long kRetryNanoseconds = 1'000'000;

struct sigaction previous_segv;
struct sigaction previous_bus;
std::atomic<pid_t> running_thread{0};
// This thread's timer, for the handler; the object that owns it is below.
constinit thread_local timer_t interrupt_timer{};
constinit thread_local bool has_timer = false;

int interrupt_signal() { return SIGRTMIN + 4; }

// Stops the emitted code at the context's pc with `code`.
void redirect(SignalContext& context, abi::TrapCode code) {
  thread_state.signal_trap = static_cast<sig_atomic_t>(code) + 1;
  context.redirect(thread_state.current->trampolines->signal_trap);
}

bool claim_fault(const siginfo_t& info, SignalContext& context) {
  // Only faults of an access tell an address; a non-canonical one, for instance, does not.
  if (thread_state.current == nullptr) return false;
  if (info.si_signo == SIGSEGV && info.si_code != SEGV_MAPERR && info.si_code != SEGV_ACCERR) {
    return false;
  }
  if (info.si_signo == SIGBUS && info.si_code != BUS_ADRERR) return false;
  const ModuleCode* code = ModuleCode::find(context.pc());
  if (code == nullptr) return false;
  const auto site = code->find_fault_site(context.pc());
  if (!site) return false;
  const auto address = reinterpret_cast<uintptr_t>(info.si_addr);
  const bool expected = site->kind == abi::SiteKind::null_fault ? address < kNullPage
                                                                : Memory::is_reserved(address);
  if (!expected) return false;
  redirect(context, site->code);
  return true;
}

void chain(int signal_number, siginfo_t* info, void* context) {
  const struct sigaction& previous = signal_number == SIGBUS ? previous_bus : previous_segv;
  if ((previous.sa_flags & SA_SIGINFO) != 0) {
    previous.sa_sigaction(signal_number, info, context);
  } else if (previous.sa_handler != SIG_DFL && previous.sa_handler != SIG_IGN) {
    previous.sa_handler(signal_number);
  } else {
    // The instruction faults again, and the default action ends the process.
    struct sigaction fallback{};
    fallback.sa_handler = SIG_DFL;
    sigemptyset(&fallback.sa_mask);
    ::sigaction(signal_number, &fallback, nullptr);
    if (info->si_code <= 0) ::raise(signal_number);  // sent, so nothing would fault again
  }
}

void handle_fault(int signal_number, siginfo_t* info, void* raw_context) {
  const int saved_errno = errno;
  SignalContext context(raw_context);
  if (!claim_fault(*info, context)) chain(signal_number, info, raw_context);
  errno = saved_errno;
}

void rearm(long nanoseconds) {
  itimerspec spec{};
  spec.it_value.tv_sec = nanoseconds / 1'000'000'000;
  spec.it_value.tv_nsec = nanoseconds % 1'000'000'000;
  if (has_timer) ::timer_settime(interrupt_timer, 0, &spec, nullptr);
}

void handle_interrupt(int, siginfo_t*, void* raw_context) {
  if (thread_state.is_entered == 0) return;
  const int saved_errno = errno;
  SignalContext context(raw_context);
  const ModuleCode* code =
      thread_state.current != nullptr ? ModuleCode::find(context.pc()) : nullptr;
  if (code != nullptr && code->is_in_body(context.pc())) {
    redirect(context, abi::TrapCode::interrupt);
  } else {
    thread_state.interrupt_pending = 1;
    thread_state.retry_armed = 1;
    rearm(kRetryNanoseconds);
  }
  errno = saved_errno;
}

bool install_handlers() {
  struct sigaction action{};
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  sigemptyset(&action.sa_mask);
  // An interrupt must not find a fault half handled.
  sigaddset(&action.sa_mask, interrupt_signal());
  action.sa_sigaction = handle_fault;
  if (::sigaction(SIGSEGV, &action, &previous_segv) != 0) return false;
  if (::sigaction(SIGBUS, &action, &previous_bus) != 0) return false;
  action.sa_flags |= SA_RESTART;
  action.sa_sigaction = handle_interrupt;
  return ::sigaction(interrupt_signal(), &action, nullptr) == 0;
}

// Gives the thread its alternate stack and timer, and takes them back when the thread ends.
class ThreadSignals {
 public:
  ThreadSignals() {
    stack_t current{};
    ::sigaltstack(nullptr, &current);
    if ((current.ss_flags & SS_DISABLE) != 0 || current.ss_size < kSignalStack) {
      const size_t page = static_cast<size_t>(::sysconf(_SC_PAGESIZE));
      void* const memory = ::mmap(nullptr, kSignalStack + page, PROT_NONE,
                                  MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
      if (memory == MAP_FAILED) return;
      stack_ = memory;
      stack_size_ = kSignalStack + page;
      auto* const usable = static_cast<uint8_t*>(memory) + page;
      if (::mprotect(usable, kSignalStack, PROT_READ | PROT_WRITE) != 0) return;
      stack_t stack{};
      stack.ss_sp = usable;
      stack.ss_size = kSignalStack;
      if (::sigaltstack(&stack, &previous_) != 0) return;
      installed_ = true;
    }
    sigevent event{};
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = interrupt_signal();
    event._sigev_un._tid = static_cast<pid_t>(::syscall(SYS_gettid));
    has_timer = ::timer_create(CLOCK_MONOTONIC, &event, &interrupt_timer) == 0;
    ready_ = true;
  }
  ~ThreadSignals() {
    if (has_timer) ::timer_delete(interrupt_timer);
    has_timer = false;
    if (installed_) ::sigaltstack(&previous_, nullptr);
    if (stack_ != nullptr) ::munmap(stack_, stack_size_);
  }
  ThreadSignals(const ThreadSignals&) = delete;
  ThreadSignals& operator=(const ThreadSignals&) = delete;
  bool ready() const { return ready_; }

 private:
  void* stack_ = nullptr;
  size_t stack_size_ = 0;
  stack_t previous_{};
  bool installed_ = false;
  bool ready_ = false;
};

}  // namespace

Result<void> prepare_thread_for_signals() {
  static const bool installed = install_handlers();
  thread_local const ThreadSignals signals;
  if (!installed || !signals.ready()) {
    return Error{ErrorKind::limit, "cannot install signal handlers"};
  }
  return {};
}

void arm_interrupt(std::optional<std::chrono::nanoseconds> delay) {
  thread_state.interrupt_pending = 0;
  thread_state.retry_armed = 0;
  // A timer value of zero would disarm it: a deadline that has passed fires at once.
  rearm(delay ? std::max<long>(1, static_cast<long>(delay->count())) : 0);
}

void set_running_thread(bool running) {
  running_thread.store(running ? static_cast<pid_t>(::syscall(SYS_gettid)) : 0);
}

bool interrupt_running_thread() {
  const pid_t thread = running_thread.load();
  return thread != 0 && ::syscall(SYS_tgkill, ::getpid(), thread, interrupt_signal()) == 0;
}

}  // namespace tenon::runtime
