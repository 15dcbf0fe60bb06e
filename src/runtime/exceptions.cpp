#include "runtime/exceptions.h"

#include <bit>
#include <cinttypes>
#include <cstdio>
#include <string>
#include <string_view>

#include "types/type_text.h"

namespace tenon::runtime {
namespace {

// The name that some module of the store exports the tag by, or has for it, or "".
std::string_view name_of(Store& store, const Tag& tag) {
  std::string_view own;
  for (const auto& instance : store.instances()) {
    const model::Module& module = instance->module();
    const auto is_tag = [&](uint32_t index) {
      return index < instance->tag_count() && instance->tag(TagIndex{index}) == &tag;
    };
    for (const model::Export& item : module.exports) {
      if (item.kind == model::ExternKind::tag && is_tag(item.index)) return item.name;
    }
    for (const model::NameEntry& entry : module.names.tags) {
      if (own.empty() && is_tag(entry.index)) own = entry.name;
    }
  }
  return own;
}

std::string value_text(const types::TypeStore& types, ValType type, uint64_t bits) {
  char text[64];
  switch (type.kind()) {
    case ValKind::i32:
      std::snprintf(text, sizeof text, "%" PRId32, static_cast<int32_t>(bits));
      break;
    case ValKind::i64:
      std::snprintf(text, sizeof text, "%" PRId64, static_cast<int64_t>(bits));
      break;
    case ValKind::f32:
      std::snprintf(text, sizeof text, "%.9g",
                    static_cast<double>(std::bit_cast<float>(static_cast<uint32_t>(bits))));
      break;
    case ValKind::f64:
      std::snprintf(text, sizeof text, "%.17g", std::bit_cast<double>(bits));
      break;
    default: return types::to_text(types, type) + (bits == 0 ? " null" : "");
  }
  return types::to_text(types, type) + " " + text;
}

}  // namespace

Trap uncaught_exception(Store& store) {
  Heap& heap = store.heap();
  const Tag& tag = heap.thrown_tag();
  Trap trap = Trap::of(abi::TrapCode::exception);
  const std::string name(name_of(store, tag));
  if (!name.empty()) trap.message += " `" + name + "`";
  constexpr size_t kMost = 8;  // values
  const auto values = heap.thrown_values();
  const FuncType& type = *store.types().func(raw(tag.type));
  for (size_t i = 0; i < values.size() && i < kMost; ++i) {
    trap.message += (i == 0 ? ": " : ", ") + value_text(store.types(), type.params[i], values[i]);
  }
  if (values.size() > kMost) trap.message += ", …";
  if (Exception* const exception = heap.thrown_object()) trap.exception = heap.make_root(exception);
  return trap;
}

}  // namespace tenon::runtime
