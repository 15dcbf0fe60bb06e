#include "types/difference.h"

#include <algorithm>

#include "types/type_text.h"

namespace tenon::types {
namespace {

constexpr const char* kElsewhere = "their recursion groups or supertypes differ";

std::string is_not(const TypeStore& types, const std::string& what, ValType found,
                   ValType wanted) {
  const std::string have = to_text(types, found);
  const std::string want = to_text(types, wanted);
  // Types that are written alike are declared in other company.
  if (have == want) return what + " is another " + want + ": " + kElsewhere;
  return what + " is " + have + ", not " + want;
}

std::string counted(size_t count, const char* what) {
  return (count == 0 ? "no" : std::to_string(count)) + " " + what + (count == 1 ? "" : "s");
}

// The first difference of two lists of parameters or results; "" where there is none.
std::string difference(const TypeStore& types, const std::vector<ValType>& found,
                       const std::vector<ValType>& wanted, const char* what) {
  const size_t common = std::min(found.size(), wanted.size());
  for (size_t i = 0; i < common; ++i) {
    if (found[i] == wanted[i]) continue;
    return is_not(types, what + (" " + std::to_string(i + 1)), found[i], wanted[i]);
  }
  if (found.size() == wanted.size()) return "";
  return counted(found.size(), what) + ", not " + std::to_string(wanted.size());
}

std::string difference(const TypeStore& types, const Limits& found, const Limits& wanted) {
  if (found.is_64 != wanted.is_64) {
    return is_not(types, "the address type", found.address_type(), wanted.address_type());
  }
  if (found.is_shared != wanted.is_shared) {
    return found.is_shared ? "it is shared" : "it is not shared";
  }
  if (found.min < wanted.min) {
    return "minimum " + std::to_string(found.min) + ", " + std::to_string(wanted.min) + " needed";
  }
  if (!wanted.has_max || (found.has_max && found.max <= wanted.max)) return "";
  return (found.has_max ? "maximum " + std::to_string(found.max) : "no maximum") + ", at most " +
         std::to_string(wanted.max) + " needed";
}

std::string difference(const TypeStore& types, const FuncType& found, const FuncType& wanted) {
  std::string text = difference(types, found.params, wanted.params, "parameter");
  if (text.empty()) text = difference(types, found.results, wanted.results, "result");
  return text.empty() ? kElsewhere : text;
}

}  // namespace

std::string difference(const TypeStore& types, const ExternType& found,
                       const ExternType& wanted) {
  if (found.kind() != wanted.kind()) return "";
  switch (wanted.kind()) {
    case ExternKind::func:
    case ExternKind::tag: {
      const FuncType* have = types.func(found.id());
      const FuncType* want = types.func(wanted.id());
      return have == nullptr || want == nullptr ? "" : difference(types, *have, *want);
    }
    case ExternKind::table:
      if (found.table().element != wanted.table().element) {
        return is_not(types, "the element type", found.table().element, wanted.table().element);
      }
      return difference(types, found.table().limits, wanted.table().limits);
    case ExternKind::memory: {
      const unsigned have = found.memory().page_size_log2;
      const unsigned want = wanted.memory().page_size_log2;
      if (have != want) {
        return "the page size is " + std::to_string(uint64_t{1} << have) + ", not " +
               std::to_string(uint64_t{1} << want);
      }
      return difference(types, found.memory().limits, wanted.memory().limits);
    }
    case ExternKind::global:
      if (found.global().is_mutable != wanted.global().is_mutable) {
        return found.global().is_mutable ? "it is mutable" : "it is not mutable";
      }
      return is_not(types, "the value type", found.global().type, wanted.global().type);
    case ExternKind::module:
    case ExternKind::instance: break;
  }
  return "";
}

}  // namespace tenon::types
