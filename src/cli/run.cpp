// `tenon run`: links a module with WASI and the files that are given for it, and calls its entry.
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>

#include "cli/commands.h"
#include "cli/json.h"
#include "cli/linking.h"
#include "cli/values.h"
#include "cli/wasi_host.h"
#include "loader/instantiate.h"
#include "loader/linker.h"
#include "loader/resolve.h"
#include "runtime/signals.h"
#include "types/type_text.h"

namespace tenon::cli {
namespace {

constexpr int kTrapStatus = 134;
constexpr int kInterruptedStatus = 130;

std::string base_name(const std::string& path) {
  const size_t slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string stem(const std::string& path) {
  const std::string name = base_name(path);
  return name.substr(0, name.rfind('.'));
}

// Ctrl-C. The guest is stopped as by a time-out; where none runs, or when it comes again, the process
// ends at once.
class CtrlC {
 public:
  explicit CtrlC(WasiHost& wasi) {
    wasi_ = &wasi;
    struct sigaction action {};
    action.sa_handler = handle;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    // Ignored where a shell started tenon in the background: then it stays so.
    ::sigaction(SIGINT, nullptr, &previous_);
    if (previous_.sa_handler != SIG_IGN) ::sigaction(SIGINT, &action, nullptr);
  }
  ~CtrlC() {
    ::sigaction(SIGINT, &previous_, nullptr);
    wasi_ = nullptr;
  }
  CtrlC(const CtrlC&) = delete;
  CtrlC& operator=(const CtrlC&) = delete;

  static bool came() { return came_ != 0; }

 private:
  static void handle(int) {
    const bool again = came_ != 0;
    came_ = 1;
    if (again || !runtime::interrupt_running_thread()) ::_exit(kInterruptedStatus);
    wasi_.load()->interrupt();
  }

  static inline volatile std::sig_atomic_t came_ = 0;
  static inline std::atomic<WasiHost*> wasi_ = nullptr;
  struct sigaction previous_ {};
};

// Ends WASI calls that block beyond the deadline; the store's own deadline ends emitted code.
class BlockingLimit {
 public:
  // Errors: limit.
  Result<void> start(WasiHost& wasi, std::chrono::steady_clock::time_point deadline) {
    try {
      thread_ = std::jthread([this, &wasi, deadline](const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        if (!stopped_.wait_until(lock, stop, deadline, [&] { return stop.stop_requested(); })) {
          if (!stop.stop_requested()) wasi.interrupt();
        }
      });
    } catch (const std::system_error&) {
      return Error{.kind = ErrorKind::limit, .message = "cannot start a thread for -W timeout"};
    }
    return {};
  }

 private:
  std::mutex mutex_;
  std::condition_variable_any stopped_;
  std::jthread thread_;  // last: it uses the others
};

class Runner {
 public:
  explicit Runner(const Options& options) : options_(options), file_(options.files[0]) {}

  int main() {
    what_ = "failed to run main module `" + file_ + "`";
    const int status = run();
    const std::string option = option_among(options_.args);
    if (may_want_option_ && !options_.invoke && !option.empty()) {
      std::fprintf(stderr,
                   "  hint: `%s` stands after FILE and went to the program; options of tenon "
                   "come before FILE\n",
                   option.c_str());
    }
    return status;
  }

 private:
  using BlobPtr = Linking::BlobPtr;

  int run() {
    auto engine = loader::Engine::make(options_.engine);
    if (!engine.ok()) return failed(engine.error());
    engine_ = std::move(*engine);
    std::vector<std::string> args = {options_.argv0.value_or(base_name(file_))};
    if (!options_.invoke) args.insert(args.end(), options_.args.begin(), options_.args.end());
    auto wasi = WasiHost::make(options_.wasi, std::move(args));
    if (!wasi.ok()) return failed(wasi.error());
    wasi_ = std::move(*wasi);
    wasi_->define(*engine_, linker_);
    store_ = engine_->make_store(options_.store);
    if (options_.timeout)
      store_->set_deadline(std::chrono::steady_clock::now() + *options_.timeout);
    const CtrlC ctrl_c(*wasi_);
    BlockingLimit limit;
    if (store_->deadline()) {
      const auto started = limit.start(*wasi_, *store_->deadline());
      if (!started.ok()) return failed(started.error());
    }

    Linking linking(options_, *engine_, linker_,
                    {.check = [this](const std::string& path, const std::string& name,
                                     const loader::Awaited& awaited, BlobPtr& blob) {
                       return check(path, name, awaited, blob);
                     },
                     .load = [this](const std::string& path, const std::string& name,
                                    Linking::ModulePtr& module) { return load(path, name, module); },
                     .instantiate =
                         [this](const std::string& path, const loader::Module& module,
                                runtime::Instance*& instance) -> std::optional<int> {
                       if (const auto status = instantiate(path, module, instance)) return status;
                       return initialize(*instance);
                     },
                     .fail = [this](const Error& error) { return failed(error); }});
    if (const auto status = linking.check_given(file_, stem(file_))) return *status;
    if (const auto status = linking.link_given()) return *status;
    Linking::ModulePtr module;
    if (const auto status = load(file_, stem(file_), module)) return *status;
    if (const auto status = linking.link_needs(*module)) return *status;
    runtime::Instance* instance = nullptr;
    if (const auto status = instantiate(file_, *module, instance)) return *status;
    if (const std::string name = wasi_->unknown_instance(*store_); !name.empty()) {
      return failed({.kind = ErrorKind::usage, .message = "--grant: no instance is called `" + name + "`"});
    }
    if (const auto status = initialize(*instance)) return *status;
    const int status = enter(*instance);
    return status != 0 ? status : print_globals(*instance);
  }

  int failed(const Error& error) {
    may_want_option_ = true;
    report(what_, error);
    return error.kind == ErrorKind::usage ? 2 : 1;
  }

  // An argument of `--invoke`, or its name.
  int failed_call(std::string message) {
    return failed({.kind = ErrorKind::link, .message = std::move(message)});
  }

  int trapped(const std::string& during, const runtime::Trap& trap) {
    std::fflush(stdout);
    if (trap.is_exit()) {
      // A status that no process can have is not to pass for success.
      const auto status = static_cast<unsigned>(trap.exit_status);
      may_want_option_ = status != 0;
      return static_cast<int>(std::min(status, 255u));
    }
    // Who pressed the keys needs no report.
    if (trap.code == abi::TrapCode::interrupt && CtrlC::came()) return kInterruptedStatus;
    may_want_option_ = true;
    report(what_, during, trap, options_.max_backtrace);
    return kTrapStatus;
  }

  // Sets `blob` to the file's, which is read once; or returns the exit status.
  std::optional<int> decode(const std::string& path, BlobPtr& blob) {
    BlobPtr& known = decoded_[path];
    if (!known) {
      auto bytes = read_module(path);
      if (!bytes.ok()) return failed_to_read(path, bytes.error());
      auto decoded = engine_->decode(std::move(*bytes));
      if (!decoded.ok()) return failed_to_load(path, decoded.error());
      known = std::move(*decoded);
    }
    blob = known;
    return std::nullopt;
  }

  // Sets `blob` to the file's, whose imports are there or will be; or returns the exit status.
  std::optional<int> check(const std::string& path, const std::string& name,
                           loader::Awaited awaited, BlobPtr& blob) {
    if (const auto status = decode(path, blob)) return status;
    if (options_.unknown_imports_trap) {
      awaited.has = [has = std::move(awaited.has)](const model::Import& import) {
        return import.kind == model::ExternKind::func || has(import);
      };
    }
    const auto checked =
        loader::check_import_names(*blob, blob->root_module(), name, linker_, awaited);
    if (!checked.ok()) return failed_link(checked.error(), blob->root_module());
    return std::nullopt;
  }

  // Sets `module`, or returns the exit status.
  std::optional<int> load(const std::string& path, const std::string& name,
                          Linking::ModulePtr& module) {
    BlobPtr blob;
    if (const auto status = decode(path, blob)) return status;
    auto loaded = engine_->compile(std::move(blob), name);
    if (!loaded.ok()) return failed_to_load(path, loaded.error());
    module = std::move(*loaded);
    return std::nullopt;
  }

  int failed_to_read(const std::string& path, const Error& error) {
    const int status = failed(error);
    const std::string command = near_command(path);
    if (!command.empty()) {
      std::fprintf(stderr, "  hint: is it the command `%s`?\n", command.c_str());
    } else if (path == "help") {
      std::fprintf(stderr, "  hint: `tenon --help` says how to use it\n");
    }
    return status;
  }

  int failed_to_load(const std::string& path, Error error) {
    const std::string what = "failed to load `" + path + "`";
    error.context = error.context.empty() ? what : what + ": " + error.context;
    return failed(error);
  }

  int failed_link(const Error& error, const model::Module& module) {
    may_want_option_ = true;
    report_link(error, module, linker_);
    return 1;
  }

  // Sets `instance`, or returns the exit status.
  std::optional<int> instantiate(const std::string& path, const loader::Module& module,
                                 runtime::Instance*& instance) {
    if (options_.unknown_imports_trap) loader::define_unknown_functions(*engine_, module, linker_);
    auto made = loader::instantiate(*store_, module, linker_);
    if (!made.ok()) {
      if (made.error().kind != ErrorKind::link) return failed(made.error());
      return failed_link(made.error(), *module.module);
    }
    if (made->trap) return trapped("failed to instantiate `" + path + "`", *made->trap);
    instance = made->instance;
    return std::nullopt;
  }

  // A reactor's initialisation. Returns the exit status where the program ends with it.
  std::optional<int> initialize(runtime::Instance& instance) {
    const auto entry = loader::find_export(instance, "_initialize");
    if (!entry || entry->func() == nullptr) return std::nullopt;
    if (!loader::func_type(*store_, *entry->func()).params.empty()) {
      return failed_call("`_initialize` must take no arguments");
    }
    const auto outcome = loader::call(*store_, *entry->func(), {});
    if (!outcome.ok()) return failed(outcome.error());
    if (const auto* trap = std::get_if<runtime::Trap>(&*outcome)) {
      return trapped("failed to invoke `_initialize`", *trap);
    }
    return std::nullopt;
  }

  int enter(runtime::Instance& instance) {
    for (const char* name : {"", "_start"}) {
      if (options_.invoke) break;
      const auto entry = loader::find_export(instance, name);
      if (entry && entry->func() != nullptr) return call(name, *entry->func());
    }
    if (!options_.invoke) return without_entry(instance);
    const auto entry = find_path(instance, *options_.invoke);
    if (entry && entry->func() != nullptr) return call(*options_.invoke, *entry->func());
    std::string message = "`" + file_ + "` exports no function `" + *options_.invoke + "`";
    if (entry) message += ", but " + loader::type_text(engine_->types(), *entry);
    return failed_call(message +
                       other_exports(instance, *options_.invoke, model::ExternKind::func));
  }

  // A module need not do anything; but arguments that nothing takes are a mistake.
  int without_entry(runtime::Instance& instance) {
    const bool has_run = instance.module().start || loader::find_export(instance, "_initialize");
    if (options_.args.empty() || has_run) return 0;
    return failed_call("`" + file_ + "` exports no `_start` to take the arguments" +
                       other_exports(instance, "_start", model::ExternKind::func));
  }

  // What --get names. Returns the exit status.
  int print_globals(runtime::Instance& instance) {
    for (const std::string& name : options_.gets) {
      const auto item = find_path(instance, name);
      if (!item || item->global() == nullptr) {
        std::string message = "`" + file_ + "` exports no global `" + name + "`";
        if (item) message += ", but " + loader::type_text(engine_->types(), *item);
        return failed_call(message + other_exports(instance, name, model::ExternKind::global));
      }
      const runtime::Global& global = *item->global();
      const Value value{global.type().type, global.get()};
      const std::string text = print_value(engine_->types(), value, options_.value_form);
      if (options_.value_form == ValueForm::json) {
        std::printf("{\"get\": %s, \"result\": %s}\n", json(name).c_str(), text.c_str());
      } else {
        std::printf("%s\n", text.c_str());
      }
    }
    return flush_results();
  }

  // The arguments of `--invoke` as values of `type`.
  Result<std::vector<Value>> parse_args(const std::string& name, const FuncType& type) {
    const std::vector<std::string> none;
    const std::vector<std::string>& words = options_.invoke ? options_.args : none;
    const auto error = [&](std::string message) {
      return Error{.kind = ErrorKind::link, .message = "`" + name + "`: " + std::move(message)};
    };
    std::vector<Value> args;
    for (size_t i = 0; i < type.params.size() && i < words.size(); ++i) {
      auto value = parse_value(engine_->types(), type.params[i], words[i]);
      if (!value.ok()) {
        return error("parameter " + std::to_string(i + 1) + ": " + value.error().message);
      }
      args.push_back(*value);
    }
    if (args.size() < type.params.size()) {
      return error("no argument for parameter " + std::to_string(args.size() + 1) + " of type " +
                   types::to_text(engine_->types(), type.params[args.size()]) + "; the function's type is " +
                   types::to_text(engine_->types(), type));
    }
    if (args.size() < words.size()) {
      return error("no parameter for argument " + std::to_string(args.size() + 1) + ", `" +
                   words[args.size()] + "`; the function's type is " + types::to_text(engine_->types(), type));
    }
    return args;
  }

  int call(const std::string& name, const abi::FuncRef& func) {
    // A copy: the engine's types may move.
    const FuncType type = loader::func_type(*store_, func);
    const auto args = parse_args(name, type);
    if (!args.ok()) return failed(args.error());
    const auto outcome = loader::call(*store_, func, *args);
    if (!outcome.ok()) return failed(outcome.error());
    if (const auto* trap = std::get_if<runtime::Trap>(&*outcome)) {
      return trapped("failed to invoke `" + name + "`", *trap);
    }
    print_results(name, std::get<std::vector<Value>>(*outcome));
    return flush_results();
  }

  // One a line; in JSON those of a call together, and of a program's start only what there is.
  void print_results(const std::string& name, const std::vector<Value>& values) {
    const bool is_json =
        options_.value_form == ValueForm::json && (options_.invoke || !values.empty());
    if (is_json) std::printf("{\"invoke\": %s, \"results\": [", json(name).c_str());
    for (size_t i = 0; i < values.size(); ++i) {
      const std::string text = print_value(engine_->types(), values[i], options_.value_form);
      std::printf("%s%s%s", is_json && i != 0 ? ", " : "", text.c_str(), is_json ? "" : "\n");
    }
    if (is_json) std::printf("]}\n");
  }

  int flush_results() {
    if (std::fflush(stdout) != 0) {
      // As quiet as a program that SIGPIPE ends.
      if (errno == EPIPE) return 128 + SIGPIPE;
      return failed({.kind = ErrorKind::io, .message = "cannot write the results"});
    }
    return 0;
  }

  const Options& options_;
  std::string file_;
  std::string what_;
  bool may_want_option_ = false;  // something failed that an option might have helped
  std::unique_ptr<loader::Engine> engine_;
  std::unique_ptr<WasiHost> wasi_;
  loader::Linker linker_;
  std::map<std::string, BlobPtr> decoded_;  // by path
  std::unique_ptr<runtime::Store> store_;
};

}  // namespace

int run(const Options& options) {
  // A reader that goes away is an error of the write, for the program to see.
  std::signal(SIGPIPE, SIG_IGN);
  return Runner(options).main();
}

}  // namespace tenon::cli
