// For the tests of the AArch64 masm: golden words, with a disassembler's comments, so that each method
// can be verified by looking.
#pragma once

#include <doctest/doctest.h>

#include <cstring>
#include <functional>
#include <vector>

#include "jit/a64/masm.h"

namespace a64_words {

using namespace tenon::jit;
using namespace tenon::jit::a64;
using tenon::ops::Op;

inline constexpr Width w32 = Width::w32;
inline constexpr Width w64 = Width::w64;

// What `emit` emits.
inline std::vector<uint32_t> words(const std::function<void(Masm&)>& emit) {
  asmjit::CodeHolder code;
  code.init(asmjit::Environment(asmjit::Arch::kAArch64));
  Masm masm(0);
  masm.attach(code);
  emit(masm);
  CHECK(!masm.failed());
  CHECK(!code.hasUnresolvedLinks());
  const asmjit::CodeBuffer& buffer = code.textSection()->buffer();
  std::vector<uint32_t> result(buffer.size() / 4);
  std::memcpy(result.data(), buffer.data(), buffer.size());
  return result;
}

inline void check(const std::function<void(Masm&)>& emit, const std::vector<uint32_t>& expected) {
  const std::vector<uint32_t> emitted = words(emit);
  REQUIRE(emitted.size() == expected.size());
  for (size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    CHECK(emitted[i] == expected[i]);
  }
}

}  // namespace a64_words
