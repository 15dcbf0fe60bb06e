// Modules as bytes, for tests: a section from its content, a module from its sections, and the error
// or the blob that comes of it. Contents are short, so that every size is one byte.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

#include "binary/decode.h"
#include "binary/walker.h"

namespace tenon::binary::test {

using Bytes = std::vector<uint8_t>;

inline Bytes section(uint8_t id, const Bytes& content) {
  Bytes bytes = {id, static_cast<uint8_t>(content.size())};
  bytes.insert(bytes.end(), content.begin(), content.end());
  return bytes;
}

inline Bytes module_of(std::initializer_list<Bytes> sections) {
  Bytes bytes = {0x00, 'a', 's', 'm', 0x01, 0x00, 0x00, 0x00};
  for (const Bytes& item : sections) bytes.insert(bytes.end(), item.begin(), item.end());
  return bytes;
}

// A code section of one function without locals: `code`, and its END.
inline Bytes code_of(const Bytes& code) {
  Bytes content = {0x01, static_cast<uint8_t>(code.size() + 2), 0x00};
  content.insert(content.end(), code.begin(), code.end());
  content.push_back(0x0b);
  return section(10, content);
}

// Type 0 is `func_type` (after its 0x60), of which function 0 is.
inline Bytes function_module(const Bytes& func_type, const Bytes& code) {
  Bytes types = {0x01, 0x60};
  types.insert(types.end(), func_type.begin(), func_type.end());
  return module_of({section(1, types), section(3, {0x01, 0x00}), code_of(code)});
}

// The error of decoding and of validating `bytes`, as `kind: message`; "" where there is none.
inline std::string error_of(const Bytes& bytes, const model::Features& features = {}) {
  const auto text = [](const Error& error) {
    const char* kind = error.kind == ErrorKind::malformed     ? "malformed"
                       : error.kind == ErrorKind::invalid     ? "invalid"
                       : error.kind == ErrorKind::unsupported ? "unsupported"
                                                              : "limit";
    return kind + (": " + error.message);
  };
  auto blob = decode_blob(bytes, features);
  if (!blob.ok()) return text(blob.error());
  auto valid = validate_bodies(**blob, features);
  return valid.ok() ? "" : text(valid.error());
}

// REQUIRES: `bytes` decode.
inline std::unique_ptr<model::Blob> blob_of(const Bytes& bytes, const model::Features& features = {}) {
  return decode_blob(bytes, features).value();
}

}  // namespace tenon::binary::test
