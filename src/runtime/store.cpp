#include "runtime/store.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <limits>

namespace tenon::runtime {
namespace {

Error limit_error(const std::string& what, uint64_t limit, const char* option = "") {
  return {ErrorKind::limit,
          "too many " + what + ": the limit is " + std::to_string(limit) + option};
}

}  // namespace

Store::Store(std::shared_ptr<const Trampolines> trampolines, const types::TypeStore& types,
             const abi::CompileOptions& options, const StoreConfig& config)
    : trampolines_(std::move(trampolines)),
      types_(&types),
      options_(options),
      config_(config),
      memory_bytes_{config.max_memory_bytes},
      table_elements_{config.max_table_elements},
      heap_(*this, config.max_heap_bytes),
      fuel_(static_cast<int64_t>(
          std::min<uint64_t>(config.fuel, std::numeric_limits<int64_t>::max()))) {}

Store::~Store() = default;

Result<Memory*> Store::add_memory(const MemoryType& type) {
  if (memories_.size() >= config_.max_memories) {
    return limit_error("memories", config_.max_memories);
  }
  TENON_ASSIGN(auto memory, Memory::make(type, options_, memory_bytes_));
  return memories_.emplace_back(std::move(memory)).get();
}

Result<Table*> Store::add_table(const TableType& type, uint64_t init) {
  if (tables_.size() >= config_.max_tables) return limit_error("tables", config_.max_tables);
  TENON_ASSIGN(auto table, Table::make(type, init, table_elements_));
  return tables_.emplace_back(std::move(table)).get();
}

Global* Store::add_global(const GlobalType& type, RawValue value) {
  return globals_.emplace_back(std::make_unique<Global>(type, value)).get();
}

Global* Store::add_global(const GlobalType& type, abi::GlobalCell* cell) {
  return globals_.emplace_back(std::make_unique<Global>(type, cell)).get();
}

Tag* Store::add_tag(TypeId type) {
  return tags_.emplace_back(std::make_unique<Tag>(Tag{type})).get();
}

Result<Instance*> Store::add_instance(std::shared_ptr<const ModuleCode> code,
                                      std::shared_ptr<const std::vector<uint32_t>> type_ids,
                                      std::string name) {
  if (instances_.size() >= config_.max_instances) {
    return limit_error("instances", config_.max_instances, " (-W max-instances)");
  }
  const abi::InstanceLayout layout(code->module());
  if (layout.size == 0) return Error{ErrorKind::limit, "module is too large to instantiate"};
  const size_t size = (layout.size + 15) & ~uint64_t{15};
  void* const data = std::aligned_alloc(16, size);
  if (data == nullptr) return Error{ErrorKind::limit, "no memory for an instance"};
  std::memset(data, 0, size);
  instances_.emplace_back(new Instance(*this, std::move(code), std::move(type_ids),
                                       std::move(name), layout,
                                       static_cast<abi::InstanceData*>(data)));
  instances_by_data_.emplace(data, instances_.back().get());
  return instances_.back().get();
}

Instance* Store::find_instance(const void* data) const {
  const auto found = instances_by_data_.find(data);
  return found == instances_by_data_.end() ? nullptr : found->second;
}

void Store::set_stack_limit(uintptr_t limit) {
  if (limit == stack_limit_) return;
  stack_limit_ = limit;
  for (const auto& instance : instances_) instance->data()->stack_limit = limit;
}

}  // namespace tenon::runtime
