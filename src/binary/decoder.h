// The decoder's state, shared by its files: blobs and nested modules in decode_blob.cpp, sections in
// decode.cpp, types in decode_types.cpp, the sections of module linking in decode_linking.cpp,
// constant expressions in decode_const.cpp, names in decode_names.cpp.
//
// There is one Decoder a module. Nested modules are decoded where they stand, while their parent
// waits on a stack of decoders: nothing here recurses as deep as the input nests.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "binary/opcode_reader.h"
#include "binary/type_reader.h"
#include "model/features.h"
#include "model/import_list.h"
#include "model/module.h"
#include "ops/opcodes.h"
#include "support/byte_reader.h"
#include "types/matching.h"

namespace tenon::binary {

// What a nested module aliases from outside of itself.
struct OuterRef {
  uint32_t depth;  // of the scope, 0 is the one that the module stands in
  uint32_t index;
  BlobTypeId type;  // the type, or the module's type
};

// The outer references of one kind, each once, in order of their first use.
class OuterRefs {
 public:
  // The position of the reference, added if need be.
  uint32_t add(const OuterRef& ref);
  const std::vector<OuterRef>& items() const { return items_; }

 private:
  std::vector<OuterRef> items_;
  std::unordered_map<uint64_t, uint32_t> positions_;
};

// What all decoders of a blob share.
struct DecodeState {
  // A nested module that has been decoded: one with the same bytes, for which outer references
  // stand for the same, is the same module.
  struct Known {
    std::span<const uint8_t> bytes;
    ArtifactIndex artifact;
    std::vector<OuterRef> outer_types;
    std::vector<OuterRef> outer_modules;
    uint32_t height;  // of the scopes in it
  };

  DecodeState(model::Blob& the_blob, const model::Features& the_features)
      : blob(the_blob), features(the_features), matcher(the_blob.types) {}

  model::Blob& blob;
  const model::Features& features;
  types::Matcher matcher;
  // Something of module linking has been seen. Names of imports are unique then.
  bool is_linked = false;
  std::unordered_multimap<uint64_t, Known> known;
  uint64_t hashed_bytes = 0;
};

class Decoder {
 public:
  enum class Step : uint8_t { nested, done };

  // `bytes` is the module, `offset` where it stands in the blob's bytes. `parent` outlives this.
  Decoder(DecodeState& state, Decoder* parent, std::span<const uint8_t> bytes, uint64_t offset);

  // Decodes up to the next nested module, of which next_module() then has the bytes, or the end.
  Result<Step> run();
  // The nested module that run() came to: give it to add_module() before the next run().
  std::span<const uint8_t> next_module() const { return next_module_; }
  uint64_t next_module_offset() const { return next_module_offset_; }
  // Appends a module to the module space; `captured` is what it aliases from outside.
  void add_module(ArtifactIndex artifact, const std::vector<OuterRef>& outer_types,
                  const std::vector<OuterRef>& captured, uint32_t height);
  uint32_t module_count() const { return module_.modules.size(); }

  // The module `depth` scopes out, 0 is this one; null where there is none.
  const Decoder* module_at(uint32_t depth) const;
  // The type of an entry of the module space, or the type itself; nullopt where there is none yet.
  std::optional<BlobTypeId> find_module(uint32_t index) const;
  std::optional<BlobTypeId> find_type(uint32_t index) const;

  // REQUIRES: run() has returned done.
  model::Module take_module() { return std::move(module_); }
  const OuterRefs& outer_types() const { return outer_types_; }
  const OuterRefs& outer_modules() const { return outer_modules_; }
  // Number of scopes nested in this module, itself among them.
  uint32_t height() const { return height_; }
  uint32_t depth() const { return depth_; }

 private:
  // A module type or instance type whose declarations are being read: a scope of its own.
  struct TypeBody {
    TypeBody(types::TypeStore& store, bool of_module, uint32_t count)
        : is_module(of_module), declarations(count), imports(store) {}
    bool is_module;
    uint32_t declarations;  // yet to be read
    IndexVec<TypeIndex, model::TypeEntry> space;
    model::ImportList imports;
    std::vector<types::NamedExtern> exports;
    std::unordered_set<std::string_view> export_names;
    uint32_t exports_size = 0;
  };

  Result<Step> run_sections();
  Result<void> read_header();
  // Begins the next section, or nothing at the end.
  Result<void> begin_section();
  void end_section();
  bool has_tags() const {
    return features_.has(ops::Feature::exceptions) ||
           features_.has(ops::Feature::legacy_exceptions);
  }
  Result<void> check_section_id(uint8_t id, uint64_t at) const;
  bool is_in_order(uint8_t id);
  // A malformed body explains better than what its lies about sizes lead to: its error if there is
  // one, else `error`.
  Error blame_bodies(Error error);
  void decode_section(uint8_t id);

  void decode_types();
  // One entry of the type section, with the bodies in it.
  void decode_def_type();
  void begin_def_type();
  void begin_body(bool is_module);
  void decode_declaration();
  void end_body();
  void decode_rec_group();
  // Fails unless GC's types are on. REQUIRES: the byte of `what` is next, or has just been read.
  void require_gc(const char* what);
  // What is wrong with a composite type that begins with `form`.
  std::string bad_form(uint8_t form) const;
  types::SubType decode_sub_type(uint32_t position, uint32_t group_size);
  types::CompositeType decode_composite(const TypeScope& scope, uint8_t form);
  FieldType decode_field(const TypeScope& scope);
  bool check_super_type(const types::SubType& sub, uint64_t at);

  // An import's names: the second is absent of a one-level one.
  struct ImportNames {
    std::string_view name;
    std::optional<std::string_view> field;
  };
  ImportNames read_import_names();
  void decode_imports();
  void decode_import();
  void end_imports();
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
  void finish_linked();

  // Takes the next module of the module section out of it.
  bool read_nested_module();
  void decode_instances();
  void decode_instance();
  void check_args(ModuleIndex module, std::vector<types::NamedExtern> args, uint64_t at);
  void decode_aliases();
  void decode_alias();
  void decode_instance_alias();
  void decode_outer_alias();
  // The position of an outer reference in this module's list; in those of the modules between too.
  uint32_t add_outer_ref(const OuterRef& ref, bool is_module);

  // An external type; `context` are the words for a byte that is no kind.
  types::ExternType decode_extern_type(const char* context);
  TableType decode_table_type();
  MemoryType decode_memory_type();
  GlobalType decode_global_type();
  BlobTypeId decode_tag_type();
  BlobTypeId decode_func_type_index();
  BlobTypeId decode_linking_type_index(ExternKind kind);
  struct Item {
    ExternKind kind = ExternKind::func;
    uint32_t index = 0;
  };
  // A kind and an index of its space; a function then escapes. Fails where either is wrong.
  Item decode_item();
  // `message`, and the proposal that `kind` needs.
  std::string bad_kind(const char* message, uint8_t kind) const;
  size_t space_size(ExternKind kind) const;
  // Appends an imported item, or an alias, to its space; returns its index.
  uint32_t add_outside_item(const types::ExternType& type);

  // Decodes and validates a constant expression of `type`.
  model::ConstExpr decode_const_expr(ValType type);
  // What is left of a constant expression that cannot be one: its syntax errors come first.
  void skip_const_expr(Opcode opcode);
  void skip_immediates(ops::Imm imm);
  std::string_view read_name();

  // Something of module linking has been read.
  void mark_linked();
  // Gives implicit instances of import sections that have ended their types.
  void type_implicit_instances();
  bool check_type_size(uint32_t size) {
    if (size < types::kMaxTypeSize) return true;
    fail("effective type size too large");
    return false;
  }

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
  template <class ReadItem>
  void each(ReadItem item) {
    const uint32_t count = in_.read_u32();
    for (uint32_t i = 0; i < count && !in_.failed(); ++i) item(i);
  }
  // The type space of the innermost scope.
  IndexVec<TypeIndex, model::TypeEntry>& type_space() {
    return bodies_.empty() ? module_.types : bodies_.back().space;
  }
  const IndexVec<TypeIndex, model::TypeEntry>& type_space() const {
    return bodies_.empty() ? module_.types : bodies_.back().space;
  }
  TypeScope scope(uint32_t group_size = 0) const { return {type_space(), features_, group_size}; }

  DecodeState& state_;
  Decoder* parent_;
  model::Blob& blob_;
  model::Module module_;
  const model::Features& features_;
  support::ByteReader whole_;  // of the sections
  support::ByteReader in_;     // of the current one
  uint32_t depth_;             // of the scopes around this module
  uint32_t height_ = 1;
  uint8_t last_section_ = 0;         // in the order of sections, of those that have one
  uint8_t last_header_section_ = 0;  // types or imports
  std::optional<uint64_t> section_end_;  // of the current one; there is none before and after
  std::deque<TypeBody> bodies_;          // nested in each other, the innermost last
  std::unordered_set<std::string_view> export_names_;
  uint32_t exports_size_ = 0;
  uint32_t function_count_ = 0;  // of the function section
  model::ImportList imports_;
  std::optional<Error> duplicate_import_;  // an error if this blob is linked
  std::vector<InstanceIndex> untyped_;     // implicit instances that have no type yet
  uint32_t modules_left_ = 0;  // of the current module section
  std::span<const uint8_t> next_module_;
  uint64_t next_module_offset_ = 0;
  OuterRefs outer_types_;
  OuterRefs outer_modules_;
};

// Reads what is well formed of a name section; it never fails.
model::Names decode_names(std::span<const uint8_t> section);

}  // namespace tenon::binary
