#include "cli/wasi_host.h"

#include <algorithm>
#include <iterator>

#include <unistd.h>

#include "runtime/instance.h"
#include "runtime/store.h"

namespace tenon::cli {
namespace {

wasi::Config common_config(const WasiOptions& options) {
  wasi::Config config;
  config.terminal = options.terminal;
  config.exit_on_broken_pipe = options.exit_on_broken_pipe;
  config.deterministic = options.deterministic;
  return config;
}

// Whether the instance `path` is `name` or nested in it.
bool is_within(std::string_view path, std::string_view name) {
  return path.starts_with(name) && (path.size() == name.size() || path[name.size()] == '/');
}

}  // namespace

Result<std::unique_ptr<WasiHost>> WasiHost::make(const WasiOptions& options,
                                                 std::vector<std::string> args) {
  std::unique_ptr<WasiHost> host(new WasiHost());
  host->trace_ = options.trace;
  wasi::Config config = common_config(options);
  config.args = std::move(args);
  config.env = options.env;
  config.dirs = options.dirs;
  config.tcp_listen = options.tcp_listen;
  TENON_ASSIGN(host->program_, wasi::Context::make(std::move(config)));
  for (const InstanceGrants& grants : options.instances) {
    wasi::Config own = common_config(options);
    own.args = {grants.instance};
    own.env = grants.env;
    own.dirs = grants.dirs;
    TENON_ASSIGN(auto context, wasi::Context::make(std::move(own)));
    host->instances_.emplace_back(grants.instance, std::move(context));
  }
  // The innermost name is the one that counts.
  std::stable_sort(host->instances_.begin(), host->instances_.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  return host;
}

void WasiHost::define(loader::Engine& engine, loader::Linker& linker) {
  for (const wasi::FunctionRow& row : wasi::functions()) {
    const FuncType type = wasi::type_of(row);
    const size_t word_count = type.params.size();
    for (const bool unstable : {false, true}) {
      const wasi::Function function = unstable ? row.unstable_function : row.function;
      const std::string_view module = unstable ? wasi::kUnstableModuleName : wasi::kModuleName;
      linker.define_host(engine, std::string(module), std::string(row.name), type,
                         [this, &row, function, word_count](
                             runtime::Caller& caller, const RawValue* args, RawValue* results) {
                           return call(row, function, word_count, caller, args, results);
                         });
    }
  }
}

wasi::Context& WasiHost::context_of(const runtime::Instance& instance) const {
  for (const auto& [name, context] : instances_) {
    if (is_within(instance.name(), name)) return *context;
  }
  return *program_;
}

runtime::HostOutcome WasiHost::call(const wasi::FunctionRow& row, wasi::Function function,
                                    size_t word_count, runtime::Caller& caller,
                                    const RawValue* args, RawValue* results) const {
  uint64_t words[wasi::kMaxWords];
  for (size_t i = 0; i < word_count; ++i) words[i] = args[i].low;
  runtime::Instance* const instance = caller.instance();
  wasi::GuestMemory memory;
  if (instance != nullptr && instance->has_memory()) {
    const std::span<uint8_t> bytes = instance->memory(MemoryIndex{0})->bytes();
    memory = {bytes.data(), bytes.size()};
  }
  const bool is_shared = instance == nullptr || instances_.empty();
  wasi::Context& context = is_shared ? *program_ : context_of(*instance);
  const wasi::CallResult result =
      trace_ ? wasi::call_traced(STDERR_FILENO, instance == nullptr ? "" : instance->name(), row,
                                 function, context, memory, words)
             : function(context, memory, words);
  if (result.exited) return runtime::HostOutcome::exit(static_cast<int>(result.exit_code));
  if (result.interrupted) return runtime::HostOutcome::trap(abi::TrapCode::interrupt);
  if (row.returns) results[0] = {result.errno_, 0};
  return {};
}

void WasiHost::interrupt() {
  program_->interrupt();
  for (const auto& [name, context] : instances_) context->interrupt();
}

std::string WasiHost::unknown_instance(const runtime::Store& store) const {
  for (const auto& [name, context] : instances_) {
    const auto& all = store.instances();
    const bool exists = std::any_of(all.begin(), all.end(), [&wanted = name](const auto& instance) {
      return is_within(instance->name(), wanted);
    });
    if (!exists) return name;
  }
  return "";
}

}  // namespace tenon::cli
