// The command line, parsed: conventions are wasmtime's where it has one. Options of `run` come
// before FILE, and everything after FILE is the guest's; other commands take options anywhere.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/values.h"
#include "cli/wasi_options.h"
#include "jit/compiler.h"
#include "loader/engine.h"
#include "runtime/store.h"
#include "tenon/result.h"

namespace tenon::cli {

enum class InspectForm : uint8_t { text, tree, json, dot };

// A word NAME=FILE.
struct NamedFile {
  std::string name;
  std::string file;
};

struct Options {
  std::string command = "run";
  std::vector<std::string> files;  // FILE; several for commands that take them
  std::vector<std::string> args;   // the guest's
  std::optional<std::string> invoke;
  std::optional<std::string> argv0;
  WasiOptions wasi;
  std::vector<NamedFile> preloads;
  std::vector<NamedFile> instances;  // linked in the order that they need each other
  std::vector<NamedFile> modules;    // to be imported as modules
  std::vector<std::string> library_dirs;
  std::vector<std::string> defines;  // one-level functions that print their arguments
  std::vector<std::string> gets;     // globals to print at the end
  ValueForm value_form = ValueForm::plain;
  std::optional<std::chrono::nanoseconds> timeout;
  std::string output;
  bool stats = false;
  bool static_only = false;  // wast: only what needs no running
  bool linking_habits = false;  // wast: see script::Options
  bool emit_asm = false;
  InspectForm inspect_form = InspectForm::text;
  jit::Target target = jit::host_target();  // of compile
  bool help = false;
  bool version = false;
  bool unknown_imports_trap = false;
  char listed_group = 0;        // 'W' after `-W help`
  uint64_t max_backtrace = 20;  // lines
  loader::EngineConfig engine;
  runtime::StoreConfig store;
};

// `words` are the program's arguments without its name. Errors: usage.
Result<Options> parse_options(const std::vector<std::string>& words);

// The first of `args` that is spelt like an option of `run`, as `--dir`; or "".
std::string option_among(const std::vector<std::string>& args);

// The command that `word` may have been meant to be, or "".
std::string near_command(const std::string& word);

// What `--help` prints for a command.
std::string help_text(const std::string& command);

}  // namespace tenon::cli
