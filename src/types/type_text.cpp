#include "types/type_text.h"

namespace tenon::types {

namespace {

constexpr size_t kEnough = 2000;  // bytes of a list
constexpr unsigned kDepth = 1;

// A composite type that names types of the store, which are written out down to `depth` levels.
class CompositeWriter {
 public:
  CompositeWriter(const TypeStore& types, unsigned depth) : types_(types), depth_(depth) {}

  std::string text(HeapType heap) const {
    return to_text(heap, [this](uint32_t id) { return named(id); });
  }
  std::string text(ValType type) const {
    return to_text(type, [this](uint32_t id) { return named(id); });
  }
  std::string text(const FuncType& type) const {
    std::string text = "(func";
    add(text, "param", type.params);
    add(text, "result", type.results);
    return text + ")";
  }

 private:
  std::string named(uint32_t id) const {
    if (depth_ == 0 || !types_.is_core(id)) return "…";
    const CompositeWriter inner(types_, depth_ - 1);
    if (const FuncType* func = types_.func(id)) return inner.text(*func);
    if (const ArrayType* array = types_.array(id)) return "(array " + inner.text(array->field) + ")";
    std::string text = "(struct";
    for (const FieldType& field : types_.struct_type(id)->fields) {
      if (text.size() > kEnough) {
        text += " …";
        break;
      }
      text += " (field " + inner.text(field) + ")";
    }
    return text + ")";
  }
  std::string text(const FieldType& field) const {
    static constexpr const char* kPacked[] = {"", "i8", "i16"};
    const std::string type =
        field.packed == PackedKind::none ? text(field.type) : kPacked[static_cast<size_t>(field.packed)];
    return field.is_mutable ? "(mut " + type + ")" : type;
  }
  void add(std::string& text, const char* keyword, const std::vector<ValType>& list) const {
    if (list.empty()) return;
    text += std::string(" (") + keyword;
    for (const ValType item : list) {
      if (text.size() > kEnough) {
        text += " …";
        break;
      }
      text += " " + this->text(item);
    }
    text += ")";
  }

  const TypeStore& types_;
  unsigned depth_;
};

}  // namespace

std::string to_text(AbstractHeap heap) {
  static constexpr const char* kNames[] = {"func", "nofunc", "extern", "noextern", "any", "eq",
                                           "i31", "struct", "array", "none", "exn", "noexn"};
  return kNames[static_cast<size_t>(heap)];
}

AbstractHeap abstraction(const TypeStore& types, HeapType heap) {
  if (heap.is_abstract()) return heap.abstract();
  if (types.func(heap.id()) != nullptr) return AbstractHeap::func;
  return types.array(heap.id()) != nullptr ? AbstractHeap::array : AbstractHeap::struct_;
}

std::string to_text(HeapType heap, const std::function<std::string(uint32_t)>& name_of) {
  return heap.is_abstract() ? to_text(heap.abstract()) : name_of(heap.id());
}

std::string to_text(ValType type, const std::function<std::string(uint32_t)>& name_of) {
  static constexpr const char* kNames[] = {"i32", "i64", "f32", "f64", "v128", "ref", "bot"};
  if (!type.is_ref()) return kNames[static_cast<size_t>(type.kind())];
  if (type.nullable() && type.heap().is_abstract()) {
    switch (type.heap().abstract()) {
      case AbstractHeap::none: return "nullref";
      case AbstractHeap::nofunc: return "nullfuncref";
      case AbstractHeap::noextern: return "nullexternref";
      case AbstractHeap::noexn: return "nullexnref";
      default: return to_text(type.heap().abstract()) + "ref";
    }
  }
  return std::string("(ref ") + (type.nullable() ? "null " : "") + to_text(type.heap(), name_of) + ")";
}

std::string to_text(const TypeStore& types, HeapType heap) {
  return CompositeWriter(types, kDepth).text(heap);
}

std::string to_text(const TypeStore& types, ValType type) {
  return CompositeWriter(types, kDepth).text(type);
}

std::string to_text(const TypeStore& types, const FuncType& type) {
  return CompositeWriter(types, kDepth).text(type);
}

std::string to_text(const Limits& limits) {
  std::string text = limits.is_64 ? "i64 " : "";
  text += std::to_string(limits.min);
  if (limits.has_max) text += " " + std::to_string(limits.max);
  if (limits.is_shared) text += " shared";
  return text;
}

namespace {

// Writes an external type piece by piece, with what is yet to be written on a stack of its own.
class Writer {
 public:
  Writer(const TypeStore& types, size_t max_size) : types_(types), max_size_(max_size) {}

  std::string write(const ExternType& type) {
    open(type);
    while (!open_.empty()) {
      Open& top = open_.back();
      if (top.next == top.map->end() || text_.size() > max_size_) {
        if (top.next != top.map->end()) text_ += " …";
        if (top.rest != nullptr) {
          top.map = top.rest;
          top.next = top.rest->begin();
          top.keyword = "export";
          top.rest = nullptr;
          continue;
        }
        text_ += top.is_outermost ? ")" : "))";
        open_.pop_back();
        continue;
      }
      const NamedExtern& item = *top.next++;
      text_ += std::string(" (") + top.keyword + " " + quoted(item.name) + " ";
      open(item.type);
      if (!item.type.is_linking()) text_ += ")";
    }
    return std::move(text_);
  }

 private:
  struct Open {
    const ExternMap* map;
    decltype(std::declval<const ExternMap&>().begin()) next;
    const char* keyword;
    const ExternMap* rest;  // a module's exports, while its imports are written
    bool is_outermost = false;
  };

  void open(const ExternType& type) {
    switch (type.kind()) {
      case ExternKind::func:
      case ExternKind::tag: {
        std::string text = types_.func(type.id()) ? to_text(types_, *types_.func(type.id())) : "(func)";
        if (type.kind() == ExternKind::tag) text.replace(1, 4, "tag");
        text_ += text;
        return;
      }
      case ExternKind::table:
        text_ += "(table " + to_text(type.table().limits) + " " + to_text(types_, type.table().element) + ")";
        return;
      case ExternKind::memory:
        text_ += "(memory " + to_text(type.memory().limits);
        if (type.memory().page_size_log2 != 16) {
          text_ += " (pagesize " +
                   std::to_string(uint64_t{1} << type.memory().page_size_log2) + ")";
        }
        text_ += ")";
        return;
      case ExternKind::global: {
        const std::string value = to_text(types_, type.global().type);
        text_ += type.global().is_mutable ? "(global (mut " + value + "))" : "(global " + value + ")";
        return;
      }
      case ExternKind::module: {
        const ModuleType& module = *types_.module_type(type.id());
        const ExternMap& exports = types_.instance_type(module.instance)->exports;
        text_ += "(module";
        open_.push_back({&module.imports, module.imports.begin(), "import", &exports, open_.empty()});
        return;
      }
      case ExternKind::instance: break;
    }
    const ExternMap& exports = types_.instance_type(type.id())->exports;
    text_ += "(instance";
    open_.push_back({&exports, exports.begin(), "export", nullptr, open_.empty()});
  }

  const TypeStore& types_;
  size_t max_size_;
  std::string text_;
  std::vector<Open> open_;
};

}  // namespace

std::string quoted(std::string_view name) {
  static constexpr char kHex[] = "0123456789abcdef";
  std::string text = "\"";
  for (const char c : name) {
    const auto byte = static_cast<uint8_t>(c);
    if (c == '"' || c == '\\') {
      text += '\\';
      text += c;
    } else if (byte < 0x20 || byte == 0x7f) {
      text += '\\';
      text += kHex[byte >> 4];
      text += kHex[byte & 15];
    } else {
      text += c;
    }
  }
  return text + "\"";
}

std::string to_text(const TypeStore& types, const ExternType& type, size_t max_size) {
  return Writer(types, max_size).write(type);
}

}  // namespace tenon::types
