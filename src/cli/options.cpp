#include "cli/options.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <cxxopts.hpp>
#include <functional>
#include <string_view>

namespace tenon::cli {
namespace {

constexpr std::string_view kCommands[] = {"run", "validate", "compile"};

Error usage(std::string message) {
  return {.kind = ErrorKind::usage, .message = std::move(message)};
}

cxxopts::Options make_parser() {
  cxxopts::Options parser("tenon");
  parser.add_options()("h,help", "")("V,version", "")("stats", "")(
      "invoke", "", cxxopts::value<std::string>())("argv0", "", cxxopts::value<std::string>())(
      "env", "", cxxopts::value<std::vector<std::string>>())(
      "dir", "", cxxopts::value<std::vector<std::string>>())(
      "preload", "", cxxopts::value<std::vector<std::string>>())(
      "W,wasm", "", cxxopts::value<std::vector<std::string>>())(
      "O,optimize", "", cxxopts::value<std::vector<std::string>>())(
      "C,codegen", "", cxxopts::value<std::vector<std::string>>());
  return parser;
}

bool takes_value(const std::string& word) {
  static constexpr std::string_view kWithValue[] = {"--invoke",  "--argv0", "--env",      "--dir",
                                                    "--preload", "-W",      "--wasm",     "-O",
                                                    "-C",        "--codegen", "--optimize"};
  return std::find(std::begin(kWithValue), std::end(kWithValue), word) != std::end(kWithValue);
}

// Number of leading words that are options or their values.
size_t option_words(const std::vector<std::string>& words) {
  size_t i = 0;
  while (i < words.size() && words[i].size() > 1 && words[i][0] == '-') {
    if (words[i] == "--") break;
    i += takes_value(words[i]) ? 2 : 1;
  }
  return std::min(i, words.size());
}

std::vector<std::string> split(const std::string& text, char delimiter) {
  std::vector<std::string> parts;
  size_t begin = 0;
  for (;;) {
    const size_t end = text.find(delimiter, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string::npos) return parts;
    begin = end + 1;
  }
}

Result<uint64_t> parse_number(const std::string& text, std::string& suffix) {
  uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end == text.data()) return usage("`" + text + "` is not a number");
  suffix = std::string(end, text.data() + text.size());
  return value;
}

Result<uint64_t> parse_size(const std::string& text) {
  std::string suffix;
  TENON_ASSIGN(const uint64_t value, parse_number(text, suffix));
  const unsigned shift = suffix.empty() ? 0 : suffix == "k" ? 10 : suffix == "m" ? 20 : suffix == "g" ? 30 : 99;
  if (shift == 99 || value > (~uint64_t{0} >> shift)) {
    return usage("`" + text + "` is not a size (a number of bytes, or with k, m or g)");
  }
  return value << shift;
}

Result<std::chrono::nanoseconds> parse_duration(const std::string& text) {
  std::string suffix;
  TENON_ASSIGN(const uint64_t value, parse_number(text, suffix));
  const uint64_t unit = suffix == "ns"   ? 1
                        : suffix == "us" ? 1'000
                        : suffix == "ms" ? 1'000'000
                        : suffix == "s" || suffix.empty() ? 1'000'000'000
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

struct FeatureSwitch {
  std::string_view name;
  std::function<void(model::Features&, bool)> set;
};

const std::vector<FeatureSwitch>& feature_switches() {
  using ops::Feature;
  const auto op = [](Feature feature) {
    return [feature](model::Features& features, bool on) { features.set(feature, on); };
  };
  static const std::vector<FeatureSwitch> switches = {
      {"bulk-memory", op(Feature::bulk_memory)},
      {"reference-types", op(Feature::reference_types)},
      {"tail-call", op(Feature::tail_call)},
      {"function-references", op(Feature::function_references)},
      {"gc", op(Feature::gc)},
      {"exceptions", op(Feature::exceptions)},
      {"legacy-exceptions", op(Feature::legacy_exceptions)},
      {"simd", op(Feature::simd)},
      {"relaxed-simd", op(Feature::relaxed_simd)},
      {"threads", op(Feature::threads)},
      {"wide-arithmetic", op(Feature::wide_arithmetic)},
      {"custom-page-sizes", [](model::Features& f, bool on) { f.custom_page_sizes = on; }},
      {"module-linking", [](model::Features& f, bool on) { f.module_linking = on; }},
  };
  return switches;
}

Result<void> apply_wasm_option(Options& options, const std::string& key, const std::string& value) {
  const auto size = [&](uint64_t& field) -> Result<void> {
    TENON_ASSIGN(field, parse_size(value));
    return {};
  };
  if (key == "help") {
    options.list_wasm_options = true;
    return {};
  }
  if (key == "max-memory-size") return size(options.store.max_memory_bytes);
  if (key == "max-wasm-stack") return size(options.store.max_wasm_stack);
  if (key == "max-instances") return size(options.store.max_instances);
  if (key == "timeout") {
    TENON_ASSIGN(options.timeout, parse_duration(value));
    return {};
  }
  for (const FeatureSwitch& item : feature_switches()) {
    if (item.name != key) continue;
    TENON_ASSIGN(const bool on, parse_bool(value));
    item.set(options.engine.features, on);
    return {};
  }
  return usage("unknown option `-W " + key + "`; `-W help` lists them");
}

Result<void> apply_optimize_option(Options& options, const std::string& key, const std::string& value) {
  if (key == "signals-based-traps") {
    TENON_ASSIGN(options.engine.compile.signals_based_traps, parse_bool(value));
    return {};
  }
  if (key == "memory-reservation") {
    TENON_ASSIGN(options.engine.compile.memory_reservation, parse_size(value));
    return {};
  }
  return usage("unknown option `-O " + key + "` (signals-based-traps, memory-reservation)");
}

Result<void> apply_codegen_option(Options& options, const std::string& key, const std::string& value) {
  if (key == "cpu" && value == "baseline") {
    options.engine.compile.cpu = 0;
    return {};
  }
  if (key == "cpu" && value == "native") return {};
  if (key == "threads") {
    TENON_ASSIGN(const uint64_t threads, parse_size(value));
    options.engine.compile.threads = static_cast<unsigned>(std::min<uint64_t>(threads, 256));
    return {};
  }
  return usage("unknown option `-C " + key + "=" + value + "` (cpu=native|baseline, threads=N)");
}

using Apply = Result<void> (*)(Options&, const std::string&, const std::string&);

Result<void> apply_group(Options& options, const std::vector<std::string>& groups, Apply apply) {
  for (const std::string& group : groups) {
    for (const std::string& item : split(group, ',')) {
      const size_t equals = item.find('=');
      const bool has_value = equals != std::string::npos;
      TENON_TRY(apply(options, item.substr(0, equals), has_value ? item.substr(equals + 1) : ""));
    }
  }
  return {};
}

Result<wasi::DirGrant> parse_dir(std::string text) {
  wasi::DirGrant grant;
  if (text.ends_with(":ro")) {
    grant.read_only = true;
    text.resize(text.size() - 3);
  }
  const size_t colons = text.find("::");
  grant.host = text.substr(0, colons);
  grant.guest = colons == std::string::npos ? grant.host : text.substr(colons + 2);
  if (grant.host.empty() || grant.guest.empty()) return usage("--dir wants HOST[::GUEST][:ro]");
  return grant;
}

// cxxopts splits vector values at commas: a delimiter that no argument can hold keeps them whole.
std::vector<std::string> values(const std::vector<std::string>& words, std::string_view name,
                                std::string_view short_name = "") {
  std::vector<std::string> found;
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if ((word == name || word == short_name) && i + 1 < words.size()) {
      found.push_back(words[++i]);
    } else if (word.starts_with(std::string(name) + "=")) {
      found.push_back(word.substr(name.size() + 1));
    } else if (takes_value(word)) {
      ++i;
    }
  }
  return found;
}

}  // namespace

Result<Options> parse_options(const std::vector<std::string>& words) {
  Options options;
  std::vector<std::string> rest = words;
  bool named = false;
  if (!rest.empty()) {
    if (std::find(std::begin(kCommands), std::end(kCommands), rest[0]) != std::end(kCommands)) {
      options.command = rest[0];
      rest.erase(rest.begin());
      named = true;
    }
  }
  const size_t count = option_words(rest);
  std::vector<std::string> own(rest.begin(), rest.begin() + static_cast<ptrdiff_t>(count));
  rest.erase(rest.begin(), rest.begin() + static_cast<ptrdiff_t>(count));
  if (!rest.empty() && rest[0] == "--") rest.erase(rest.begin());

  std::vector<const char*> argv = {"tenon"};
  for (const std::string& word : own) argv.push_back(word.c_str());
  try {
    cxxopts::Options parser = make_parser();
    const auto parsed = parser.parse(static_cast<int>(argv.size()), argv.data());
    if (parsed.count("version") != 0) options.command = "version";
    options.help = parsed.count("help") != 0;
    options.stats = parsed.count("stats") != 0;
    if (parsed.count("invoke") != 0) options.invoke = parsed["invoke"].as<std::string>();
    if (parsed.count("argv0") != 0) options.argv0 = parsed["argv0"].as<std::string>();
  } catch (const cxxopts::exceptions::exception& error) {
    return usage(error.what());
  }
  TENON_TRY(apply_group(options, values(own, "--wasm", "-W"), apply_wasm_option));
  TENON_TRY(apply_group(options, values(own, "--optimize", "-O"), apply_optimize_option));
  TENON_TRY(apply_group(options, values(own, "--codegen", "-C"), apply_codegen_option));
  for (const std::string& item : values(own, "--env")) {
    if (item.find('=') != std::string::npos) {
      options.env.push_back(item);
    } else if (const char* inherited = std::getenv(item.c_str())) {
      options.env.push_back(item + "=" + inherited);
    }
  }
  for (const std::string& item : values(own, "--dir")) {
    TENON_ASSIGN(wasi::DirGrant grant, parse_dir(item));
    options.dirs.push_back(std::move(grant));
  }
  for (const std::string& item : values(own, "--preload")) {
    const size_t equals = item.find('=');
    if (equals == std::string::npos || equals == 0) return usage("--preload wants NAME=FILE");
    options.preloads.emplace_back(item.substr(0, equals), item.substr(equals + 1));
  }

  if (options.command == "version" || options.help || options.list_wasm_options) {
    if (!named && options.help) options.command = "";
    return options;
  }
  if (rest.empty()) return usage("no FILE given; `tenon --help` says how to use it");
  if (options.command == "run") {
    options.files = {rest[0]};
    options.args.assign(rest.begin() + 1, rest.end());
  } else {
    options.files = rest;
  }
  return options;
}

std::string wasm_options_text() {
  std::string text =
      "-W KEY[=VALUE][,KEY…]\n"
      "  max-memory-size=SIZE   bytes of all memories together (64k, 2m, 1g)\n"
      "  max-wasm-stack=SIZE    stack of Wasm frames\n"
      "  max-instances=N        instances in all\n"
      "  timeout=DURATION       stop the program after 2s, 100ms, …\n"
      "  and a switch for each proposal, NAME=y|n:\n";
  for (const FeatureSwitch& item : feature_switches()) text += "  " + std::string(item.name) + "\n";
  return text;
}

std::string help_text(const std::string& command) {
  if (command == "validate") return "usage: tenon validate [-W …] FILE…\nValidates modules without running them.\n";
  if (command == "compile") {
    return "usage: tenon compile [--stats] [-W …] [-O …] [-C …] FILE…\n"
           "Loads, validates and compiles every function, without running any.\n"
           "  --stats   functions, bytes of Wasm and machine code, and the time it took\n";
  }
  return "usage: tenon [run] [OPTIONS] FILE [ARGS…]\n"
         "       tenon validate FILE…\n"
         "       tenon compile [--stats] FILE…\n"
         "\n"
         "Runs a WebAssembly module. Options come before FILE; what follows FILE is the program's.\n"
         "  --invoke NAME            call this export with ARGS, and print its results\n"
         "  --dir HOST[::GUEST][:ro] let the program use a directory; :ro for reading only\n"
         "  --env NAME[=VALUE]       set, or pass on, an environment variable\n"
         "  --argv0 NAME             the program's name as it sees it\n"
         "  --preload NAME=FILE      instantiate FILE first, for imports from NAME\n"
         "  -W KEY[=VALUE],…         limits and proposals; -W help lists them\n"
         "  -O KEY[=VALUE],…         memory-reservation=SIZE, signals-based-traps=y|n\n"
         "  -C KEY[=VALUE],…         cpu=native|baseline, threads=N\n"
         "  --version, --help\n";
}

}  // namespace tenon::cli
