#include "plan.h"

#include <algorithm>
#include <string>

namespace tenon::fuzz {
namespace {

using support::ByteWriter;

void write_section(ByteWriter& out, uint8_t id, size_t count, const ByteWriter& items) {
  if (count == 0) return;
  ByteWriter body;
  body.write_u32(static_cast<uint32_t>(count));
  body.write_bytes(items.bytes());
  out.write_u8(id);
  out.write_sized(body);
}

void write_limits(ByteWriter& out, const Limits& limits) {
  out.write_u8(static_cast<uint8_t>((limits.has_max ? 1 : 0) | (limits.is_64 ? 4 : 0)));
  out.write_u64(limits.min);
  if (limits.has_max) out.write_u64(limits.max);
}

void write_number(ByteWriter& out, ValType type, uint64_t bits) {
  switch (type.kind()) {
    case ValKind::i32:
      out.write_u8(0x41);
      out.write_s64(static_cast<int32_t>(bits));
      return;
    case ValKind::i64:
      out.write_u8(0x42);
      out.write_s64(static_cast<int64_t>(bits));
      return;
    case ValKind::f32:
      out.write_u8(0x43);
      out.write_fixed(bits, 4);
      return;
    case ValKind::f64:
      out.write_u8(0x44);
      out.write_fixed(bits, 8);
      return;
    default:
      out.write_u8(0xd0);
      out.write_u8(0x70);
  }
}

void write_exports(ByteWriter& out, char letter, uint8_t kind, size_t count) {
  for (size_t i = 0; i < count; ++i) {
    out.write_name(letter + std::to_string(i));
    out.write_u8(kind);
    out.write_u32(static_cast<uint32_t>(i));
  }
}

void write_offset(ByteWriter& out, const Segment& segment, bool is_64) {
  write_number(out, is_64 ? ValType::i64() : ValType::i32(), segment.offset);
  out.write_u8(0x0b);
}

}  // namespace

void write_val_type(ByteWriter& out, ValType type) {
  if (type == kExnref) return out.write_u8(0x69);
  out.write_u8(type.is_ref() ? 0x70 : static_cast<uint8_t>(0x7f - static_cast<int>(type.kind())));
}

uint32_t Plan::type_index(const FuncType& type) {
  const auto found = std::find(types.begin(), types.end(), type);
  if (found != types.end()) return static_cast<uint32_t>(found - types.begin());
  types.push_back(type);
  return static_cast<uint32_t>(types.size() - 1);
}

std::vector<uint8_t> Plan::encode() const {
  ByteWriter out;
  out.write_bytes(std::vector<uint8_t>{0, 'a', 's', 'm', 1, 0, 0, 0});
  ByteWriter type_items, func_items, table_items, memory_items, tag_items, global_items;
  ByteWriter export_items;
  for (const FuncType& type : types) {
    type_items.write_u8(0x60);
    for (const auto& list : {type.params, type.results}) {
      type_items.write_u32(static_cast<uint32_t>(list.size()));
      for (const ValType item : list) write_val_type(type_items, item);
    }
  }
  for (const uint32_t type : funcs) func_items.write_u32(type);
  for (const TableType& table : tables) {
    write_val_type(table_items, table.element);
    write_limits(table_items, table.limits);
  }
  for (const MemoryType& memory : memories) write_limits(memory_items, memory.limits);
  for (const uint32_t type : tags) {
    tag_items.write_u8(0);
    tag_items.write_u32(type);
  }
  for (size_t i = 0; i < globals.size(); ++i) {
    write_val_type(global_items, globals[i].type);
    global_items.write_u8(globals[i].is_mutable ? 1 : 0);
    write_number(global_items, globals[i].type, global_values[i]);
    global_items.write_u8(0x0b);
  }
  write_exports(export_items, 'f', 0, funcs.size());
  write_exports(export_items, 't', 1, tables.size());
  write_exports(export_items, 'm', 2, memories.size());
  write_exports(export_items, 'g', 3, globals.size());
  write_section(out, 1, types.size(), type_items);
  write_section(out, 3, funcs.size(), func_items);
  write_section(out, 4, tables.size(), table_items);
  write_section(out, 5, memories.size(), memory_items);
  write_section(out, 13, tags.size(), tag_items);
  write_section(out, 6, globals.size(), global_items);
  write_section(out, 7, funcs.size() + tables.size() + memories.size() + globals.size(),
                export_items);
  ByteWriter elem_items, body_items, data_items;
  for (const Segment& segment : elems) {
    elem_items.write_u32(segment.is_active ? 0 : 1);
    if (segment.is_active) {
      write_offset(elem_items, segment, tables[0].limits.is_64);
    } else {
      elem_items.write_u8(0);  // elemkind: funcref
    }
    elem_items.write_u32(static_cast<uint32_t>(segment.items.size()));
    for (const uint32_t func : segment.items) elem_items.write_u32(func);
  }
  for (const Segment& segment : datas) {
    data_items.write_u32(segment.is_active ? 0 : 1);
    if (segment.is_active) write_offset(data_items, segment, memories[0].limits.is_64);
    data_items.write_u32(static_cast<uint32_t>(segment.items.size()));
    for (const uint32_t byte : segment.items) data_items.write_u8(static_cast<uint8_t>(byte));
  }
  for (const ByteWriter& body : bodies) body_items.write_sized(body);
  write_section(out, 9, elems.size(), elem_items);
  if (!datas.empty()) {
    ByteWriter count;
    count.write_u32(static_cast<uint32_t>(datas.size()));
    out.write_u8(12);
    out.write_sized(count);
  }
  write_section(out, 10, bodies.size(), body_items);
  write_section(out, 11, datas.size(), data_items);
  return out.take();
}

}  // namespace tenon::fuzz
