// The command line, parsed: conventions are wasmtime's where it has one. Options come before FILE;
// everything after FILE is the guest's.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "loader/engine.h"
#include "runtime/store.h"
#include "tenon/result.h"
#include "wasi/wasi.h"

namespace tenon::cli {

struct Options {
  std::string command = "run";
  std::vector<std::string> files;  // FILE; several for commands that take them
  std::vector<std::string> args;   // the guest's
  std::optional<std::string> invoke;
  std::optional<std::string> argv0;
  std::vector<std::string> env;
  std::vector<wasi::DirGrant> dirs;
  std::vector<std::pair<std::string, std::string>> preloads;  // name, file
  std::optional<std::chrono::nanoseconds> timeout;
  bool stats = false;
  bool help = false;
  bool list_wasm_options = false;
  loader::EngineConfig engine;
  runtime::StoreConfig store;
};

// `words` are the program's arguments without its name. Errors: usage.
Result<Options> parse_options(const std::vector<std::string>& words);

// What `--help` prints for a command; the general page for "".
std::string help_text(const std::string& command);
std::string wasm_options_text();

}  // namespace tenon::cli
