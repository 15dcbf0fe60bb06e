// The commands, and what they share. Results go to standard output, everything else to standard
// error. Each returns the exit status: 0 success, the guest's own, 1 load error, 2 usage error,
// 134 trap.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "cli/options.h"
#include "loader/linker.h"
#include "runtime/trap.h"

namespace tenon::cli {

int run(const Options& options);
int validate(const Options& options);
int compile(const Options& options);
int wat2wasm(const Options& options);
int print(const Options& options);
int inspect(const Options& options);
int wast(const Options& options);

// A file's binary; text is translated, zstd decompressed. Errors: io, limit, malformed.
Result<std::vector<uint8_t>> read_module(const std::string& path);

// Writes a file, or standard output where `path` is `-`. Errors: io.
Result<void> write_file(const std::string& path, std::span<const uint8_t> bytes);

// `error: what`, then its causes, outermost first.
void report(const std::string& what, const Error& error);
// A failed import: the error itself comes first, and then what could help.
void report_link(const Error& error, const model::Module& module, const loader::Linker& linker);
// `max_backtrace` is the most frames to show.
void report(const std::string& what, const std::string& during, const runtime::Trap& trap,
            uint64_t max_backtrace);

}  // namespace tenon::cli
