// The parser of one text module, which encodes while it reads. Three passes over the same tokens:
//
//   1. collect: binds the ids of every index space, so that fields may refer to later ones
//   2. types:   encodes the explicit type definitions
//   3. fields:  encodes everything else in text order; implicit types are appended as they occur
//
// A failure is kept in `error_` (the first one counts) and moves the cursor to the end of the source;
// every loop stops there, so a caller need not ask after each step. Nothing here recurses: nested
// instructions are kept on a stack of frames in the heap.
// The methods' bodies: parser.cpp (tokens), parse_types.cpp, parse_fields.cpp, parse_segments.cpp,
// parse_instrs.cpp, parse_immediates.cpp. Spec: 3.0, sections 6.4 to 6.6.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ops/opcodes.h"
#include "support/byte_writer.h"
#include "tenon/result.h"
#include "text/index_space.h"
#include "text/lexer.h"

namespace tenon::text {

using support::ByteWriter;

enum class Space : uint8_t { type, func, table, memory, global, tag, elem, data, count_ };

// The binary's external kinds (spec 5.5.5).
enum class ExternKind : uint8_t { func = 0, table = 1, memory = 2, global = 3, tag = 4 };

// A reference type; `heap` is its s33 code: a type index, or the negative code of an abstract type.
struct RefType {
  bool nullable = true;
  int64_t heap = 0;
};

// The value types of a function type, encoded.
struct FuncSig {
  ByteWriter params, results;
  uint32_t param_count = 0, result_count = 0;

  bool empty() const { return param_count == 0 && result_count == 0; }
  bool operator==(const FuncSig& other) const {
    return params.bytes() == other.params.bytes() && results.bytes() == other.results.bytes();
  }
};

struct TypeDef {
  bool is_func = false;
  FuncSig sig;        // only where is_func
  IndexSpace fields;  // only of a struct
};

struct TypeUse {
  bool has_index = false;  // written `(type x)`
  uint32_t index = 0;      // only where has_index
  FuncSig sig;             // as written inline
};

// Limits with what may surround them in a table or memory type.
struct ParsedLimits {
  uint64_t min = 0, max = 0;
  bool has_max = false, is_shared = false, is_64 = false;
  std::optional<uint32_t> page_size_log2 = {};
};

class ModuleParser {
 public:
  explicit ModuleParser(TokenCursor& cursor) : cursor_(cursor) {}

  // Reads module fields up to `)` or the end of the source, where it leaves the cursor.
  Result<std::vector<uint8_t>> parse_fields(const std::string& module_id);

 private:
  struct Section {
    ByteWriter body;
    uint32_t count = 0;
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
  };
  static bool is_flat(FrameKind kind) { return kind >= FrameKind::block; }

  // Tokens (parser.cpp).
  void fail(const Token& token, std::string message);
  void fail_unexpected();
  bool failed() const { return error_.has_value(); }
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
  uint32_t parse_index(Space space);
  uint32_t parse_index_in(const IndexSpace& space, std::string_view what);
  uint32_t optional_index(Space space) { return at_index() ? parse_index(space) : 0; }
  IndexSpace& space(Space which) { return spaces_[static_cast<size_t>(which)]; }

  // Types (parse_types.cpp).
  int64_t parse_heap_type();
  RefType parse_ref_type();
  bool at_value_type() const;
  bool at_ref_type() const;
  void parse_value_type(ByteWriter& out);
  void parse_storage_type(ByteWriter& out);
  void parse_global_type(ByteWriter& out);
  static void write_ref_type(ByteWriter& out, RefType type);
  void parse_type_field();
  void parse_rec_field();
  void parse_type_def(ByteWriter& out, uint32_t index, bool is_alone);
  void parse_composite_type(ByteWriter& out, TypeDef& def);
  void parse_struct_fields(ByteWriter& out, TypeDef& def);
  void parse_params(FuncSig& sig, std::vector<std::optional<std::string>>* ids);
  void parse_results(FuncSig& sig);
  TypeUse parse_type_use(std::vector<std::optional<std::string>>* param_ids);
  uint32_t resolve_type_use(const Token& at, const TypeUse& use);
  uint32_t find_or_add_func_type(const FuncSig& sig);
  void parse_block_type(ByteWriter& out);
  static std::string sig_key(const FuncSig& sig);
  static void write_func_type(ByteWriter& out, const FuncSig& sig);

  // Fields (parse_fields.cpp).
  void collect();
  void collect_field();
  void bind(Space which, std::string_view what);
  void parse_field();
  void parse_import();
  void parse_import_desc();
  void parse_inline_exports(ExternKind kind, uint32_t index);
  bool parse_inline_import();
  void write_import_names(const std::string& module, const std::string& name);
  void check_no_definitions(const Token& at);
  void define(std::string_view what);
  void parse_func();
  void parse_body(const TypeUse& use, uint32_t type_index,
                  const std::vector<std::optional<std::string>>& param_ids, uint32_t func_index);
  void parse_locals(ByteWriter& body);
  void parse_table();
  void parse_memory();
  void parse_global();
  void parse_tag();
  void parse_export();
  void parse_start();
  void parse_limits(ParsedLimits& limits);
  void parse_address_type(ParsedLimits& limits);
  void parse_page_size(ParsedLimits& limits);
  static void write_limits(ByteWriter& out, const ParsedLimits& limits);
  void parse_memory_type(ByteWriter& out);
  void parse_table_type(ByteWriter& out);
  std::vector<uint8_t> assemble(const std::string& module_id);
  void write_names(ByteWriter& out, const std::string& module_id) const;

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
  void begin_block(ops::Op op, ByteWriter& out);
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

  std::array<IndexSpace, static_cast<size_t>(Space::count_)> spaces_;
  std::vector<TypeDef> types_;
  std::unordered_map<std::string, uint32_t> func_types_;  // the first type of a signature
  std::vector<size_t> type_positions_;                    // of the type and rec fields

  Section type_section_, import_section_, func_section_, table_section_, memory_section_,
      tag_section_, global_section_, export_section_, elem_section_, code_section_, data_section_;
  std::optional<uint32_t> start_;
  bool needs_data_count_ = false;
  std::string first_definition_;  // `function` and so on, once there is one that is not imported
  // How many indices of each space the third pass has used.
  std::array<uint32_t, static_cast<size_t>(Space::count_)> next_ = {};
  uint32_t take_index(Space which) { return next_[static_cast<size_t>(which)]++; }

  // Of the function being read.
  IndexSpace locals_;
  std::vector<std::optional<std::string>> labels_;  // innermost last
  std::vector<std::optional<std::string>> pending_labels_;  // of folded ifs before their `then`
  std::vector<Frame> frames_;
  std::vector<uint8_t> deferred_;  // bytes of folded instructions whose operands come first
  std::vector<std::pair<uint32_t, std::vector<std::pair<uint32_t, std::string>>>> local_names_;
};

// v128.const's shape and lanes, with the cursor on the shape; fails as the parser does.
// Shared with the script's constants.
Result<std::array<uint8_t, 16>> parse_v128(TokenCursor& cursor);

// What to say of the token at the cursor where the grammar does not take it.
Error unexpected_token(const TokenCursor& cursor);

}  // namespace tenon::text
