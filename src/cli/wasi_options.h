// What the command line says about WASI: grants, streams, and how the calls behave.
#pragma once

#include <string>
#include <vector>

#include "tenon/result.h"
#include "wasi/wasi.h"

namespace tenon::cli {

// What one instance is granted instead of the program's grants, and those nested in it likewise.
struct InstanceGrants {
  std::string instance;  // its name or path: `libz`, `app/libz`
  std::vector<std::string> env = {};
  std::vector<wasi::DirGrant> dirs = {};
};

struct WasiOptions {
  std::vector<std::string> env;  // NAME=VALUE, each name once
  std::vector<wasi::DirGrant> dirs;
  std::vector<std::string> tcp_listen;
  std::vector<InstanceGrants> instances;
  wasi::TerminalMode terminal = wasi::TerminalMode::safe;
  bool exit_on_broken_pipe = true;
  bool deterministic = false;
  bool trace = false;
};

// The texts after --env, --dir and --grant. Of several values of a variable the last one counts.
// Errors: usage.
Result<void> add_env(std::vector<std::string>& env, const std::string& text);
Result<void> add_dir(std::vector<wasi::DirGrant>& dirs, std::string text);
Result<void> add_grant(WasiOptions& options, const std::string& text);

}  // namespace tenon::cli
