// Which words are options, which is FILE, and which are the guest's.
#include "cli/options.h"

#include <doctest/doctest.h>

namespace tenon::cli {

using Words = std::vector<std::string>;

TEST_CASE("options end at FILE") {
  const auto options =
      parse_options({"--env", "A=1,2", "--dir=/a::/b:ro", "x.wasm", "--dir", "--", "-W"});
  REQUIRE(options.ok());
  CHECK(options->command == "run");
  CHECK(options->files == Words{"x.wasm"});
  CHECK(options->args == Words{"--dir", "--", "-W"});
  CHECK(options->env == Words{"A=1,2"});
  REQUIRE(options->dirs.size() == 1);
  CHECK(options->dirs[0].host == "/a");
  CHECK(options->dirs[0].guest == "/b");
  CHECK(options->dirs[0].read_only);
  CHECK(option_among(options->args) == "--dir");
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
