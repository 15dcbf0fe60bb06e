// The commands, and what they share. Results go to standard output, everything else to standard
// error. Each returns the exit status: 0 success, the guest's own, 1 load error, 2 usage error,
// 134 trap.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/options.h"
#include "runtime/trap.h"

namespace tenon::cli {

int run(const Options& options);
int validate(const Options& options);
int compile(const Options& options);

// Reads a file's binary. Errors: io, limit, malformed (not a module at all).
Result<std::vector<uint8_t>> read_module(const std::string& path);

// `error: what`, then its causes, outermost first.
void report(const std::string& what, const Error& error);
void report(const std::string& what, const std::string& during, const runtime::Trap& trap);

}  // namespace tenon::cli
