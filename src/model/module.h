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
#include "tenon/types.h"
#include "types/type_store.h"

namespace tenon::model {

enum class ExternKind : uint8_t { func, table, memory, global, tag, module, instance };

// A module's view of a type (spec 2.3.8): an id in the blob's store.
struct TypeEntry {
  BlobTypeId id{};
};

struct Func {
  TypeIndex type{};
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
  TypeIndex type{};
  bool is_imported = false;
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

// The ordered list that instantiation executes. A core module's is its imports, in order; module
// linking adds the others.
struct ImportInit { uint32_t import = 0; };  // position in Module::imports
struct AliasExportInit { InstanceIndex instance{}; std::string_view name; ExternKind kind{}; };
struct OuterModuleInit { uint32_t capture = 0; };
struct DefineModuleInit { ArtifactIndex artifact{}; std::vector<uint32_t> captures; };
struct InstantiateArg { std::string_view name; ExternKind kind{}; uint32_t index = 0; };
struct InstantiateInit { ModuleIndex module{}; std::vector<InstantiateArg> args; };
using Initializer = std::variant<ImportInit, AliasExportInit, OuterModuleInit, DefineModuleInit,
                                 InstantiateInit>;

struct NameEntry { uint32_t index; std::string_view name; };

// The name section (spec appendix A.4), as far as it is well formed.
struct Names {
  std::string_view module;
  std::vector<NameEntry> functions;  // sorted by index
  // The function's name, or "" where it has none.
  std::string_view function(uint32_t index) const;
};

struct Module {
  IndexVec<TypeIndex, TypeEntry> types;
  IndexVec<FuncIndex, Func> funcs;
  IndexVec<TableIndex, Table> tables;
  IndexVec<MemoryIndex, Memory> memories;
  IndexVec<GlobalIndex, Global> globals;
  IndexVec<TagIndex, Tag> tags;
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

  const Export* find_export(std::string_view name) const;
};

struct Blob {
  std::vector<uint8_t> bytes;  // every view above points into it
  types::TypeStore types;      // ids are BlobTypeIds
  IndexVec<ArtifactIndex, Module> modules;
  ArtifactIndex root{};

  const Module& root_module() const { return modules[root]; }
  // REQUIRES: `type` is a function type of `module`.
  const FuncType& func_type(const Module& module, TypeIndex type) const {
    return *types.func(raw(module.types[type].id));
  }
  const FuncType& func_type(const Module& module, FuncIndex func) const {
    return func_type(module, module.funcs[func].type);
  }
};

}  // namespace tenon::model
