#include "binary/type_reader.h"

#include "types/type_text.h"

namespace tenon::binary {
namespace {

std::optional<AbstractHeap> abstract_heap(uint8_t code) {
  switch (code) {
    case 0x70: return AbstractHeap::func;
    case 0x73: return AbstractHeap::nofunc;
    case 0x6f: return AbstractHeap::extern_;
    case 0x72: return AbstractHeap::noextern;
    case 0x6e: return AbstractHeap::any;
    case 0x6d: return AbstractHeap::eq;
    case 0x6c: return AbstractHeap::i31;
    case 0x6b: return AbstractHeap::struct_;
    case 0x6a: return AbstractHeap::array;
    case 0x71: return AbstractHeap::none;
    case 0x69: return AbstractHeap::exn;
    case 0x74: return AbstractHeap::noexn;
    default: return std::nullopt;
  }
}

// The proposal that brought an abstract heap type.
ops::Feature feature_of(AbstractHeap heap) {
  switch (heap) {
    case AbstractHeap::func: return ops::Feature::mvp;
    case AbstractHeap::extern_: return ops::Feature::reference_types;
    case AbstractHeap::exn:
    case AbstractHeap::noexn: return ops::Feature::exceptions;
    default: return ops::Feature::gc;
  }
}

// Fails with malformed `message: what needs -W …`, unless `feature` is on.
void require(support::ByteReader& in, const model::Features& features, ops::Feature feature,
             const char* message, std::string_view what, uint64_t at) {
  if (features.has(feature) || in.failed()) return;
  in.fail_malformed(model::needs_feature(message, what, feature), at);
}

}  // namespace

bool check_index(support::ByteReader& in, uint32_t index, size_t count, const char* what,
                 uint64_t at) {
  if (index < count) return true;
  in.fail(ErrorKind::invalid, std::string(what) + " " + std::to_string(index), at);
  return false;
}

HeapType read_heap_type(support::ByteReader& in, const TypeScope& scope) {
  const uint64_t at = in.offset();
  if (const auto abstract = abstract_heap(in.peek_u8()); abstract && !in.at_end()) {
    in.read_u8();
    require(in, scope.features, feature_of(*abstract), "malformed heap type",
            types::to_text(*abstract), at);
    return *abstract;
  }
  const int64_t index = in.read_s33();
  if (in.failed()) return AbstractHeap::any;
  if (index < 0) {
    in.fail_malformed("malformed heap type", at);
    return AbstractHeap::any;
  }
  const auto known = scope.types.size();
  if (!check_index(in, static_cast<uint32_t>(index), known + scope.group_size, "unknown type", at)) {
    return AbstractHeap::any;
  }
  if (index >= known) return HeapType::rec_member(static_cast<uint32_t>(index) - known);
  const model::TypeEntry& entry = scope.types[TypeIndex{static_cast<uint32_t>(index)}];
  if (!entry.is_core) {
    in.fail(ErrorKind::invalid,
            "heap type must be a function, structure or array type: type " +
                std::to_string(index) + " is none",
            at);
    return AbstractHeap::any;
  }
  return HeapType::concrete(entry.id);
}

ValType read_ref_type(support::ByteReader& in, const TypeScope& scope) {
  const uint64_t at = in.offset();
  const uint8_t code = in.read_u8();
  constexpr const char* kMalformed = "malformed reference type";
  if (code == 0x63 || code == 0x64) {
    require(in, scope.features, ops::Feature::function_references, kMalformed, "(ref …)", at);
    return ValType::ref(read_heap_type(in, scope), code == 0x63);
  }
  if (const auto abstract = abstract_heap(code)) {
    const ValType type = ValType::ref(*abstract, true);
    require(in, scope.features, feature_of(*abstract), kMalformed, model::to_text(scope.types, type), at);
    return type;
  }
  in.fail_malformed("malformed reference type", at);
  return ValType::funcref();
}

ValType read_val_type(support::ByteReader& in, const TypeScope& scope) {
  switch (in.peek_u8()) {
    case 0x7f: in.read_u8(); return ValType::i32();
    case 0x7e: in.read_u8(); return ValType::i64();
    case 0x7d: in.read_u8(); return ValType::f32();
    case 0x7c: in.read_u8(); return ValType::f64();
    case 0x7b:
      require(in, scope.features, ops::Feature::simd, "malformed value type", "v128", in.offset());
      in.read_u8();
      return ValType::v128();
    default: break;
  }
  return read_ref_type(in, scope);
}

Limits read_limits(support::ByteReader& in, const model::Features& features, bool is_memory,
                   uint8_t& page_size_log2) {
  const uint64_t at = in.offset();
  const uint8_t flags = in.read_u8();
  Limits limits;
  constexpr const char* kMalformed = "malformed limits flags";
  if ((flags & ~(is_memory ? 15u : 5u)) != 0) in.fail_malformed(kMalformed, at);
  limits.has_max = (flags & 1) != 0;
  limits.is_shared = (flags & 2) != 0;
  limits.is_64 = (flags & 4) != 0;
  const bool has_page_size = (flags & 8) != 0;
  const auto needs = [&](bool is_used, ops::Feature feature, std::string_view what) {
    if (is_used) require(in, features, feature, kMalformed, what, at);
  };
  needs(limits.is_shared, ops::Feature::threads, "a shared memory");
  needs(limits.is_64, ops::Feature::memory64, "a 64-bit address type");
  needs(has_page_size, ops::Feature::custom_page_sizes, "a page size");
  if (in.failed()) return limits;
  // Both are u64 whatever the address type is; what fits it is a matter of validation.
  limits.min = in.read_u64();
  if (limits.has_max) limits.max = in.read_u64();
  page_size_log2 = 16;
  if (has_page_size) {
    const uint32_t log2 = in.read_u32();
    if (log2 != 0 && log2 != 16) {
      in.fail(log2 > 63 ? ErrorKind::malformed : ErrorKind::invalid, "invalid custom page size", at);
    }
    page_size_log2 = static_cast<uint8_t>(log2);
  }
  return limits;
}

}  // namespace tenon::binary
