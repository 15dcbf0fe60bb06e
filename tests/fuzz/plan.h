// A module in the making: what its sections will hold, and their encoding.
#pragma once

#include <cstdint>
#include <vector>

#include "support/byte_writer.h"
#include "tenon/types.h"

namespace tenon::fuzz {

struct Segment {
  bool is_active = false;
  uint32_t offset = 0;
  std::vector<uint32_t> items = {};  // function indices, or bytes
};

// Only locals, blocks and operands are of this type.
inline constexpr ValType kExnref = ValType::ref(AbstractHeap::exn, true);

struct Plan {
  std::vector<FuncType> types;
  std::vector<uint32_t> funcs;  // type indices
  std::vector<uint32_t> tags;   // type indices
  std::vector<MemoryType> memories;
  std::vector<TableType> tables;  // of funcref
  std::vector<GlobalType> globals;
  std::vector<uint64_t> global_values;
  std::vector<Segment> elems;  // of table 0
  std::vector<Segment> datas;  // of memory 0
  std::vector<support::ByteWriter> bodies;

  // The index of `type`, which is added where it is new.
  uint32_t type_index(const FuncType& type);
  std::vector<uint8_t> encode() const;
};

void write_val_type(support::ByteWriter& out, ValType type);

}  // namespace tenon::fuzz
