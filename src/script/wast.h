// Runs scripts of the official test suite (.wast): loads their modules, checks their assertions and
// reports the failures. Messages are compared: ours must contain the text that the script expects,
// but for those in messages.h. Script format: the spec's interpreter/README.md, "Scripts".
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "loader/engine.h"
#include "runtime/store.h"

namespace tenon::script {

struct Options {
  loader::EngineConfig engine;
  runtime::StoreConfig store;
  // Runs assert_malformed and assert_invalid only, which need no code and no instance.
  bool static_only = false;
  // Scripts of the module linking proposal, as wasmtime's runner took them: the id of a module is
  // also a name that later ones import from, and malformed and invalid are one.
  bool linking_habits = false;
};

// One directive that did not do what the script says.
struct Failure {
  uint32_t line = 0;  // 1-based; of the directive
  std::string message;
};

struct Summary {
  uint32_t passed = 0;  // directives
  std::vector<Failure> failures;
};

// Runs the script `source` in an engine and a store of its own. A script that can't be read to its
// end has a failure where reading stopped.
Summary run_script(std::string_view source, const Options& options);

// Runs the files one after the other. For each, prints `NAME: N passed, N failed` and then a line
// for each failure. Returns the exit status: 0, or 1 where anything failed or a file is unreadable.
int run_files(std::span<const std::string> paths, const Options& options);

}  // namespace tenon::script
