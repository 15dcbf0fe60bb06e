// Decoder: a blob, and the stack of its modules that are being decoded.
#include <functional>

#include "binary/decode.h"
#include "binary/decoder.h"
#include "binary/limits.h"

namespace tenon::binary {
namespace {

// Nested modules are hashed to find those that are there already, each as often as it is deep: for
// input that is deep to no purpose it ends at this multiple of its size.
constexpr uint64_t kMaxHashed = 16;
// Modules with one hash that are compared; more are not worth it.
constexpr int kMaxCompared = 8;

class BlobDecoder {
 public:
  BlobDecoder(model::Blob& blob, const model::Features& features) : state_(blob, features) {}

  Result<void> run() {
    stack_.push_back(std::make_unique<Decoder>(state_, nullptr, state_.blob.bytes, 0));
    while (!stack_.empty()) {
      auto step = stack_.back()->run();
      if (!step.ok()) return at_place(std::move(step).take_error());
      if (*step == Decoder::Step::done) {
        end_module();
      } else {
        TENON_TRY(begin_module());
      }
    }
    return {};
  }

 private:
  // Says in which nested module an error is.
  Error at_place(Error error) const {
    if (stack_.size() == 1) return error;
    std::string place;
    for (size_t i = 0; i + 1 < stack_.size(); ++i) {
      place += (i == 0 ? "nested module " : ".") + std::to_string(stack_[i]->module_count());
    }
    error.context = place + (error.context.empty() ? "" : ", " + error.context);
    return error;
  }

  Result<void> begin_module() {
    Decoder& parent = *stack_.back();
    const auto bytes = parent.next_module();
    if (const DecodeState::Known* known = find_known(parent, bytes)) {
      parent.add_module(known->artifact, known->outer_types, known->outer_modules, known->height);
      return {};
    }
    if (stack_.size() > kMaxScopes) {
      return at_place({.kind = ErrorKind::invalid,
                       .message = "module nesting too deep",
                       .offset = parent.next_module_offset()});
    }
    stack_.push_back(
        std::make_unique<Decoder>(state_, &parent, bytes, parent.next_module_offset()));
    return {};
  }

  void end_module() {
    const std::unique_ptr<Decoder> ended = std::move(stack_.back());
    stack_.pop_back();
    model::Blob& blob = state_.blob;
    const ArtifactIndex artifact = blob.modules.push_back(ended->take_module());
    adopt_modules(artifact);
    if (stack_.empty()) {
      blob.root = artifact;
      return;
    }
    const auto bytes = blob.modules[artifact].bytes;
    if (const auto hash = hash_of(bytes)) {
      state_.known.emplace(*hash, DecodeState::Known{bytes, artifact, ended->outer_types().items(),
                                                     ended->outer_modules().items(),
                                                     ended->height()});
    }
    stack_.back()->add_module(artifact, ended->outer_types().items(),
                              ended->outer_modules().items(), ended->height());
  }

  // Tells the modules nested in `artifact` where they stand.
  void adopt_modules(ArtifactIndex artifact) {
    uint32_t index = 0;
    model::Module& module = state_.blob.modules[artifact];
    for (const model::Initializer& step : module.initializers) {
      if (const auto* nested = std::get_if<model::DefineModuleInit>(&step)) {
        auto& parent = state_.blob.modules[nested->artifact].parent;
        if (!parent) parent = {artifact, ModuleIndex{index}};
      }
      const auto* alias = std::get_if<model::AliasExportInit>(&step);
      const auto* import = std::get_if<model::ImportInit>(&step);
      if (std::holds_alternative<model::DefineModuleInit>(step) ||
          std::holds_alternative<model::OuterModuleInit>(step) ||
          (alias != nullptr && alias->kind == ExternKind::module) ||
          (import != nullptr && module.imports[import->import].kind == ExternKind::module)) {
        ++index;
      }
    }
  }

  std::optional<uint64_t> hash_of(std::span<const uint8_t> bytes) {
    if (state_.hashed_bytes > kMaxHashed * state_.blob.bytes.size()) return std::nullopt;
    state_.hashed_bytes += bytes.size();
    return std::hash<std::string_view>()(
        {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  }

  // The module that `bytes` would be in `parent`, where it has been decoded before.
  const DecodeState::Known* find_known(const Decoder& parent, std::span<const uint8_t> bytes) {
    const auto hash = hash_of(bytes);
    if (!hash) return nullptr;
    const auto [begin, end] = state_.known.equal_range(*hash);
    int compared = 0;
    for (auto it = begin; it != end && compared < kMaxCompared; ++it, ++compared) {
      const DecodeState::Known& known = it->second;
      if (std::ranges::equal(known.bytes, bytes) && stack_.size() + known.height - 1 <= kMaxScopes &&
          stands_for_same(parent, known.outer_types, false) &&
          stands_for_same(parent, known.outer_modules, true)) {
        return &known;
      }
    }
    return nullptr;
  }

  static bool stands_for_same(const Decoder& parent, const std::vector<OuterRef>& refs,
                              bool is_module) {
    for (const OuterRef& ref : refs) {
      const Decoder* scope = parent.module_at(ref.depth);
      if (scope == nullptr) return false;
      if ((is_module ? scope->find_module(ref.index) : scope->find_type(ref.index)) != ref.type) {
        return false;
      }
    }
    return true;
  }

  DecodeState state_;
  std::vector<std::unique_ptr<Decoder>> stack_;
};

}  // namespace

bool is_component(std::span<const uint8_t> bytes) {
  return bytes.size() >= 8 && bytes[0] == 0 && bytes[1] == 'a' && bytes[2] == 's' &&
         bytes[3] == 'm' && bytes[6] == 1 && bytes[7] == 0;
}

Result<std::unique_ptr<model::Blob>> decode_blob(std::vector<uint8_t> bytes,
                                                 const model::Features& features) {
  if (bytes.size() > kMaxModuleSize) {
    return Error{.kind = ErrorKind::limit, .message = "module is larger than 1 GiB", .offset = 0};
  }
  auto blob = std::make_unique<model::Blob>();
  blob->bytes = std::move(bytes);
  TENON_TRY(BlobDecoder(*blob, features).run());
  return blob;
}

}  // namespace tenon::binary
