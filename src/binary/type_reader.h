// Reads the types of the binary format. Concrete heap types become ids of the blob's store.
// Spec: 3.0, section 5.3 (Types).
#pragma once

#include <optional>

#include "model/features.h"
#include "model/module.h"
#include "support/byte_reader.h"
#include "tenon/types.h"

namespace tenon::binary {

// Resolves type indices: those of the module so far, and members of the group being read.
struct TypeScope {
  const IndexVec<TypeIndex, model::TypeEntry>& types;
  const model::Features& features;
  uint32_t group_size = 0;  // members of the group in progress, whose first index is types.size()
};

// Errors (sticky in `in`): malformed bytes, or invalid `unknown type N`.
HeapType read_heap_type(support::ByteReader& in, const TypeScope& scope);
ValType read_val_type(support::ByteReader& in, const TypeScope& scope);
ValType read_ref_type(support::ByteReader& in, const TypeScope& scope);
Limits read_limits(support::ByteReader& in, const model::Features& features, bool is_memory,
                   uint8_t& page_size_log2);

// Fails with invalid `what N` and returns false unless index < count.
bool check_index(support::ByteReader& in, uint32_t index, size_t count, const char* what,
                 uint64_t at);

}  // namespace tenon::binary
