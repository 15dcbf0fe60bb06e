// A module instance: the InstanceData that its code works on, and what the runtime keeps beside it.
// Made empty by Store::add_instance, bound by the loader, then fixed. Spec: 3.0, section 4.2.10.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "abi/instance_data.h"
#include "model/module.h"
#include "runtime/code_memory.h"
#include "runtime/table.h"

namespace tenon::runtime {

class Store;

class Instance {
 public:
  ~Instance();
  Instance(const Instance&) = delete;
  Instance& operator=(const Instance&) = delete;

  // The instance whose data this is.
  static Instance& of(abi::InstanceData* data) { return *static_cast<Instance*>(data->owner); }

  Store& store() { return *store_; }
  const ModuleCode& code() const { return *code_; }
  const model::Blob& blob() const { return code_->blob(); }
  const model::Module& module() const { return code_->module(); }
  abi::InstanceData* data() { return data_; }
  const std::string& name() const { return name_; }
  // Engine ids of the blob's types.
  std::span<const uint32_t> type_ids() const { return *type_ids_; }

  // Imports and own items, each once and in the order of its index space. What is bound lives as
  // long as the store.
  void bind_func(FuncIndex index, abi::FuncRef* ref);  // imported ones; own functions are there
  void bind_table(Table* table);
  void bind_memory(Memory* memory);
  void bind_global(Global* global);
  void bind_tag(Tag* tag) { tags_.push_back(tag); }
  // The cell in the data of a global that the module defines.
  abi::GlobalCell* own_cell(GlobalIndex index);

  abi::FuncRef* func(FuncIndex index);
  Table* table(TableIndex index) { return tables_[raw(index)]; }
  Memory* memory(MemoryIndex index) { return memories_[raw(index)]; }
  Global* global(GlobalIndex index) { return globals_[raw(index)]; }
  Tag* tag(TagIndex index) { return tags_[raw(index)]; }
  size_t tag_count() const { return tags_.size(); }  // fewer while it is made
  bool has_memory() const { return !memories_.empty(); }
  // Module linking: the entries of the module and instance spaces, values that only the loader knows.
  void bind_module(const void* value) { module_values_.push_back(value); }
  void bind_instance(const void* value) { instance_values_.push_back(value); }
  const void* module_value(ModuleIndex index) const { return module_values_[raw(index)]; }
  size_t instance_count() const { return instance_values_.size(); }
  const void* instance_value(InstanceIndex index) const { return instance_values_[raw(index)]; }

  // An element segment's values; empty once dropped.
  std::vector<uint64_t>& elem(ElemIndex index) { return elems_[raw(index)]; }
  // A data segment's bytes; empty once dropped.
  std::span<const uint8_t> data_segment(DataIndex index) const;
  void drop_data(DataIndex index) { dropped_datas_[raw(index)] = true; }

 private:
  friend class Store;
  Instance(Store& store, std::shared_ptr<const ModuleCode> code,
           std::shared_ptr<const std::vector<uint32_t>> type_ids, std::string name,
           const abi::InstanceLayout& layout, abi::InstanceData* data);
  template <class T>
  T* part(uint32_t offset) {
    return reinterpret_cast<T*>(reinterpret_cast<uint8_t*>(data_) + offset);
  }

  Store* store_;
  std::shared_ptr<const ModuleCode> code_;
  std::shared_ptr<const std::vector<uint32_t>> type_ids_;
  std::string name_;
  abi::InstanceLayout layout_;
  abi::InstanceData* data_;
  std::vector<Table*> tables_;
  std::vector<Memory*> memories_;
  std::vector<Global*> globals_;
  std::vector<Tag*> tags_;
  std::vector<const void*> module_values_;
  std::vector<const void*> instance_values_;
  std::vector<std::vector<uint64_t>> elems_;
  std::vector<bool> dropped_datas_;
};

}  // namespace tenon::runtime
