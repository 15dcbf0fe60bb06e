// Scripts whose directives fail: a runner that passes everything would pass the test suite too.
#include "script/wast.h"

#include <doctest/doctest.h>

using namespace tenon::script;

namespace {

constexpr const char* kModule =
    "(module $m (global (export \"g\") i32 (i32.const 7))\n"
    "  (func (export \"one\") (result i32) (i32.const 1))\n"
    "  (func (export \"none\"))\n"
    "  (func (export \"trap\") (unreachable)))\n";

// The message of the one directive that fails, in a script that is a module and then `directive`.
std::string failure(const std::string& directive) {
  const Summary summary = run_script(kModule + directive, {});
  REQUIRE_MESSAGE(summary.failures.size() == 1, directive);
  CHECK(summary.failures[0].line == 5);
  CHECK(summary.passed == 1);
  return summary.failures[0].message;
}

bool passes(const std::string& directive) {
  const Summary summary = run_script(kModule + directive, {});
  return summary.failures.empty() && summary.passed == 2;
}

}  // namespace

TEST_CASE("wast: what a script says comes true") {
  CHECK(passes("(assert_return (invoke \"one\") (i32.const 1))"));
  CHECK(passes("(assert_return (invoke $m \"one\") (i32.const 1))"));
  CHECK(passes("(assert_return (invoke $\"m\" \"none\"))"));
  CHECK(passes("(assert_return (get \"g\") (i32.const 7))"));
  CHECK(passes("(assert_trap (invoke \"trap\") \"unreachable\")"));
  CHECK(passes("(assert_trap (module (func $f (unreachable)) (start $f)) \"unreachable\")"));
  CHECK(passes("(assert_malformed (module quote \"(func\") \"unexpected\")"));
  CHECK(passes("(assert_invalid (module (func (result i32))) \"type mismatch\")"));
  CHECK(passes("(assert_unlinkable (module (import \"m\" \"f\" (func))) \"unknown import\")"));
  CHECK(passes("(register \"m\" $m)"));
}

TEST_CASE("wast: scripts of module linking may have other habits") {
  const auto failures = [](const std::string& directive, bool habits) {
    Options options;
    options.linking_habits = habits;
    return run_script(kModule + directive, options).failures.size();
  };
  const char* const kImport = "(module (import \"m\" \"one\" (func (result i32))))";
  const char* const kInvalid = "(assert_malformed (module (func (result i32))) \"type mismatch\")";
  const char* const kMalformed = "(assert_invalid (module quote \"(func\") \"unexpected\")";
  for (const char* const directive : {kImport, kInvalid, kMalformed}) {
    INFO(directive);
    CHECK(failures(directive, false) == 1);
    CHECK(failures(directive, true) == 0);
  }
  // Messages still count, and no error is still one.
  CHECK(failures("(assert_malformed (module (func (result i32))) \"other\")", true) == 1);
  CHECK(failures("(assert_malformed (module) \"\")", true) == 1);
}

TEST_CASE("wast: what does not come true fails") {
  CHECK(failure("(assert_return (invoke \"one\") (i32.const 2))") ==
        "expected (i32.const 2), got (i32.const 1)");
  CHECK(failure("(assert_return (invoke \"one\"))") == "expected no result, got (i32.const 1)");
  CHECK(failure("(assert_return (invoke \"none\") (i32.const 2))") ==
        "expected (i32.const 2), got no result");
  CHECK(failure("(assert_return (invoke \"two\"))") == "no exported function `two`");
  CHECK(failure("(invoke \"trap\")") == "trapped: wasm `unreachable` instruction executed");
  CHECK(failure("(assert_trap (invoke \"one\") \"unreachable\")") ==
        "expected the trap `unreachable`, but it returned");
  CHECK(failure("(assert_trap (invoke \"trap\") \"integer overflow\")") ==
        "expected `integer overflow`, got `wasm `unreachable` instruction executed`");
  CHECK(failure("(assert_exhaustion (invoke \"trap\") \"unreachable\")") ==
        "trapped: wasm `unreachable` instruction executed");
  CHECK(failure("(invoke $other \"one\")") == "unknown module $other");
  CHECK(failure("(assert_nonsense)") == "unknown directive `assert_nonsense`");
}

TEST_CASE("wast: the kind of a module's failure counts") {
  CHECK(failure("(assert_malformed (module (func (result i32))) \"type mismatch\")")
            .starts_with("expected a module that is malformed (type mismatch), but it is invalid"));
  CHECK(failure("(assert_invalid (module quote \"(func\") \"unexpected\")")
            .starts_with("expected a module that is invalid (unexpected), but it is malformed"));
  CHECK(failure("(assert_invalid (module) \"type mismatch\")") ==
        "expected a module that is invalid (type mismatch), but it is not");
  CHECK(failure("(assert_unlinkable (module) \"unknown import\")") ==
        "expected a module that is unlinkable (unknown import), but it is not");
}

TEST_CASE("wast: what needs a module that did not load says so") {
  const Summary summary = run_script("(module (func (result i32)))\n(invoke \"f\")", {});
  REQUIRE(summary.failures.size() == 2);
  CHECK(summary.failures[1].message == "its module did not load (line 1)");
}

TEST_CASE("wast: a script that can't be read to its end") {
  CHECK(run_script("(module", {}).failures.size() == 1);
  CHECK(run_script("(module))", {}).failures.size() == 1);
  CHECK(run_script(")", {}).failures.size() == 1);
  CHECK(run_script("", {}).failures.empty());
}

TEST_CASE("wast: a script may be a module's fields, or a definition and its instances") {
  CHECK(run_script("(func) (memory 0)", {}).passed == 1);
  const Summary summary = run_script(
      "(module definition $d (global (export \"g\") i32 (i32.const 4)))\n"
      "(module instance $i $d) (module instance $j $d)\n"
      "(assert_return (get $i \"g\") (i32.const 4))\n"
      "(assert_return (get $j \"g\") (i32.const 4))", {});
  CHECK(summary.passed == 5);
  CHECK(summary.failures.empty());
}

TEST_CASE("wast: statically, only what needs no code") {
  Options options;
  options.static_only = true;
  const Summary summary = run_script(
      "(module (func (result i32)))\n"
      "(invoke \"f\")\n"
      "(assert_invalid (module (func (result i32))) \"type mismatch\")", options);
  CHECK(summary.passed == 1);
  CHECK(summary.failures.empty());
}

TEST_CASE("wast: nesting beyond any limit ends in an error") {
  const std::string open(1'000'000, '(');
  const std::string close(1'000'000, ')');
  CHECK(run_script(open, {}).failures.size() == 1);
  CHECK(run_script(open + close, {}).failures.size() == 1);
  CHECK(run_script("(module " + open + close + ")", {}).failures.size() == 1);
  CHECK(run_script("(assert_return " + open + close + ")", {}).failures.size() == 1);
}
