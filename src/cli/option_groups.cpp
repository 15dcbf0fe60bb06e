#include "cli/option_groups.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "cli/usage.h"
#include "jit/compiler.h"
#include "support/near_name.h"

extern "C" char** environ;

namespace tenon::cli {
namespace {

// A number and what follows it.
Result<uint64_t> parse_number(const std::string& text, std::string& suffix) {
  uint64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc()) return usage("`" + text + "` is not a number");
  suffix.assign(stop, end);
  return value;
}

Result<uint64_t> parse_count(const std::string& text) {
  std::string suffix;
  TENON_ASSIGN(const uint64_t value, parse_number(text, suffix));
  if (!suffix.empty()) return usage("`" + text + "` is not a number");
  return value;
}

Result<uint64_t> parse_size(const std::string& text) {
  std::string suffix;
  TENON_ASSIGN(const uint64_t value, parse_number(text, suffix));
  constexpr std::string_view kUnits = "kmg";
  unsigned shift = 0;
  if (!suffix.empty()) {
    const size_t unit = kUnits.find(static_cast<char>(suffix[0] | 0x20));
    shift = suffix.size() == 1 && unit != std::string_view::npos ? 10 * (unsigned(unit) + 1) : 99;
  }
  if (shift == 99 || value > (~uint64_t{0} >> shift)) {
    return usage("`" + text + "` is not a size (a number of bytes, or with k, m or g)");
  }
  return value << shift;
}

Result<std::chrono::nanoseconds> parse_duration(const std::string& text) {
  std::string suffix;
  TENON_ASSIGN(const uint64_t value, parse_number(text, suffix));
  const uint64_t unit = suffix == "ns"                    ? 1
                        : suffix == "us"                  ? 1'000
                        : suffix == "ms"                  ? 1'000'000
                        : suffix == "s" || suffix.empty() ? 1'000'000'000
                        : suffix == "m"                   ? 60'000'000'000
                                                          : 0;
  if (unit == 0 || value > 9'000'000'000'000'000'000u / unit) {
    return usage("`" + text + "` is not a duration (2s, 100ms)");
  }
  return std::chrono::nanoseconds(value * unit);
}

Result<bool> parse_bool(const std::string& text) {
  if (text.empty() || text == "y" || text == "yes" || text == "true") return true;
  if (text == "n" || text == "no" || text == "false") return false;
  return usage("`" + text + "` is neither y nor n");
}

using Set = Result<void> (*)(Options&, const std::string& value);

template <uint64_t runtime::StoreConfig::*kLimit, auto kParse>
Result<void> set_limit(Options& options, const std::string& value) {
  TENON_ASSIGN(options.store.*kLimit, kParse(value));
  return {};
}

Result<void> set_timeout(Options& options, const std::string& value) {
  TENON_ASSIGN(options.timeout, parse_duration(value));
  return {};
}

Result<void> set_fuel(Options& options, const std::string& value) {
  TENON_ASSIGN(options.store.fuel, parse_count(value));
  options.engine.compile.fuel = true;
  return {};
}

Result<void> set_canonical_nans(Options& options, const std::string& value) {
  TENON_ASSIGN(options.engine.compile.canonical_nans, parse_bool(value));
  return {};
}

Result<void> set_unknown_imports_trap(Options& options, const std::string& value) {
  TENON_ASSIGN(options.unknown_imports_trap, parse_bool(value));
  return {};
}

Result<void> set_signals(Options& options, const std::string& value) {
  TENON_ASSIGN(options.engine.compile.signals_based_traps, parse_bool(value));
  return {};
}

Result<void> set_reservation(Options& options, const std::string& value) {
  TENON_ASSIGN(options.engine.compile.memory_reservation, parse_size(value));
  return {};
}

Result<void> set_cpu(Options& options, const std::string& value) {
  const auto cpu = jit::find_cpu(options.target, value);
  if (!cpu) return usage("`" + value + "` is neither native, baseline nor a known CPU or feature");
  options.engine.compile.cpu = *cpu;
  return {};
}

Result<void> set_threads(Options& options, const std::string& value) {
  TENON_ASSIGN(const uint64_t threads, parse_count(value));
  options.engine.compile.threads = static_cast<unsigned>(std::min<uint64_t>(threads, 256));
  return {};
}

Result<void> set_backtrace(Options& options, const std::string& value) {
  TENON_ASSIGN(options.max_backtrace, parse_count(value));
  return {};
}

Result<void> set_inherit_env(Options& options, const std::string& value) {
  TENON_ASSIGN(const bool on, parse_bool(value));
  for (char** item = environ; on && *item != nullptr; ++item) {
    const std::string_view variable = *item;
    const size_t equals = variable.find('=');
    if (equals != 0 && equals != std::string_view::npos) options.wasi.env.emplace_back(variable);
  }
  return {};
}

Result<void> set_tcplisten(Options& options, const std::string& value) {
  if (value.empty()) return usage("expected an address, 127.0.0.1:8080");
  options.wasi.tcp_listen.push_back(value);
  return {};
}

Result<void> set_tty(Options& options, const std::string& value) {
  if (value != "safe" && value != "raw") return usage("`" + value + "` is neither safe nor raw");
  options.wasi.terminal = value == "raw" ? wasi::TerminalMode::raw : wasi::TerminalMode::safe;
  return {};
}

Result<void> set_sigpipe(Options& options, const std::string& value) {
  TENON_ASSIGN(options.wasi.exit_on_broken_pipe, parse_bool(value));
  return {};
}

Result<void> set_feature(Options& options, ops::Feature feature, const std::string& value) {
  TENON_ASSIGN(const bool on, parse_bool(value));
  options.engine.features.set(feature, on);
  return {};
}

// The proposals follow what is always on.
constexpr size_t kFirstSwitch = static_cast<size_t>(ops::Feature::mvp) + 1;

struct Row {
  char group;
  std::string_view key;
  std::string_view value;
  std::string_view help;
  Set set;
};

using runtime::StoreConfig;

constexpr Row kRows[] = {
    {'O', "memory-reservation", "=SIZE", "address space of a guarded memory (8g)", set_reservation},
    {'O', "signals-based-traps", "[=y|n]", "guard pages in place of bounds checks (y, unless ulimit -v is near)",
     set_signals},
    {'C', "cpu", "=NAME", "native, baseline, x86-64-v2, x86-64-v3, or features: sse4.1+popcnt",
     set_cpu},
    {'C', "threads", "=N", "compile on N threads; 0 for one a core", set_threads},
    {'D', "max-backtrace", "=N", "lines of a backtrace (20); 0 for none", set_backtrace},
    {'S', "inherit-env", "[=y|n]", "pass on every environment variable", set_inherit_env},
    {'S', "tcplisten", "=HOST:PORT", "a socket to accept on; numbered from 3, after directories",
     set_tcplisten},
    {'S', "tty", "=safe|raw", "escape sequences beyond colours and movement: shown, or obeyed",
     set_tty},
    {'S', "sigpipe", "[=y|n]", "end with status 141 when nobody reads the output; n: an error",
     set_sigpipe},
    {'W', "max-memory-size", "=SIZE", "bytes of all memories together (64k, 2m, 1g)",
     set_limit<&StoreConfig::max_memory_bytes, parse_size>},
    {'W', "max-heap-size", "=SIZE", "bytes of exceptions that are referred to (4g)",
     set_limit<&StoreConfig::max_heap_bytes, parse_size>},
    {'W', "max-wasm-stack", "=SIZE", "stack of Wasm frames (1m)",
     set_limit<&StoreConfig::max_wasm_stack, parse_size>},
    {'W', "max-instances", "=N", "instances in all (10000)",
     set_limit<&StoreConfig::max_instances, parse_count>},
    {'W', "fuel", "=N", "stop the program after about N operators", set_fuel},
    {'W', "nan-canonicalization", "[=y|n]", "arithmetic makes no NaN but the canonical one",
     set_canonical_nans},
    {'W', "timeout", "=DURATION", "stop the program after 2s, 100ms, …", set_timeout},
    {'W', "unknown-imports-trap", "[=y|n]", "run without functions that are missing; calls of one trap",
     set_unknown_imports_trap},
};

Result<void> apply(Options& options, char group, const std::string& key, const std::string& value) {
  const std::string option = std::string("-") + group;
  if (key == "help") {
    options.listed_group = group;
    return {};
  }
  support::NearName near(key);
  const auto checked = [&](Result<void> result) -> Result<void> {
    if (result.ok()) return {};
    return usage("`" + option + " " + key + "`: " + result.error().message);
  };
  for (const Row& row : kRows) {
    if (row.group != group) continue;
    near.offer(row.key);
    if (row.key == key) return checked(row.set(options, value));
  }
  for (size_t i = kFirstSwitch; group == 'W' && i < ops::kFeatureCount; ++i) {
    const auto feature = static_cast<ops::Feature>(i);
    near.offer(ops::info(feature).name);
    if (ops::info(feature).name == key) return checked(set_feature(options, feature, value));
  }
  return usage("unknown option `" + option + " " + key + "`" + near.suggestion() + "; `" + option +
               " help` lists them");
}

}  // namespace

Result<void> apply_option_group(Options& options, char group, const std::string& text) {
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(',', begin), text.size());
    const std::string item = text.substr(begin, end - begin);
    const size_t equals = std::min(item.find('='), item.size());
    const std::string value = equals == item.size() ? "" : item.substr(equals + 1);
    TENON_TRY(apply(options, group, item.substr(0, equals), value));
    begin = end + 1;
  }
  return {};
}

std::string option_group_text(char group) {
  std::string text = std::string("-") + group + " KEY[=VALUE][,KEY…]\n";
  const auto add = [&](std::string name, std::string_view help) {
    name.resize(std::max<size_t>(name.size() + 2, 30), ' ');
    text += "  " + name + std::string(help) + "\n";
  };
  for (const Row& row : kRows) {
    if (row.group == group) add(std::string(row.key) + std::string(row.value), row.help);
  }
  if (group != 'W') return text;
  text += "  and a switch for each proposal, with what it is by default:\n";
  for (size_t i = kFirstSwitch; i < ops::kFeatureCount; ++i) {
    add(std::string(ops::kFeatures[i].name) + "[=y|n]", ops::kFeatures[i].is_default ? "y" : "n");
  }
  return text;
}

}  // namespace tenon::cli
