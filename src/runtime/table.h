// Tables, globals and tags. Spec: 3.0, sections 4.2.7, 4.2.9 and 4.2.6.
#pragma once

#include <cstdint>
#include <memory>

#include "abi/instance_data.h"
#include "runtime/memory.h"
#include "tenon/result.h"
#include "tenon/types.h"
#include "tenon/value.h"

namespace tenon::runtime {

// A table of references; its type is in the engine's type store.
class Table {
 public:
  // Every element starts as `init`. `elements` counts elements, and outlives the table. Errors: limit.
  static Result<std::unique_ptr<Table>> make(const TableType& type, uint64_t init,
                                             Budget& elements);
  ~Table();
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  const TableType& type() const { return type_; }
  abi::TableDef* def() { return &def_; }
  uint64_t size() const { return def_.length; }
  // REQUIRES: index < size().
  uint64_t get(uint64_t index) const { return def_.elements[index]; }
  void set(uint64_t index, uint64_t value) { def_.elements[index] = value; }
  // Adds `delta` elements of value `init`. Returns the old size, or -1 with nothing changed.
  uint64_t grow(uint64_t delta, uint64_t init);

 private:
  Table(const TableType& type, Budget& elements) : def_{}, type_(type), elements_(&elements) {}

  abi::TableDef def_;
  TableType type_;
  Budget* elements_;
};

// A global: its cell is its own (of the host) or in the instance that defines it.
class Global {
 public:
  Global(const GlobalType& type, RawValue value) : type_(type), own_{value.low, value.high} {}
  Global(const GlobalType& type, abi::GlobalCell* cell) : type_(type), cell_(cell) {}
  Global(const Global&) = delete;
  Global& operator=(const Global&) = delete;

  const GlobalType& type() const { return type_; }
  abi::GlobalCell* cell() { return cell_; }
  RawValue get() const { return {cell_->low, cell_->high}; }
  void set(RawValue value) { *cell_ = {value.low, value.high}; }

 private:
  GlobalType type_;
  abi::GlobalCell own_{};
  abi::GlobalCell* cell_ = &own_;
};

// A tag: its identity is its address.
struct Tag {
  TypeId type;
};

}  // namespace tenon::runtime
