// Whether an item of one external type can be given where another is wanted: the one subtyping
// engine, which validation and the outermost imports share. Instances match by name (more exports
// are no harm), modules contravariantly in their imports. Nothing recurses on the host's stack, and
// pairs that were found to match are never compared again, so that types which share parts cost
// what they take to write. Spec: 3.0, section 3.3 (Matching); module linking, subtyping.
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "types/type_store.h"

namespace tenon::types {

// Why a type does not match, and where.
struct Mismatch {
  enum class Reason : uint8_t { kind, type, missing_export, missing_import };
  struct Step {
    bool is_import;
    std::string name;
  };

  Reason reason = Reason::type;
  // From the compared items to the place; a missing import or export is its last step.
  std::vector<Step> path;
  // What was compared there. Of a missing item only `wanted` is meant.
  ExternType found;
  ExternType wanted;
  // The path has an odd number of imports: `found` is then the one wanted outside.
  bool is_reversed = false;

  // `func type mismatch`, `no export named `x``.
  std::string message() const;
  // The names on the path, joined by ` → `; "" where it is empty.
  std::string path_text() const;
  // All of it: `func type mismatch: app → f: expected (func), found (func (param i32))`.
  std::string text(const TypeStore& types) const;
};

class Matcher {
 public:
  // `types` outlives this; types may be added to it between calls.
  explicit Matcher(const TypeStore& types) : types_(types) {}

  // Whether `found` can be given where `wanted` is wanted; the first mismatch where not.
  std::optional<Mismatch> match(const ExternType& found, const ExternType& wanted);

  // Whether a module of the type whose id is `wanted` can be instantiated with `args`; the first
  // mismatch, or missing import, where not.
  std::optional<Mismatch> match_args(const ExternMap& args, uint32_t wanted);

 private:
  struct Pair {
    ExternType found;
    ExternType wanted;
    size_t parent;     // position in pairs_
    const std::string* name;  // null at the outermost
    bool is_import;
  };
  struct Failure {
    Mismatch::Reason reason;
    size_t at;  // in pairs_
    const std::string* name;
    bool is_import;
    ExternType found;
    ExternType wanted;
  };

  // Compares everything that is in work_.
  std::optional<Mismatch> run();
  std::optional<Failure> expand(size_t at);
  // Every item of `wanted` has one in `found`; `at` is the pair that they belong to.
  std::optional<Failure> match_maps(const ExternMap& found, const ExternMap& wanted, size_t at,
                                    bool is_import);
  std::optional<Failure> add(const ExternType& found, const ExternType& wanted, size_t at,
                             const std::string* name, bool is_import);
  // Forgets what was taken to match, and describes why it does not.
  Mismatch fail(const Failure& failure);

  const TypeStore& types_;
  std::unordered_set<uint64_t> matched_;  // pairs of ids
  std::vector<Pair> pairs_;               // of this comparison
  std::vector<size_t> work_;
  std::vector<uint64_t> pending_;         // keys of this comparison's pairs
};

// The matching of items that are neither modules nor instances (spec 3.3.10–3.3.15).
// REQUIRES: both are of one kind.
bool matches_core(const TypeStore& types, const ExternType& found, const ExternType& wanted);

}  // namespace tenon::types
