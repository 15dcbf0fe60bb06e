// Decoder: the sections of a core module. Spec: 3.0, sections 5.5 and 3.5.
#include <algorithm>
#include <numeric>

#include "binary/decode.h"
#include "binary/decoder.h"
#include "binary/limits.h"
#include "binary/walker.h"
#include "model/section.h"

namespace tenon::binary {

using model::ExternKind;
using model::kAliasSection;
using model::kDataCountSection;
using model::kImportSection;
using model::kInstanceSection;
using model::kModuleSection;
using model::kTagSection;
using model::kTypeSection;
using types::ExternType;

namespace {

constexpr uint64_t kMaxAddress32 = 0xffffffff;
constexpr uint32_t kMagic = 0x6d736100;

// The order of the sections after their ids; a tag section comes before globals, a data count before
// the code. 0 marks custom sections.
constexpr uint8_t kSectionOrder[] = {0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 12, 13, 11, 6};

}  // namespace

Decoder::Decoder(DecodeState& state, Decoder* parent, std::span<const uint8_t> bytes,
                 uint64_t offset)
    : state_(state),
      parent_(parent),
      blob_(state.blob),
      features_(state.features),
      whole_(bytes, offset),
      in_(bytes, offset),
      depth_(parent == nullptr ? 0 : parent->depth_ + 1),
      imports_(state.blob.types) {
  module_.bytes = bytes;
  module_.offset = offset;
}

Result<Decoder::Step> Decoder::run() {
  auto result = run_sections();
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

Result<Decoder::Step> Decoder::run_sections() {
  if (whole_.offset() == module_.offset) TENON_TRY(read_header());
  for (;;) {
    if (section_end_) {
      if (modules_left_ > 0 && read_nested_module()) return Step::nested;
      end_section();
      if (in_.failed()) return in_.take_error();
    }
    if (whole_.at_end()) break;
    TENON_TRY(begin_section());
  }
  check_end();
  if (in_.failed()) return in_.take_error();
  return Step::done;
}

Result<void> Decoder::read_header() {
  const uint64_t at = module_.offset;
  if (is_component(module_.bytes)) {
    return Error{.message = "unknown binary version: this is a component (layer 1), and only core "
                            "modules are supported",
                 .offset = at + 4};
  }
  if (module_.bytes.empty()) return Error{.message = "unexpected end: it is empty", .offset = at};
  if (whole_.remaining() < 4) return Error{.message = "unexpected end", .offset = at};
  if (whole_.read_fixed_u32() != kMagic) {
    return Error{.message = "magic header not detected: a module begins with the bytes 00 61 73 6d, "
                            "or as text with `(`",
                 .offset = at};
  }
  if (whole_.remaining() < 4) return Error{.message = "unexpected end", .offset = at + 4};
  if (whole_.read_fixed_u32() != 1) {
    return Error{.message = "unknown binary version", .offset = at + 4};
  }
  return {};
}

Result<void> Decoder::check_section_id(uint8_t id, uint64_t at) const {
  const std::string message = "malformed section id " + std::to_string(id);
  const auto needs = [&](std::string_view what, ops::Feature feature) -> Result<void> {
    if (features_.has(feature)) return {};
    return Error{.message = model::needs_feature(message, what, feature), .offset = at};
  };
  switch (id) {
    case kModuleSection: return needs("a module section", ops::Feature::module_linking);
    case kInstanceSection: return needs("an instance section", ops::Feature::module_linking);
    case kAliasSection: return needs("an alias section", ops::Feature::module_linking);
    case kTagSection:
      if (has_tags()) return {};
      return needs("a tag section", ops::Feature::exceptions);
    case kDataCountSection: return needs("a data count section", ops::Feature::bulk_memory);
    default: break;
  }
  if (id < std::size(kSectionOrder)) return {};
  return Error{.message = message, .offset = at};
}

// With module linking, types, imports, modules, instances and aliases come in any order and number.
bool Decoder::is_in_order(uint8_t id) {
  if (id == 0) return true;
  if (features_.has(ops::Feature::module_linking) &&
      (id == kTypeSection || id == kImportSection || id >= kModuleSection)) {
    return last_section_ == 0;
  }
  if (kSectionOrder[id] <= last_section_) return false;
  last_section_ = kSectionOrder[id];
  return true;
}

Result<void> Decoder::begin_section() {
  const uint64_t at = whole_.offset();
  const uint8_t id = whole_.read_u8();
  TENON_TRY(check_section_id(id, at));
  const uint32_t size = whole_.read_u32();
  if (whole_.failed()) return whole_.take_error();
  if (size > whole_.remaining()) {
    return Error{.message = "length out of bounds: section " + std::to_string(id) + " of " +
                            std::to_string(size) + " bytes, of which " +
                            std::to_string(whole_.remaining()) + " are there",
                 .offset = at};
  }
  const uint64_t begin = whole_.offset();
  const auto section = whole_.read_bytes(size);
  if (!is_in_order(id)) {
    return Error{.message = "unexpected content after last section (section out of order)",
                 .offset = at};
  }
  // Items may lie across the section's end before the lie is found: what is wrong with them is
  // then the better message.
  const auto rest = module_.bytes.subspan(static_cast<size_t>(begin - module_.offset));
  in_ = support::ByteReader(id == 0 ? section : rest, begin);
  in_.set_end_message("unexpected end of section or function");
  section_end_ = begin + size;
  decode_section(id);
  return {};
}

void Decoder::end_section() {
  if (!in_.failed() && in_.offset() != *section_end_) in_.fail_malformed("section size mismatch");
  section_end_.reset();
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
    case kTypeSection:
    case kImportSection:
      // No core module has them in another order, or twice.
      if (id <= last_header_section_) mark_linked();
      last_header_section_ = id;
      return id == kTypeSection ? decode_types() : decode_imports();
    case 3: return decode_functions();
    case 4: return decode_tables();
    case 5: return decode_memories();
    case 6: return decode_globals();
    case 7: return decode_exports();
    case 8: return decode_start();
    case 9: return decode_elems();
    case 10: return decode_code();
    case 11: return decode_datas();
    case kDataCountSection: module_.data_count = in_.read_u32(); return;
    case kModuleSection:
      mark_linked();
      modules_left_ = in_.read_u32();
      return;
    case kInstanceSection: mark_linked(); return decode_instances();
    case kAliasSection: mark_linked(); return decode_aliases();
    default: return decode_tags();
  }
}

void Decoder::check_end() {
  in_ = support::ByteReader({}, module_.offset + module_.bytes.size());
  if (module_.memories.size() > 1 && !features_.has(ops::Feature::multi_memory)) {
    return fail(model::needs_feature("multiple memories", "more than one",
                                     ops::Feature::multi_memory));
  }
  if (module_.tables.size() > 1 && !features_.has(ops::Feature::reference_types)) {
    return fail(model::needs_feature("multiple tables", "more than one",
                                     ops::Feature::reference_types));
  }
  if (function_count_ != module_.bodies.size()) {
    return in_.fail_malformed("function and code section have inconsistent lengths");
  }
  if (module_.data_count && *module_.data_count != module_.datas.size()) {
    return in_.fail_malformed("data count and data section have inconsistent lengths");
  }
  if (state_.is_linked) {
    finish_linked();
  } else {
    // Nothing can name them.
    module_.instances.clear();
    std::erase_if(module_.initializers, [](const model::Initializer& step) {
      return std::holds_alternative<model::ImplicitInstanceInit>(step);
    });
  }
  const auto& exports = module_.exports;
  module_.exports_by_name.resize(exports.size());
  std::iota(module_.exports_by_name.begin(), module_.exports_by_name.end(), 0u);
  std::sort(module_.exports_by_name.begin(), module_.exports_by_name.end(),
            [&](uint32_t a, uint32_t b) { return exports[a].name < exports[b].name; });
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

BlobTypeId Decoder::decode_func_type_index() {
  const uint64_t at = in_.offset();
  const uint32_t index = in_.read_u32();
  const auto& types = type_space();
  if (in_.failed() || !check_index(in_, index, types.size(), "unknown type", at)) return {};
  const model::TypeEntry& entry = types[TypeIndex{index}];
  if (blob_.types.func(raw(entry.id)) == nullptr) {
    fail(entry.is_core
             ? "type mismatch: type " + std::to_string(index) + " is not a function type"
             : "type index is not a function: type " + std::to_string(index) + " is a module or "
               "instance type", at);
  }
  return entry.id;
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

BlobTypeId Decoder::decode_tag_type() {
  const uint64_t at = in_.offset();
  if (in_.read_u8() != 0) {
    in_.fail_malformed("malformed tag attribute", at);
    return {};
  }
  const BlobTypeId type = decode_func_type_index();
  if (!in_.failed() && !blob_.func_type(type).results.empty()) {
    fail("non-empty tag result type", at);
  }
  return type;
}

ExternType Decoder::decode_extern_type(const char* context) {
  const uint64_t at = in_.offset();
  const uint8_t kind = in_.read_u8();
  switch (kind) {
    case 0: return {ExternKind::func, raw(decode_func_type_index())};
    case 1: return decode_table_type();
    case 2: return decode_memory_type();
    case 3: return decode_global_type();
    case 4:
      if (!has_tags()) break;
      return {ExternKind::tag, raw(decode_tag_type())};
    case 5:
    case 6:
      if (features_.has(ops::Feature::module_linking)) {
        const auto linking = static_cast<ExternKind>(kind);
        return {linking, raw(decode_linking_type_index(linking))};
      }
      break;
    default: break;
  }
  in_.fail_malformed(bad_kind(context, kind), at);
  return {};
}

std::string Decoder::bad_kind(const char* message, uint8_t kind) const {
  switch (kind) {
    case 4: return model::needs_feature(message, "a tag", ops::Feature::exceptions);
    case 5: return model::needs_feature(message, "a module", ops::Feature::module_linking);
    case 6: return model::needs_feature(message, "an instance", ops::Feature::module_linking);
    case 0xff:
      if (features_.has(ops::Feature::module_linking)) break;
      return model::needs_feature(message, "an import of one name", ops::Feature::module_linking);
    default: break;
  }
  return message;
}

Decoder::ImportNames Decoder::read_import_names() {
  ImportNames names{read_name(), std::nullopt};
  const std::string_view field = read_name();
  if (field.empty() && in_.peek_u8() == 0xff && features_.has(ops::Feature::module_linking) && !in_.failed()) {
    in_.read_u8();
    mark_linked();
  } else {
    names.field = field;
  }
  return names;
}

void Decoder::decode_imports() {
  each([&](uint32_t) { decode_import(); });
  end_imports();
}

void Decoder::decode_import() {
  if (!check_limit(module_.imports.size() + 1, kMaxItems, "imports")) return;
  model::Import import;
  import.offset = in_.offset();
  const ImportNames names = read_import_names();
  import.module = names.name;
  import.is_one_level = !names.field;
  import.field = names.field.value_or("");
  const ExternType type = decode_extern_type("malformed import kind");
  if (in_.failed()) return;
  if (features_.has(ops::Feature::module_linking)) {
    auto added = imports_.add(names.name, names.field, type);
    if (!added.ok()) {
      // What core modules may do, linked ones may not: it depends on what follows.
      if (state_.is_linked) return fail(added.error().message, import.offset);
      if (!duplicate_import_) {
        duplicate_import_ = std::move(added).take_error();
        duplicate_import_->offset = import.offset;
      }
    } else if (*added) {
      if (state_.is_linked) {
        check_limit(size_t{module_.instances.size()} + 1, kMaxInstances, "instances");
      }
      untyped_.push_back(module_.instances.push_back({}));
      module_.initializers.emplace_back(model::ImplicitInstanceInit{names.name});
    }
    if (state_.is_linked && !check_type_size(imports_.effective_size())) return;
  }
  import.kind = type.kind();
  import.index = add_outside_item(type);
  module_.initializers.emplace_back(
      model::ImportInit{static_cast<uint32_t>(module_.imports.size())});
  module_.imports.push_back(import);
}

void Decoder::end_imports() {
  imports_.close();
  if (state_.is_linked) type_implicit_instances();
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

size_t Decoder::space_size(ExternKind kind) const {
  switch (kind) {
    case ExternKind::func: return module_.funcs.size();
    case ExternKind::table: return module_.tables.size();
    case ExternKind::memory: return module_.memories.size();
    case ExternKind::global: return module_.globals.size();
    case ExternKind::tag: return module_.tags.size();
    case ExternKind::module: return module_.modules.size();
    case ExternKind::instance: break;
  }
  return module_.instances.size();
}

Decoder::Item Decoder::decode_item() {
  static constexpr const char* kUnknown[] = {"unknown function", "unknown table",
                                             "unknown memory", "unknown global",
                                             "unknown tag", "unknown module",
                                             "unknown instance"};
  const uint64_t at = in_.offset();
  const uint8_t kind = in_.read_u8();
  Item item{static_cast<ExternKind>(kind), in_.read_u32()};
  if (in_.failed()) return {};
  const auto last = features_.has(ops::Feature::module_linking) ? ExternKind::instance : ExternKind::tag;
  if (kind > static_cast<uint8_t>(last)) {
    in_.fail_malformed(bad_kind("malformed export kind", kind), at);
    return {};
  }
  if (item.kind >= ExternKind::module) mark_linked();
  if (in_.failed() || !check_index(in_, item.index, space_size(item.kind), kUnknown[kind], at)) {
    return {};
  }
  if (item.kind == ExternKind::func) escape(FuncIndex{item.index});
  return item;
}

void Decoder::decode_exports() {
  each([&](uint32_t) {
    if (!check_limit(module_.exports.size() + 1, kMaxItems, "exports")) return;
    const uint64_t at = in_.offset();
    const std::string_view name = read_name();
    const Item item = decode_item();
    if (in_.failed()) return;
    if (!export_names_.insert(name).second) {
      return fail("duplicate export name `" + std::string(name) + "`", at);
    }
    if (state_.is_linked) {
      const ExternType type = module_.extern_type(item.kind, item.index);
      exports_size_ =
          types::add_sizes(exports_size_, types::add_sizes(blob_.types.effective_size(type), 1));
      if (!check_type_size(exports_size_)) return;
    }
    module_.exports.push_back({name, item.kind, item.index});
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
