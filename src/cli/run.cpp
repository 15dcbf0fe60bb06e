// `tenon run`: instantiates a module with WASI and its preloads, and calls its entry.
#include <chrono>
#include <csignal>
#include <cstdio>
#include <optional>

#include "cli/commands.h"
#include "cli/values.h"
#include "loader/instantiate.h"
#include "loader/linker.h"

namespace tenon::cli {
namespace {

constexpr int kTrapStatus = 134;

std::string base_name(const std::string& path) {
  const size_t slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string stem(const std::string& path) {
  const std::string name = base_name(path);
  return name.substr(0, name.rfind('.'));
}

// WASI's functions as imports; the memory that they use is the caller's.
void define_wasi(loader::Engine& engine, loader::Linker& linker, wasi::Context& context) {
  for (const wasi::FunctionRow& row : wasi::functions()) {
    FuncType type;
    bool in_results = false;
    for (const char letter : row.signature) {
      if (letter == ':') {
        in_results = true;
      } else {
        (in_results ? type.results : type.params).push_back(letter == 'i' ? ValType::i32() : ValType::i64());
      }
    }
    const size_t count = type.params.size();
    const bool has_result = !type.results.empty();
    const wasi::Function function = row.function;
    const auto call = [&context, function, count, has_result](
                          runtime::Caller& caller, const RawValue* args, RawValue* results) {
      uint64_t words[16] = {};
      for (size_t i = 0; i < count && i < std::size(words); ++i) words[i] = args[i].low;
      const std::span<uint8_t> memory = caller.memory();
      const wasi::CallResult result = function(context, {memory.data(), memory.size()}, words);
      if (result.exited) return runtime::HostOutcome::exit(static_cast<int>(result.exit_code));
      if (result.trapped) return runtime::HostOutcome::trap(result.trap_message);
      if (has_result) results[0] = {result.errno_, 0};
      return runtime::HostOutcome();
    };
    for (const char* module : {"wasi_snapshot_preview1", "wasi_unstable"}) {
      linker.define_host(engine, module, std::string(row.name), type, call);
    }
  }
}

class Runner {
 public:
  explicit Runner(const Options& options) : options_(options), file_(options.files[0]) {}

  int main() {
    what_ = "failed to run main module `" + file_ + "`";
    auto engine = loader::Engine::make(options_.engine);
    if (!engine.ok()) return failed(engine.error());
    engine_ = std::move(*engine);
    wasi::Config config;
    config.args.push_back(options_.argv0.value_or(base_name(file_)));
    if (!options_.invoke) config.args.insert(config.args.end(), options_.args.begin(), options_.args.end());
    config.env = options_.env;
    config.dirs = options_.dirs;
    auto context = wasi::Context::make(std::move(config));
    if (!context.ok()) return failed(context.error());
    context_ = std::move(*context);
    define_wasi(*engine_, linker_, *context_);
    store_ = engine_->make_store(options_.store);
    if (options_.timeout) store_->set_deadline(std::chrono::steady_clock::now() + *options_.timeout);

    for (const auto& [name, path] : options_.preloads) {
      runtime::Instance* instance = nullptr;
      if (const auto status = instantiate(path, name, instance)) return *status;
      if (const auto status = initialize(*instance)) return *status;
      linker_.define_instance(name, *instance);
    }
    runtime::Instance* instance = nullptr;
    if (const auto status = instantiate(file_, stem(file_), instance)) return *status;
    if (const auto status = initialize(*instance)) return *status;
    return enter(*instance);
  }

 private:
  int failed(const Error& error) {
    report(what_, error);
    return error.kind == ErrorKind::usage ? 2 : 1;
  }

  int trapped(const std::string& during, const runtime::Trap& trap) {
    if (trap.is_exit()) return trap.exit_status & 0xff;
    std::fflush(stdout);
    report(what_, during, trap);
    return kTrapStatus;
  }

  std::optional<int> instantiate(const std::string& path, const std::string& name,
                                 runtime::Instance*& instance) {
    auto bytes = read_module(path);
    if (!bytes.ok()) return failed(bytes.error());
    auto module = engine_->load(std::move(*bytes), name);
    if (!module.ok()) return failed(module.error());
    auto made = loader::instantiate(*store_, **module, linker_);
    if (!made.ok()) {
      const int status = failed(made.error());
      if (made.error().kind == ErrorKind::link) hint(**module);
      return status;
    }
    if (made->trap) return trapped("failed to instantiate `" + path + "`", *made->trap);
    instance = made->instance;
    return std::nullopt;
  }

  // Imports that betray another host.
  void hint(const loader::Module& module) {
    for (const model::Import& import : module.module->imports) {
      const char* maker = nullptr;
      if (import.module == "gojs" || import.module == "go") maker = "Go's JavaScript target (build it with GOOS=wasip1)";
      if (import.module.starts_with("wbg") || import.module.find("__wbindgen") != std::string_view::npos) maker = "wasm-bindgen";
      if (import.module == "env" && import.field.starts_with("emscripten_")) maker = "Emscripten (build it with -sSTANDALONE_WASM)";
      if (maker == nullptr) continue;
      std::fprintf(stderr, "  hint: this module was made for a JavaScript host by %s\n", maker);
      return;
    }
  }

  std::optional<int> initialize(runtime::Instance& instance) {
    const auto entry = loader::find_export(instance, "_initialize");
    if (!entry || entry->func() == nullptr) return std::nullopt;
    const auto outcome = loader::call(*store_, *entry->func(), {});
    if (!outcome.ok()) return failed(outcome.error());
    if (const auto* trap = std::get_if<runtime::Trap>(&*outcome)) {
      return trapped("failed to invoke `_initialize`", *trap);
    }
    return std::nullopt;
  }

  int enter(runtime::Instance& instance) {
    std::string name = options_.invoke.value_or("");
    auto entry = loader::find_export(instance, name);
    if (!options_.invoke && (!entry || entry->func() == nullptr)) {
      name = "_start";
      entry = loader::find_export(instance, name);
      if (!entry) return 0;
    }
    if (!entry || entry->func() == nullptr) {
      return failed({.kind = ErrorKind::link, .message = "`" + file_ + "` exports no function `" + name + "`"});
    }
    const FuncType& type = loader::func_type(*store_, *entry->func());
    std::vector<Value> args;
    if (options_.invoke) {
      if (options_.args.size() != type.params.size()) {
        failed({.kind = ErrorKind::link,
                .message = "`" + name + "` takes " + std::to_string(type.params.size()) +
                           " arguments, not " + std::to_string(options_.args.size()) + ": " + types::to_text(type)});
        return 1;
      }
      for (size_t i = 0; i < type.params.size(); ++i) {
        auto value = parse_value(type.params[i], options_.args[i]);
        if (!value.ok()) {
          Error error = value.error();
          error.message = "argument " + std::to_string(i) + " of `" + name + "`: " + error.message;
          failed(error);
          return 1;
        }
        args.push_back(*value);
      }
    } else if (!type.params.empty()) {
      failed({.kind = ErrorKind::link, .message = "`" + name + "` takes arguments; name it with --invoke"});
      return 1;
    }
    const auto outcome = loader::call(*store_, *entry->func(), args);
    if (!outcome.ok()) return failed(outcome.error());
    if (const auto* trap = std::get_if<runtime::Trap>(&*outcome)) {
      return trapped("failed to invoke `" + name + "`", *trap);
    }
    for (const Value& value : std::get<std::vector<Value>>(*outcome)) {
      std::printf("%s\n", print_value(value).c_str());
    }
    if (std::fflush(stdout) != 0) {
      return failed({.kind = ErrorKind::io, .message = "cannot write the results"});
    }
    return 0;
  }

  const Options& options_;
  std::string file_;
  std::string what_;
  std::unique_ptr<loader::Engine> engine_;
  std::unique_ptr<wasi::Context> context_;
  loader::Linker linker_;
  std::unique_ptr<runtime::Store> store_;
};

}  // namespace

int run(const Options& options) {
  // A reader that goes away is an error of the write, for the program to see.
  std::signal(SIGPIPE, SIG_IGN);
  return Runner(options).main();
}

}  // namespace tenon::cli
