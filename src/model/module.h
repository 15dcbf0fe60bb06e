// A decoded module and the blob that holds it. A blob is what one input decodes to: a flat list of
// modules (the root and every module nested in it) and one type store, which all of them share.
// Everything here is immutable once decoded. Spec: 3.0, section 2.5 (Modules).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tenon/index.h"
#include "tenon/result.h"
#include "tenon/types.h"
#include "types/type_store.h"

namespace tenon::model {

using tenon::ExternKind;

// A module's view of a type (spec 2.3.8): an id in the blob's store.
struct TypeEntry {
  BlobTypeId id{};
  bool is_core = true;  // else a module or an instance type
};

// A type as the text format writes it in a module with this type space: `(ref null 3)`.
std::string to_text(const IndexVec<TypeIndex, TypeEntry>& types, ValType type);
std::string to_text(const IndexVec<TypeIndex, TypeEntry>& types, HeapType heap);

// In what follows `is_imported` is true of what lives outside of the instance: what is imported, or
// is an alias of another instance's export. The first num_imported_… of each space are.

struct Func {
  BlobTypeId type{};
  bool is_imported = false;
  // Exported, started, in an element segment or a ref.func: it needs a stable descriptor at run time.
  bool escapes = false;
  // A body may name it in ref.func (spec 3.4.2).
  bool is_declared = false;
};

// A constant expression (spec 3.4.13), kept as its bytes and, where it is simple, pre-decoded.
struct ConstExpr {
  enum class Kind : uint8_t { value, global_get, ref_func, ref_null, bytes } kind = Kind::bytes;
  ValType type;            // of the result
  uint64_t bits[2] = {};   // value: the bits
  uint32_t index = 0;      // global_get: GlobalIndex; ref_func: FuncIndex
  std::span<const uint8_t> bytes = {};  // whole expression with its end, inside Blob::bytes
  uint64_t offset = 0;
};

struct Table {
  TableType type;
  bool is_imported = false;
  std::optional<ConstExpr> init = {};
};

struct Memory {
  MemoryType type;
  bool is_imported = false;
};

struct Global {
  GlobalType type;
  bool is_imported = false;
  std::optional<ConstExpr> init = {};  // set unless imported
};

struct Tag {
  BlobTypeId type{};
  bool is_imported = false;
};

// An entry of the module space, or of the instance space (module linking).
struct ModuleEntry {
  BlobTypeId type{};  // a module type
};
struct InstanceEntry {
  BlobTypeId type{};  // an instance type
};

struct Import {
  std::string_view module;  // the only name of a one-level import
  std::string_view field;
  bool is_one_level = false;
  ExternKind kind = ExternKind::func;
  uint32_t index = 0;  // the index it gets in its kind's space
  uint64_t offset = 0;
};

struct Export {
  std::string_view name;
  ExternKind kind = ExternKind::func;
  uint32_t index = 0;
};

enum class SegmentMode : uint8_t { active, passive, declarative };

struct ElemSegment {
  SegmentMode mode = SegmentMode::passive;
  TableIndex table{};
  std::optional<ConstExpr> offset = {};
  ValType type;
  // Either function indices or expressions.
  std::vector<FuncIndex> funcs = {};
  std::vector<ConstExpr> exprs = {};
  bool uses_exprs = false;
  size_t size() const { return uses_exprs ? exprs.size() : funcs.size(); }
};

struct DataSegment {
  SegmentMode mode = SegmentMode::passive;
  MemoryIndex memory{};
  std::optional<ConstExpr> offset = {};
  std::span<const uint8_t> bytes;
};

// A function's code, undecoded: its locals and expression, inside Blob::bytes.
struct Body {
  std::span<const uint8_t> bytes;
  uint64_t offset = 0;  // in the file
};

// The ordered list that instantiation executes; each appends to one index space. A core module's is
// its imports, in order; module linking adds the others.

// The import at this position in Module::imports.
struct ImportInit { uint32_t import = 0; };
// The instance that the two-level imports with this first name make one import of.
struct ImplicitInstanceInit { std::string_view name; };
struct AliasExportInit { InstanceIndex instance{}; std::string_view name; ExternKind kind{}; };
// A module that this one has captured where it was defined.
struct OuterModuleInit { uint32_t capture = 0; };
// What a nested module captures: of the module space here, or what this module captured itself.
struct Capture { bool is_inherited = false; uint32_t index = 0; };
struct DefineModuleInit { ArtifactIndex artifact{}; std::vector<Capture> captures; };
struct InstantiateArg { std::string_view name; ExternKind kind{}; uint32_t index = 0; };
// Every import of the module has an argument of its name, whose type matches.
struct InstantiateInit { ModuleIndex module{}; std::vector<InstantiateArg> args; };
using Initializer = std::variant<ImportInit, ImplicitInstanceInit, AliasExportInit,
                                 OuterModuleInit, DefineModuleInit, InstantiateInit>;

struct NameEntry { uint32_t index; std::string_view name; };

// The name section (spec appendix A.4), as far as it is well formed.
struct Names {
  std::string_view module;
  std::vector<NameEntry> functions;  // sorted by index
  std::vector<NameEntry> tags;       // likewise
  // The function's name, or "" where it has none.
  std::string_view function(uint32_t index) const;
  std::string_view tag(uint32_t index) const;
};

struct Module {
  IndexVec<TypeIndex, TypeEntry> types;
  IndexVec<FuncIndex, Func> funcs;
  IndexVec<TableIndex, Table> tables;
  IndexVec<MemoryIndex, Memory> memories;
  IndexVec<GlobalIndex, Global> globals;
  IndexVec<TagIndex, Tag> tags;
  IndexVec<ModuleIndex, ModuleEntry> modules;
  IndexVec<InstanceIndex, InstanceEntry> instances;
  IndexVec<ElemIndex, ElemSegment> elems;
  IndexVec<DataIndex, DataSegment> datas;
  std::vector<Import> imports;
  std::vector<Export> exports;
  std::vector<Initializer> initializers;
  std::optional<FuncIndex> start;
  std::optional<uint32_t> data_count;
  std::vector<Body> bodies;  // body i is of function num_imported_funcs + i
  uint32_t num_imported_funcs = 0;
  uint32_t num_imported_tables = 0;
  uint32_t num_imported_memories = 0;
  uint32_t num_imported_globals = 0;
  uint32_t num_imported_tags = 0;
  Names names;
  // All of it, inside Blob::bytes, and its offset there.
  std::span<const uint8_t> bytes;
  uint64_t offset = 0;
  // Its module type, where the blob uses module linking; else make_module_type has it.
  std::optional<BlobTypeId> type;
  // Where it stands first: the artifact that defines it, and its index there. Not of the root.
  std::optional<std::pair<ArtifactIndex, ModuleIndex>> parent;
  std::vector<uint32_t> exports_by_name;  // positions in exports, sorted

  const Export* find_export(std::string_view name) const;
  // The type of an item of an index space; ids are the blob's.
  // REQUIRES: the index is in the space.
  types::ExternType extern_type(ExternKind kind, uint32_t index) const;
};

struct Blob {
  std::vector<uint8_t> bytes;  // every view above points into it
  types::TypeStore types;      // ids are BlobTypeIds
  // Nested modules before those that define them, the root last. Those that are the same, byte for
  // byte and in what they alias from outside, are there once.
  IndexVec<ArtifactIndex, Module> modules;
  ArtifactIndex root{};

  const Module& root_module() const { return modules[root]; }
  // REQUIRES: `type` is a function type.
  const FuncType& func_type(BlobTypeId type) const { return *types.func(raw(type)); }
  const FuncType& func_type(const Module& module, FuncIndex func) const {
    return func_type(module.funcs[func].type);
  }
  // Where a module stands, for messages: "nested module 2.0" is module 0 in module 2 of the root;
  // "" of the root.
  std::string place_of(ArtifactIndex module) const;
  // `error`, which is in `module`, with its place.
  Error at_place(ArtifactIndex module, Error error) const;
};

}  // namespace tenon::model
