// The decoder's state, shared by its files: sections in decode.cpp, types in decode_types.cpp,
// constant expressions in decode_const.cpp, names in decode_names.cpp.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "binary/type_reader.h"
#include "model/features.h"
#include "model/module.h"
#include "ops/opcodes.h"
#include "support/byte_reader.h"

namespace tenon::binary {

class Decoder {
 public:
  Decoder(model::Blob& blob, model::Module& module, const model::Features& features)
      : blob_(blob), module_(module), features_(features) {}

  Result<void> decode();

 private:
  Result<void> decode_sections();
  // A malformed body explains better than what its lies about sizes lead to: its error if there is
  // one, else `error`.
  Error blame_bodies(Error error);
  void decode_section(uint8_t id);
  void decode_types();
  void decode_rec_group();
  types::SubType decode_sub_type(uint32_t position, uint32_t group_size);
  types::CompositeType decode_composite(const TypeScope& scope, uint8_t form);
  FieldType decode_field(const TypeScope& scope);
  bool check_super_type(const types::SubType& sub, uint64_t at);
  void decode_imports();
  void decode_functions();
  void decode_tables();
  void decode_memories();
  void decode_globals();
  void decode_tags();
  void decode_exports();
  void decode_start();
  void decode_elems();
  void decode_datas();
  void decode_code();
  void check_end();

  TableType decode_table_type();
  MemoryType decode_memory_type();
  GlobalType decode_global_type();
  TypeIndex decode_tag_type();
  TypeIndex decode_func_type_index();
  // Decodes and validates a constant expression of `type`.
  model::ConstExpr decode_const_expr(ValType type);
  // What is left of a constant expression that cannot be one: its syntax errors come first.
  void skip_const_expr(ops::Op op);
  void skip_immediates(ops::Imm imm);
  std::string_view read_name();

  void fail(std::string message, uint64_t at = kNoOffset) {
    in_.fail(ErrorKind::invalid, std::move(message), at);
  }
  bool check_limit(size_t count, size_t limit, const char* what) {
    if (count <= limit) return true;
    in_.fail(ErrorKind::limit, std::string("too many ") + what);
    return false;
  }
  void escape(FuncIndex func) {
    module_.funcs[func].escapes = true;
    module_.funcs[func].is_declared = true;
  }
  // Runs `item` for each of a vector's items.
  template <class Item>
  void each(Item item) {
    const uint32_t count = in_.read_u32();
    for (uint32_t i = 0; i < count && !in_.failed(); ++i) item(i);
  }
  TypeScope scope(uint32_t group_size = 0) const {
    return {module_.types, features_, group_size};
  }

  model::Blob& blob_;
  model::Module& module_;
  const model::Features& features_;
  support::ByteReader in_;
  std::unordered_set<std::string_view> export_names_;
  uint32_t function_count_ = 0;  // of the function section
};

// Reads what is well formed of a name section; it never fails.
model::Names decode_names(std::span<const uint8_t> section);

}  // namespace tenon::binary
