// Puts the code of compiled ranges together to one image. Where the image is larger than a call
// reaches, calls that would not go through *veneers*: jumps of a longer reach, which stand in islands
// between the ranges. The result follows from the ranges alone, not from the order they come in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

#include "abi/code_object.h"
#include "jit/emitter_output.h"
#include "tenon/result.h"

namespace tenon::jit {

// What a target's calls and tail calls within a module are like. The image begins at a multiple of
// 4 KiB wherever it is mapped.
struct CallForm {
  uint64_t reach;         // bytes that a call reaches at least, in both directions
  uint32_t veneer_bytes;  // a multiple of 4; 0 where the reach is that of every image
  // Makes the call that ends at `return_offset` one of `target`.
  void (*patch_call)(uint8_t* image, uint32_t return_offset, uint32_t target);
  // Writes a jump to `target`, which may clobber the masm's scratch registers only.
  void (*write_veneer)(uint8_t* image, uint32_t at, uint32_t target);
};

class ImageBuilder {
 public:
  // For the `functions` of a module, in `ranges` ranges. `wasm_bytes` is the size of their bodies, to
  // reserve memory by. `form` must outlive the builder.
  ImageBuilder(size_t ranges, size_t functions, size_t wasm_bytes, const CallForm& form);

  // Takes range `index`, each once, from any thread. `range` is left empty, often with its memory.
  void add(size_t index, CompiledRange& range);
  // The image, when every range is in. Errors: limit, where the code exceeds 2 GiB or a call reaches
  // neither its function nor a veneer.
  Result<abi::CodeObject> finish();

 private:
  // Ranges that follow each other and the island behind them, which serves their calls.
  struct Group {
    uint64_t begin;                 // as the ranges were appended
    uint64_t end;
    size_t first_fixup;
    size_t last_fixup;
    uint64_t shift = 0;             // by the islands before it
    uint64_t island = 0;            // where its own is
    std::vector<uint32_t> veneers;  // the functions that they lead to, ascending
  };

  void append(CompiledRange& range);
  void place_islands();
  void find_veneers(Group& group, uint64_t margin);
  void make_way();
  uint64_t island_bytes(const Group& group) const {
    return uint64_t{form_.veneer_bytes} * group.veneers.size();
  }
  std::optional<uint64_t> veneer(const Group& group, uint32_t function) const;
  bool patch();

  const CallForm& form_;
  std::mutex mutex_;
  std::vector<std::optional<CompiledRange>> waiting_;  // those that came before their turn
  bool too_large_ = false;
  size_t next_ = 0;                                    // the range that is appended next
  abi::CodeObject object_;
  std::vector<CallFixup> fixups_;  // still to be patched; within the image
  std::vector<Group> groups_;      // where there may be veneers
};

}  // namespace tenon::jit
