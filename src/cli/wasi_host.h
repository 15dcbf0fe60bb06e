// WASI's functions as imports. Each call uses the memory of the instance that calls, and that
// instance's own grants where the command line gives it some, else the program's.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/wasi_options.h"
#include "loader/linker.h"
#include "wasi/wasi.h"

namespace tenon::cli {

class WasiHost {
 public:
  // `args` are the program's arguments, its name first. Errors: usage, io.
  static Result<std::unique_ptr<WasiHost>> make(const WasiOptions& options,
                                                std::vector<std::string> args);
  WasiHost(const WasiHost&) = delete;
  WasiHost& operator=(const WasiHost&) = delete;

  // Defines both editions' functions, which use this object as long as they live.
  void define(loader::Engine& engine, loader::Linker& linker);

  // Ends calls that block, and those that follow, with a trap. Callable from any thread
  // and from a signal handler.
  void interrupt();

  // A name that grants were given to and no instance of `store` has, or "".
  std::string unknown_instance(const runtime::Store& store) const;

 private:
  WasiHost() = default;
  wasi::Context& context_of(const runtime::Instance& instance) const;
  runtime::HostOutcome call(const wasi::FunctionRow& row, wasi::Function function,
                            size_t word_count, runtime::Caller& caller, const RawValue* args,
                            RawValue* results) const;

  std::unique_ptr<wasi::Context> program_;
  std::vector<std::pair<std::string, std::unique_ptr<wasi::Context>>> instances_;
  bool trace_ = false;
};

}  // namespace tenon::cli
