// Modules of module linking as bytes, for tests: what module_bytes.h has, of any size.
#pragma once

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "module_bytes.h"
#include "support/byte_writer.h"

namespace tenon::binary::test {

inline Bytes join(const std::vector<Bytes>& parts) {
  Bytes bytes;
  for (const Bytes& part : parts) bytes.insert(bytes.end(), part.begin(), part.end());
  return bytes;
}

inline Bytes leb(uint64_t value) {
  support::ByteWriter writer;
  writer.write_u64(value);
  return writer.take();
}

inline Bytes name(std::string_view text) {
  support::ByteWriter writer;
  writer.write_name(text);
  return writer.take();
}

// A vector: the number of items, and the items.
inline Bytes vec(const std::vector<Bytes>& items) {
  return join({leb(items.size()), join(items)});
}

// A sized item: a module in a module section, for instance.
inline Bytes sized(const Bytes& bytes) { return join({leb(bytes.size()), bytes}); }

inline Bytes long_section(uint8_t id, const Bytes& content) { return join({{id}, sized(content)}); }

inline Bytes types_of(const std::vector<Bytes>& types) { return long_section(1, vec(types)); }
inline Bytes imports_of(const std::vector<Bytes>& imports) { return long_section(2, vec(imports)); }
inline Bytes exports_of(const std::vector<Bytes>& exports) { return long_section(7, vec(exports)); }
inline Bytes instances_of(const std::vector<Bytes>& items) { return long_section(15, vec(items)); }
inline Bytes aliases_of(const std::vector<Bytes>& items) { return long_section(16, vec(items)); }
inline Bytes modules_of(const std::vector<Bytes>& modules) {
  std::vector<Bytes> items;
  for (const Bytes& module : modules) items.push_back(sized(module));
  return long_section(14, vec(items));
}
inline Bytes module_from(const std::vector<Bytes>& sections) {
  return join({{0x00, 'a', 's', 'm', 0x01, 0x00, 0x00, 0x00}, join(sections)});
}

inline const Bytes kFunc = {0x60, 0x00, 0x00};         // [] -> []
inline const Bytes kFuncI32 = {0x60, 0x01, 0x7f, 0x00};  // [i32] -> []

inline Bytes module_type(const std::vector<Bytes>& declarations) {
  return join({{0x61}, vec(declarations)});
}
inline Bytes instance_type(const std::vector<Bytes>& declarations) {
  return join({{0x62}, vec(declarations)});
}
inline Bytes type_decl(const Bytes& type) { return join({{0x01}, type}); }
// `type` is an external type: its kind byte and what follows.
inline Bytes import_one(std::string_view one, const Bytes& type) {
  return join({name(one), {0x00, 0xff}, type});
}
inline Bytes import_two(std::string_view one, std::string_view two, const Bytes& type) {
  return join({name(one), name(two), type});
}
inline Bytes import_decl(const Bytes& import) { return join({{0x02}, import}); }
inline Bytes export_decl(std::string_view text, const Bytes& type) {
  return join({{0x07}, name(text), type});
}
inline Bytes alias_decl(const Bytes& alias) { return join({{0x0f}, alias}); }
inline Bytes outer_type(uint32_t depth, uint32_t index) {
  return join({{0x01}, leb(depth), {0x07}, leb(index)});
}
inline Bytes outer_module(uint32_t depth, uint32_t index) {
  return join({{0x01}, leb(depth), {0x05}, leb(index)});
}
inline Bytes instance_alias(uint32_t instance, uint8_t kind, std::string_view text) {
  return join({{0x00}, leb(instance), {kind}, name(text)});
}
// An export, or an argument of an instantiation.
inline Bytes item(std::string_view text, uint8_t kind, uint32_t index) {
  return join({name(text), {kind}, leb(index)});
}
inline Bytes instantiate(uint32_t module, const std::vector<Bytes>& args = {}) {
  return join({{0x00}, leb(module), vec(args)});
}

// Checks that `bytes` fail, with `wanted` in `kind: message`; or don't, where it is empty.
inline void check_linked(const Bytes& bytes, const std::string& wanted) {
  const std::string found = error_of(bytes);
  if (wanted.empty()) {
    CHECK(found == "");
  } else {
    CHECK_MESSAGE(found.find(wanted) != std::string::npos, found << " does not contain " << wanted);
  }
}

}  // namespace tenon::binary::test
