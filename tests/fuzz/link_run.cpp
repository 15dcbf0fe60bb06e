#include "link_run.h"

#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "loader/instantiate.h"
#include "text/text.h"
#include "types/type_text.h"

namespace tenon::fuzz {
namespace {

using model::ExternKind;
using types::ExternType;

// Writes a module that exports items of given types.
class Provider {
 public:
  explicit Provider(const types::TypeStore& types) : types_(types) {}

  void add(const std::string& name, const ExternType& type) { add(types::quoted(name), type, 0); }
  // Nothing where some type can't be written.
  std::optional<std::string> text() const {
    return is_complete_ ? std::optional("(module" + fields_ + ")") : std::nullopt;
  }

 private:
  static constexpr unsigned kDeepest = 6;
  static constexpr size_t kLargest = 20'000;

  void add(const std::string& name, const ExternType& type, unsigned depth) {
    if (depth > kDeepest || fields_.size() > kLargest || !is_plain(type)) is_complete_ = false;
    if (!is_complete_) return;
    const std::string exported = " (export " + name + ")";
    switch (type.kind()) {
      case ExternKind::func: return add_field("(func" + exported, type, " unreachable)");
      case ExternKind::memory: return add_field("(memory" + exported, type, ")");
      case ExternKind::tag: return add_field("(tag" + exported, type, ")");
      case ExternKind::table:
        if (!type.table().element.nullable()) is_complete_ = false;
        return add_field("(table" + exported, type, ")");
      case ExternKind::global:
        return add_field("(global" + exported, type, " " + zero(type.global().type) + ")");
      case ExternKind::module: {
        const types::ModuleType& module = *types_.module_type(type.id());
        const std::string id = begin_module();
        for (const types::NamedExtern& item : module.imports) {
          is_complete_ = is_complete_ && !item.type.is_linking() && is_plain(item.type);
          fields_ += " (import " + types::quoted(item.name) + " " + to_text(types_, item.type) + ")";
        }
        add_exports(module.instance, depth);
        fields_ += ") (export " + name + " (module " + id + "))";
        return;
      }
      case ExternKind::instance: {
        const std::string id = begin_module();
        add_exports(type.id(), depth);
        fields_ += ") (instance" + exported + " (instantiate " + id + "))";
        return;
      }
    }
  }

  // Whether the type is what its text alone makes: a function type in a recursion group with others, or
  // one with supertypes or that may have subtypes, is another one.
  bool is_plain(const ExternType& type) const {
    if (type.kind() != ExternKind::func && type.kind() != ExternKind::tag) return true;
    const types::SubType& sub = types_.get(type.id());
    return sub.is_final && !sub.supertype && types_.group_of(type.id()).second == 1;
  }

  // `begin`, what the type's text has behind its keyword, and `end`.
  void add_field(const std::string& begin, const ExternType& type, const std::string& end) {
    const std::string text = to_text(types_, type);
    const size_t rest = text.find(' ');
    fields_ += " " + begin + (rest == std::string::npos ? "" : text.substr(rest, text.size() - 1 - rest)) +
               end;
  }

  std::string zero(ValType type) {
    const std::string name = types::to_text(types_, type);
    if (type.kind() == ValKind::v128) return "(v128.const i64x2 0 0)";
    if (!type.is_ref()) return "(" + name + ".const 0)";
    if (!type.nullable()) is_complete_ = false;
    return "(ref.null " + types::to_text(types_, type.heap()) + ")";
  }

  std::string begin_module() {
    const std::string id = "$" + std::to_string(++module_count_);
    fields_ += " (module " + id;
    return id;
  }

  void add_exports(uint32_t instance, unsigned depth) {
    for (const types::NamedExtern& item : types_.instance_type(instance)->exports) {
      add(types::quoted(item.name), item.type, depth + 1);
    }
  }

  const types::TypeStore& types_;
  std::string fields_;
  unsigned module_count_ = 0;
  bool is_complete_ = true;
};

loader::EngineConfig config_of(bool guard) {
  loader::EngineConfig config;
  config.features.set(ops::Feature::custom_page_sizes, true);
  config.compile.threads = 1;
  config.compile.fuel = true;
  config.compile.signals_based_traps = guard;
  return config;
}

constexpr runtime::StoreConfig kStore{.max_instances = 200,
                                      .max_memories = 200,
                                      .max_tables = 200,
                                      .max_memory_bytes = 16 << 20,
                                      .max_table_elements = 100'000,
                                      .max_wasm_stack = 64 << 10,
                                      .fuel = 20'000};

// One module in an engine and a store of its own.
class Run {
 public:
  explicit Run(bool guard) : config_(config_of(guard)) {}

  // What is wrong, or "".
  std::string run(const std::vector<uint8_t>& bytes) {
    auto engine = loader::Engine::make(config_);
    if (!engine.ok()) return "no engine: " + engine.error().message;
    engine_ = std::move(*engine);
    store_ = engine_->make_store(kStore);
    auto loaded = engine_->load(bytes, "fuzz");
    if (!loaded.ok()) return "";
    module_ = std::move(*loaded);
    if (!provide()) return "";
    const auto made = loader::instantiate(*store_, *module_, linker_);
    if (!made.ok()) {
      log_ += made.error().message;
      return made.error().kind == ErrorKind::link
                 ? "not linked: " + made.error().message + "\n" + made.error().context
                 : "";
    }
    if (made->trap) log_ += "trap: " + made->trap->message;
    if (made->trap || made->instance == nullptr) return "";
    return use(*made->instance);
  }

  // What happened, for comparison.
  const std::string& log() const { return log_; }

 private:
  ExternType wanted(ExternKind kind, uint32_t index) const {
    return types::remap(module_->module->extern_type(kind, index), *module_->type_ids);
  }

  // Defines everything that the module imports. False where that can't be.
  bool provide() {
    Provider provider(engine_->types());
    std::set<std::pair<std::string_view, std::string_view>> names;
    const auto& imports = module_->module->imports;
    for (size_t i = 0; i < imports.size(); ++i) {
      const model::Import& import = imports[i];
      // A core module may import one name with several types.
      if (!names.insert({import.module, import.is_one_level ? "" : import.field}).second) return false;
      provider.add(std::to_string(i), wanted(import.kind, import.index));
    }
    const auto text = provider.text();
    if (!text) return false;
    auto bytes = text::encode_module(*text, "provider.wat");
    if (!bytes.ok()) return false;
    auto loaded = engine_->load(std::move(*bytes), "provider");
    if (!loaded.ok()) return false;
    const auto made = loader::instantiate(*store_, **loaded, linker_);
    if (!made.ok() || made->trap) return false;
    for (size_t i = 0; i < imports.size(); ++i) {
      const auto item = loader::find_export(*made->instance, std::to_string(i));
      if (!item) return false;
      const std::string name(imports[i].module);
      if (imports[i].is_one_level) {
        linker_.define_name(name, *item);
      } else {
        linker_.define(name, std::string(imports[i].field), *item);
      }
    }
    return true;
  }

  std::string use(runtime::Instance& instance) {
    for (const model::Export& item : module_->module->exports) {
      const auto found = loader::find_export(instance, item.name);
      const std::string name = types::quoted(item.name);
      if (!found) return "no export " + name;
      const auto mismatch =
          loader::match(engine_->types(), *found, wanted(item.kind, item.index));
      if (mismatch) return "export " + name + ": " + mismatch->text(engine_->types());
      if (found->func() != nullptr) call(name, *found->func());
    }
    return "";
  }

  void call(const std::string& name, const abi::FuncRef& func) {
    if (!loader::func_type(*store_, func).params.empty()) return;
    log_ += "\n" + name + ":";
    const auto outcome = loader::call(*store_, func, {});
    if (!outcome.ok()) {
      log_ += " " + outcome.error().message;
    } else if (const auto* trap = std::get_if<runtime::Trap>(&*outcome)) {
      log_ += " trap: " + trap->message;
    } else {
      for (const Value& value : std::get<std::vector<Value>>(*outcome)) {
        log_ += " " + std::to_string(value.type.is_ref() ? !value.is_null() : value.bits.low);
      }
    }
  }

  loader::EngineConfig config_;
  std::unique_ptr<loader::Engine> engine_;
  std::unique_ptr<runtime::Store> store_;
  std::shared_ptr<const loader::Module> module_;
  loader::Linker linker_;
  std::string log_;
};

}  // namespace

std::string run_linked(std::string_view text) {
  const auto bytes = text::encode_module(text, "fuzz.wat");
  if (!bytes.ok()) return "";
  Run guarded(true);
  if (const std::string wrong = guarded.run(*bytes); !wrong.empty()) return wrong;
  Run checked(false);
  if (const std::string wrong = checked.run(*bytes); !wrong.empty()) return wrong;
  if (guarded.log() == checked.log()) return "";
  return "with guard pages:" + guarded.log() + "\nwith explicit checks:" + checked.log();
}

}  // namespace tenon::fuzz
