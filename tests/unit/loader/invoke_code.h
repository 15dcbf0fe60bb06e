// Functions by hand, for the machine that the test runs on, and their sites.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

#include "abi/code_object.h"
#include "abi/instance_data.h"
#include "model/module.h"

namespace invoke_code {

// The functions of the module that is made of them; 0 is imported.
enum Function : uint32_t { import_ = 0, add, load, spin, recurse, trap_, call_host, wild, count_ };

class Builder {
 public:
  tenon::abi::CodeObject take() { return std::move(object_); }

 protected:
  using Kind = tenon::abi::SiteKind;
  using Trap = tenon::abi::TrapCode;

  explicit Builder(const tenon::model::Module& module) : layout_(module) {}

  uint32_t pc() const { return static_cast<uint32_t>(object_.bytes.size()); }
  void byte(uint8_t value) { object_.bytes.push_back(value); }
  void word(uint32_t value) {
    for (int i = 0; i < 4; ++i) byte(static_cast<uint8_t>(value >> (8 * i)));
  }
  void site(Kind kind, Trap code, uint32_t offset) {
    object_.sites.add({pc(), offset, kind, code});
  }
  // A function from `start` on whose frame is linked here.
  void linked(uint32_t start) {
    object_.functions.push_back({start, start, pc(), 0, 0, object_.sites.begin_function(start)});
  }
  void body() { object_.functions.back().body = pc(); }
  void epilogue() { object_.functions.back().epilogue = pc(); }
  void end() { object_.functions.back().end = pc(); }
  // Of the import, from the instance on.
  uint32_t slot() const { return layout_.import_slot(tenon::FuncIndex{0}); }

 private:
  tenon::abi::InstanceLayout layout_;
  tenon::abi::CodeObject object_;
};

}  // namespace invoke_code
