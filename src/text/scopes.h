// What the parser knows of the types in scope: of a module, and of the body of each module or
// instance type, which has a type index space of its own. Two chains of scopes lie over each other:
// a TypeScope is where indices count (the binary's scopes), a NameScope is where written ids and
// indices are looked up (the text's). They differ only while the exports of an instance type are
// spliced into a body, `(export $I)`: names are then those of the place where `$I` was written.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "support/byte_writer.h"
#include "text/index_space.h"

namespace tenon::text {

using support::ByteWriter;

class ModuleParser;

// The index spaces of a module that ids name. The first five are the binary's external kinds 0 to 4
// (spec 5.5.5), `module` and `instance` its kinds 5 and 6, and `type` is 7 in outer aliases.
enum class Space : uint8_t {
  func,
  table,
  memory,
  global,
  tag,
  module,
  instance,
  type,
  elem,
  data,
  count_
};
inline constexpr size_t kSpaceCount = static_cast<size_t>(Space::count_);

// Scopes that may enclose another: nested modules and the bodies of module and instance types.
// Keeps the recursion over them shallow; the decoder has the same limit.
inline constexpr uint32_t kMaxScopeDepth = 100;

// What a module or an instance exports, as far as the text format needs to know.
struct Shape {
  struct Item {
    std::string name;
    Space kind;
    const Shape* shape;  // of a module or instance; null where it is unknown
  };
  std::vector<Item> items;

  // The shape of an exported module or instance, or null.
  const Shape* find(std::string_view name, Space kind) const {
    for (const Item& item : items) {
      if (item.kind == kind && item.name == name) return item.shape;
    }
    return nullptr;
  }
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

struct NameScope;

struct TypeDef {
  enum class Kind : uint8_t { unknown, func, aggregate, module, instance };
  Kind kind = Kind::unknown;
  FuncSig sig = {};  // of a func
  // False for an outer func type whose parameters can't be named where it was aliased.
  bool has_sig = true;
  IndexSpace fields = {};        // of a struct
  uint32_t origin = 0;           // the same for the aliases of one definition and for no others
  const Shape* shape = nullptr;  // of a module or instance type
  // Of an instance type: where its body begins, and the scope around it.
  size_t body_position = 0;
  const NameScope* body_scope = nullptr;
};

// One type index space, and what has been written of it.
struct TypeScope {
  uint32_t depth = 0;              // how many scopes enclose it
  ModuleParser* module = nullptr;  // null: the body of a type
  std::vector<TypeDef> types = {};
  std::unordered_map<std::string, uint32_t> interned = {};  // the first type with this encoding
  std::unordered_map<uint32_t, uint32_t> by_origin = {};    // the first type of an origin
  // Outer aliases by the depth of the scope (beyond 32 bits: how far up, where there is no scope),
  // kind and index.
  std::map<std::tuple<uint64_t, Space, uint32_t>, uint32_t> outer_aliases = {};
  // Of a body: its declarations.
  ByteWriter declarations = {};
  uint32_t declaration_count = 0;
  Shape* shape = nullptr;  // of a body: collects its exports
};

struct NameScope {
  const NameScope* up = nullptr;
  TypeScope* target = nullptr;
  std::string id = {};       // of a module
  IndexSpace type_ids = {};  // bound to indices of the target
  uint32_t type_base = 0;    // what a written type index 0 is in the target
};

// What a module shares with those nested in it.
struct SharedScopes {
  std::deque<Shape> shapes = {};
  std::deque<NameScope> names = {};
  uint32_t origin_count = 0;
  uint32_t spliced_count = 0;  // exports written again by splicing
  std::vector<bool> used_annotations = {};  // by their place in TokenCursor::annotations

  Shape* make_shape() { return &shapes.emplace_back(); }
};

}  // namespace tenon::text
