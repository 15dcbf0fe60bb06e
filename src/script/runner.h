// Runs the directives of one script, in an engine and a store of its own. A module that did not load
// is remembered as such, so that what needs it says so.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "loader/instantiate.h"
#include "script/module_form.h"
#include "script/reader.h"
#include "script/wast.h"

namespace tenon::script {

// Whether a list with this first word is a directive; a script that starts with anything else is one
// module's fields.
bool is_directive(std::string_view word);
// Whether the directive needs no code and no instance.
bool is_static(std::string_view word);

class Runner {
 public:
  // `reader` outlives the runner. Errors: limit.
  static Result<std::unique_ptr<Runner>> make(const Reader& reader, const Options& options);
  Runner(const Runner&) = delete;
  Runner& operator=(const Runner&) = delete;

  // Success, or what the directive did other than the script says.
  Result<void> run(const Form& directive);
  // The whole source is the fields of one module, the first of which is `form`.
  Result<void> run_inline_module(const Form& form);

 private:
  struct Loaded {
    runtime::Instance* instance;  // null where it did not load
    uint32_t line;
  };

  Runner(const Reader& reader, const Options& options) : reader_(reader), options_(options) {}

  // The module of an assertion: its first operand.
  Result<ModuleForm> asserted_module(const Form& directive) const;
  Result<std::shared_ptr<const loader::Module>> load(const ModuleForm& module);
  Result<loader::Instantiated> instantiate(const ModuleForm& module);
  Result<void> check_statically(const ModuleForm& module) const;
  Result<runtime::Instance*> find_instance(std::string_view id) const;
  Result<loader::CallOutcome> act(const Form& action);
  // The trap of an action or of a module's instantiation, or nullopt.
  Result<std::optional<runtime::Trap>> trap_of(const Form& form);

  Result<void> run_module(const ModuleForm& module);
  Result<void> run_register(const Form& directive);
  Result<void> run_action(const Form& directive);
  Result<void> assert_return(const Form& directive);
  Result<void> assert_trap(const Form& directive);
  Result<void> assert_exception(const Form& directive);
  // assert_malformed, assert_invalid, assert_unlinkable: the module fails with an error of `kind`.
  Result<void> assert_fails(const Form& directive, ErrorKind kind);

  const Reader& reader_;
  const Options& options_;
  std::unique_ptr<loader::Engine> engine_;
  std::unique_ptr<runtime::Store> store_;  // after the engine, which outlives it
  loader::Linker linker_;
  // By identifier; "" is the last one.
  std::map<std::string, Loaded, std::less<>> instances_;
  std::map<std::string, std::shared_ptr<const loader::Module>, std::less<>> definitions_;
};

// An error as one line for a report.
std::string describe(const Error& error);

}  // namespace tenon::script
