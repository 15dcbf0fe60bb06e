#include "script/runner.h"

#include <algorithm>

#include "binary/decode.h"
#include "binary/walker.h"
#include "script/messages.h"
#include "script/spectest.h"
#include "script/values.h"

namespace tenon::script {
namespace {

using runtime::Trap;

// What a directive did other than it should.
Error failed(std::string message) {
  return {.kind = ErrorKind::usage, .message = std::move(message)};
}

Error malformed_directive(const Form& form) {
  return failed("malformed `" + std::string(form.head()) + "`");
}

std::string_view kind_name(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::malformed: return "malformed";
    case ErrorKind::invalid: return "invalid";
    case ErrorKind::unsupported: return "unsupported";
    case ErrorKind::link: return "unlinkable";
    case ErrorKind::limit: return "beyond a limit";
    case ErrorKind::io: return "unreadable";
    case ErrorKind::usage: return "wrongly used";
    case ErrorKind::trap: break;
  }
  return "a trap";
}

// The message at the end of an assertion.
Result<std::string> expected_message(const Form& directive) {
  if (directive.items.size() == 3 && directive.items[2].is_string()) {
    return directive.items[2].bytes;
  }
  return malformed_directive(directive);
}

Result<void> compare_message(std::string_view message, std::string_view expected) {
  if (message_matches(message, expected)) return {};
  return failed("expected `" + std::string(expected) + "`, got `" + std::string(message) + "`");
}

std::string values_text(const types::TypeStore& types, const std::vector<Value>& values) {
  std::string text;
  for (const Value& value : values) text += (text.empty() ? "" : " ") + to_text(types, value);
  return text.empty() ? "no result" : text;
}

constexpr std::string_view kDirectives[] = {
    "module",
    "register",
    "invoke",
    "get",
    "assert_return",
    "assert_trap",
    "assert_exhaustion",
    "assert_exception",
    "assert_invalid",
    "assert_malformed",
    "assert_unlinkable",
    "assert_invalid_custom",
    "assert_malformed_custom",
};

}  // namespace

bool is_directive(std::string_view word) {
  return std::find(std::begin(kDirectives), std::end(kDirectives), word) != std::end(kDirectives);
}

bool is_static(std::string_view word) {
  return word.starts_with("assert_malformed") || word.starts_with("assert_invalid");
}

std::string describe(const Error& error) {
  std::string text = error.message;
  if (error.line != 0) {
    text += " (at " + std::to_string(error.line) + ":" + std::to_string(error.column) + ")";
  }
  if (error.offset != kNoOffset) text += " (at byte " + std::to_string(error.offset) + ")";
  if (error.context.find('\n') == std::string::npos && !error.context.empty()) {
    text += ", " + error.context;
  }
  return text;
}

Result<std::unique_ptr<Runner>> Runner::make(const Reader& reader, const Options& options) {
  std::unique_ptr<Runner> runner(new Runner(reader, options));
  TENON_ASSIGN(runner->engine_, loader::Engine::make(options.engine));
  runner->store_ = runner->engine_->make_store(options.store);
  TENON_TRY(define_spectest(*runner->engine_, *runner->store_, runner->linker_));
  return runner;
}

Result<void> Runner::run(const Form& directive) {
  const std::string_view word = directive.head();
  if (word == "module") return run_module(parse_module_form(directive));
  if (word == "register") return run_register(directive);
  if (word == "invoke" || word == "get") return run_action(directive);
  if (word == "assert_return") return assert_return(directive);
  if (word == "assert_trap" || word == "assert_exhaustion") return assert_trap(directive);
  if (word == "assert_exception") return assert_exception(directive);
  // Those of custom sections and annotations are likewise.
  if (word == "assert_malformed" || word == "assert_malformed_custom") {
    return assert_fails(directive, ErrorKind::malformed);
  }
  if (word == "assert_invalid" || word == "assert_invalid_custom") {
    return assert_fails(directive, ErrorKind::invalid);
  }
  if (word == "assert_unlinkable") return assert_fails(directive, ErrorKind::link);
  return failed("unknown directive `" + std::string(word) + "`");
}

Result<ModuleForm> Runner::asserted_module(const Form& directive) const {
  if (directive.items.size() < 2 || directive.items[1].head() != "module") {
    return malformed_directive(directive);
  }
  return parse_module_form(directive.items[1]);
}

Result<std::shared_ptr<const loader::Module>> Runner::load(const ModuleForm& module) {
  if (module.is_instance) {
    const auto found = definitions_.find(module.definition);
    if (found == definitions_.end() || found->second == nullptr) {
      return failed("there is no module definition $" + std::string(module.definition));
    }
    return found->second;
  }
  TENON_ASSIGN(auto bytes, module_bytes(reader_, module));
  return engine_->load(std::move(bytes), std::string(module.id));
}

Result<loader::Instantiated> Runner::instantiate(const ModuleForm& module) {
  TENON_ASSIGN(const auto loaded, load(module));
  return loader::instantiate(*store_, *loaded, linker_);
}

Result<void> Runner::check_statically(const ModuleForm& module) const {
  TENON_ASSIGN(auto bytes, module_bytes(reader_, module));
  const model::Features& features = options_.engine.features;
  TENON_ASSIGN(const auto blob, binary::decode_blob(std::move(bytes), features));
  return binary::validate_bodies(*blob, features);
}

Result<runtime::Instance*> Runner::find_instance(std::string_view id) const {
  const auto found = instances_.find(id);
  if (found == instances_.end()) {
    return failed(id.empty() ? "there is no module yet" : "unknown module $" + std::string(id));
  }
  const Loaded& loaded = found->second;
  if (loaded.instance == nullptr) {
    return failed("its module did not load (line " + std::to_string(loaded.line) + ")");
  }
  return loaded.instance;
}

Result<void> Runner::run_inline_module(const Form& form) {
  return run_module({.form = &form, .is_inline = true});
}

Result<void> Runner::run_module(const ModuleForm& module) {
  const std::string id(module.id);
  // Until it is there.
  const Loaded missing{nullptr, module.form->line};
  if (!module.is_definition) instances_[id] = instances_[""] = missing;
  auto loaded = load(module);
  if (!module.is_instance) {
    definitions_[id] = definitions_[""] = loaded.ok() ? *loaded : nullptr;
  }
  if (!loaded.ok()) return std::move(loaded).take_error();
  if (module.is_definition) return {};
  TENON_ASSIGN(auto made, loader::instantiate(*store_, **loaded, linker_));
  if (made.trap) return failed("trapped: " + made.trap->message);
  instances_[id] = instances_[""] = {made.instance, module.form->line};
  if (options_.linking_habits && !id.empty()) linker_.define_instance(id, *made.instance);
  return {};
}

Result<void> Runner::run_register(const Form& directive) {
  const auto& items = directive.items;
  if (items.size() < 2 || items.size() > 3 || !items[1].is_string()) {
    return malformed_directive(directive);
  }
  const std::string_view id = items.size() == 3 ? items[2].bytes : std::string_view();
  // What is only defined is given as a module, under one name.
  const auto definition = definitions_.find(id);
  if (!instances_.contains(id) && definition != definitions_.end() &&
      definition->second != nullptr) {
    return linker_.define_module(*engine_, items[1].bytes, definition->second);
  }
  TENON_ASSIGN(auto* const instance, find_instance(id));
  linker_.define_instance(items[1].bytes, *instance);
  return {};
}

Result<loader::CallOutcome> Runner::act(const Form& action) {
  const auto& items = action.items;
  size_t at = 1;
  std::string_view id;
  if (at < items.size() && items[at].is_id()) id = items[at++].bytes;
  if (at >= items.size() || !items[at].is_string()) return malformed_directive(action);
  const std::string& name = items[at++].bytes;
  TENON_ASSIGN(auto* const instance, find_instance(id));
  const auto item = loader::find_export(*instance, name);
  if (action.head() == "get") {
    if (!item || item->global() == nullptr) return failed("no exported global `" + name + "`");
    const runtime::Global& global = *item->global();
    return loader::CallOutcome(std::vector{Value{global.type().type, global.get()}});
  }
  if (!item || item->func() == nullptr) return failed("no exported function `" + name + "`");
  std::vector<Value> args;
  for (; at < items.size(); ++at) {
    TENON_ASSIGN(const Value arg, parse_value(reader_.cursor_at(items[at])));
    args.push_back(arg);
  }
  return loader::call(*store_, *item->func(), args);
}

Result<void> Runner::run_action(const Form& directive) {
  TENON_ASSIGN(const auto outcome, act(directive));
  const Trap* trap = std::get_if<Trap>(&outcome);
  return trap == nullptr ? Result<void>() : failed("trapped: " + trap->message);
}

Result<void> Runner::assert_return(const Form& directive) {
  if (directive.items.size() < 2) return malformed_directive(directive);
  TENON_ASSIGN(const auto outcome, act(directive.items[1]));
  if (const Trap* trap = std::get_if<Trap>(&outcome)) return failed("trapped: " + trap->message);
  const auto& values = std::get<std::vector<Value>>(outcome);
  bool same = values.size() == directive.items.size() - 2;
  for (size_t i = 0; same && i < values.size(); ++i) {
    const auto pattern = reader_.cursor_at(directive.items[i + 2]);
    TENON_ASSIGN(same, matches(store_->types(), pattern, values[i]));
  }
  if (same) return {};
  std::string expected;
  for (size_t i = 2; i < directive.items.size(); ++i) {
    expected += (i == 2 ? "" : " ") + std::string(directive.items[i].text);
  }
  return failed("expected " + (expected.empty() ? "no result" : expected) + ", got " +
                values_text(store_->types(), values));
}

Result<std::optional<Trap>> Runner::trap_of(const Form& form) {
  if (form.head() == "module") {
    TENON_ASSIGN(auto made, instantiate(parse_module_form(form)));
    return std::move(made.trap);
  }
  TENON_ASSIGN(auto outcome, act(form));
  Trap* trap = std::get_if<Trap>(&outcome);
  return trap != nullptr ? std::optional<Trap>(std::move(*trap)) : std::nullopt;
}

// An exhausted stack is a trap with a message of its own, which the script names.
Result<void> Runner::assert_trap(const Form& directive) {
  TENON_ASSIGN(const std::string expected, expected_message(directive));
  TENON_ASSIGN(const auto trap, trap_of(directive.items[1]));
  if (!trap) return failed("expected the trap `" + expected + "`, but it returned");
  const bool is_exhaustion = trap->code == abi::TrapCode::call_stack_exhausted;
  if (is_exhaustion != (directive.head() == "assert_exhaustion")) {
    return failed("trapped: " + trap->message);
  }
  return compare_message(trap->message, expected);
}

Result<void> Runner::assert_exception(const Form& directive) {
  if (directive.items.size() != 2) return malformed_directive(directive);
  TENON_ASSIGN(const auto trap, trap_of(directive.items[1]));
  if (!trap) return failed("expected an exception, but it returned");
  if (trap->code == abi::TrapCode::exception) return {};
  return failed("expected an exception, but it trapped: " + trap->message);
}

Result<void> Runner::assert_fails(const Form& directive, ErrorKind kind) {
  TENON_ASSIGN(const std::string expected, expected_message(directive));
  TENON_ASSIGN(const ModuleForm module, asserted_module(directive));
  Result<void> result;
  if (kind == ErrorKind::link) {
    auto made = instantiate(module);
    if (!made.ok()) result = std::move(made).take_error();
  } else {
    result = check_statically(module);
  }
  const std::string wanted(kind_name(kind));
  if (result.ok()) {
    return failed("expected a module that is " + wanted + " (" + expected + "), but it is not");
  }
  const Error& error = result.error();
  const auto is_static = [](ErrorKind each) {
    return each == ErrorKind::malformed || each == ErrorKind::invalid;
  };
  const bool same = options_.linking_habits && is_static(kind) && is_static(error.kind);
  if (error.kind != kind && !same) {
    return failed("expected a module that is " + wanted + " (" + expected + "), but it is " +
                  std::string(kind_name(error.kind)) + ": " + describe(error));
  }
  return compare_message(error.message, expected);
}

}  // namespace tenon::script
