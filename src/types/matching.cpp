#include "types/matching.h"

#include <algorithm>

#include "types/difference.h"
#include "types/type_text.h"

namespace tenon::types {
namespace {

uint64_t key_of(const ExternType& found, const ExternType& wanted) {
  return uint64_t{found.id()} << 32 | wanted.id();
}

}  // namespace

bool matches_core(const TypeStore& types, const ExternType& found, const ExternType& wanted) {
  switch (wanted.kind()) {
    case ExternKind::func: return types.is_subtype_id(found.id(), wanted.id());
    case ExternKind::table:
      return found.table().element == wanted.table().element &&
             limits_match(found.table().limits, found.table().limits.min, wanted.table().limits);
    case ExternKind::memory:
      return found.memory().page_size_log2 == wanted.memory().page_size_log2 &&
             limits_match(found.memory().limits, found.memory().limits.min,
                          wanted.memory().limits);
    case ExternKind::global: {
      const GlobalType& have = found.global();
      const GlobalType& want = wanted.global();
      if (have.is_mutable != want.is_mutable) return false;
      return want.is_mutable ? have.type == want.type : types.is_subtype(have.type, want.type);
    }
    case ExternKind::tag: return found.id() == wanted.id();
    case ExternKind::module:
    case ExternKind::instance: break;
  }
  return false;
}

std::optional<Mismatch> Matcher::match(const ExternType& found, const ExternType& wanted) {
  pairs_.clear();
  work_.clear();
  pending_.clear();
  // The outermost pair is a node like the others, so that a failure has a place.
  pairs_.push_back({found, wanted, 0, nullptr, false});
  if (auto failure = add(found, wanted, 0, nullptr, false)) return fail(*failure);
  return run();
}

std::optional<Mismatch> Matcher::match_args(const ExternMap& args, uint32_t wanted) {
  pairs_.clear();
  work_.clear();
  pending_.clear();
  pairs_.push_back({{}, {ExternKind::module, wanted}, 0, nullptr, false});
  auto failure = match_maps(args, types_.module_type(wanted)->imports, 0, true);
  auto mismatch = failure ? std::optional(fail(*failure)) : run();
  // What is given is found: only imports further in change sides.
  if (mismatch) mismatch->is_reversed = !mismatch->is_reversed;
  return mismatch;
}

std::optional<Mismatch> Matcher::run() {
  while (!work_.empty()) {
    const size_t at = work_.back();
    work_.pop_back();
    if (auto failure = expand(at)) return fail(*failure);
  }
  return std::nullopt;
}

std::optional<Matcher::Failure> Matcher::add(const ExternType& found, const ExternType& wanted,
                                             size_t at, const std::string* name, bool is_import) {
  if (found.kind() != wanted.kind()) {
    return Failure{Mismatch::Reason::kind, at, name, is_import, found, wanted};
  }
  if (!wanted.is_linking()) {
    if (matches_core(types_, found, wanted)) return std::nullopt;
    return Failure{Mismatch::Reason::type, at, name, is_import, found, wanted};
  }
  // Taken to match while it is compared; run() takes that back where the whole does not.
  if (found.id() == wanted.id() || !matched_.insert(key_of(found, wanted)).second) {
    return std::nullopt;
  }
  pending_.push_back(key_of(found, wanted));
  work_.push_back(pairs_.size());
  pairs_.push_back({found, wanted, at, name, is_import});
  return std::nullopt;
}

std::optional<Matcher::Failure> Matcher::match_maps(const ExternMap& found,
                                                    const ExternMap& wanted, size_t at,
                                                    bool is_import) {
  const size_t first = work_.size();
  for (const NamedExtern& item : wanted) {
    const ExternType* given = found.find(item.name);
    if (given == nullptr) {
      const auto reason =
          is_import ? Mismatch::Reason::missing_import : Mismatch::Reason::missing_export;
      return Failure{reason, at, &item.name, is_import, {}, item.type};
    }
    if (auto failure = add(*given, item.type, at, &item.name, is_import)) return failure;
  }
  // The first one declared is the next one compared.
  std::reverse(work_.begin() + static_cast<ptrdiff_t>(first), work_.end());
  return std::nullopt;
}

std::optional<Matcher::Failure> Matcher::expand(size_t at) {
  const uint32_t found = pairs_[at].found.id();
  const uint32_t wanted = pairs_[at].wanted.id();
  if (pairs_[at].wanted.kind() == ExternKind::instance) {
    return match_maps(types_.instance_type(found)->exports, types_.instance_type(wanted)->exports,
                      at, false);
  }
  const ModuleType& found_module = *types_.module_type(found);
  const ModuleType& wanted_module = *types_.module_type(wanted);
  // What the wanted type imports is given to the module that was found.
  if (auto failure = match_maps(wanted_module.imports, found_module.imports, at, true)) {
    return failure;
  }
  if (found_module.instance == wanted_module.instance) return std::nullopt;
  return match_maps(types_.instance_type(found_module.instance)->exports,
                    types_.instance_type(wanted_module.instance)->exports, at, false);
}

Mismatch Matcher::fail(const Failure& failure) {
  for (const uint64_t key : pending_) matched_.erase(key);
  Mismatch mismatch{.reason = failure.reason,
                    .path = {},
                    .found = failure.found,
                    .wanted = failure.wanted};
  const auto step = [&](bool is_import, const std::string& name) {
    mismatch.path.push_back({is_import, name});
    mismatch.is_reversed ^= is_import;
  };
  if (failure.name != nullptr) step(failure.is_import, *failure.name);
  for (size_t at = failure.at; pairs_[at].name != nullptr; at = pairs_[at].parent) {
    step(pairs_[at].is_import, *pairs_[at].name);
  }
  std::reverse(mismatch.path.begin(), mismatch.path.end());
  return mismatch;
}

std::string Mismatch::message() const {
  switch (reason) {
    case Reason::kind:
      return std::string("item type mismatch: expected ") + to_text(wanted.kind()) + ", found " +
             to_text(found.kind());
    case Reason::type: return std::string(to_text(wanted.kind())) + " type mismatch";
    case Reason::missing_export: return "no export named `" + path.back().name + "`";
    case Reason::missing_import: break;
  }
  return "no import named `" + path.back().name + "`";
}

std::string Mismatch::text(const TypeStore& types) const {
  std::string text = message();
  const std::string at = path_text();
  if (!at.empty()) text += ": " + at;
  switch (reason) {
    case Reason::missing_export: return text + ": expected " + to_text(types, wanted, 400);
    case Reason::missing_import:
      return text + ": it is imported as " + to_text(types, wanted, 400) + ", and nothing is given for it";
    case Reason::kind:
    case Reason::type: break;
  }
  const std::string place = difference(types, found, wanted);
  return text + (is_reversed ? ": it is imported as " : ": expected ") +
         to_text(types, wanted, 400) + (is_reversed ? ", and would be given " : ", found ") +
         to_text(types, found, 400) + (place.empty() ? "" : ": " + place);
}

std::string Mismatch::path_text() const {
  std::string text;
  for (const Step& step : path) text += (text.empty() ? "" : " → ") + step.name;
  return text;
}

}  // namespace tenon::types
