#include "cli/options.h"

#include <sys/resource.h>

#include <algorithm>
// cxxopts would split values at commas: no word holds a NUL. Its regular expressions would cost a
// small program half of its start.
#define CXXOPTS_VECTOR_DELIMITER '\0'
#define CXXOPTS_NO_REGEX true
#include <cxxopts.hpp>
#include <map>
#include <string_view>

#include "cli/option_groups.h"
#include "cli/usage.h"
#include "support/near_name.h"

namespace tenon::cli {
namespace {

using Words = std::vector<std::string>;

struct CommandRow {
  std::string_view name;
  std::string_view usage;
  std::string_view help;
};

constexpr CommandRow kCommands[] = {
    {"run", "[run] [OPTIONS] FILE [ARGS…]",
     "Runs a WebAssembly module. Options come before FILE; what follows FILE is the program's."},
    {"validate", "validate [-W …] FILE…", "Validates modules without running them."},
    {"compile", "compile [--emit asm] [--stats] [--target NAME] [-W …] [-O …] [-C …] FILE…",
     "Loads, validates and compiles every function, without running any."},
    {"wat2wasm", "wat2wasm FILE [-o OUT]",
     "Translates the text format to binary, without validating it."},
    {"print", "print FILE [-o OUT]",
     "Prints a module as text that translates back to the same binary, without validating it."},
    {"inspect", "inspect [--tree | --json | --dot] FILE",
     "Prints imports and exports with their types, nested modules and sizes."},
    {"wast", "wast [--static] [--linking-habits] [-W …] [-O …] [-C …] FILE…",
     "Runs scripts in the format of the official test suite."},
};

const CommandRow* find_command(std::string_view name) {
  for (const CommandRow& row : kCommands) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

// An option and the commands that have it. Those with a value may be given several times.
struct OptionRow {
  std::string_view commands;  // "" for all
  std::string_view names;     // a name, or a letter, a comma and a name
  std::string_view value;     // what the value is called; "" where there is none
  std::string_view help;
};

constexpr OptionRow kOptions[] = {
    {"run", "invoke", "NAME", "call this export with ARGS, and print its results"},
    {"run", "dir", "HOST[::GUEST][:ro]", "let the program use a directory; :ro to read only"},
    {"run", "env", "NAME[=VALUE]", "set, or pass on, an environment variable"},
    {"run", "grant", "INSTANCE=WHAT", "for this instance alone: dir:HOST…, env:NAME…, none"},
    {"run", "argv0", "NAME", "the program's name as it sees it"},
    {"run", "get", "NAME", "print this exported global afterwards"},
    {"run", "print", "wat|json", "the form of what --invoke and --get print; JSON one object a line"},
    {"run", "preload", "NAME=FILE", "instantiate FILE first, for imports from NAME"},
    {"run", "instance", "NAME=FILE", "likewise, after those instances that FILE needs"},
    {"run", "module", "NAME=FILE", "a module for imports of NAME, not instantiated"},
    {"run", "L,library", "DIR", "where NAME.wasm or NAME.wat is for imports that want it"},
    {"run", "define", "NAME=print", "a function for imports of NAME that prints its arguments"},
    {"run", "strace", "", "report every WASI call on standard error"},
    {"run", "deterministic", "", "fixed clock, seeded random numbers, sorted directories, canonical NaNs"},
    {"compile", "emit", "asm", "print each Wasm operator with the machine code for it"},
    {"compile", "stats", "", "print functions, bytes of Wasm and of code, and the time it took"},
    {"compile", "target", "NAME", "compile for x86_64 or aarch64; this machine if left out"},
    {"wat2wasm", "o,output", "OUT",
     "`-` for standard output; FILE with the ending .wasm if left out"},
    {"print", "o,output", "OUT", "instead of standard output"},
    {"inspect", "tree", "", "the instances that FILE will be made of"},
    {"inspect", "json", "", "everything, for tools"},
    {"inspect", "dot", "", "the instances as a graph for dot"},
    {"wast", "static", "", "only the assertions that a module is malformed or invalid"},
    {"wast", "linking-habits", "",
     "a module's $id is also an import name, malformed and invalid are one"},
    {"run compile wast", "O,optimize", "KEY[=VALUE],…",
     "how memory is accessed; -O help lists them"},
    {"run compile wast", "C,codegen", "KEY[=VALUE],…", "code generation; -C help lists them"},
    {"run", "D,debug", "KEY[=VALUE],…", "finding faults; -D help lists them"},
    {"run validate compile inspect wast", "W,wasm", "KEY[=VALUE],…",
     "limits and proposals; -W help lists them"},
    {"run", "S,wasi", "KEY[=VALUE],…", "what the host gives; -S help lists them"},
    {"", "V,version", "", ""},
    {"", "h,help", "", ""},
};

bool applies(const OptionRow& row, std::string_view command) {
  return row.commands.empty() || row.commands.find(command) != std::string_view::npos;
}

// The option's letter, or 0.
char letter(const OptionRow& row) { return row.names[1] == ',' ? row.names[0] : '\0'; }

std::string_view long_name(const OptionRow& row) {
  return row.names.substr(letter(row) != 0 ? 2 : 0);
}

// The option that a word such as `--dir`, `--dir=x`, `-W` or `-Wx` names, or nullptr.
const OptionRow* find_option(std::string_view command, std::string_view word) {
  if (word.size() < 2 || word[0] != '-') return nullptr;
  const std::string_view name = word.substr(2, word.find('=') - 2);
  for (const OptionRow& row : kOptions) {
    if (!applies(row, command)) continue;
    if (word[1] == '-' ? long_name(row) == name : letter(row) == word[1]) return &row;
  }
  return nullptr;
}

Error unknown_option(std::string_view command, std::string_view word) {
  const std::string given(word.substr(0, word.find('=')));
  support::NearName near(given);
  for (const OptionRow& row : kOptions) {
    if (applies(row, command)) near.offer("--" + std::string(long_name(row)));
  }
  const std::string named = command == "run" ? "" : std::string(command) + " ";
  return usage("unknown option `" + given + "`" + near.suggestion() + "; `tenon " + named +
               "--help` lists them");
}

// Options with their values, in order, and FILE with what follows it; for commands that take
// options anywhere, all options and all files.
struct Parsed {
  std::vector<std::pair<const OptionRow*, std::string>> options;
  Words files;

  // The values of an option, in order.
  Words all(std::string_view name) const {
    Words values;
    for (const auto& [row, value] : options) {
      if (long_name(*row) == name) values.push_back(value);
    }
    return values;
  }
  bool has(std::string_view name) const { return !all(name).empty(); }
  std::optional<std::string> last(std::string_view name) const {
    const Words values = all(name);
    return values.empty() ? std::nullopt : std::optional(values.back());
  }
};

// What follows the option's name in its own word: `--dir=x`, `-Wx` and `-W=x` have it.
std::optional<std::string> value_within(const std::string& word) {
  const bool is_long = word[1] == '-';
  if (!is_long && word.size() == 2) return std::nullopt;
  const size_t equals = is_long ? word.find('=') : word[2] == '=' ? 2 : 1;
  return equals == std::string::npos ? std::nullopt : std::optional(word.substr(equals + 1));
}

// cxxopts reads on behind FILE, so the words are cut there first: an option's own words go to
// `options`, with its value as a word of its own, and all others to `files`.
struct CutWords {
  Words options = {"tenon"};
  Words files;
};

Result<CutWords> cut_words(const Words& words, size_t begin, std::string_view command) {
  CutWords cut;
  size_t i = begin;
  for (; i < words.size() && words[i] != "--"; ++i) {
    const std::string& word = words[i];
    if (word.size() < 2 || word[0] != '-') {
      if (command == "run") break;
      cut.files.push_back(word);
      continue;
    }
    const OptionRow* const option = find_option(command, word);
    if (option == nullptr) return unknown_option(command, word);
    const std::optional<std::string> value = value_within(word);
    cut.options.push_back("--" + std::string(long_name(*option)));
    if (option->value.empty()) {
      if (value) return usage("`" + word + "`: the option takes no value");
    } else if (value) {
      cut.options.push_back(*value);
    } else if (++i < words.size()) {
      cut.options.push_back(words[i]);
    } else {
      return usage("`" + word + "` wants a value: " + std::string(option->value));
    }
  }
  if (i < words.size() && words[i] == "--") ++i;
  cut.files.insert(cut.files.end(), words.begin() + static_cast<ptrdiff_t>(i), words.end());
  return cut;
}

Result<Parsed> parse_words(const Words& words, size_t begin, std::string_view command) {
  TENON_ASSIGN(CutWords cut, cut_words(words, begin, command));
  cxxopts::Options parser("tenon");
  for (const OptionRow& row : kOptions) {
    if (!applies(row, command)) continue;
    const auto value = row.value.empty()
                           ? std::static_pointer_cast<cxxopts::Value>(cxxopts::value<bool>())
                           : std::static_pointer_cast<cxxopts::Value>(cxxopts::value<Words>());
    parser.add_options()(std::string(row.names), "", value);
  }
  std::vector<const char*> argv;
  for (const std::string& word : cut.options) argv.push_back(word.c_str());
  Parsed parsed{.options = {}, .files = std::move(cut.files)};
  try {
    const auto result = parser.parse(static_cast<int>(argv.size()), argv.data());
    for (const cxxopts::KeyValue& argument : result.arguments()) {
      const OptionRow* const option = find_option(command, "--" + argument.key());
      parsed.options.emplace_back(option, option->value.empty() ? "" : argument.value());
    }
  } catch (const cxxopts::exceptions::exception& error) {
    return usage(error.what());
  }
  return parsed;
}

Result<void> apply_grants(Options& options, const Parsed& parsed) {
  WasiOptions& wasi = options.wasi;
  wasi.trace = parsed.has("strace");
  wasi.deterministic = parsed.has("deterministic");
  for (const std::string& item : parsed.all("env")) TENON_TRY(add_env(wasi.env, item));
  for (const std::string& item : parsed.all("dir")) TENON_TRY(add_dir(wasi.dirs, item));
  for (const std::string& item : parsed.all("grant")) TENON_TRY(add_grant(wasi, item));
  return {};
}

Result<std::vector<NamedFile>> named_files(const Parsed& parsed, const std::string& option) {
  std::vector<NamedFile> files;
  for (const std::string& item : parsed.all(option)) {
    const size_t equals = item.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == item.size()) {
      return usage("`--" + option + " " + item + "`: expected NAME=FILE");
    }
    files.push_back({item.substr(0, equals), item.substr(equals + 1)});
  }
  return files;
}

Result<void> apply_linking(Options& options, const Parsed& parsed) {
  TENON_ASSIGN(options.preloads, named_files(parsed, "preload"));
  TENON_ASSIGN(options.instances, named_files(parsed, "instance"));
  TENON_ASSIGN(options.modules, named_files(parsed, "module"));
  options.library_dirs = parsed.all("library");
  options.gets = parsed.all("get");
  for (const std::string& item : parsed.all("define")) {
    const size_t equals = item.find('=');
    if (equals == std::string::npos || equals == 0 || item.substr(equals + 1) != "print") {
      return usage("`--define " + item + "`: expected NAME=print");
    }
    options.defines.push_back(item.substr(0, equals));
  }
  // One name, one thing.
  std::map<std::string, std::string> options_of;
  const std::pair<const char*, const std::vector<NamedFile>*> lists[] = {
      {"preload", &options.preloads}, {"instance", &options.instances}, {"module", &options.modules}};
  for (const auto& [option, files] : lists) {
    for (const NamedFile& item : *files) {
      const auto [known, is_new] = options_of.emplace(item.name, option);
      if (!is_new) {
        const std::string also = known->second == option ? ", twice" : std::string(" and by --") + option;
        return usage("`" + item.name + "` is given by --" + known->second + also);
      }
    }
  }
  return {};
}

Result<ValueForm> find_value_form(const std::string& name) {
  if (name == "wat") return ValueForm::wat;
  if (name == "json") return ValueForm::json;
  return usage("`--print " + name + "`: only wat and json are known");
}

Result<jit::Target> find_target(const std::string& name) {
  if (name == "x86_64") return jit::Target::x86_64;
  if (name == "aarch64") return jit::Target::aarch64;
  return usage("`--target " + name + "`: only x86_64 and aarch64 are known");
}

// Whether there is address space for guard pages: some memories' reservations, and what else there is.
bool has_room_for_guards() {
  constexpr rlim_t kPlenty = rlim_t{32} << 30;
  rlimit limit{};
  return ::getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur >= kPlenty;
}

Result<void> apply_parsed(Options& options, const Parsed& parsed) {
  options.help = parsed.has("help");
  options.version = parsed.has("version");
  // Which names of CPUs there are follows from the target.
  if (const auto target = parsed.last("target")) {
    TENON_ASSIGN(options.target, find_target(*target));
  }
  // Unless the option groups say otherwise.
  options.engine.compile.signals_based_traps = has_room_for_guards();
  options.engine.compile.canonical_nans = parsed.has("deterministic");
  for (const auto& [row, value] : parsed.options) {
    const char group = letter(*row);
    if (kOptionGroups.find(group) == std::string_view::npos) continue;
    TENON_TRY(apply_option_group(options, group, value));
  }
  if (options.command == "run") {
    options.invoke = parsed.last("invoke");
    options.argv0 = parsed.last("argv0");
    if (const auto form = parsed.last("print")) {
      TENON_ASSIGN(options.value_form, find_value_form(*form));
    }
    TENON_TRY(apply_grants(options, parsed));
    return apply_linking(options, parsed);
  }
  const bool writes_file = options.command == "wat2wasm" || options.command == "print";
  if (writes_file) options.output = parsed.last("output").value_or("");
  if (options.command == "wast") {
    options.static_only = parsed.has("static");
    options.linking_habits = parsed.has("linking-habits");
  }
  if (options.command == "inspect") {
    const std::pair<const char*, InspectForm> forms[] = {
        {"tree", InspectForm::tree}, {"json", InspectForm::json}, {"dot", InspectForm::dot}};
    for (const auto& [name, form] : forms) {
      if (!parsed.has(name)) continue;
      if (options.inspect_form != InspectForm::text) {
        return usage("only one of --tree, --json and --dot");
      }
      options.inspect_form = form;
    }
  }
  if (options.command == "compile") {
    options.stats = parsed.has("stats");
    const auto emit = parsed.last("emit");
    if (emit && *emit != "asm") return usage("`--emit " + *emit + "`: only asm is known");
    options.emit_asm = emit.has_value();
  }
  return {};
}

// FILE is most often missing where an option took it for its value.
Error no_file(const Parsed& parsed) {
  std::string message = "no FILE given";
  if (!parsed.options.empty() && !parsed.options.back().first->value.empty()) {
    const auto& [option, value] = parsed.options.back();
    message += " (`" + value + "` is the value of `--" + std::string(long_name(*option)) + "`)";
  }
  return usage(message + "; `tenon --help` says how to use it");
}

}  // namespace

Result<Options> parse_options(const Words& words) {
  Options options;
  const bool named = !words.empty() && find_command(words[0]) != nullptr;
  if (named) options.command = words[0];
  const bool is_run = options.command == "run";
  TENON_ASSIGN(Parsed parsed, parse_words(words, named ? 1 : 0, options.command));
  TENON_TRY(apply_parsed(options, parsed));
  if (options.help || options.version || options.listed_group != 0) return options;

  if (parsed.files.empty()) return no_file(parsed);
  if (is_run) {
    options.args.assign(parsed.files.begin() + 1, parsed.files.end());
    parsed.files.resize(1);
  }
  const bool takes_one = options.command == "wat2wasm" || options.command == "print" ||
                         options.command == "inspect";
  if (takes_one && parsed.files.size() > 1) {
    return usage("unexpected argument `" + parsed.files[1] + "`");
  }
  options.files = std::move(parsed.files);
  return options;
}

std::string option_among(const Words& args) {
  for (const std::string& arg : args) {
    // A letter with more behind it is most likely the guest's: -O2, -Wall.
    const OptionRow* const option = find_option("run", arg);
    if (option == nullptr || option->value.empty()) continue;
    if (arg[1] == '-') return "--" + std::string(long_name(*option));
    if (arg.size() == 2) return arg;
  }
  return "";
}

std::string near_command(const std::string& word) {
  support::NearName near(word);
  for (const CommandRow& row : kCommands) near.offer(row.name);
  return near.found();
}

std::string help_text(const std::string& command) {
  const CommandRow* const row = find_command(command);
  std::string text;
  const auto add_usage = [&](const CommandRow& of) {
    text += (text.empty() ? "usage: tenon " : "       tenon ") + std::string(of.usage) + "\n";
  };
  add_usage(*row);
  if (command == "run") {
    for (const CommandRow& other : kCommands) {
      if (&other != row) add_usage(other);
    }
    text += "\n";
  }
  text += std::string(row->help) + "\n";
  for (const OptionRow& option : kOptions) {
    if (!applies(option, command) || option.help.empty()) continue;
    std::string line = "  ";
    if (letter(option) != 0) {
      line += std::string("-") + letter(option);
    } else {
      line += "--" + std::string(long_name(option));
    }
    if (!option.value.empty()) line += " " + std::string(option.value);
    // Columns, where `…` is one and has three bytes.
    const size_t wide = option.value.ends_with("…") ? 2 : 0;
    line.resize(std::max(line.size() + 2, size_t{29} + wide), ' ');
    text += line + std::string(option.help) + "\n";
  }
  return text + "  --version, --help\n";
}

}  // namespace tenon::cli
