#include "loader/compile_blob.h"

#include <atomic>
#include <optional>

#include "jit/compiler.h"
#include "support/threads.h"

namespace tenon::loader {
namespace {

// Bytes of Wasm code: from the one on a module is compiled on several threads, and below the other
// all small modules together take less time than starting a thread for them is worth.
constexpr size_t kLarge = 512 << 10;
constexpr size_t kWorthwhile = 32 << 10;

size_t code_size(const model::Module& module) {
  size_t size = 0;
  for (const model::Body& body : module.bodies) size += body.bytes.size();
  return size;
}

}  // namespace

Result<std::vector<abi::CodeObject>> compile_blob(const model::Blob& blob,
                                                  const model::Features& features,
                                                  const abi::CompileOptions& options) {
  const auto count = static_cast<uint32_t>(blob.modules.size());
  std::vector<std::optional<Result<abi::CodeObject>>> results(count);
  const auto compile = [&](uint32_t i) {
    results[i] = jit::compile_module(blob, blob.modules[ArtifactIndex{i}], features, options,
                                     jit::host_target());
  };
  std::vector<uint32_t> small;
  size_t small_bytes = 0;
  for (uint32_t i = 0; i < count; ++i) {
    const size_t size = code_size(blob.modules[ArtifactIndex{i}]);
    if (size >= kLarge) continue;
    small.push_back(i);
    small_bytes += size;
  }
  std::atomic<size_t> next{0};
  const auto work = [&] {
    for (size_t i = next++; i < small.size(); i = next++) compile(small[i]);
  };
  support::run_on_threads(options.threads, small_bytes >= kWorthwhile ? small.size() : 1, work);

  std::vector<abi::CodeObject> objects;
  objects.reserve(count);
  for (uint32_t i = 0; i < count; ++i) {
    if (!results[i]) compile(i);
    if (!results[i]->ok()) return blob.at_place(ArtifactIndex{i}, std::move(*results[i]).take_error());
    objects.push_back(std::move(**results[i]));
  }
  return objects;
}

}  // namespace tenon::loader
