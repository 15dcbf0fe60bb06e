#include "jit/compiler.h"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <optional>

#include "jit/image.h"
#include "jit/target_code.h"
#include "support/threads.h"

namespace tenon::jit {
namespace {

// A task's size in bytes of Wasm code: large enough that its fixed cost does not matter, small
// enough that the threads end together.
constexpr size_t kTaskBytes = 256 * 1024;

struct Task {
  uint32_t first;
  uint32_t last;
};

std::vector<Task> split(const model::Module& module) {
  std::vector<Task> tasks;
  const auto count = static_cast<uint32_t>(module.bodies.size());
  for (uint32_t first = 0; first < count;) {
    size_t bytes = 0;
    uint32_t last = first;
    while (last < count && bytes < kTaskBytes) bytes += module.bodies[last++].bytes.size();
    tasks.push_back({first, last});
    first = last;
  }
  return tasks;
}

// The error of the lowest task that failed. Tasks are in the order of the functions, so it is that of
// the lowest function, whichever thread is first to fail.
class Failure {
 public:
  // Tasks behind a failed one need not be done any more.
  bool is_before(size_t task) const { return task > lowest_; }
  void add(size_t task, Error error) {
    const std::lock_guard lock(mutex_);
    if (task >= lowest_) return;
    lowest_ = task;
    error_ = std::move(error);
  }
  std::optional<Error> take() { return std::move(error_); }

 private:
  std::mutex mutex_;
  std::atomic<size_t> lowest_{SIZE_MAX};
  std::optional<Error> error_;
};

const TargetCode& code_of(Target target) {
  return target == Target::x86_64 ? x64::kTargetCode : a64::kTargetCode;
}

Result<void> check_compilable(const model::Module& module) {
  if (abi::InstanceLayout(module).size == 0) {
    return Error{.kind = ErrorKind::limit, .message = "module has too many definitions"};
  }
  return {};
}

}  // namespace

Result<abi::CodeObject> compile_module(const model::Blob& blob, const model::Module& module,
                                       const model::Features& features,
                                       const abi::CompileOptions& options, Target target) {
  TENON_TRY(check_compilable(module));
  const std::vector<Task> tasks = split(module);
  size_t wasm_bytes = 0;
  for (const model::Body& body : module.bodies) wasm_bytes += body.bytes.size();
  ImageBuilder image(tasks.size(), module.bodies.size(), wasm_bytes, code_of(target).call_form);
  Failure failure;
  std::atomic<size_t> next{0};
  const auto work = [&] {
    CompiledRange range;
    for (size_t i = next++; i < tasks.size() && !failure.is_before(i); i = next++) {
      auto result = code_of(target).compile_range(blob, module, features, options, tasks[i].first,
                                                  tasks[i].last, range);
      if (result.ok()) {
        image.add(i, range);
      } else {
        failure.add(i, std::move(result).take_error());
      }
    }
  };
  support::run_on_threads(options.threads, tasks.size(), work);
  if (auto error = failure.take()) return *std::move(error);
  return image.finish();
}

Result<std::string> list_module(const model::Blob& blob, const model::Module& module,
                                const model::Features& features,
                                const abi::CompileOptions& options, Target target) {
  TENON_TRY(check_compilable(module));
  std::string text;
  for (uint32_t i = 0; i < module.bodies.size(); ++i) {
    TENON_ASSIGN(const std::string function,
                 code_of(target).list_function(blob, module, features, options, i));
    text += (i == 0 ? "" : "\n") + function;
  }
  return text;
}

std::optional<uint32_t> find_cpu(Target target, std::string_view name) {
  return code_of(target).find_cpu(name);
}

abi::TrampolineCode make_trampolines(Target target, const abi::TrampolineTargets& targets) {
  return code_of(target).make_trampolines(targets);
}

}  // namespace tenon::jit
