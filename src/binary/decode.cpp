#include "binary/decode.h"

#include "binary/decoder.h"
#include "binary/walker.h"

namespace tenon::binary {

using model::ConstExpr;
using model::ExternKind;

namespace {

constexpr size_t kMaxItems = 1'000'000;
constexpr size_t kMaxMemories = 100;
constexpr size_t kMaxTables = 100'000;
constexpr size_t kMaxDatas = 100'000;
constexpr size_t kMaxElements = 10'000'000;
constexpr size_t kMaxBodySize = 7'654'321;
constexpr size_t kMaxModuleSize = size_t{1} << 30;
constexpr size_t kMaxNameSize = 100'000;
constexpr uint64_t kMaxAddress32 = 0xffffffff;
constexpr uint32_t kMagic = 0x6d736100;

// The order of the sections after their ids; a tag section comes before globals, a data count before
// the code. 0 marks an unknown id.
constexpr uint8_t kSectionOrder[] = {0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 12, 13, 11, 6};

}  // namespace

bool is_component(std::span<const uint8_t> bytes) {
  return bytes.size() >= 8 && bytes[0] == 0 && bytes[1] == 'a' && bytes[2] == 's' &&
         bytes[3] == 'm' && bytes[6] == 1 && bytes[7] == 0;
}

Result<std::unique_ptr<model::Blob>> decode_blob(std::vector<uint8_t> bytes,
                                                 const model::Features& features) {
  if (bytes.size() > kMaxModuleSize) {
    return Error{.kind = ErrorKind::limit, .message = "module is larger than 1 GiB", .offset = 0};
  }
  auto blob = std::make_unique<model::Blob>();
  blob->bytes = std::move(bytes);
  blob->root = blob->modules.push_back({});
  TENON_TRY(Decoder(*blob, blob->modules[blob->root], features).decode());
  return blob;
}

Result<void> Decoder::decode() {
  auto result = decode_sections();
  if (result.ok()) return result;
  return blame_bodies(std::move(result).take_error());
}

Error Decoder::blame_bodies(Error error) {
  if (error.kind != ErrorKind::malformed) return error;
  Walker<NullSink> walker(blob_, module_, features_);
  NullSink sink;
  const size_t count = std::min<size_t>(module_.bodies.size(), function_count_);
  for (uint32_t i = 0; i < count; ++i) {
    const FuncIndex func{module_.num_imported_funcs + i};
    if (auto body = walker.walk(func, module_.bodies[i], sink); !body.ok()) {
      return body.error().kind == ErrorKind::malformed ? std::move(body).take_error()
                                                       : std::move(error);
    }
  }
  return error;
}

Result<void> Decoder::decode_sections() {
  in_ = support::ByteReader(blob_.bytes);
  if (is_component(blob_.bytes)) {
    return Error{.message = "unknown binary version: this is a component (layer 1), and only core "
                            "modules are supported",
                 .offset = 4};
  }
  if (in_.remaining() < 4 || in_.read_fixed_u32() != kMagic) {
    const bool is_prefix = in_.remaining() < 4 && blob_.bytes.size() < 4;
    return Error{.message = is_prefix ? "unexpected end" : "magic header not detected", .offset = 0};
  }
  if (in_.remaining() < 4) return Error{.message = "unexpected end", .offset = 4};
  if (in_.read_fixed_u32() != 1) return Error{.message = "unknown binary version", .offset = 4};

  support::ByteReader whole = in_;
  uint8_t last = 0;
  while (!whole.at_end() && !in_.failed()) {
    const uint64_t at = whole.offset();
    const uint8_t id = whole.read_u8();
    const bool linking = id >= 14 && id <= 16;
    if ((id >= std::size(kSectionOrder) && !(linking && features_.module_linking)) ||
        (id == 13 && !features_.has(ops::Feature::exceptions) &&
         !features_.has(ops::Feature::legacy_exceptions)) ||
        (id == 12 && !features_.has(ops::Feature::bulk_memory))) {
      return Error{.message = "malformed section id " + std::to_string(id), .offset = at};
    }
    const uint32_t size = whole.read_u32();
    if (whole.failed()) break;
    if (size > whole.remaining()) {
      return Error{.message = "length out of bounds", .offset = whole.offset()};
    }
    if (linking) {
      return Error{.kind = ErrorKind::unsupported,
                   .message = "module linking is not supported yet",
                   .offset = at};
    }
    const uint64_t begin = whole.offset();
    const auto section = whole.read_bytes(size);
    if (id != 0) {
      if (kSectionOrder[id] <= last) {
        return Error{.message = "unexpected content after last section", .offset = at};
      }
      last = kSectionOrder[id];
    }
    // Items may lie across the section's end before the lie is found: what is wrong with them is
    // then the better message.
    const auto rest = std::span<const uint8_t>(blob_.bytes).subspan(begin);
    in_ = support::ByteReader(id == 0 ? section : rest, begin);
    in_.set_end_message("unexpected end of section or function");
    decode_section(id);
    if (!in_.failed() && in_.offset() != begin + size) in_.fail_malformed("section size mismatch");
  }
  if (!in_.failed() && whole.failed()) return whole.take_error();
  if (!in_.failed()) check_end();
  if (in_.failed()) return in_.take_error();
  for (uint32_t i = 0; i < module_.imports.size(); ++i) {
    module_.initializers.emplace_back(model::ImportInit{i});
  }
  return {};
}

void Decoder::decode_section(uint8_t id) {
  switch (id) {
    case 0: {
      in_.set_end_message("unexpected end");
      const std::string_view name = in_.read_name();
      const auto rest = in_.read_bytes(in_.remaining());
      if (!in_.failed() && name == "name") module_.names = decode_names(rest);
      return;
    }
    case 1: return decode_types();
    case 2: return decode_imports();
    case 3: return decode_functions();
    case 4: return decode_tables();
    case 5: return decode_memories();
    case 6: return decode_globals();
    case 7: return decode_exports();
    case 8: return decode_start();
    case 9: return decode_elems();
    case 10: return decode_code();
    case 11: return decode_datas();
    case 12: module_.data_count = in_.read_u32(); return;
    default: return decode_tags();
  }
}

void Decoder::check_end() {
  in_ = support::ByteReader({}, blob_.bytes.size());
  if (module_.memories.size() > 1 && !features_.multi_memory) return fail("multiple memories");
  if (module_.tables.size() > 1 && !features_.has(ops::Feature::reference_types)) {
    return fail("multiple tables");
  }
  if (function_count_ != module_.bodies.size()) {
    return in_.fail_malformed("function and code section have inconsistent lengths");
  }
  if (module_.data_count && *module_.data_count != module_.datas.size()) {
    return in_.fail_malformed("data count and data section have inconsistent lengths");
  }
}

std::string_view Decoder::read_name() {
  const uint64_t at = in_.offset();
  support::ByteReader length(std::span(in_.pos(), in_.remaining()), at);
  const uint32_t size = length.read_u32();
  if (!length.failed() && size > length.remaining()) {
    in_.fail_malformed("length out of bounds", at);
    return "";
  }
  if (size > kMaxNameSize) {
    in_.fail(ErrorKind::limit, "name is longer than 100000 bytes", at);
    return "";
  }
  return in_.read_name();
}

TypeIndex Decoder::decode_func_type_index() {
  const uint64_t at = in_.offset();
  const uint32_t index = in_.read_u32();
  if (in_.failed() || !check_index(in_, index, module_.types.size(), "unknown type", at)) return {};
  if (blob_.types.func(raw(module_.types[TypeIndex{index}].id)) == nullptr) {
    fail("type mismatch: type " + std::to_string(index) + " is not a function type", at);
  }
  return TypeIndex{index};
}

TableType Decoder::decode_table_type() {
  TableType type;
  type.element = read_ref_type(in_, scope());
  const uint64_t at = in_.offset();
  uint8_t page_size = 16;
  type.limits = read_limits(in_, features_, false, page_size);
  if (in_.failed()) return type;
  if (!type.limits.is_64 && (type.limits.min > kMaxAddress32 || type.limits.max > kMaxAddress32)) {
    fail("table size must be at most 2^32-1", at);
  } else if (type.limits.has_max && type.limits.min > type.limits.max) {
    fail("size minimum must not be greater than maximum", at);
  }
  return type;
}

MemoryType Decoder::decode_memory_type() {
  MemoryType type;
  const uint64_t at = in_.offset();
  type.limits = read_limits(in_, features_, true, type.page_size_log2);
  if (in_.failed()) return type;
  // The whole address space, but with pages of a byte its last byte is left out: the size must
  // itself be an address.
  const unsigned bits = (type.limits.is_64 ? 64u : 32u) - type.page_size_log2;
  const auto fits = [&](uint64_t pages) {
    if (type.page_size_log2 == 0) return type.limits.is_64 || pages <= kMaxAddress32;
    return pages <= uint64_t{1} << bits;
  };
  if (!fits(type.limits.min) || (type.limits.has_max && !fits(type.limits.max))) {
    fail("memory size must be at most 65536 pages (4GiB)", at);
  } else if (type.limits.has_max && type.limits.min > type.limits.max) {
    fail("size minimum must not be greater than maximum", at);
  } else if (type.limits.is_shared && !type.limits.has_max) {
    fail("shared memory must have maximum", at);
  }
  return type;
}

GlobalType Decoder::decode_global_type() {
  GlobalType type;
  type.type = read_val_type(in_, scope());
  const uint64_t at = in_.offset();
  const uint8_t mutability = in_.read_u8();
  if (mutability > 1) in_.fail_malformed("malformed mutability", at);
  type.is_mutable = mutability == 1;
  return type;
}

TypeIndex Decoder::decode_tag_type() {
  const uint64_t at = in_.offset();
  if (in_.read_u8() != 0) {
    in_.fail_malformed("malformed tag attribute", at);
    return {};
  }
  const TypeIndex type = decode_func_type_index();
  if (!in_.failed() && !blob_.func_type(module_, type).results.empty()) {
    fail("non-empty tag result type", at);
  }
  return type;
}

void Decoder::decode_imports() {
  each([&](uint32_t) {
    if (!check_limit(module_.imports.size() + 1, kMaxItems, "imports")) return;
    model::Import import;
    import.offset = in_.offset();
    import.module = read_name();
    import.field = read_name();
    const uint64_t at = in_.offset();
    const uint8_t kind = in_.read_u8();
    switch (kind) {
      case 0:
        import.kind = ExternKind::func;
        import.index = module_.funcs.size();
        module_.funcs.push_back({.type = decode_func_type_index(), .is_imported = true});
        ++module_.num_imported_funcs;
        break;
      case 1:
        import.kind = ExternKind::table;
        import.index = module_.tables.size();
        module_.tables.push_back({.type = decode_table_type(), .is_imported = true});
        ++module_.num_imported_tables;
        break;
      case 2:
        import.kind = ExternKind::memory;
        import.index = module_.memories.size();
        module_.memories.push_back({.type = decode_memory_type(), .is_imported = true});
        ++module_.num_imported_memories;
        break;
      case 3:
        import.kind = ExternKind::global;
        import.index = module_.globals.size();
        module_.globals.push_back({.type = decode_global_type(), .is_imported = true});
        ++module_.num_imported_globals;
        break;
      case 4:
        import.kind = ExternKind::tag;
        import.index = module_.tags.size();
        module_.tags.push_back({.type = decode_tag_type(), .is_imported = true});
        ++module_.num_imported_tags;
        break;
      default:
        if (kind == 0xff && import.field.empty() && features_.module_linking) {
          return in_.fail(ErrorKind::unsupported, "module linking is not supported yet", at);
        }
        return in_.fail_malformed("malformed import kind", at);
    }
    module_.imports.push_back(import);
  });
  check_limit(module_.memories.size(), kMaxMemories, "memories");
  check_limit(module_.tables.size(), kMaxTables, "tables");
}

void Decoder::decode_functions() {
  each([&](uint32_t) {
    if (!check_limit(size_t{module_.funcs.size()} + 1, kMaxItems, "functions")) return;
    module_.funcs.push_back({.type = decode_func_type_index()});
    ++function_count_;
  });
}

void Decoder::decode_tables() {
  each([&](uint32_t) {
    if (!check_limit(size_t{module_.tables.size()} + 1, kMaxTables, "tables")) return;
    model::Table table;
    bool has_init = false;
    const uint64_t at = in_.offset();
    if (in_.peek_u8() == 0x40) {
      in_.read_u8();
      if (in_.read_u8() != 0) return in_.fail_malformed("zero byte expected", at);
      has_init = true;
    }
    table.type = decode_table_type();
    if (in_.failed()) return;
    if (has_init) {
      table.init = decode_const_expr(table.type.element);
    } else if (!table.type.element.defaultable()) {
      return fail("type mismatch: a table of non-nullable references needs an initializer", at);
    }
    module_.tables.push_back(table);
  });
}

void Decoder::decode_memories() {
  each([&](uint32_t) {
    if (!check_limit(size_t{module_.memories.size()} + 1, kMaxMemories, "memories")) return;
    module_.memories.push_back({.type = decode_memory_type()});
  });
}

void Decoder::decode_globals() {
  each([&](uint32_t) {
    if (!check_limit(size_t{module_.globals.size()} + 1, kMaxItems, "globals")) return;
    model::Global global;
    global.type = decode_global_type();
    if (in_.failed()) return;
    global.init = decode_const_expr(global.type.type);
    module_.globals.push_back(global);
  });
}

void Decoder::decode_tags() {
  each([&](uint32_t) {
    if (!check_limit(size_t{module_.tags.size()} + 1, kMaxItems, "tags")) return;
    module_.tags.push_back({.type = decode_tag_type()});
  });
}

void Decoder::decode_exports() {
  each([&](uint32_t) {
    if (!check_limit(module_.exports.size() + 1, kMaxItems, "exports")) return;
    const uint64_t at = in_.offset();
    model::Export item;
    item.name = read_name();
    const uint64_t kind_at = in_.offset();
    const uint8_t kind = in_.read_u8();
    item.index = in_.read_u32();
    if (in_.failed()) return;
    bool known = false;
    switch (kind) {
      case 0:
        item.kind = ExternKind::func;
        known = check_index(in_, item.index, module_.funcs.size(), "unknown function", at);
        if (known) escape(FuncIndex{item.index});
        break;
      case 1:
        item.kind = ExternKind::table;
        known = check_index(in_, item.index, module_.tables.size(), "unknown table", at);
        break;
      case 2:
        item.kind = ExternKind::memory;
        known = check_index(in_, item.index, module_.memories.size(), "unknown memory", at);
        break;
      case 3:
        item.kind = ExternKind::global;
        known = check_index(in_, item.index, module_.globals.size(), "unknown global", at);
        break;
      case 4:
        item.kind = ExternKind::tag;
        known = check_index(in_, item.index, module_.tags.size(), "unknown tag", at);
        break;
      default: return in_.fail_malformed("malformed export kind", kind_at);
    }
    if (!known) return;
    if (!export_names_.insert(item.name).second) {
      return fail("duplicate export name `" + std::string(item.name) + "`", at);
    }
    module_.exports.push_back(item);
  });
}

void Decoder::decode_start() {
  const uint64_t at = in_.offset();
  const uint32_t index = in_.read_u32();
  if (in_.failed() || !check_index(in_, index, module_.funcs.size(), "unknown function", at)) return;
  const FuncType& type = blob_.func_type(module_, FuncIndex{index});
  if (!type.params.empty() || !type.results.empty()) {
    return fail("start function must have no parameters and no results", at);
  }
  module_.funcs[FuncIndex{index}].escapes = true;
  module_.start = FuncIndex{index};
}

void Decoder::decode_elems() {
  each([&](uint32_t) {
    if (!check_limit(size_t{module_.elems.size()} + 1, kMaxItems, "element segments")) return;
    const uint64_t at = in_.offset();
    const uint32_t flags = in_.read_u32();
    if (in_.failed()) return;
    if (flags > 7) return in_.fail_malformed("malformed elements segment kind", at);
    model::ElemSegment segment;
    const bool is_active = (flags & 1) == 0;
    const bool has_kind = (flags & 3) != 0;
    segment.uses_exprs = (flags & 4) != 0;
    segment.mode = is_active                 ? model::SegmentMode::active
                   : (flags & 2) != 0 ? model::SegmentMode::declarative
                                             : model::SegmentMode::passive;
    ValType table_element;
    if (is_active) {
      const uint32_t table = (flags & 2) != 0 ? in_.read_u32() : 0;
      if (in_.failed() || !check_index(in_, table, module_.tables.size(), "unknown table", at)) return;
      segment.table = TableIndex{table};
      const TableType& type = module_.tables[segment.table].type;
      table_element = type.element;
      segment.offset = decode_const_expr(type.limits.address_type());
      if (in_.failed()) return;
    }
    segment.type = segment.uses_exprs ? ValType::funcref() : ValType::ref(AbstractHeap::func, false);
    if (has_kind) {
      if (segment.uses_exprs) {
        segment.type = read_ref_type(in_, scope());
      } else if (in_.read_u8() != 0) {
        return in_.fail_malformed("malformed element kind", at);
      }
    }
    if (in_.failed()) return;
    if (is_active && !blob_.types.is_subtype(segment.type, table_element)) return fail("type mismatch", at);
    each([&](uint32_t) {
      if (!check_limit(segment.size() + 1, kMaxElements, "elements")) return;
      if (segment.uses_exprs) {
        segment.exprs.push_back(decode_const_expr(segment.type));
        return;
      }
      const uint32_t func = in_.read_u32();
      if (in_.failed() || !check_index(in_, func, module_.funcs.size(), "unknown function", at)) return;
      escape(FuncIndex{func});
      segment.funcs.push_back(FuncIndex{func});
    });
    module_.elems.push_back(std::move(segment));
  });
}

void Decoder::decode_datas() {
  each([&](uint32_t) {
    if (!check_limit(size_t{module_.datas.size()} + 1, kMaxDatas, "data segments")) return;
    const uint64_t at = in_.offset();
    const uint32_t flags = in_.read_u32();
    if (in_.failed()) return;
    if (flags > 2) return in_.fail_malformed("malformed data segment kind", at);
    model::DataSegment segment;
    if (flags != 1) {
      segment.mode = model::SegmentMode::active;
      const uint32_t memory = flags == 2 ? in_.read_u32() : 0;
      if (in_.failed() || !check_index(in_, memory, module_.memories.size(), "unknown memory", at)) return;
      segment.memory = MemoryIndex{memory};
      segment.offset = decode_const_expr(module_.memories[segment.memory].type.limits.address_type());
    }
    const uint32_t size = in_.read_u32();
    segment.bytes = in_.read_bytes(size);
    if (!in_.failed()) module_.datas.push_back(segment);
  });
}

void Decoder::decode_code() {
  const uint32_t count = in_.read_u32();
  if (in_.failed()) return;
  module_.bodies.reserve(std::min<size_t>(count, in_.remaining()));
  for (uint32_t i = 0; i < count && !in_.failed(); ++i) {
    const uint32_t size = in_.read_u32();
    const uint64_t offset = in_.offset();
    if (size > kMaxBodySize && !in_.failed()) {
      return in_.fail(ErrorKind::limit, "function body is too large", offset);
    }
    const auto bytes = in_.read_bytes(size);
    if (!in_.failed()) module_.bodies.push_back({bytes, offset});
  }
}

}  // namespace tenon::binary
