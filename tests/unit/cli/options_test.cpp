// Which words are options, which is FILE, and which are the guest's.
#include "cli/options.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "cli/option_groups.h"

namespace tenon::cli {

using Words = std::vector<std::string>;

TEST_CASE("options end at FILE") {
  const auto options =
      parse_options({"--env", "A=1,2", "--dir=/a::/b:ro", "x.wasm", "--dir", "--", "-W"});
  REQUIRE(options.ok());
  CHECK(options->command == "run");
  CHECK(options->files == Words{"x.wasm"});
  CHECK(options->args == Words{"--dir", "--", "-W"});
  CHECK(options->wasi.env == Words{"A=1,2"});
  REQUIRE(options->wasi.dirs.size() == 1);
  CHECK(options->wasi.dirs[0].host == "/a");
  CHECK(options->wasi.dirs[0].guest == "/b");
  CHECK(options->wasi.dirs[0].read_only);
  CHECK(option_among(options->args) == "--dir");
  CHECK(option_among({"a", "-O2", "-Wall", "-W"}) == "-W");
  CHECK(option_among({"-", "--", "--help", "--directory", ""}) == "");
}

TEST_CASE("a file may be called like a command or an option") {
  CHECK(parse_options({"--", "run", "a"})->files == Words{"run"});
  CHECK(parse_options({"run", "run"})->files == Words{"run"});
  CHECK(parse_options({"--", "--help"})->files == Words{"--help"});
  CHECK(parse_options({"-", "x"})->files == Words{"-"});
}

TEST_CASE("groups of settings") {
  const auto options =
      parse_options({"-W", "max-memory-size=2m,timeout=100ms", "-Wgc=n", "-W=max-instances=7", "-O",
                     "signals-based-traps=n", "-C", "cpu=baseline", "x"});
  REQUIRE(options.ok());
  CHECK(options->store.max_memory_bytes == 2 << 20);
  CHECK(options->store.max_instances == 7);
  CHECK(options->timeout == std::chrono::milliseconds(100));
  CHECK_FALSE(options->engine.features.has(ops::Feature::gc));
  CHECK(options->engine.features.has(ops::Feature::simd));
  CHECK_FALSE(options->engine.compile.signals_based_traps);
  CHECK(options->engine.compile.cpu == 0);
}

TEST_CASE("each group of settings lists its keys") {
  for (const char group : kOptionGroups) {
    const auto options = parse_options({std::string("-") + group, "help"});
    REQUIRE(options.ok());
    CHECK(options->listed_group == group);
    const std::string text = option_group_text(group);
    CHECK_MESSAGE(std::count(text.begin(), text.end(), '\n') > 1, text);
  }
}

TEST_CASE("sizes, numbers and durations have units") {
  const auto limit = [](const std::string& text) {
    const auto options = parse_options({"-W", "max-memory-size=" + text, "x"});
    return options.ok() ? options->store.max_memory_bytes : 1;
  };
  CHECK(limit("0") == 0);
  CHECK(limit("64k") == 65536);
  CHECK(limit("3M") == 3 << 20);
  CHECK(limit("17179869183g") == uint64_t{17179869183} << 30);
  for (const char* bad : {"", "k", "-1", "1kk", "1t", "1.5m", " 1", "17179869184g", "0x10"}) {
    CHECK_MESSAGE(limit(bad) == 1, bad);
  }
  const auto timeout = [](const std::string& text) {
    const auto options = parse_options({"-W", "timeout=" + text, "x"});
    return options.ok() ? options->timeout->count() : -1;
  };
  CHECK(timeout("7") == 7'000'000'000);
  CHECK(timeout("7ns") == 7);
  CHECK(timeout("7us") == 7'000);
  CHECK(timeout("7ms") == 7'000'000);
  CHECK(timeout("7m") == 420'000'000'000);
  for (const char* bad : {"", "s", "-1s", "1.5s", "1h", "1S", "9999999999999999999"}) {
    CHECK_MESSAGE(timeout(bad) == -1, bad);
  }
  CHECK(parse_options({"-D", "max-backtrace=7", "x"})->max_backtrace == 7);
  CHECK_FALSE(parse_options({"-W", "max-instances=1k", "x"}).ok());
}

TEST_CASE("what is mistyped is named, with what it may have been meant to be") {
  const auto message = [](const Words& words) {
    const auto options = parse_options(words);
    return options.ok() ? "" : options.error().message;
  };
  CHECK(message({"--inovke", "f", "x"}) ==
        "unknown option `--inovke` (did you mean `--invoke`?); `tenon --help` lists them");
  CHECK(message({"compile", "--stat", "x"}) ==
        "unknown option `--stat` (did you mean `--stats`?); `tenon compile --help` lists them");
  CHECK(message({"-q", "x"}) == "unknown option `-q`; `tenon --help` lists them");
  CHECK(
      message({"-W", "max-memorysize=1", "x"}) ==
      "unknown option `-W max-memorysize` (did you mean `max-memory-size`?); `-W help` lists them");
  CHECK(message({"-W", "simd=maybe", "x"}) == "`-W simd`: `maybe` is neither y nor n");
  CHECK(message({"--invoke"}) == "`--invoke` wants a value: NAME");
  CHECK(near_command("valdate") == "validate");
  CHECK(near_command("app.wasm") == "");
}

TEST_CASE("other commands take options anywhere") {
  const auto options = parse_options({"compile", "a", "--stats", "b", "--emit", "asm", "--", "-c"});
  REQUIRE(options.ok());
  CHECK(options->files == Words{"a", "b", "-c"});
  CHECK(options->stats);
  CHECK(options->emit_asm);
}

TEST_CASE("usage errors") {
  for (const Words& words :
       std::initializer_list<Words>{{},
                                    {"--invoke"},
                                    {"--frob", "x"},
                                    {"-W", "timeout=1y", "x"},
                                    {"-W", "timeout=99999999999s", "x"},
                                    {"-W", "max-memory-size=99999999999g", "x"},
                                    {"-W", "max-memory-size", "x"},
                                    {"-O", "x", "x"},
                                    {"--dir", "", "x"},
                                    {"--dir", "::b", "x"},
                                    {"--preload", "=f", "x"},
                                    {"--preload", "n=", "x"},
                                    {"validate", "--invoke", "f", "x"},
                                    {"validate"}}) {
    const auto options = parse_options(words);
    CHECK_FALSE(options.ok());
    if (!options.ok()) CHECK(options.error().kind == ErrorKind::usage);
  }
}

}  // namespace tenon::cli
