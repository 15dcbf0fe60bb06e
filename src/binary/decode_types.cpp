// Decoder: the type section. Spec: 3.0, sections 5.3 and 3.2 (validity of types).
#include <algorithm>

#include "binary/decoder.h"
#include "binary/limits.h"

namespace tenon::binary {
namespace {
constexpr size_t kMaxParams = 1'000;
constexpr size_t kMaxFields = 10'000;
constexpr uint32_t kMaxSubtypeDepth = 63;
// Of a whole blob: ids have their place in value types.
constexpr uint32_t kMaxBlobTypes = 1u << 24;
}  // namespace

void Decoder::decode_types() {
  each([&](uint32_t) { decode_def_type(); });
}

void Decoder::decode_def_type() {
  begin_def_type();
  while (!bodies_.empty() && !in_.failed()) {
    if (bodies_.back().declarations == 0) {
      end_body();
    } else {
      --bodies_.back().declarations;
      decode_declaration();
    }
  }
}

void Decoder::begin_def_type() {
  const uint8_t lead = in_.peek_u8();
  if ((lead == 0x61 || lead == 0x62) && features_.has(ops::Feature::module_linking)) return begin_body(lead == 0x61);
  decode_rec_group();
}

void Decoder::begin_body(bool is_module) {
  const uint64_t at = in_.offset();
  in_.read_u8();
  mark_linked();
  const uint32_t count = in_.read_u32();
  if (depth_ + bodies_.size() + 1 > kMaxScopes) {
    fail(is_module ? "module type nesting too deep" : "instance type nesting too deep", at);
  }
  if (in_.failed()) return;
  bodies_.emplace_back(blob_.types, is_module, count);
  height_ = std::max(height_, static_cast<uint32_t>(bodies_.size()) + 1);
}

void Decoder::decode_declaration() {
  const uint64_t at = in_.offset();
  const uint8_t form = in_.read_u8();
  if (in_.failed()) return;
  TypeBody& body = bodies_.back();
  if (form == 0x01) return begin_def_type();
  if (form == 0x0f) return decode_alias();
  if (form == 0x02 && body.is_module) {
    const ImportNames names = read_import_names();
    const types::ExternType type = decode_extern_type("malformed import kind");
    if (in_.failed()) return;
    auto added = body.imports.add(names.name, names.field, type);
    if (!added.ok()) return fail(added.error().message, at);
    check_type_size(body.imports.effective_size());
    return;
  }
  if (form != 0x07) return in_.fail_malformed("malformed declaration in type", at);
  const std::string_view name = read_name();
  const types::ExternType type = decode_extern_type("malformed export kind");
  if (in_.failed()) return;
  if (!body.export_names.insert(name).second) {
    return fail("duplicate export name `" + std::string(name) + "`", at);
  }
  body.exports_size =
      types::add_sizes(body.exports_size, types::add_sizes(blob_.types.effective_size(type), 1));
  if (check_type_size(body.exports_size)) body.exports.push_back({std::string(name), type});
}

void Decoder::end_body() {
  TypeBody& body = bodies_.back();
  body.imports.close();
  body.imports.type_closed();
  if (!check_type_size(types::add_sizes(body.imports.effective_size(), body.exports_size))) return;
  uint32_t id = blob_.types.add(types::InstanceType{types::ExternMap(std::move(body.exports))});
  if (body.is_module) id = blob_.types.add(types::ModuleType{body.imports.take(), id});
  bodies_.pop_back();
  if (!check_limit(size_t{type_space().size()} + 1, kMaxTypes, "types")) return;
  type_space().push_back({BlobTypeId{id}, false});
}

void Decoder::require_gc(const char* what) {
  if (features_.has(ops::Feature::gc)) return;
  in_.fail_malformed(
      model::needs_feature("malformed composite type", what, ops::Feature::gc));
}

void Decoder::decode_rec_group() {
  uint32_t count = 1;
  const uint64_t at = in_.offset();
  if (in_.peek_u8() == 0x4e && !in_.at_end()) {
    require_gc("a recursion group");
    in_.read_u8();
    count = in_.read_u32();
    if (count > in_.remaining() && !in_.failed()) {
      return in_.fail_malformed("unexpected end of section or function", at);
    }
  }
  if (in_.failed() || !check_limit(size_t{type_space().size()} + count, kMaxTypes, "types")) return;
  std::vector<types::SubType> group;
  std::vector<uint64_t> offsets;
  for (uint32_t i = 0; i < count && !in_.failed(); ++i) {
    offsets.push_back(in_.offset());
    group.push_back(decode_sub_type(i, count));
  }
  if (in_.failed() || count == 0) return;
  if (!check_limit(size_t{blob_.types.size()} + count, kMaxBlobTypes, "types in all")) return;
  const uint32_t first = blob_.types.add_group(std::move(group));
  for (uint32_t i = 0; i < count; ++i) type_space().push_back({BlobTypeId{first + i}});
  for (uint32_t i = 0; i < count; ++i) {
    if (!check_super_type(blob_.types.get(first + i), offsets[i])) return;
    if (blob_.types.depth(first + i) > kMaxSubtypeDepth) {
      return fail("sub type hierarchy is too deep", offsets[i]);
    }
  }
}

bool Decoder::check_super_type(const types::SubType& sub, uint64_t at) {
  if (!sub.supertype) return true;
  const types::SubType& super = blob_.types.get(sub.supertype->id());
  if (!super.is_final && blob_.types.is_subtype(sub.composite, super.composite)) return true;
  fail("sub type does not match its super type", at);
  return false;
}

types::SubType Decoder::decode_sub_type(uint32_t position, uint32_t group_size) {
  types::SubType sub{.composite = FuncType{}, .supertype = std::nullopt, .is_final = true};
  uint8_t form = in_.read_u8();
  if (form == 0x50 || form == 0x4f) {
    require_gc("a sub type");
    sub.is_final = form == 0x4f;
    const uint64_t at = in_.offset();
    const uint32_t supers = in_.read_u32();
    if (supers > 1) {
      fail("sub type has more than one super type", at);
      return sub;
    }
    if (supers == 1) {
      // A super type stands before its sub type.
      const uint32_t index = in_.read_u32();
      const auto& known = type_space();
      if (!check_index(in_, index, known.size() + position, "unknown type", at)) return sub;
      if (index < known.size() && !known[TypeIndex{index}].is_core) {
        fail("sub type: the super type must be a function, structure or array type", at);
        return sub;
      }
      sub.supertype = index < known.size() ? HeapType::concrete(known[TypeIndex{index}].id)
                                           : HeapType::rec_member(index - known.size());
    }
    form = in_.read_u8();
  }
  if (!in_.failed()) sub.composite = decode_composite(scope(group_size), form);
  return sub;
}

FieldType Decoder::decode_field(const TypeScope& type_scope) {
  FieldType field;
  const uint8_t lead = in_.peek_u8();
  if (lead == 0x78 || lead == 0x77) {
    in_.read_u8();
    field.packed = lead == 0x78 ? PackedKind::i8 : PackedKind::i16;
    field.type = ValType::i32();
  } else {
    field.type = read_val_type(in_, type_scope);
  }
  const uint64_t at = in_.offset();
  const uint8_t mutability = in_.read_u8();
  if (mutability > 1) in_.fail_malformed("malformed mutability", at);
  field.is_mutable = mutability == 1;
  return field;
}

types::CompositeType Decoder::decode_composite(const TypeScope& type_scope, uint8_t form) {
  if (form == 0x60) {
    FuncType type;
    each([&](uint32_t) {
      if (check_limit(type.params.size() + 1, kMaxParams, "parameters")) {
        type.params.push_back(read_val_type(in_, type_scope));
      }
    });
    each([&](uint32_t) {
      if (check_limit(type.results.size() + 1, kMaxParams, "results")) {
        type.results.push_back(read_val_type(in_, type_scope));
      }
    });
    return type;
  }
  if (form == 0x5f) {
    require_gc("a structure type");
    types::StructType type;
    each([&](uint32_t) {
      if (check_limit(type.fields.size() + 1, kMaxFields, "fields")) {
        type.fields.push_back(decode_field(type_scope));
      }
    });
    return type;
  }
  if (form == 0x5e) {
    require_gc("an array type");
    return types::ArrayType{decode_field(type_scope)};
  }
  in_.fail_malformed(bad_form(form), in_.offset() - 1);
  return FuncType{};
}

std::string Decoder::bad_form(uint8_t form) const {
  const std::string message = "malformed composite type";
  if (form == 0x61 || form == 0x62) {
    if (features_.has(ops::Feature::module_linking)) {
      return message + ": module and instance types are none";
    }
    return model::needs_feature(message, form == 0x61 ? "a module type" : "an instance type",
                                ops::Feature::module_linking);
  }
  // As a number it would go on.
  if ((form & 0x80) != 0) return "integer representation too long";
  return message + ": no form of type is " + std::to_string(form);
}

}  // namespace tenon::binary
