#include "differential.h"

#include <algorithm>
#include <cstdio>
#include <memory>

#include "binary/decode.h"
#include "binary/walker.h"
#include "generator.h"
#include "interpreter.h"
#include "jit/compiler.h"
#include "loader/instantiate.h"
#include "runtime/references.h"

namespace tenon::fuzz {
namespace {

std::string hex(uint64_t bits) {
  char text[32];
  std::snprintf(text, sizeof text, "0x%llx", static_cast<unsigned long long>(bits));
  return text;
}

// NaNs are made equal: which one an operator gives is not fixed.
uint64_t comparable(ValType type, uint64_t bits) {
  if (type.kind() == ValKind::i32) return bits & 0xffffffff;
  if (type.kind() == ValKind::f32) {
    bits &= 0xffffffff;
    return (bits & 0x7fffffff) > 0x7f800000 ? 0x7fc00000 : bits;
  }
  if (type.kind() != ValKind::f64) return bits;
  return (bits & ~uint64_t{0} >> 1) > uint64_t{0x7ff} << 52 ? uint64_t{0x7ff8} << 48 : bits;
}

loader::EngineConfig choose_config(Choices& choices) {
  loader::EngineConfig config;
  config.compile.threads = 1;
  const uint32_t mode = choices.below(8);
  config.compile.signals_based_traps = (mode & 1) == 0;
  if ((mode & 2) != 0) config.compile.cpu = *jit::find_cpu(jit::host_target(), "baseline");
  return config;
}

// The same module in both engines.
class Pair {
 public:
  Pair(const model::Blob& blob, const loader::EngineConfig& config)
      : module_(blob.root_module()), interpreter_(blob), config_(config) {}

  // False where there is nothing more to run.
  bool start(std::vector<uint8_t> bytes) {
    auto engine = loader::Engine::make(config_);
    if (!engine.ok()) return differ("no engine: " + engine.error().message);
    engine_ = std::move(*engine);
    auto loaded = engine_->load(std::move(bytes), "fuzz");
    if (!loaded.ok()) return differ("not loaded: " + loaded.error().message);
    store_ = engine_->make_store();
    auto made = loader::instantiate(*store_, **loaded, loader::Linker());
    if (!made.ok()) return differ("not instantiated: " + made.error().message);
    instance_ = made->instance;
    const Outcome wanted = interpreter_.instantiate();
    return same_end("instantiation", wanted, made->trap ? &*made->trap : nullptr) && !made->trap;
  }

  // Calls function `func` in both. False where there is nothing more to run.
  bool call(uint32_t func, std::span<const Value> args) {
    std::vector<Word> words;
    for (const Value& arg : args) words.push_back(arg.bits.low);
    const Outcome wanted = interpreter_.call(func, words);
    if (wanted.kind == Outcome::Kind::gave_up) return false;
    const auto outcome = loader::call(*store_, *instance_->func(FuncIndex{func}), args);
    const std::string what = "f" + std::to_string(func);
    if (!outcome.ok()) return differ(what + ": " + outcome.error().message);
    if (!same_end(what, wanted, std::get_if<runtime::Trap>(&*outcome))) return false;
    if (const auto* results = std::get_if<std::vector<Value>>(&*outcome)) {
      for (size_t i = 0; i < results->size(); ++i) {
        const Value& result = (*results)[i];
        check(what + " result " + std::to_string(i), result.type, result.bits.low, wanted.results[i]);
      }
    }
    check_state();
    return difference_.empty();
  }

  const std::string& difference() const { return difference_; }

 private:
  bool differ(const std::string& text) {
    if (difference_.empty()) difference_ = text;
    return false;
  }

  bool same_end(const std::string& what, const Outcome& wanted, const runtime::Trap* trap) {
    const bool traps = wanted.kind == Outcome::Kind::trapped;
    if (traps == (trap != nullptr) && (!traps || trap->code == wanted.trap)) return true;
    return differ(what + ": " + (trap != nullptr ? trap->message : "returns") + ", wanted: " +
                  (traps ? std::string(abi::message(wanted.trap)) : "returns"));
  }

  uint64_t reference(Word word) {
    return word == 0 ? 0
                     : runtime::to_reference(instance_->func(FuncIndex{static_cast<uint32_t>(word - 1)}));
  }

  void check(const std::string& what, ValType type, uint64_t got, Word wanted) {
    if (type.is_ref()) wanted = reference(wanted);
    got = comparable(type, got);
    wanted = comparable(type, wanted);
    if (got != wanted) differ(what + ": " + hex(got) + ", wanted: " + hex(wanted));
  }

  void check_state() {
    for (uint32_t i = 0; i < module_.globals.size(); ++i) {
      check("global " + std::to_string(i), module_.globals[GlobalIndex{i}].type.type,
            instance_->global(GlobalIndex{i})->get().low, interpreter_.globals[i]);
    }
    for (uint32_t i = 0; i < module_.memories.size(); ++i) {
      const auto bytes = instance_->memory(MemoryIndex{i})->bytes();
      const auto& wanted = interpreter_.memories[i].bytes;
      const auto [at, other] = std::mismatch(bytes.begin(), bytes.end(), wanted.begin(), wanted.end());
      if (at != bytes.end() || other != wanted.end()) {
        differ("memory " + std::to_string(i) + " of " + std::to_string(bytes.size()) + " bytes at " +
               hex(static_cast<uint64_t>(at - bytes.begin())));
      }
    }
    for (uint32_t i = 0; i < module_.tables.size(); ++i) {
      const runtime::Table* const table = instance_->table(TableIndex{i});
      const auto& wanted = interpreter_.tables[i].elements;
      if (table->size() != wanted.size()) {
        differ("table " + std::to_string(i) + " has " + std::to_string(table->size()) +
               " elements, wanted: " + std::to_string(wanted.size()));
        return;
      }
      for (uint64_t k = 0; k < wanted.size(); ++k) {
        check("table " + std::to_string(i), ValType::funcref(), table->get(k), wanted[k]);
      }
    }
  }

  const model::Module& module_;
  Interpreter interpreter_;
  loader::EngineConfig config_;
  std::unique_ptr<loader::Engine> engine_;
  std::unique_ptr<runtime::Store> store_;
  runtime::Instance* instance_ = nullptr;
  std::string difference_;
};

Value make_value(Choices& choices, ValType type) {
  if (type.is_ref()) return Value::null(type);
  const bool is_64 = type.kind() == ValKind::i64 || type.kind() == ValKind::f64;
  const bool is_float = type.kind() == ValKind::f32 || type.kind() == ValKind::f64;
  return {type, {make_number(choices, is_64, is_float), 0}};
}

// What the decisions amount to. The calls are chosen first, since the module takes what there is.
struct Plot {
  struct Call {
    uint32_t func;
    std::vector<uint8_t> args;
  };
  loader::EngineConfig config;
  std::vector<Call> calls;
  std::vector<uint8_t> module;

  explicit Plot(std::span<const uint8_t> bytes) {
    Choices choices(bytes);
    config = choose_config(choices);
    calls.resize(1 + choices.below(3));
    for (Call& call : calls) {
      call.func = choices.byte();
      for (int i = 0; i < 24; ++i) call.args.push_back(choices.byte());
    }
    module = make_module(choices);
  }
};

}  // namespace

std::vector<uint8_t> module_of(std::span<const uint8_t> bytes) { return Plot(bytes).module; }

std::string compare_runs(std::span<const uint8_t> bytes) {
  const Plot plot(bytes);
  auto blob = binary::decode_blob(plot.module, plot.config.features);
  if (!blob.ok()) return "the module does not decode: " + blob.error().message;
  const auto valid = binary::validate_bodies(**blob, plot.config.features);
  if (!valid.ok()) return "the module is not valid: " + valid.error().message;
  Pair pair(**blob, plot.config);
  if (!pair.start(plot.module)) return pair.difference();
  const model::Module& root = (*blob)->root_module();
  for (const Plot::Call& call : plot.calls) {
    const uint32_t func = call.func % root.funcs.size();
    Choices values(call.args);
    std::vector<Value> args;
    for (const ValType type : (*blob)->func_type(root, FuncIndex{func}).params) {
      args.push_back(make_value(values, type));
    }
    if (!pair.call(func, args)) break;
  }
  return pair.difference();
}

}  // namespace tenon::fuzz
