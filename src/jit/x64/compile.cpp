#include "jit/x64/compile.h"

#include <algorithm>
#include <cstdio>
#include <string>

#include "binary/op_text.h"
#include "jit/emitter.h"
#include "jit/x64/listing.h"
#include "jit/x64/masm.h"
#include "support/utf8.h"

namespace tenon::jit::x64 {
namespace {

// An emitter that says in a listing which operator the code that follows is for.
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

Error generation_failed() {
  return {.kind = ErrorKind::limit, .message = "code generation failed (code too large?)"};
}

// The code of a listing, which asmjit has made with labels of its own.
Result<std::vector<uint8_t>> asmjit_code(asmjit::CodeHolder& code) {
  asmjit::Error error = code.flatten();
  if (error == asmjit::kErrorOk) error = code.resolveUnresolvedLinks();
  // Jump tables hold distances between labels, which asmjit writes with the base address.
  if (error == asmjit::kErrorOk) error = code.relocateToBase(0);
  if (error != asmjit::kErrorOk || code.hasUnresolvedLinks()) return generation_failed();
  const asmjit::CodeBuffer& buffer = code.textSection()->buffer();
  return std::vector<uint8_t>(buffer.data(), buffer.data() + buffer.size());
}

Result<CompiledRange> compile_for(uint32_t cpu, const model::Blob& blob,
                                  const model::Module& module, const model::Features& features,
                                  const abi::CompileOptions& options, uint32_t first,
                                  uint32_t last) {
  asmjit::CodeHolder code;
  code.init(asmjit::Environment(asmjit::Arch::kX64));
  Masm masm(cpu);
  masm.attach(code);
  CompiledRange range;
  Emitter<Masm> emitter(masm, blob, module, options, range.chunk);
  binary::Walker<Emitter<Masm>> walker(blob, module, features);
  for (uint32_t i = first; i < last; ++i) {
    emitter.prepare(module.bodies[i]);
    TENON_TRY(walker.walk(FuncIndex{module.num_imported_funcs + i}, module.bodies[i], emitter));
  }
  if (masm.failed()) return generation_failed();
  range.bytes.assign(masm.code().begin(), masm.code().end());
  return range;
}

}  // namespace

Result<CompiledRange> compile_range(const model::Blob& blob, const model::Module& module,
                                    const model::Features& features,
                                    const abi::CompileOptions& options, uint32_t first,
                                    uint32_t last) {
  static const uint32_t host = host_cpu_features();
  return compile_for(host & options.cpu, blob, module, features, options, first, last);
}

Result<std::string> list_function(const model::Blob& blob, const model::Module& module,
                                  const model::Features& features,
                                  const abi::CompileOptions& options, uint32_t index) {
  const auto name_of = [&](uint32_t own_index) {
    const uint32_t func = module.num_imported_funcs + own_index;
    const std::string name = support::printable(module.names.function(func));
    return std::to_string(func) + (name.empty() ? "" : " " + name);
  };
  const uint32_t cpu = options.cpu == abi::kNativeCpu ? host_cpu_features() : options.cpu;
  Masm masm(cpu);
  Listing listing(masm);
  asmjit::CodeHolder code;
  code.init(asmjit::Environment(asmjit::Arch::kX64));
  code.setLogger(&listing);
  masm.attach(code);
  CompiledRange range;
  ListingEmitter emitter(masm, blob, module, options, range.chunk);
  binary::Walker<ListingEmitter> walker(blob, module, features);
  emitter.list_into(listing, features);
  emitter.prepare(module, module.bodies[index]);
  TENON_TRY(walker.walk(FuncIndex{module.num_imported_funcs + index}, module.bodies[index], emitter));
  TENON_ASSIGN(range.bytes, asmjit_code(code));
  if (masm.failed()) return generation_failed();
  // The listing is asmjit's; what runs is encoded by hand. They must be the same bytes.
  TENON_ASSIGN(const CompiledRange by_hand,
               compile_for(cpu, blob, module, features, options, index, index + 1));
  if (by_hand.bytes != range.bytes) {
    const auto [ours, theirs] = std::mismatch(by_hand.bytes.begin(), by_hand.bytes.end(),
                                              range.bytes.begin(), range.bytes.end());
    std::string lines = listing.text(range, name_of);
    return Error{.kind = ErrorKind::limit,
                 .message = "internal error: function " + name_of(index) +
                            " is not encoded as listed, from byte " +
                            std::to_string(ours - by_hand.bytes.begin()) + " on\n" + lines};
  }
  return "function " + name_of(index) + ":\n" + listing.text(range, name_of);
}

std::optional<uint32_t> find_cpu(std::string_view names) {
  static constexpr uint32_t kV2 = kSse41 | kPopcnt;
  static constexpr struct {
    std::string_view name;
    uint32_t features;
  } kSets[] = {
      {"native", abi::kNativeCpu},
      {"baseline", 0},
      {"x86-64-v2", kV2},
      {"x86-64-v3", kV2 | kLzcnt | kBmi1 | kBmi2 | kAvx},
      {"sse4.1", kSse41},
      {"popcnt", kPopcnt},
      {"lzcnt", kLzcnt},
      {"bmi1", kBmi1},
      {"bmi2", kBmi2},
      {"avx", kAvx},
  };
  uint32_t features = 0;
  for (bool more = true; more;) {
    const size_t end = names.find('+');
    const auto* found = std::find_if(std::begin(kSets), std::end(kSets), [&](const auto& set) {
      return set.name == names.substr(0, end);
    });
    if (found == std::end(kSets)) return std::nullopt;
    features |= found->features;
    more = end != std::string_view::npos;
    if (more) names.remove_prefix(end + 1);
  }
  return features;
}

void patch_call(uint8_t* image, uint32_t return_offset, uint32_t target) {
  const uint32_t distance = target - return_offset;
  for (unsigned i = 0; i < 4; ++i) {
    image[return_offset - 4 + i] = static_cast<uint8_t>(distance >> (8 * i));
  }
}

}  // namespace tenon::jit::x64
