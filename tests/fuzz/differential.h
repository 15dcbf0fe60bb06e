// Runs one generated module twice, as machine code and in the interpreter, and compares everything
// that can be seen: results, traps, memories, globals, tables.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace tenon::fuzz {

// `bytes` are the decisions of generator.h, the compile options and the calls among them. Returns
// what differs, or "".
std::string compare_runs(std::span<const uint8_t> bytes);

// The module that they make.
std::vector<uint8_t> module_of(std::span<const uint8_t> bytes);

}  // namespace tenon::fuzz
