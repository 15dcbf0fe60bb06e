// A blob's modules compiled next to each other.
#include "loader/compile_blob.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "binary/decode.h"
#include "binary/linking_bytes.h"

namespace tenon::loader {
namespace {

using namespace binary::test;  // NOLINT

// A module of functions that drop constants; an invalid one's last function drops what is not there.
Bytes dropper(size_t function_count, uint8_t constant, bool is_valid = true) {
  std::vector<Bytes> indices, bodies;
  for (size_t i = 0; i < function_count; ++i) {
    Bytes body = {0x00};
    for (int drop = 0; drop < 300; ++drop) {
      for (const uint8_t byte : {uint8_t{0x41}, constant, uint8_t{0x1a}}) body.push_back(byte);
    }
    if (!is_valid && i + 1 == function_count) body.push_back(0x1a);
    body.push_back(0x0b);
    indices.push_back(leb(0));
    bodies.push_back(sized(body));
  }
  return module_from(
      {types_of({kFunc}), long_section(3, vec(indices)), long_section(10, vec(bodies))});
}

// A large module among small ones of different sizes, no two of them equal.
Bytes nest(const std::vector<uint8_t>& invalid = {}) {
  std::vector<Bytes> modules;
  for (uint8_t i = 0; i < 40; ++i) {
    const bool is_valid = std::find(invalid.begin(), invalid.end(), i) == invalid.end();
    modules.push_back(dropper(i == 7 ? 700 : 1 + i % 5, i, is_valid));
  }
  return module_from({modules_of(modules)});
}

Result<std::vector<abi::CodeObject>> compile(const Bytes& bytes, unsigned threads) {
  const model::Features features;
  const auto blob = binary::decode_blob(bytes, features);
  REQUIRE(blob.ok());
  abi::CompileOptions options;
  options.threads = threads;
  return compile_blob(**blob, features, options);
}

}  // namespace

TEST_CASE("linking 49: the number of threads does not show in the code") {
  const Bytes bytes = nest();
  const auto alone = compile(bytes, 1);
  REQUIRE(alone.ok());
  REQUIRE(alone->size() == 41);
  for (const unsigned threads : {2u, 3u, 8u}) {
    CAPTURE(threads);
    const auto together = compile(bytes, threads);
    REQUIRE(together.ok());
    REQUIRE(together->size() == alone->size());
    for (size_t i = 0; i < alone->size(); ++i) {
      CHECK((*together)[i].bytes == (*alone)[i].bytes);
      CHECK((*together)[i].functions.size() == (*alone)[i].functions.size());
      CHECK((*together)[i].sites.size() == (*alone)[i].sites.size());
    }
  }
}

TEST_CASE("linking 49: the first module that fails is named, whichever thread meets it") {
  for (const auto& [invalid, first] : {std::pair<std::vector<uint8_t>, int>{{38, 5, 12}, 5},
                                       {{7}, 7},
                                       {{7, 39}, 7},
                                       {{39}, 39},
                                       {{3, 7}, 3}}) {
    for (const unsigned threads : {1u, 4u}) {
      CAPTURE(threads);
      const auto compiled = compile(nest(invalid), threads);
      REQUIRE_FALSE(compiled.ok());
      const Error& error = compiled.error();
      CHECK(error.kind == ErrorKind::invalid);
      const std::string place = "nested module " + std::to_string(first);
      const bool is_named = (error.message + error.context).find(place) != std::string::npos;
      CHECK_MESSAGE(is_named, error.message, " / ", error.context);
    }
  }
}

}  // namespace tenon::loader
