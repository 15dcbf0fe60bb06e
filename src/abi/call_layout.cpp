#include "abi/call_layout.h"

namespace tenon::abi {

CallLayout::CallLayout(const FuncType& type) {
  uint32_t gp = 0;
  uint32_t fp = 0;
  uint32_t words = 0;
  const auto place = [&](bool is_float) -> ArgPlace {
    if (is_float) {
      if (fp < kFpArgs) return {ArgPlace::Kind::fp, fp++};
    } else if (gp < kGpArgs) {
      return {ArgPlace::Kind::gp, gp++};
    }
    return {ArgPlace::Kind::stack, words++};
  };
  params.reserve(type.params.size());
  for (const ValType param : type.params) params.push_back(place(is_fp(param)));

  uint32_t result_gp = 0;
  uint32_t result_fp = 0;
  for (const ValType result : type.results) {
    uint32_t& next = is_fp(result) ? result_fp : result_gp;
    results.push_back({is_fp(result) ? ArgPlace::Kind::fp : ArgPlace::Kind::gp, next++});
  }
  if (result_gp > kGpArgs || result_fp > kFpArgs) {
    results.clear();
    results_in_memory = true;
    result_area = place(false);
  }
  stack_words = (words + 1) & ~1u;
}

}  // namespace tenon::abi
