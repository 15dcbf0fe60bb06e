#include "runtime/libcalls.h"

#include <algorithm>
#include <cstring>

#include "runtime/activation.h"
#include "runtime/store.h"

namespace tenon::runtime {
namespace {

using abi::InstanceData;
using abi::LibcallResult;
using abi::TrapCode;

constexpr bool in_bounds(uint64_t start, uint64_t count, uint64_t size) {
  return count <= size && start <= size - count;
}

LibcallResult trap(TrapCode code) { return {0, static_cast<uint64_t>(code) + 1}; }

Memory& memory_at(InstanceData* data, uint64_t index) {
  return *Instance::of(data).memory(MemoryIndex{static_cast<uint32_t>(index)});
}

Table& table_at(InstanceData* data, uint64_t index) {
  return *Instance::of(data).table(TableIndex{static_cast<uint32_t>(index)});
}

// An interrupt that came meanwhile is seen here, or a loop of long operations might never meet one.
LibcallResult done(uint64_t value = 0) {
  return take_interrupt() ? trap(TrapCode::interrupt) : LibcallResult{value, 0};
}

// A bulk operation costs one more for each 64 bytes beyond the first. True where the fuel does not
// suffice.
bool lacks_fuel(InstanceData* data, uint64_t bytes) {
  if (bytes <= 64 || !Instance::of(data).store().consumes_fuel()) return false;
  const auto cost = static_cast<int64_t>((bytes - 1) / 64);
  *data->fuel = *data->fuel < cost ? -1 : *data->fuel - cost;
  return *data->fuel < 0;
}

bool lacks_fuel_for_elements(InstanceData* data, uint64_t count) {
  return lacks_fuel(data, std::min(count, uint64_t{1} << 60) * sizeof(uint64_t));
}

// The result of growing something with 32-bit addresses has its high half zero, -1 as well.
LibcallResult grown(uint64_t value, const Limits& limits) {
  return done(limits.is_64 ? value : value & ~uint32_t{0});
}

}  // namespace

std::optional<TrapCode> init_memory(Instance& instance, MemoryIndex memory, DataIndex segment,
                                    uint64_t destination, uint64_t source, uint64_t count) {
  const auto from = instance.data_segment(segment);
  const auto to = instance.memory(memory)->bytes();
  if (!in_bounds(source, count, from.size()) || !in_bounds(destination, count, to.size())) {
    return TrapCode::memory_out_of_bounds;
  }
  if (count != 0) std::memcpy(to.data() + destination, from.data() + source, count);
  return std::nullopt;
}

std::optional<TrapCode> init_table(Instance& instance, TableIndex table, ElemIndex segment,
                                   uint64_t destination, uint64_t source, uint64_t count) {
  const auto& from = instance.elem(segment);
  const abi::TableDef& to = *instance.table(table)->def();
  if (!in_bounds(source, count, from.size()) || !in_bounds(destination, count, to.length)) {
    return TrapCode::table_out_of_bounds;
  }
  if (count != 0) {
    std::memcpy(to.elements + destination, from.data() + source, count * sizeof(uint64_t));
  }
  return std::nullopt;
}

namespace libcalls {

LibcallResult memory_grow(InstanceData* data, const uint64_t* args) {
  Memory& memory = memory_at(data, args[1]);
  return grown(memory.grow(args[0]), memory.type().limits);
}

LibcallResult memory_fill(InstanceData* data, const uint64_t* args) {
  const auto bytes = memory_at(data, args[3]).bytes();
  const uint64_t start = args[0], count = args[2];
  if (!in_bounds(start, count, bytes.size())) return trap(TrapCode::memory_out_of_bounds);
  if (lacks_fuel(data, count)) return trap(TrapCode::fuel_exhausted);
  std::memset(bytes.data() + start, static_cast<uint8_t>(args[1]), count);
  return done();
}

LibcallResult memory_copy(InstanceData* data, const uint64_t* args) {
  const auto to = memory_at(data, args[3]).bytes();
  const auto from = memory_at(data, args[4]).bytes();
  const uint64_t count = args[2];
  if (!in_bounds(args[0], count, to.size()) || !in_bounds(args[1], count, from.size())) {
    return trap(TrapCode::memory_out_of_bounds);
  }
  if (lacks_fuel(data, count)) return trap(TrapCode::fuel_exhausted);
  std::memmove(to.data() + args[0], from.data() + args[1], count);
  return done();
}

LibcallResult memory_init(InstanceData* data, const uint64_t* args) {
  const auto code = init_memory(Instance::of(data), MemoryIndex{static_cast<uint32_t>(args[4])},
                                DataIndex{static_cast<uint32_t>(args[3])}, args[0], args[1], args[2]);
  if (code) return trap(*code);
  return lacks_fuel(data, args[2]) ? trap(TrapCode::fuel_exhausted) : done();
}

LibcallResult data_drop(InstanceData* data, const uint64_t* args) {
  Instance::of(data).drop_data(DataIndex{static_cast<uint32_t>(args[0])});
  return {0, 0};
}

LibcallResult table_grow(InstanceData* data, const uint64_t* args) {
  Table& table = table_at(data, args[2]);
  return grown(table.grow(args[1], args[0]), table.type().limits);
}

LibcallResult table_fill(InstanceData* data, const uint64_t* args) {
  const abi::TableDef& table = *table_at(data, args[3]).def();
  if (!in_bounds(args[0], args[2], table.length)) return trap(TrapCode::table_out_of_bounds);
  if (lacks_fuel_for_elements(data, args[2])) return trap(TrapCode::fuel_exhausted);
  std::fill_n(table.elements + args[0], args[2], args[1]);
  return done();
}

LibcallResult table_copy(InstanceData* data, const uint64_t* args) {
  const abi::TableDef& to = *table_at(data, args[3]).def();
  const abi::TableDef& from = *table_at(data, args[4]).def();
  const uint64_t count = args[2];
  if (!in_bounds(args[0], count, to.length) || !in_bounds(args[1], count, from.length)) {
    return trap(TrapCode::table_out_of_bounds);
  }
  if (lacks_fuel_for_elements(data, count)) return trap(TrapCode::fuel_exhausted);
  if (count != 0) {
    std::memmove(to.elements + args[0], from.elements + args[1], count * sizeof(uint64_t));
  }
  return done();
}

LibcallResult table_init(InstanceData* data, const uint64_t* args) {
  const auto code = init_table(Instance::of(data), TableIndex{static_cast<uint32_t>(args[4])},
                               ElemIndex{static_cast<uint32_t>(args[3])}, args[0], args[1], args[2]);
  if (code) return trap(*code);
  return lacks_fuel_for_elements(data, args[2]) ? trap(TrapCode::fuel_exhausted) : done();
}

LibcallResult elem_drop(InstanceData* data, const uint64_t* args) {
  std::vector<uint64_t>().swap(
      Instance::of(data).elem(ElemIndex{static_cast<uint32_t>(args[0])}));
  return {0, 0};
}

LibcallResult throw_(InstanceData* data, const uint64_t* args) {
  Instance& instance = Instance::of(data);
  const Tag& tag = *instance.tag(TagIndex{static_cast<uint32_t>(args[0])});
  const size_t count = instance.store().types().func(raw(tag.type))->params.size();
  instance.store().heap().throw_new(tag, {args + 1, count});
  return trap(TrapCode::exception);
}

LibcallResult throw_ref(InstanceData* data, const uint64_t* args) {
  if (args[0] == 0) return trap(TrapCode::null_exception_reference);
  Instance::of(data).store().heap().throw_again(reinterpret_cast<Exception*>(args[0]));
  return trap(TrapCode::exception);
}

LibcallResult is_subtype(InstanceData* data, const uint64_t* args) {
  const types::TypeStore& types = Instance::of(data).store().types();
  return {types.is_subtype_id(static_cast<uint32_t>(args[0]), static_cast<uint32_t>(args[1])), 0};
}

}  // namespace libcalls
}  // namespace tenon::runtime
