// A store: owner of everything that instances can reach, until it dies. Items are counted against
// the limits before anything is allocated. It belongs to one thread at a time.
// Spec: 3.0, section 4.2.3 (Store).
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "runtime/heap.h"
#include "runtime/host_func.h"
#include "runtime/instance.h"
#include "runtime/memory.h"
#include "runtime/table.h"
#include "runtime/trampolines.h"
#include "types/type_store.h"

namespace tenon::runtime {

struct StoreConfig {
  uint64_t max_instances = 10'000;
  uint64_t max_memories = 10'000;
  uint64_t max_tables = 10'000;
  uint64_t max_memory_bytes = ~uint64_t{0};       // of all memories together
  uint64_t max_table_elements = 50'000'000;       // of all tables together
  uint64_t max_wasm_stack = uint64_t{1} << 20;    // bytes
  uint64_t max_heap_bytes = uint64_t{4} << 30;    // of exceptions that are referred to
  uint64_t fuel = ~uint64_t{0};                   // for code compiled with it; at most 2^63 - 1 counts
};

class Store {
 public:
  // `types` is the engine's type store and outlives this.
  Store(std::shared_ptr<const Trampolines> trampolines, const types::TypeStore& types,
        const abi::CompileOptions& options, const StoreConfig& config = {});
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  // Types are the engine's. What is returned lives as long as the store. Errors: limit.
  Result<Memory*> add_memory(const MemoryType& type);
  Result<Table*> add_table(const TableType& type, uint64_t init = 0);
  Global* add_global(const GlobalType& type, RawValue value);
  Global* add_global(const GlobalType& type, abi::GlobalCell* cell);  // of an instance
  Tag* add_tag(TypeId type);
  // `type_ids` maps the blob's type ids to the engine's; `name` is for messages.
  Result<Instance*> add_instance(std::shared_ptr<const ModuleCode> code,
                                 std::shared_ptr<const std::vector<uint32_t>> type_ids,
                                 std::string name);
  // Keeps something alive as long as the store, since references to it may be anywhere in it.
  void retain(std::shared_ptr<const void> item) { retained_.insert(std::move(item)); }
  // The instance whose data this is, or null where it is no instance's of this store.
  Instance* find_instance(const void* data) const;

  const Trampolines& trampolines() const { return *trampolines_; }
  const types::TypeStore& types() const { return *types_; }
  const StoreConfig& config() const { return config_; }
  const std::vector<std::unique_ptr<Instance>>& instances() const { return instances_; }
  const std::vector<std::unique_ptr<Global>>& globals() const { return globals_; }
  const std::vector<std::unique_ptr<Table>>& tables() const { return tables_; }
  Heap& heap() { return heap_; }
  // Calls into emitted code that have not returned.
  size_t& activation_count() { return activation_count_; }
  // What is left of the fuel, negative after a trap for want of it; and whether code consumes it.
  int64_t& fuel() { return fuel_; }
  bool consumes_fuel() const { return options_.fuel; }
  uint64_t memory_bytes() const { return memory_bytes_.used; }

  // Calls that run at this time are interrupted; nullopt for never.
  void set_deadline(std::optional<std::chrono::steady_clock::time_point> deadline) {
    deadline_ = deadline;
  }
  std::optional<std::chrono::steady_clock::time_point> deadline() const { return deadline_; }

  // The lowest address that frames of emitted code may reach: set by invoke.
  uintptr_t stack_limit() const { return stack_limit_; }
  void set_stack_limit(uintptr_t limit);

 private:
  std::shared_ptr<const Trampolines> trampolines_;
  const types::TypeStore* types_;
  abi::CompileOptions options_;
  StoreConfig config_;
  Budget memory_bytes_;
  Budget table_elements_;
  std::vector<std::unique_ptr<Memory>> memories_;
  std::vector<std::unique_ptr<Table>> tables_;
  std::vector<std::unique_ptr<Global>> globals_;
  std::vector<std::unique_ptr<Tag>> tags_;
  std::vector<std::unique_ptr<Instance>> instances_;
  std::unordered_map<const void*, Instance*> instances_by_data_;
  std::unordered_set<std::shared_ptr<const void>> retained_;
  std::optional<std::chrono::steady_clock::time_point> deadline_;
  Heap heap_;
  size_t activation_count_ = 0;
  int64_t fuel_;
  uintptr_t stack_limit_ = ~uintptr_t{0};
};

}  // namespace tenon::runtime
