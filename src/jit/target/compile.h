// What a target's compile.cpp is made of: the same for each, over its masm. Included by
// jit/<target>/compile.cpp alone, which keeps these templates out of everything else.
//
// Beside TargetMasm a masm has here: kArch, asmjit's name of the target; attach(), which makes it emit
// into a code holder; finish(), which resolves what is open and hands the code over; kHasFarMode and
// set_far(), where a branch that does not reach makes failed() true and a longer form always reaches;
// and listing_syntax(), how its listings read.
#pragma once

#include <asmjit/core.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "abi/code_object.h"
#include "binary/op_text.h"
#include "binary/walker.h"
#include "jit/emitter.h"
#include "jit/emitter_output.h"
#include "jit/target/listing.h"
#include "jit/target/memory.h"
#include "model/features.h"
#include "support/utf8.h"
#include "tenon/result.h"

namespace tenon::jit {

// An emitter that says in a listing which operator the code that follows is for.
template <class Masm>
class ListingEmitter : public Emitter<Masm> {
 public:
  using Emitter<Masm>::Emitter;

  void list_into(Listing& listing, const model::Features& features) {
    listing_ = &listing;
    features_ = &features;
  }
  void prepare(const model::Module& module, const model::Body& body) {
    module_ = &module;
    body_ = &body;
    Emitter<Masm>::prepare(body);
  }
  bool hears_operators() const { return true; }
  void at(ops::Op op, uint64_t offset) {
    char place[24];
    std::snprintf(place, sizeof place, "0x%04llx ", static_cast<unsigned long long>(offset));
    const auto rest = body_->bytes.subspan(static_cast<size_t>(offset - body_->offset));
    listing_->begin_operator(place + binary::op_text(*module_, *features_, rest));
    Emitter<Masm>::at(op, offset);
  }

 private:
  Listing* listing_ = nullptr;
  const model::Features* features_ = nullptr;
  const model::Module* module_ = nullptr;
  const model::Body* body_ = nullptr;
};

inline Error generation_failed() {
  return {.kind = ErrorKind::limit, .message = "code generation failed (code too large?)"};
}

// What asmjit has in `code`, with everything resolved; nothing where that fails.
inline std::optional<std::vector<uint8_t>> resolved_code(asmjit::CodeHolder& code) {
  asmjit::Error error = or_out_of_memory(code.flatten());
  if (error == asmjit::kErrorOk) error = code.resolveUnresolvedLinks();
  // Jump tables hold distances between labels, which asmjit writes with the base address.
  if (error == asmjit::kErrorOk) error = or_out_of_memory(code.relocateToBase(0));
  if (error != asmjit::kErrorOk || code.hasUnresolvedLinks()) return std::nullopt;
  const asmjit::CodeBuffer& buffer = code.textSection()->buffer();
  return std::vector<uint8_t>(buffer.data(), buffer.data() + buffer.size());
}

// The feature bits to compile with where `wanted` are allowed and the host has `host`. Code that
// does not run here may use whatever is wanted.
inline uint32_t usable_features(uint32_t wanted, uint32_t host, bool runs_here) {
  if (wanted == abi::kNativeCpu) return host;
  return runs_here ? wanted & host : wanted;
}

template <class Masm>
Result<void> compile_functions(uint32_t cpu, const model::Blob& blob, const model::Module& module,
                               const model::Features& features, const abi::CompileOptions& options,
                               uint32_t first, uint32_t last, CompiledRange& range) {
  std::vector<uint32_t> far;  // functions of which a branch did not reach
  size_t wasm_bytes = 0;
  for (uint32_t i = first; i < last; ++i) wasm_bytes += module.bodies[i].bytes.size();
  while (true) {
    asmjit::CodeHolder code;
    or_out_of_memory(code.init(asmjit::Environment(Masm::kArch)));
    // About what is made of so many bytes, so that it need not move as it grows.
    or_out_of_memory(code.reserveBuffer(&code.textSection()->_buffer, 2 * wasm_bytes + 4096));
    Masm masm(cpu);
    masm.attach(code);
    range.clear();
    Emitter<Masm> emitter(masm, blob, module, options, range.chunk);
    binary::Walker<Emitter<Masm>> walker(blob, module, features);
    bool is_done = true;
    for (uint32_t i = first; i < last && is_done; ++i) {
      const bool is_far = std::find(far.begin(), far.end(), i) != far.end();
      masm.set_far(is_far);
      emitter.prepare(module.bodies[i]);
      TENON_TRY(walker.walk(FuncIndex{module.num_imported_funcs + i}, module.bodies[i], emitter));
      // Large functions are few and in a range of their own, or nearly: what went before is made
      // again as well.
      is_done = !masm.failed() || is_far || !Masm::kHasFarMode;
      if (!is_done) far.push_back(i);
    }
    if (!is_done) continue;
    if (!masm.finish(code, range.bytes)) return generation_failed();
    return {};
  }
}

template <class Masm>
Result<std::string> list_function(uint32_t cpu, const model::Blob& blob,
                                  const model::Module& module, const model::Features& features,
                                  const abi::CompileOptions& options, uint32_t index) {
  const auto name_of = [&](uint32_t own_index) {
    const uint32_t func = module.num_imported_funcs + own_index;
    const std::string name = support::printable(module.names.function(func));
    return std::to_string(func) + (name.empty() ? "" : " " + name);
  };
  for (bool far = false;; far = true) {
    Masm masm(cpu);
    Listing listing([&masm] { return masm.offset(); }, Masm::listing_syntax());
    asmjit::CodeHolder code;
    or_out_of_memory(code.init(asmjit::Environment(Masm::kArch)));
    code.setLogger(&listing);
    masm.attach(code);
    masm.set_far(far);
    CompiledRange range;
    ListingEmitter<Masm> emitter(masm, blob, module, options, range.chunk);
    binary::Walker<ListingEmitter<Masm>> walker(blob, module, features);
    emitter.list_into(listing, features);
    emitter.prepare(module, module.bodies[index]);
    TENON_TRY(walker.walk(FuncIndex{module.num_imported_funcs + index}, module.bodies[index],
                          emitter));
    if (masm.failed() && !far && Masm::kHasFarMode) continue;
    if (!masm.finish(code, range.bytes)) return generation_failed();
    const std::string text = listing.text(range, name_of);
    // The listing is asmjit's; what runs may be encoded by hand. They must be the same bytes.
    CompiledRange runs;
    TENON_TRY(compile_functions<Masm>(cpu, blob, module, features, options, index, index + 1,
                                      runs));
    if (runs.bytes != range.bytes) {
      const auto [ours, theirs] = std::mismatch(runs.bytes.begin(), runs.bytes.end(),
                                                range.bytes.begin(), range.bytes.end());
      return Error{.kind = ErrorKind::limit,
                   .message = "internal error: function " + name_of(index) +
                              " is not encoded as listed, from byte " +
                              std::to_string(ours - runs.bytes.begin()) + " on\n" + text};
    }
    return "function " + name_of(index) + ":\n" + text;
  }
}

// A name of a CPU or of a feature, and the feature bits that it stands for.
struct CpuName {
  std::string_view name;
  uint32_t features;
};

// The bits of all `names`, joined by `+`; nothing where one is not in `sets`.
inline std::optional<uint32_t> find_cpu(std::span<const CpuName> sets, std::string_view names) {
  uint32_t features = 0;
  for (bool more = true; more;) {
    const size_t end = names.find('+');
    const auto found = std::find_if(sets.begin(), sets.end(), [&](const CpuName& set) {
      return set.name == names.substr(0, end);
    });
    if (found == sets.end()) return std::nullopt;
    features |= found->features;
    more = end != std::string_view::npos;
    if (more) names.remove_prefix(end + 1);
  }
  return features;
}

}  // namespace tenon::jit
