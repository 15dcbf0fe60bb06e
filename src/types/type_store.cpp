#include "types/type_store.h"

#include <cassert>

namespace tenon::types {
namespace {

// How a heap type inside a group is compared and hashed: members by position, so that equal groups
// at different ids look the same.
uint64_t relative_bits(HeapType heap, uint32_t first, uint32_t count) {
  if (heap.is_concrete() && heap.id() - first < count) {
    heap = HeapType::rec_member(heap.id() - first);
  }
  return heap.bits();
}

class Hasher {
 public:
  Hasher(uint32_t first, uint32_t count) : first_(first), count_(count) {}

  void add(uint64_t value) {
    hash_ = (hash_ ^ value) * 0x9e3779b97f4a7c15u;
    hash_ ^= hash_ >> 29;
  }
  void add(ValType type) {
    add(uint64_t{type.bits() & 15u});
    if (type.is_ref()) add(relative_bits(type.heap(), first_, count_));
  }
  void add(const FieldType& field) {
    add(field.type);
    add(static_cast<uint64_t>(field.packed) * 2 + (field.is_mutable ? 1 : 0));
  }
  void add(const SubType& sub) {
    add(uint64_t{sub.composite.index() * 2 + (sub.is_final ? 1 : 0)});
    add(sub.supertype ? relative_bits(*sub.supertype, first_, count_) + 1 : 0);
    if (const auto* func = std::get_if<FuncType>(&sub.composite)) {
      add(uint64_t{func->params.size()});
      for (const ValType type : func->params) add(type);
      for (const ValType type : func->results) add(type);
    } else if (const auto* structure = std::get_if<StructType>(&sub.composite)) {
      for (const FieldType& field : structure->fields) add(field);
    } else {
      add(std::get<ArrayType>(sub.composite).field);
    }
  }
  uint64_t value() const { return hash_; }

 private:
  uint32_t first_;
  uint32_t count_;
  uint64_t hash_ = 0x243f6a8885a308d3u;
};

uint64_t hash_group(const std::vector<SubType>& group) {
  Hasher hasher(0, 0);
  for (const SubType& sub : group) hasher.add(sub);
  return hasher.value();
}

// Rewrites every heap type of a sub type.
template <class Map>
void map_heaps(SubType& sub, Map map) {
  const auto map_type = [&](ValType& type) {
    if (type.is_ref()) type = ValType::ref(map(type.heap()), type.nullable());
  };
  if (sub.supertype) sub.supertype = map(*sub.supertype);
  if (auto* func = std::get_if<FuncType>(&sub.composite)) {
    for (ValType& type : func->params) map_type(type);
    for (ValType& type : func->results) map_type(type);
  } else if (auto* structure = std::get_if<StructType>(&sub.composite)) {
    for (FieldType& field : structure->fields) map_type(field.type);
  } else {
    map_type(std::get<ArrayType>(sub.composite).field.type);
  }
}

// The effective size of a composite type.
uint32_t size_of(const CompositeType& type) {
  if (const auto* func = std::get_if<FuncType>(&type)) {
    return static_cast<uint32_t>(1 + func->params.size() + func->results.size());
  }
  const auto* structure = std::get_if<StructType>(&type);
  return structure != nullptr ? static_cast<uint32_t>(1 + structure->fields.size()) : 2;
}

uint64_t hash_of(const ExternType& type) {
  Hasher hasher(0, 0);
  const auto add_limits = [&](const Limits& limits) {
    hasher.add(limits.min);
    hasher.add(limits.has_max ? limits.max : ~uint64_t{0});
    hasher.add(uint64_t{limits.has_max} | uint64_t{limits.is_shared} << 1 |
               uint64_t{limits.is_64} << 2);
  };
  hasher.add(static_cast<uint64_t>(type.kind()));
  if (type.has_id()) {
    hasher.add(uint64_t{type.id()});
  } else if (type.kind() == ExternKind::table) {
    hasher.add(uint64_t{type.table().element.bits()});
    add_limits(type.table().limits);
  } else if (type.kind() == ExternKind::memory) {
    hasher.add(uint64_t{type.memory().page_size_log2});
    add_limits(type.memory().limits);
  } else {
    hasher.add(uint64_t{type.global().type.bits()} * 2 + (type.global().is_mutable ? 1 : 0));
  }
  return hasher.value();
}

// The order of the items does not matter: their hashes are added up.
uint64_t hash_of(const ExternMap& map) {
  uint64_t sum = map.size();
  for (const NamedExtern& item : map) {
    Hasher hasher(0, 0);
    hasher.add(uint64_t{std::hash<std::string>()(item.name)});
    hasher.add(hash_of(item.type));
    sum += hasher.value();
  }
  return sum;
}

}  // namespace

template <class T>
uint32_t TypeStore::add_linking(T type, uint64_t hash, uint32_t effective_size) {
  const auto [begin, end] = linking_by_hash_.equal_range(hash);
  for (auto it = begin; it != end; ++it) {
    const T* have = std::get_if<T>(&types_[it->second].type);
    if (have != nullptr && *have == type) return it->second;
  }
  const uint32_t id = size();
  linking_by_hash_.emplace(hash, id);
  groups_.push_back({id, 1});
  types_.push_back(
      {std::move(type), static_cast<uint32_t>(groups_.size() - 1), 0, effective_size});
  return id;
}

uint32_t TypeStore::add(InstanceType type) {
  uint32_t sum = 0;
  for (const NamedExtern& item : type.exports) {
    sum = add_sizes(sum, add_sizes(effective_size(item.type), 1));
  }
  const uint64_t hash = hash_of(type.exports);
  return add_linking(std::move(type), hash, sum);
}

uint32_t TypeStore::add(ModuleType type) {
  uint32_t sum = types_[type.instance].effective_size;
  for (const NamedExtern& item : type.imports) {
    sum = add_sizes(sum, add_sizes(effective_size(item.type), 1));
  }
  const uint64_t hash = ~hash_of(type.imports) + 0x9e3779b97f4a7c15u * type.instance;
  return add_linking(std::move(type), hash, sum);
}

bool TypeStore::equal_group(const Group& group, const std::vector<SubType>& wanted) const {
  if (group.count != wanted.size()) return false;
  for (uint32_t i = 0; i < group.count; ++i) {
    SubType have = get(group.first + i);
    map_heaps(have, [&](HeapType heap) {
      return HeapType::from_bits(
          static_cast<uint32_t>(relative_bits(heap, group.first, group.count)));
    });
    if (have.is_final != wanted[i].is_final || have.supertype != wanted[i].supertype ||
        have.composite != wanted[i].composite) {
      return false;
    }
  }
  return true;
}

uint32_t TypeStore::add_group(std::vector<SubType> group) {
  const uint64_t hash = hash_group(group);
  const auto [begin, end] = groups_by_hash_.equal_range(hash);
  for (auto it = begin; it != end; ++it) {
    if (equal_group(groups_[it->second], group)) return groups_[it->second].first;
  }
  const uint32_t first = size();
  const auto group_index = static_cast<uint32_t>(groups_.size());
  groups_.push_back({first, static_cast<uint32_t>(group.size())});
  groups_by_hash_.emplace(hash, group_index);
  for (SubType& sub : group) {
    map_heaps(sub, [&](HeapType heap) {
      return heap.is_rec_member() ? HeapType::concrete(first + heap.id()) : heap;
    });
    const uint32_t depth =
        sub.supertype && sub.supertype->id() < size() ? types_[sub.supertype->id()].depth + 1 : 0;
    const uint32_t effective_size = size_of(sub.composite);
    types_.push_back({std::move(sub), group_index, depth, effective_size});
  }
  return first;
}

std::pair<uint32_t, uint32_t> TypeStore::group_of(uint32_t id) const {
  const Group& group = groups_[types_[id].group];
  return {group.first, group.count};
}

bool TypeStore::is_subtype_id(uint32_t sub, uint32_t super) const {
  while (sub != super) {
    const auto& parent = get(sub).supertype;
    if (!parent || types_[sub].depth <= types_[super].depth) return false;
    sub = parent->id();
  }
  return true;
}

AbstractHeap TypeStore::top(HeapType heap) const {
  if (heap.is_concrete()) {
    return func(heap.id()) != nullptr ? AbstractHeap::func : AbstractHeap::any;
  }
  switch (heap.abstract()) {
    case AbstractHeap::func:
    case AbstractHeap::nofunc: return AbstractHeap::func;
    case AbstractHeap::extern_:
    case AbstractHeap::noextern: return AbstractHeap::extern_;
    case AbstractHeap::exn:
    case AbstractHeap::noexn: return AbstractHeap::exn;
    default: return AbstractHeap::any;
  }
}

bool TypeStore::is_subtype(HeapType sub, HeapType super) const {
  if (sub == super) return true;
  if (sub.is_concrete() && super.is_concrete()) return is_subtype_id(sub.id(), super.id());
  if (sub.is_concrete()) {
    const AbstractHeap target = super.abstract();
    if (func(sub.id()) != nullptr) return target == AbstractHeap::func;
    const AbstractHeap own =
        array(sub.id()) != nullptr ? AbstractHeap::array : AbstractHeap::struct_;
    return target == own || target == AbstractHeap::eq || target == AbstractHeap::any;
  }
  const AbstractHeap from = sub.abstract();
  if (from == AbstractHeap::none || from == AbstractHeap::nofunc ||
      from == AbstractHeap::noextern || from == AbstractHeap::noexn) {
    return top(super) == top(sub);
  }
  if (super.is_concrete()) return false;
  switch (super.abstract()) {
    case AbstractHeap::any: return top(sub) == AbstractHeap::any;
    case AbstractHeap::eq:
      return from == AbstractHeap::i31 || from == AbstractHeap::struct_ ||
             from == AbstractHeap::array;
    default: return false;
  }
}

bool TypeStore::is_subtype_slow(ValType sub, ValType super) const {
  if (sub.is_bot()) return true;
  return sub.is_ref() && super.is_ref() && (!sub.nullable() || super.nullable()) &&
         is_subtype(sub.heap(), super.heap());
}

bool TypeStore::is_subtype(std::span<const ValType> sub, std::span<const ValType> super) const {
  if (sub.size() != super.size()) return false;
  for (size_t i = 0; i < sub.size(); ++i) {
    if (!is_subtype(sub[i], super[i])) return false;
  }
  return true;
}

bool TypeStore::is_subtype(const FieldType& sub, const FieldType& super) const {
  if (sub.is_mutable != super.is_mutable || sub.packed != super.packed) return false;
  return is_subtype(sub.type, super.type) &&
         (!sub.is_mutable || is_subtype(super.type, sub.type));
}

bool TypeStore::is_subtype(const CompositeType& sub, const CompositeType& super) const {
  if (sub.index() != super.index()) return false;
  if (const auto* func = std::get_if<FuncType>(&sub)) {
    const auto& other = std::get<FuncType>(super);
    return is_subtype(std::span<const ValType>(other.params), func->params) &&
           is_subtype(std::span<const ValType>(func->results), other.results);
  }
  if (const auto* structure = std::get_if<StructType>(&sub)) {
    const auto& other = std::get<StructType>(super);
    if (structure->fields.size() < other.fields.size()) return false;
    for (size_t i = 0; i < other.fields.size(); ++i) {
      if (!is_subtype(structure->fields[i], other.fields[i])) return false;
    }
    return true;
  }
  return is_subtype(std::get<ArrayType>(sub).field, std::get<ArrayType>(super).field);
}

namespace {

ExternMap remap(const ExternMap& map, std::span<const uint32_t> ids) {
  std::vector<NamedExtern> items;
  items.reserve(map.size());
  for (const NamedExtern& item : map) items.push_back({item.name, remap(item.type, ids)});
  return ExternMap(std::move(items));
}

}  // namespace

ModuleType remap(const ModuleType& type, std::span<const uint32_t> ids) {
  return {remap(type.imports, ids), ids[type.instance]};
}

ExternType remap(const ExternType& type, std::span<const uint32_t> ids) {
  switch (type.kind()) {
    case ExternKind::table:
      return TableType{remap(type.table().element, ids), type.table().limits};
    case ExternKind::memory: return type;
    case ExternKind::global:
      return GlobalType{remap(type.global().type, ids), type.global().is_mutable};
    default: return {type.kind(), ids[type.id()]};
  }
}

std::vector<uint32_t> remap(const TypeStore& source, TypeStore& target) {
  std::vector<uint32_t> ids(source.size());
  for (uint32_t first = 0; first < source.size();) {
    if (!source.is_core(first)) {
      // Only earlier types are in it.
      const InstanceType* instance = source.instance_type(first);
      ids[first] = instance != nullptr ? target.add(InstanceType{remap(instance->exports, ids)})
                                       : target.add(remap(*source.module_type(first), ids));
      ++first;
      continue;
    }
    const uint32_t count = source.group_of(first).second;
    std::vector<SubType> group;
    group.reserve(count);
    for (uint32_t i = 0; i < count; ++i) {
      group.push_back(source.get(first + i));
      map_heaps(group.back(), [&](HeapType heap) {
        if (!heap.is_concrete()) return heap;
        const uint32_t position = heap.id() - first;
        return position < count ? HeapType::rec_member(position)
                                : HeapType::concrete(ids[heap.id()]);
      });
    }
    const uint32_t id = target.add_group(std::move(group));
    for (uint32_t i = 0; i < count; ++i) ids[first + i] = id + i;
    first += count;
  }
  return ids;
}

ValType remap(ValType type, std::span<const uint32_t> ids) {
  if (!type.is_ref() || !type.heap().is_concrete()) return type;
  return ValType::ref(HeapType::concrete(ids[type.heap().id()]), type.nullable());
}

bool limits_match(const Limits& sub, uint64_t sub_current_size, const Limits& super) {
  if (sub.is_64 != super.is_64 || sub.is_shared != super.is_shared) return false;
  if (sub_current_size < super.min) return false;
  return !super.has_max || (sub.has_max && sub.max <= super.max);
}

}  // namespace tenon::types
