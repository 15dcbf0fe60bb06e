#include "runtime/instance.h"

#include <cassert>
#include <cstdlib>

#include "runtime/store.h"

namespace tenon::runtime {

Instance::Instance(Store& store, std::shared_ptr<const ModuleCode> code,
                   std::shared_ptr<const std::vector<uint32_t>> type_ids, std::string name,
                   const abi::InstanceLayout& layout, abi::InstanceData* data)
    : store_(&store),
      code_(std::move(code)),
      type_ids_(std::move(type_ids)),
      name_(std::move(name)),
      layout_(layout),
      data_(data),
      elems_(module().elems.size()),
      dropped_datas_(module().datas.size()) {
  const Trampolines& trampolines = store.trampolines();
  data_->stack_limit = store.stack_limit();
  data_->trap_exit = trampolines.trap_exit;
  data_->fuel = &store.fuel();
  data_->restore_return = trampolines.restore_return;
  for (size_t i = 0; i < abi::kLibcallCount; ++i) data_->libcalls[i] = trampolines.libcalls[i];
  data_->owner = this;
  for (uint32_t i = 0; i < module().types.size(); ++i) {
    const TypeIndex index{i};
    *part<uint32_t>(layout_.type_id(index)) = (*type_ids_)[raw(module().types[index].id)];
  }
  for (uint32_t i = module().num_imported_funcs; i < module().funcs.size(); ++i) {
    const FuncIndex index{i};
    const BlobTypeId type = module().funcs[index].type;
    *part<abi::FuncRef>(layout_.func_ref(index)) = {code_->foreign_entry(index), data_,
                                                    (*type_ids_)[raw(type)], i};
  }
}

Instance::~Instance() { std::free(data_); }

void Instance::bind_func(FuncIndex index, abi::FuncRef* ref) {
  assert(raw(index) < module().num_imported_funcs);
  *part<abi::ImportSlot>(layout_.import_slot(index)) = {ref->code, ref->instance, ref};
  *part<abi::FuncRef>(layout_.func_ref(index)) = *ref;
}

void Instance::bind_table(Table* table) {
  *part<abi::TableDef*>(layout_.table(TableIndex{static_cast<uint32_t>(tables_.size())})) =
      table->def();
  tables_.push_back(table);
}

void Instance::bind_memory(Memory* memory) {
  if (memories_.empty()) {
    data_->memory0 = memory->def();
    data_->memory0_base = memory->def()->base;
  }
  *part<abi::MemoryDef*>(layout_.memory(MemoryIndex{static_cast<uint32_t>(memories_.size())})) =
      memory->def();
  memories_.push_back(memory);
}

void Instance::bind_global(Global* global) {
  const GlobalIndex index{static_cast<uint32_t>(globals_.size())};
  if (raw(index) < module().num_imported_globals) {
    *part<abi::GlobalCell*>(layout_.global(index)) = global->cell();
  } else {
    assert(global->cell() == own_cell(index));
  }
  globals_.push_back(global);
}

abi::GlobalCell* Instance::own_cell(GlobalIndex index) {
  assert(raw(index) >= module().num_imported_globals);
  return part<abi::GlobalCell>(layout_.global(index));
}

abi::FuncRef* Instance::func(FuncIndex index) {
  if (raw(index) < module().num_imported_funcs) {
    return part<abi::ImportSlot>(layout_.import_slot(index))->ref;
  }
  return part<abi::FuncRef>(layout_.func_ref(index));
}

std::span<const uint8_t> Instance::data_segment(DataIndex index) const {
  if (dropped_datas_[raw(index)]) return {};
  return module().datas[index].bytes;
}

}  // namespace tenon::runtime
