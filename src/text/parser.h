// The parser of one text module, which encodes while it reads. Four passes over the same tokens:
//
//   1. sort:        which fields are the header (types, imports, modules, instances, aliases) and
//                   which are definitions
//   2. header:      encodes the header's fields in text order and gives them their indices; inline
//                   aliases that a field needs come right before it. Types and imports that follow
//                   one another are a run: all its types, then the implicit types of its imports,
//                   then the imports as one section
//   3. bind:        binds the ids of the definitions, which are numbered behind the header
//   4. definitions: encodes them in text order; implicit types are appended as they occur
//
// Inline aliases in definitions belong at the end of the header and shift the definitions' indices.
// When pass 4 meets one, it is begun again: once to collect the aliases, then once more.
//
// A failure is kept in `error_` (the first one counts) and moves the cursor to the end of the
// source; every loop stops there, so a caller need not ask after each step. Nested instructions are
// kept on a stack of frames in the heap; nested modules and type bodies recurse, kMaxScopeDepth
// deep. The methods' bodies: parser.cpp (tokens), parse_module.cpp (passes, assembly),
// parse_header.cpp, parse_linking.cpp, parse_type_bodies.cpp, parse_types.cpp, parse_fields.cpp,
// parse_segments.cpp, parse_instrs.cpp, parse_immediates.cpp. Spec: 3.0, sections 6.4 to 6.6; the
// module linking proposal's Explainer, for what belongs to it.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "ops/opcodes.h"
#include "support/byte_writer.h"
#include "tenon/result.h"
#include "text/index_space.h"
#include "text/lexer.h"
#include "text/open_labels.h"
#include "text/scopes.h"

namespace tenon::text {

// A word of the text that names a kind of import, export or alias.
struct KindWord {
  std::string_view word;
  std::string_view what;  // in messages
  Space space;            // its binary code too, see Space
};
const KindWord* find_kind(std::string_view word);  // null: none of them
std::string_view word_of(Space space);

// A reference type; `heap` is its s33 code: a type index, or the negative code of an abstract type.
struct RefType {
  bool nullable = true;
  int64_t heap = 0;
};

struct TypeUse {
  bool has_index = false;  // written `(type x)`
  uint32_t index = 0;      // only where has_index
  FuncSig sig;             // as written inline
};

// How a parameter or local is called in the text, and in the name section if that is not the same.
struct LocalId {
  std::optional<std::string> id = {};
  std::optional<std::string> name = {};
};

// An annotation `(@custom ...)`: a custom section and where it goes.
struct CustomSection {
  enum class Place : uint8_t { before_first, before, after, after_last };
  static constexpr uint32_t kAny = ~uint32_t{0};
  std::string name;
  std::string bytes;
  Place place = Place::after_last;
  uint8_t section = 0;        // by its id, for `before` and `after`
  uint32_t occurrence = kAny;  // of several with this id, from 0; kAny: the outermost
};

// The custom section of branch hints.
inline constexpr std::string_view kBranchHints = "metadata.code.branch_hint";

// The name of a section in a placement by its id, or "".
std::string_view section_word(uint8_t id);

// Limits with what may surround them in a table or memory type.
struct ParsedLimits {
  uint64_t min = 0, max = 0;
  bool has_max = false, is_shared = false, is_64 = false;
  std::optional<uint32_t> page_size_log2 = {};
};

class ModuleParser {
 public:
  explicit ModuleParser(TokenCursor& cursor) : cursor_(cursor), shared_(&own_shared_) {}
  ModuleParser(const ModuleParser&) = delete;
  ModuleParser& operator=(const ModuleParser&) = delete;

  // Reads module fields up to `)` or the end of the source, where it leaves the cursor.
  Result<std::vector<uint8_t>> parse_fields(const std::string& module_id);

 private:
  // The module's sections, in their order, each whole.
  struct Placed {
    uint8_t id;
    std::vector<uint8_t> bytes;
  };

  // A module nested in `parent`, which it shares the tokens with.
  ModuleParser(ModuleParser& parent, const NameScope* scope)
      : cursor_(parent.cursor_), shared_(parent.shared_), outer_names_(scope) {}

  struct Section {
    ByteWriter body = {};
    uint32_t count = 0;
  };
  // `(@metadata.code.branch_hint "\01")`: the branch is likely (1) or not (0).
  struct BranchHint {
    uint32_t offset;  // of the instruction, in its body
    uint8_t value;
  };
  // One of the sections 1, 2, 14, 15, 16, which may come in any order and number.
  struct HeaderSection : Section {
    uint8_t id = 0;
  };
  struct Definitions {
    Section funcs, tables, memories, tags, globals, elems, code, datas;
    std::optional<uint32_t> start = {};
    bool needs_data_count = false;
    std::vector<std::pair<uint32_t, std::vector<std::pair<uint32_t, std::string>>>> local_names = {};
    // Of labels in the order in which their blocks begin.
    std::vector<std::pair<uint32_t, std::vector<std::pair<uint32_t, std::string>>>> label_names = {};
    std::vector<std::pair<uint32_t, std::vector<BranchHint>>> branch_hints = {};
  };
  struct Export {
    size_t position;  // of a token of it
    std::string name;
    Space kind;
    uint32_t index;
  };
  struct Field {
    enum class Kind : uint8_t { type, import, other, definition };
    Kind kind;  // `other`: a header field that is neither type nor import
    size_t position;
  };
  // Where the fourth pass stands.
  enum class Phase : uint8_t {
    header,      // not begun
    optimistic,  // no inline alias has been met
    collecting,  // reads for the sake of the inline aliases: what it writes is dropped, and ids and
                 // type indices that are not there yet are let pass
    complete,    // all inline aliases are known
  };

  // A form or block that is still open; see parse_instrs.cpp.
  enum class FrameKind : uint8_t {
    folded_plain, folded_block, folded_if, folded_arm, folded_try,
    block, if_, else_, try_, catch_, catch_all,
  };
  struct Frame {
    FrameKind kind;
    // folded_if: 0 operands, 1 after then, 2 after else. folded_try: 0 before do, 1 after it, 2 after a
    // catch, 3 after catch_all, 4 after delegate.
    uint8_t stage = 0;
    size_t deferred_start = 0;  // folded_plain, folded_if: where its bytes start in deferred_
    std::optional<uint8_t> hint = {};  // likewise
  };
  static bool is_flat(FrameKind kind) { return kind >= FrameKind::block; }

  // Tokens (parser.cpp).
  void fail(const Token& token, std::string message);
  void fail_unexpected();
  void keep(Error error);  // one that has its place already
  bool failed() const { return error_.has_value() || restart_; }
  bool is_open() const { return !failed() && cursor_.peek().kind == TokenKind::lparen; }
  void expect(TokenKind kind);
  bool accept_keyword(std::string_view keyword);
  bool accept_form(std::string_view keyword);  // `(` keyword
  std::string_view keyword_ahead() const;      // of the form at the cursor, or empty
  std::optional<std::string> accept_id();
  bool at_index() const;
  std::string parse_string();
  std::string parse_name();
  uint64_t parse_nat(uint64_t max, std::string_view range_message);
  uint32_t parse_u32();
  // An index of a kind at the cursor: a number, an id, or a form that at_inline_ref() takes.
  bool at_index_of(Space space) const { return at_index() || at_inline_ref(space); }
  uint32_t parse_index(Space space);
  uint32_t parse_index_in(const IndexSpace& space, std::string_view what);
  uint32_t optional_index(Space space) { return at_index_of(space) ? parse_index(space) : 0; }
  uint32_t unknown_id(const Token& token, std::string_view what, const std::string& id);
  IndexSpace& space(Space which) { return spaces_[static_cast<size_t>(which)]; }

  // Types (parse_types.cpp).
  int64_t parse_heap_type();
  RefType parse_ref_type();
  bool at_value_type() const;
  bool at_ref_type() const;
  uint32_t parse_type_index();
  void parse_value_type(ByteWriter& out);
  void parse_storage_type(ByteWriter& out);
  void parse_global_type(ByteWriter& out);
  static void write_ref_type(ByteWriter& out, RefType type);
  void bind_type_ids(uint32_t& next);
  void place_outer_types();
  void parse_type_or_rec(ByteWriter& out);
  void parse_rec(ByteWriter& out);
  void parse_type_def(ByteWriter& out, bool is_in_rec, bool is_alone);
  void parse_sub_type(ByteWriter& out, TypeDef& def, bool is_alone);
  void add_type(TypeDef def) {
    if (drops_types_) return;
    def.origin = ++shared_->origin_count;
    push_type(std::move(def));
  }
  void push_type(TypeDef def) {
    target_->by_origin.try_emplace(def.origin, static_cast<uint32_t>(target_->types.size()));
    target_->types.push_back(std::move(def));
  }
  Section& type_section();
  uint32_t intern_type(std::string key, const ByteWriter& bytes, TypeDef def);
  void parse_composite_type(ByteWriter& out, TypeDef& def);
  void parse_struct_fields(ByteWriter& out, TypeDef& def);
  void parse_params(FuncSig& sig, std::vector<LocalId>* ids);
  void parse_results(FuncSig& sig);
  TypeUse parse_type_use(std::vector<LocalId>* param_ids);
  uint32_t resolve_type_use(const Token& at, const TypeUse& use);
  uint32_t find_or_add_func_type(const FuncSig& sig);
  void parse_block_type(ByteWriter& out);
  static std::string sig_key(const FuncSig& sig);
  static void write_func_type(ByteWriter& out, const FuncSig& sig);

  // Annotations (annotations.cpp).
  void fail_annotation(const Token& token, std::string message);
  std::optional<std::string> take_name(size_t id_position, std::string_view what);
  void name_item(Space kind, uint32_t index, size_t id_position);
  void take_customs();
  std::optional<CustomSection> parse_custom(const Annotation& annotation);
  bool parse_placement(const std::vector<Token>& tokens, size_t& next, CustomSection& out);
  std::optional<uint8_t> take_hint(ops::Op op, size_t position);
  void add_hint(std::optional<uint8_t> hint, const ByteWriter& out);
  void place_hints();
  void check_annotations(size_t begin, size_t end);
  void place_customs(std::vector<Placed>& sections, bool before_names) const;

  // The passes, and the module put together (parse_module.cpp).
  void sort_fields();
  Field sort_field(std::string_view word) const;
  std::string_view inline_form(std::string_view word) const;
  void parse_header();
  void bind_definitions();
  void bind_definition(size_t position);
  void bind(Space which, std::string_view what);
  void parse_definitions();
  void rewind_definitions();
  void parse_definition();
  Section& late_types();
  std::vector<uint8_t> assemble();
  void write_names(ByteWriter& out) const;
  const Shape* make_export_shape() const;

  // The header's fields (parse_header.cpp).
  Section& header_section(uint8_t id);
  size_t parse_run(size_t begin);
  void parse_import();
  void parse_inline_import(const KindWord& row);
  Shape* implicit_instance(const std::string& module, const std::optional<std::string>& name);
  void finish_import(const std::string& module, const std::optional<std::string>& name,
                     const KindWord& row, Shape* instance);
  static void write_import_names(ByteWriter& out, const std::string& module,
                                 const std::optional<std::string>& name);
  std::optional<std::string> parse_import_name();
  const Shape* parse_extern_type(const KindWord& row, ByteWriter& out);
  void parse_header_field();
  std::vector<std::pair<size_t, std::string>> parse_inline_export_names();
  void add_exports(const std::vector<std::pair<size_t, std::string>>& names, Space kind,
                   uint32_t index);

  // Nested modules, instances and aliases (parse_linking.cpp).
  void parse_nested_module();
  void parse_instance();
  void parse_alias_field();
  void parse_inverted_alias(const KindWord& row);
  uint32_t add_explicit_alias(const Token& id_token, const KindWord& row, const std::string& id);
  uint32_t add_item(const Token& at, Space kind, std::string id, const Shape* shape);
  bool at_inline_ref(Space space) const { return cursor_.at_form(word_of(space)); }
  uint32_t parse_inline_ref(Space space);
  void parse_item_ref(ByteWriter& out);
  uint32_t find_or_add_alias(Space kind, uint32_t instance, const std::string& name);
  uint32_t add_alias(Space kind, uint32_t instance, const std::string& name);
  // An outer item as it is written: the scope, null where there is none, and the index in it.
  struct OuterItem {
    const NameScope* scope = nullptr;
    uint32_t up_count = 0;  // as encoded
    uint32_t index = 0;

    // What TypeScope::outer_aliases knows the scope by.
    uint64_t depth_key() const {
      return scope != nullptr ? scope->target->depth : uint64_t{1} << 32 | up_count;
    }
  };
  void check_outer_kind(const Token& at, Space kind);
  OuterItem parse_outer_item(Space kind);
  uint32_t find_or_add_outer(Space kind, const OuterItem& item);
  uint32_t add_outer(Space kind, const OuterItem& item);
  TypeDef outer_type(const TypeScope* source, uint32_t index) const;
  bool translate_types(ByteWriter& types, const TypeScope& source) const;
  const Shape* shape_of(Space kind, uint32_t index) const;
  bool may_add_alias();

  // The bodies of module and instance types (parse_type_bodies.cpp).
  uint32_t parse_linking_type_use(bool is_module);
  void parse_linking_type(ByteWriter& out, TypeDef& def, bool is_module);
  void parse_type_declaration(bool is_module);
  void parse_export_declaration();
  void parse_alias_declaration();
  void parse_inline_declaration(const KindWord& row, bool is_module);
  const Shape* parse_extern_desc(ByteWriter& out, Space* kind = nullptr);
  void declare(uint8_t code, const ByteWriter& bytes);
  void declare_type();
  void declare_export(const std::string& name, Space kind, const ByteWriter& type,
                      const Shape* shape);
  void declare_import(const std::string& module, const std::optional<std::string>& name,
                      const ByteWriter& type);
  void splice_exports(const Token& at, uint32_t type_index);

  // Definitions (parse_fields.cpp).
  uint32_t begin_definition(Space kind);
  void parse_func();
  void parse_body(const TypeUse& use, uint32_t type_index,
                  const std::vector<LocalId>& param_ids, uint32_t func_index);
  void parse_locals(ByteWriter& body);
  void parse_table();
  void parse_memory();
  void parse_global();
  void parse_tag();
  void parse_export();
  void parse_zero_level_export();
  void parse_start();
  void parse_limits(ParsedLimits& limits);
  void parse_address_type(ParsedLimits& limits);
  void parse_page_size(ParsedLimits& limits);
  static void write_limits(ByteWriter& out, const ParsedLimits& limits);
  void parse_memory_type(ByteWriter& out);
  void parse_table_type(ByteWriter& out);

  // Segments (parse_segments.cpp).
  void parse_elem();
  void parse_data();
  void parse_table_elems(uint32_t table_index, bool is_64, RefType type, uint64_t& count);
  void parse_memory_data(uint32_t memory_index, ParsedLimits& limits);
  void parse_offset(ByteWriter& out);
  // The items of an element segment, as function indices or as expressions.
  struct ElemItems {
    bool are_exprs = false;
    uint32_t count = 0;
    ByteWriter body;
  };
  void parse_func_items(ElemItems& items);
  void parse_expr_items(ElemItems& items);
  static void turn_into_exprs(ElemItems& items, const std::vector<uint32_t>& funcs);
  void write_elem(uint32_t flags, uint32_t table, const ByteWriter* offset, RefType type,
                  const ElemItems& items);

  // Instructions (parse_instrs.cpp).
  void parse_expr(ByteWriter& out);    // up to `)`, and the end opcode
  void parse_instrs(ByteWriter& out);  // up to `)`
  void parse_folded(ByteWriter& out);  // one folded instruction
  void parse_steps(ByteWriter& out, bool only_one);
  void begin_folded(ByteWriter& out);
  bool begin_folded_arm(ByteWriter& out);
  void end_folded(ByteWriter& out);
  void parse_flat(ByteWriter& out);
  void parse_flat_arm(ops::Op op, ByteWriter& out);
  std::optional<std::string> begin_block(ops::Op op, ByteWriter& out);
  void open_label(std::optional<std::string> label);
  void check_label();
  void parse_catches(ByteWriter& out);
  uint32_t parse_label();
  static void write_op(ByteWriter& out, ops::Op op);
  void flush_deferred(ByteWriter& out, size_t start);

  // One plain instruction, opcode and immediates; the cursor is behind its keyword
  // (parse_immediates.cpp).
  void parse_plain(ops::Op op, ByteWriter& out);
  void parse_index_immediate(ops::Imm imm, ByteWriter& out);
  void parse_memarg(const ops::OpInfo& info, ByteWriter& out);
  uint8_t parse_lane();
  void parse_shuffle(ByteWriter& out);
  void parse_select(ByteWriter& out);
  void parse_cast(ops::Op op, ByteWriter& out);
  void parse_br_table(ByteWriter& out);
  void parse_br_on_cast(ByteWriter& out);
  void parse_number(ops::Imm imm, ByteWriter& out);

  TokenCursor& cursor_;
  std::optional<Error> error_;

  SharedScopes own_shared_;  // of the outermost module
  SharedScopes* shared_;
  const NameScope* outer_names_ = nullptr;
  TypeScope scope_;              // the module's
  TypeScope* target_ = &scope_;  // the innermost scope: the module's or a type body's
  NameScope* names_ = nullptr;   // likewise

  // But for types, whose ids are in a NameScope.
  std::array<IndexSpace, kSpaceCount> spaces_;
  std::vector<const Shape*> module_shapes_, instance_shapes_;
  std::optional<std::string> module_name_;  // for the name section
  std::vector<CustomSection> customs_;
  std::vector<Field> header_fields_;
  std::vector<size_t> definition_positions_;
  std::vector<HeaderSection> header_;
  Section run_imports_;
  std::unordered_map<std::string, Shape*> run_instances_;  // the implicit ones of the run
  // Instance aliases by kind, instance and name.
  std::map<std::tuple<Space, uint32_t, std::string>, uint32_t> aliases_;

  Phase phase_ = Phase::header;
  bool restart_ = false;      // an inline alias is missing
  bool drops_types_ = false;  // reads a type definition for the sake of its outer aliases
  size_t header_type_count_ = 0, header_export_count_ = 0;
  std::array<uint32_t, kSpaceCount> header_counts_ = {};
  Section late_types_;  // implicit types of definitions
  std::vector<Export> exports_;
  Definitions defs_;
  // How many indices of each space have been used.
  std::array<uint32_t, kSpaceCount> next_ = {};
  uint32_t take_index(Space which) { return next_[static_cast<size_t>(which)]++; }

  // Of the function being read.
  IndexSpace locals_;
  OpenLabels labels_;
  std::vector<std::optional<std::string>> pending_labels_;  // of folded ifs before their `then`
  std::vector<std::pair<uint32_t, std::string>> label_names_;
  uint32_t label_count_ = 0;
  std::vector<BranchHint> hints_;
  bool in_body_ = false;  // rather than in a constant expression
  std::vector<Frame> frames_;
  std::vector<uint8_t> deferred_;  // bytes of folded instructions whose operands come first
};

// v128.const's shape and lanes, with the cursor on the shape; fails as the parser does.
// Shared with the script's constants.
Result<std::array<uint8_t, 16>> parse_v128(TokenCursor& cursor);

// What to say of the token at the cursor where the grammar does not take it.
Error unexpected_token(const TokenCursor& cursor);

}  // namespace tenon::text
