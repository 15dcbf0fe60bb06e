#include "cli/options.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
// cxxopts would split values at commas: no word holds a NUL.
#define CXXOPTS_VECTOR_DELIMITER '\0'
// Its regular expressions would cost a small program half of its start.
#define CXXOPTS_NO_REGEX true
#include <cxxopts.hpp>
#include <functional>
#include <string_view>

#include "jit/compiler.h"

namespace tenon::cli {
namespace {

constexpr std::string_view kCommands[] = {"run", "validate", "compile", "wat2wasm", "wast"};

Error usage(std::string message) {
  return {.kind = ErrorKind::usage, .message = std::move(message)};
}

using Words = std::vector<std::string>;

// What a command's own options are; those that every command has are added to them.
cxxopts::Options make_parser(const std::string& command) {
  const auto word = [] { return cxxopts::value<std::string>(); };
  const auto words = [] { return cxxopts::value<Words>(); };
  cxxopts::Options parser("tenon");
  parser.add_options()("h,help", "")("V,version", "")("W,wasm", "", words())(
      "O,optimize", "", words())("C,codegen", "", words());
  if (command == "run") {
    parser.add_options()("invoke", "", word())("argv0", "", word())("env", "", words())(
        "dir", "", words())("preload", "", words());
  } else if (command == "compile") {
    parser.add_options()("stats", "")("emit", "", word());
  } else if (command == "wast") {
    parser.add_options()("static", "");
  } else if (command == "wat2wasm") {
    parser.add_options()("o,output", "", word());
  }
  return parser;
}

// Whether the word after `word` is its value.
bool takes_value(std::string_view word) {
  static constexpr std::string_view kWithValue[] = {
      "--invoke", "--argv0", "--env",     "--dir", "--preload",  "-W",     "--wasm",
      "-O",       "-C",      "--codegen", "-o",    "--optimize", "--emit", "--output"};
  return std::find(std::begin(kWithValue), std::end(kWithValue), word) != std::end(kWithValue);
}

bool is_option(std::string_view word) { return word.size() > 1 && word[0] == '-'; }

// Words before FILE, and FILE with what follows it; for commands that take options anywhere, all
// options and all files.
struct Split {
  Words options;
  Words files;
};

Split split_words(const Words& words, size_t begin, bool file_ends_options) {
  Split split;
  size_t i = begin;
  for (; i < words.size() && words[i] != "--"; ++i) {
    if (!is_option(words[i])) {
      if (file_ends_options) break;
      split.files.push_back(words[i]);
      continue;
    }
    split.options.push_back(words[i]);
    if (takes_value(words[i]) && i + 1 < words.size()) split.options.push_back(words[++i]);
  }
  if (i < words.size() && words[i] == "--") ++i;
  split.files.insert(split.files.end(), words.begin() + static_cast<ptrdiff_t>(i), words.end());
  return split;
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
  const unsigned shift = suffix.empty()  ? 0
                         : suffix == "k" ? 10
                         : suffix == "m" ? 20
                         : suffix == "g" ? 30
                                         : 99;
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
      {"sign-extension", op(Feature::sign_extension)},
      {"saturating-float-to-int", op(Feature::saturating_float_to_int)},
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
      {"memory64", [](model::Features& f, bool on) { f.memory64 = on; }},
      {"multi-memory", [](model::Features& f, bool on) { f.multi_memory = on; }},
      {"extended-const", [](model::Features& f, bool on) { f.extended_const = on; }},
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

Result<void> apply_optimize_option(Options& options, const std::string& key,
                                   const std::string& value) {
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

Result<void> apply_codegen_option(Options& options, const std::string& key,
                                  const std::string& value) {
  if (key == "cpu") {
    const auto cpu = jit::find_cpu(jit::host_target(), value);
    if (!cpu) {
      return usage("`-C cpu=" + value + "`: neither native, baseline nor a known CPU or feature");
    }
    options.engine.compile.cpu = *cpu;
    return {};
  }
  if (key == "threads") {
    TENON_ASSIGN(const uint64_t threads, parse_size(value));
    options.engine.compile.threads = static_cast<unsigned>(std::min<uint64_t>(threads, 256));
    return {};
  }
  return usage("unknown option `-C " + key + "=" + value + "` (cpu=NAME, threads=N)");
}

using Apply = Result<void> (*)(Options&, const std::string&, const std::string&);

Result<void> apply_group(Options& options, const Words& groups, Apply apply) {
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

Result<void> apply_grants(Options& options, const Words& env, const Words& dirs,
                          const Words& preloads) {
  for (const std::string& item : env) {
    if (item.find('=') != std::string::npos) {
      options.env.push_back(item);
    } else if (const char* inherited = std::getenv(item.c_str())) {
      options.env.push_back(item + "=" + inherited);
    }
  }
  for (const std::string& item : dirs) {
    TENON_ASSIGN(wasi::DirGrant grant, parse_dir(item));
    options.dirs.push_back(std::move(grant));
  }
  for (const std::string& item : preloads) {
    const size_t equals = item.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == item.size()) {
      return usage("`--preload " + item + "`: expected NAME=FILE");
    }
    options.preloads.emplace_back(item.substr(0, equals), item.substr(equals + 1));
  }
  return {};
}

Result<void> apply_parsed(Options& options, const cxxopts::ParseResult& parsed) {
  const auto all = [&](const char* name) {
    return parsed.count(name) == 0 ? Words() : parsed[name].as<Words>();
  };
  const auto last = [&](const char* name) -> std::optional<std::string> {
    if (parsed.count(name) == 0) return std::nullopt;
    return parsed[name].as<std::string>();
  };
  options.help = parsed.count("help") != 0;
  options.version = parsed.count("version") != 0;
  TENON_TRY(apply_group(options, all("wasm"), apply_wasm_option));
  TENON_TRY(apply_group(options, all("optimize"), apply_optimize_option));
  TENON_TRY(apply_group(options, all("codegen"), apply_codegen_option));
  if (options.command == "run") {
    options.invoke = last("invoke");
    options.argv0 = last("argv0");
    return apply_grants(options, all("env"), all("dir"), all("preload"));
  }
  if (options.command == "wat2wasm") options.output = last("output").value_or("");
  if (options.command == "wast") options.static_only = parsed.count("static") != 0;
  if (options.command == "compile") {
    options.stats = parsed.count("stats") != 0;
    const std::string emit = last("emit").value_or("");
    if (!emit.empty() && emit != "asm") return usage("`--emit " + emit + "`: only asm is known");
    options.emit_asm = emit == "asm";
  }
  return {};
}

}  // namespace

Result<Options> parse_options(const Words& words) {
  Options options;
  const bool named = !words.empty() && std::find(std::begin(kCommands), std::end(kCommands),
                                                 words[0]) != std::end(kCommands);
  if (named) options.command = words[0];
  const bool is_run = options.command == "run";
  Split split = split_words(words, named ? 1 : 0, is_run);

  Words argv_words = {"tenon"};
  for (std::string& word : split.options) {
    // `-Wtimeout=1s`, and `-W=timeout=1s` as users of other option parsers write it.
    if (word.size() > 2 && word[1] != '-' && takes_value(word.substr(0, 2))) {
      argv_words.push_back(word.substr(0, 2));
      word.erase(0, word[2] == '=' ? 3 : 2);
    }
    argv_words.push_back(word);
  }
  std::vector<const char*> argv;
  for (const std::string& word : argv_words) argv.push_back(word.c_str());
  try {
    cxxopts::Options parser = make_parser(options.command);
    const auto parsed = parser.parse(static_cast<int>(argv.size()), argv.data());
    if (!parsed.unmatched().empty()) {
      return usage("unexpected argument `" + parsed.unmatched()[0] + "`");
    }
    TENON_TRY(apply_parsed(options, parsed));
  } catch (const cxxopts::exceptions::exception& error) {
    return usage(error.what());
  }
  if (options.help || options.version || options.list_wasm_options) return options;

  if (split.files.empty()) return usage("no FILE given; `tenon --help` says how to use it");
  if (is_run) {
    options.args.assign(split.files.begin() + 1, split.files.end());
    split.files.resize(1);
  }
  if (options.command == "wat2wasm" && split.files.size() > 1) {
    return usage("unexpected argument `" + split.files[1] + "`");
  }
  options.files = std::move(split.files);
  return options;
}

std::string option_among(const Words& args) {
  static constexpr std::string_view kOfRun[] = {"--invoke",  "--argv0", "--env", "--dir",
                                                "--preload", "-W",      "-O",    "-C"};
  for (const std::string& arg : args) {
    const std::string_view name = std::string_view(arg).substr(0, arg.find('='));
    if (std::find(std::begin(kOfRun), std::end(kOfRun), name) != std::end(kOfRun)) {
      return std::string(name);
    }
  }
  return "";
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
  if (command == "validate") {
    return "usage: tenon validate [-W …] FILE…\nValidates modules without running them.\n";
  }
  if (command == "compile") {
    return "usage: tenon compile [--emit asm] [--stats] [-W …] [-O …] [-C …] FILE…\n"
           "Loads, validates and compiles every function, without running any.\n"
           "  --emit asm  print each Wasm operator with the machine code for it\n"
           "  --stats     print functions, bytes of Wasm and machine code, and the time it took\n";
  }
  if (command == "wat2wasm") {
    return "usage: tenon wat2wasm FILE [-o OUT]\n"
           "Translates the text format to binary, without validating it.\n"
           "  -o, --output OUT  `-` is standard output; FILE with the ending .wasm if left out\n";
  }
  if (command == "wast") {
    return "usage: tenon wast [--static] [-W …] [-O …] [-C …] FILE…\n"
           "Runs scripts in the format of the official test suite.\n"
           "  --static  only the assertions that a module is malformed or invalid\n";
  }
  return "usage: tenon [run] [OPTIONS] FILE [ARGS…]\n"
         "       tenon validate FILE…\n"
         "       tenon compile [--emit asm] [--stats] FILE…\n"
         "       tenon wat2wasm FILE [-o OUT]\n"
         "       tenon wast FILE…\n"
         "\n"
         "Runs a WebAssembly module. Options come before FILE; what follows FILE is the "
         "program's.\n"
         "  --invoke NAME            call this export with ARGS, and print its results\n"
         "  --dir HOST[::GUEST][:ro] let the program use a directory; :ro for reading only\n"
         "  --env NAME[=VALUE]       set, or pass on, an environment variable\n"
         "  --argv0 NAME             the program's name as it sees it\n"
         "  --preload NAME=FILE      instantiate FILE first, for imports from NAME\n"
         "  -W KEY[=VALUE],…         limits and proposals; -W help lists them\n"
         "  -O KEY[=VALUE],…         memory-reservation=SIZE, signals-based-traps=y|n\n"
         "  -C KEY[=VALUE],…         threads=N, cpu=native|baseline|x86-64-v2|x86-64-v3, or features\n"
         "                           joined by `+`: cpu=sse4.1+popcnt\n"
         "  --version, --help\n";
}

}  // namespace tenon::cli
