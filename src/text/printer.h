// The printer of one module: sections in print_module.cpp, types in print_types.cpp, instructions
// in print_code.cpp, names in print_names.cpp, custom sections in print_custom.cpp. Errors stick in the reader, whose loops end there.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ops/opcodes.h"
#include "support/byte_reader.h"
#include "tenon/result.h"
#include "text/open_labels.h"
#include "text/parser.h"
#include "text/scopes.h"

namespace tenon::text {

using support::ByteReader;

// Names by index. They are ids as well, each of them once.
class IdMap {
 public:
  // A name that is empty or another's is no id, but an annotation.
  void add(uint32_t index, std::string_view name);
  bool empty() const { return by_index_.empty() && annotations_.empty(); }
  // ` $id` or ` (@name "...")`, or "" where it has no name.
  std::string with_space(uint32_t index) const;
  // `$id`, or the number.
  std::string text(uint32_t index) const;

 private:
  std::unordered_map<uint32_t, std::string> by_index_, annotations_;
  std::unordered_set<std::string> taken_;
};

// `name` as an id, `$name` or `$"na me"`.
std::string id_text(std::string_view name);
// `bytes` as a string literal. Valid UTF-8 is kept where `is_name`.
std::string string_text(std::string_view bytes, bool is_name);

// What the name section says (appendix A.4.1); a damaged one ends where the damage is.
struct PrintedNames {
  std::string module;
  std::array<IdMap, kSpaceCount> spaces;
  std::unordered_map<uint32_t, IdMap> locals, fields;  // of a function, of a type
  // Of a function, by its block's place among the blocks. Several may have one name, which none other
  // than ids have.
  std::unordered_map<uint32_t, std::unordered_map<uint32_t, std::string>> labels;

  bool empty() const;
};
// Branch hints, by function and offset in its body.
using BranchHints = std::unordered_map<uint32_t, std::unordered_map<uint64_t, uint8_t>>;

PrintedNames read_printed_names(std::span<const uint8_t> section);

class ModulePrinter {
 public:
  // `outer`, where given, is the module around this one, as far as it has been printed.
  ModulePrinter(std::string& out, const ModulePrinter* outer, unsigned indent)
      : out_(out),
        outer_(outer),
        indent_(indent),
        origin_count_(outer != nullptr ? outer->origin_count_ : &own_origin_count_) {}

  // Prints the module that `in` holds.
  Result<void> print(ByteReader in);

 private:
  // A value type: its text, or where it names a type, its index in the scope at hand.
  struct ValueType {
    std::string text = {};
    std::optional<uint32_t> type = {};
    bool is_nullable = false;
  };
  // Of an entry of a type index space: a function type's parameters and results, where they can be
  // named in this scope.
  struct TypeInfo {
    bool is_func = false;
    std::vector<ValueType> params = {}, results = {};
    uint32_t param_count = 0;  // known of every function type
    uint32_t origin = 0;  // the same for the aliases of one definition and for no others
  };
  // A type scope: the module's, or a body's.
  struct Scope {
    const Scope* up = nullptr;
    uint32_t depth = 0;
    std::vector<TypeInfo> types = {};
    std::unordered_map<uint32_t, uint32_t> by_origin = {};  // the first type of an origin
  };
  struct Section {
    uint8_t id;
    std::span<const uint8_t> bytes;
    uint64_t offset;
  };

  // A custom section, but for names.
  struct Custom {
    std::string name;
    std::span<const uint8_t> bytes;
    size_t sections_before;  // in sections_
    bool is_behind_names;
  };

  void line(std::string_view text);
  void fail(const Error& error) { in_.fail(error.kind, error.message, error.offset); }
  void read_sections();
  void print_sections();
  void print_section(const Section& section);
  // An item's keyword, index comment and id, and the index used up.
  std::string head(Space space);
  std::string ref(Space space, uint32_t index) const {
    return names_.spaces[static_cast<size_t>(space)].text(index);
  }
  std::string read_ref(Space space) { return ref(space, in_.read_u32()); }
  std::string read_name() { return string_text(in_.read_name(), true); }
  Space read_kind(uint8_t max);
  template <class Item>
  void each(Item item) {
    const uint32_t count = in_.read_u32();
    for (uint32_t i = 0; i < count && !in_.failed(); ++i) item(i);
  }

  // Custom sections (print_custom.cpp).
  void take_hints();
  bool hints_fit();
  void print_customs();
  void print_custom(const Custom& custom, std::string_view placement);

  // Sections (print_module.cpp).
  void print_import();
  void print_module_section();
  void print_instance();
  std::string alias_text();
  std::string item_ref();
  void print_export();
  void print_elem();
  void print_data();
  void print_code();
  void print_func(uint32_t type_index, uint64_t body_offset);
  std::string locals_text(uint32_t first);

  // Types (print_types.cpp).
  std::string heap_text();
  std::string val_text();
  std::string ref_type_text();
  std::string storage_text();
  std::string field_text(const std::string& id);
  std::string limits_text(bool is_memory, std::string& suffix);
  std::string table_text();
  std::string memory_text();
  std::string global_text();
  std::string type_use(uint32_t index, const IdMap* params = nullptr) const;
  // An import's or export's type, up to its `)`. `define`: it takes an index of the module.
  std::string extern_text(bool define);
  std::string type_def(unsigned indent);
  std::string sub_type(uint32_t index);
  std::string type_head(uint32_t index) const;
  std::string composite_type(uint32_t index, TypeInfo& info);
  std::string linking_type(bool is_module, unsigned indent);
  // `module`, where given, is set for a two-level import: its first name as text.
  std::string import_names(std::string* module = nullptr);
  // Of a type defined here, whose origin is 0, or of an alias.
  void push_type(TypeInfo info);
  std::string type_ref(uint32_t index) const;
  ValueType read_value_type();
  std::string value_text(const ValueType& type) const;
  TypeInfo outer_type(uint32_t up, uint32_t index) const;

  // Instructions (print_code.cpp).
  void print_body(uint64_t begin);
  std::string const_expr(std::string_view keyword = {});
  std::string instr_text(ops::Op op);
  std::string immediates(ops::Op op);
  std::string pair_text(Space first, Space second);
  std::string swapped_text(Space first, Space second);
  std::string block_type();
  std::string memarg(const ops::OpInfo& info);
  std::string label(uint32_t index, bool has_comment = true) const;
  void open_label();
  void print_hint(ops::Op op, uint64_t offset, size_t spaces);
  std::string catches();
  std::string vector_const();
  ops::Op read_op();

  std::string& out_;
  mutable IdMap nested_names_;  // of the modules in this one
  const ModulePrinter* outer_;
  unsigned indent_;
  ByteReader in_;
  std::vector<Section> sections_;
  std::vector<Custom> customs_;
  bool uses_data_ = false;  // an instruction names a data segment
  PrintedNames names_;
  Scope own_scope_;
  Scope* scope_ = &own_scope_;
  std::array<uint32_t, kSpaceCount> next_ = {};
  std::vector<uint32_t> func_types_;
  std::unordered_set<std::string> implicit_instances_;  // of the import section
  OpenLabels labels_;
  uint32_t label_count_ = 0;                // blocks of the body so far
  const std::unordered_map<uint32_t, std::string>* label_names_ = nullptr;  // the function's
  BranchHints hints_;  // that can be written as annotations
  const std::unordered_map<uint64_t, uint8_t>* func_hints_ = nullptr;
  std::optional<uint32_t> named_type_;                  // the last heap type, where it is an index
  const IdMap* locals_ = nullptr;
  uint32_t own_origin_count_ = 0;
  uint32_t* origin_count_;  // the outermost module's
};

}  // namespace tenon::text
