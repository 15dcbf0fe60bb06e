// Types as text, from the binary. See printer.h. Spec: 3.0, section 5.3 (Types).
#include <utility>

#include "text/printer.h"
#include "text/type_words.h"

namespace tenon::text {
namespace {

std::string comment(uint32_t index) { return " (;" + std::to_string(index) + ";)"; }

}  // namespace

std::string ModulePrinter::type_ref(uint32_t index) const {
  return scope_ == &own_scope_ ? ref(Space::type, index) : std::to_string(index);
}

std::string ModulePrinter::heap_text() {
  named_type_ = {};
  const uint8_t lead = in_.peek_u8();
  if (const std::string_view word = heap_type_word(lead); !word.empty()) {
    in_.read_u8();
    return std::string(word);
  }
  const uint64_t at = in_.offset();
  const int64_t index = in_.read_s33();
  if (index < 0) in_.fail_malformed("malformed heap type", at);
  named_type_ = static_cast<uint32_t>(index);
  return index < 0 ? "" : type_ref(static_cast<uint32_t>(index));
}

std::string ModulePrinter::val_text() {
  const uint64_t at = in_.offset();
  const uint8_t code = in_.read_u8();
  if (const std::string_view word = number_type_word(code); !word.empty()) return std::string(word);
  if (const std::string_view word = ref_type_word(code); !word.empty()) return std::string(word);
  if (code == 0x63) return "(ref null " + heap_text() + ")";
  if (code == 0x64) return "(ref " + heap_text() + ")";
  in_.fail_malformed("malformed value type", at);
  return "";
}

ModulePrinter::ValueType ModulePrinter::read_value_type() {
  named_type_ = {};
  const bool is_nullable = in_.peek_u8() == 0x63;
  std::string text = val_text();
  return {std::move(text), named_type_, is_nullable};
}

std::string ModulePrinter::value_text(const ValueType& type) const {
  if (!type.type) return type.text;
  return (type.is_nullable ? "(ref null " : "(ref ") + type_ref(*type.type) + ")";
}

std::string ModulePrinter::ref_type_text() {
  if (!number_type_word(in_.peek_u8()).empty()) in_.fail_malformed("malformed reference type");
  return val_text();
}

std::string ModulePrinter::storage_text() {
  const uint8_t code = in_.peek_u8();
  if (code != 0x78 && code != 0x77) return val_text();
  in_.read_u8();
  return code == 0x78 ? "i8" : "i16";
}

std::string ModulePrinter::field_text(const std::string& id) {
  const std::string type = storage_text();
  const uint8_t mutability = in_.read_u8();
  if (mutability > 1) in_.fail_malformed("malformed mutability");
  return id + (mutability == 1 ? "(mut " + type + ")" : type);
}

// Address type and limits; `suffix` is what follows them.
std::string ModulePrinter::limits_text(bool is_memory, std::string& suffix) {
  const uint64_t at = in_.offset();
  const uint8_t flags = in_.read_u8();
  if (flags > (is_memory ? 0x0f : 0x07)) in_.fail_malformed("malformed limits flags", at);
  std::string text = (flags & 4) != 0 ? "i64 " : "";
  text += std::to_string(in_.read_u64());
  if ((flags & 1) != 0) text += " " + std::to_string(in_.read_u64());
  if ((flags & 2) != 0) suffix += " shared";
  if ((flags & 8) != 0) {
    const uint32_t log2 = in_.read_u32();
    if (log2 >= 64)
      in_.fail_malformed("invalid custom page size");
    else
      suffix += " (pagesize " + std::to_string(uint64_t{1} << log2) + ")";
  }
  return text;
}

std::string ModulePrinter::table_text() {
  const std::string type = ref_type_text();
  std::string suffix;
  const std::string limits = limits_text(false, suffix);
  return limits + suffix + " " + type;
}

std::string ModulePrinter::memory_text() {
  std::string suffix;
  const std::string limits = limits_text(true, suffix);
  return limits + suffix;
}

std::string ModulePrinter::global_text() { return field_text(""); }

// `(type x)` and, where it is known, what it is. `params` are the ids of the parameters.
std::string ModulePrinter::type_use(uint32_t index, const IdMap* params) const {
  std::string text = "(type " + type_ref(index) + ")";
  if (index >= scope_->types.size() || !scope_->types[index].is_func) return text;
  const TypeInfo& info = scope_->types[index];
  bool is_group_open = false;
  for (uint32_t i = 0; i < info.params.size(); ++i) {
    const std::string id = params != nullptr ? params->with_space(i) : "";
    if (!id.empty()) {
      text += (is_group_open ? ") (param" : " (param") + id + " " + value_text(info.params[i]) + ")";
    } else {
      text += (is_group_open ? " " : " (param ") + value_text(info.params[i]);
    }
    is_group_open = id.empty();
  }
  if (is_group_open) text += ")";
  if (!info.results.empty()) {
    text += " (result";
    for (const ValueType& result : info.results) text += " " + value_text(result);
    text += ")";
  }
  return text;
}

std::string ModulePrinter::extern_text(bool define) {
  const Space kind = read_kind(6);
  std::string text = "(";
  text += define ? head(kind) : std::string(word_of(kind));
  text += " ";
  switch (kind) {
    case Space::tag:
      if (in_.read_u8() != 0) in_.fail_malformed("malformed tag attribute");
      [[fallthrough]];
    case Space::func: return text + type_use(in_.read_u32()) + ")";
    case Space::table: return text + table_text() + ")";
    case Space::memory: return text + memory_text() + ")";
    case Space::global: return text + global_text() + ")";
    default: return text + "(type " + type_ref(in_.read_u32()) + "))";
  }
}

std::string ModulePrinter::composite_type(uint32_t index, TypeInfo& info) {
  const uint64_t at = in_.offset();
  switch (in_.read_u8()) {
    case 0x60: {
      info.is_func = true;
      const auto read_list = [&](std::string_view word, std::vector<ValueType>& types) {
        std::string text;
        each([&](uint32_t i) {
          types.push_back(read_value_type());
          text += (i == 0 ? " (" + std::string(word) + " " : " ") + types.back().text;
        });
        return text.empty() ? text : text + ")";
      };
      const std::string params = read_list("param", info.params);
      info.param_count = static_cast<uint32_t>(info.params.size());
      const std::string results = read_list("result", info.results);
      return "(func" + params + results + ")";
    }
    case 0x5f: {
      static const IdMap kNone;
      const auto found = names_.fields.find(index);
      const bool has_ids = scope_ == &own_scope_ && found != names_.fields.end();
      const IdMap& ids = has_ids ? found->second : kNone;
      std::string text = "(struct";
      each([&](uint32_t i) {
        const std::string id = ids.with_space(i);
        text += " (field " + field_text(id.empty() ? "" : id.substr(1) + " ") + ")";
      });
      return text + ")";
    }
    case 0x5e: return "(array " + field_text("") + ")";
    default: in_.fail_malformed("malformed composite type", at); return "";
  }
}

// The keyword, id and index of a type.
std::string ModulePrinter::type_head(uint32_t index) const {
  const IdMap& ids = names_.spaces[static_cast<size_t>(Space::type)];
  const std::string id = scope_ == &own_scope_ ? ids.with_space(index) : "";
  return "type" + id + comment(index);
}

// One member of a group.
std::string ModulePrinter::sub_type(uint32_t index) {
  std::string text = "(" + type_head(index) + " ";
  const uint8_t lead = in_.peek_u8();
  const bool is_sub = lead == 0x50 || lead == 0x4f;
  if (is_sub) {
    in_.read_u8();
    text += lead == 0x4f ? "(sub final " : "(sub ";
    each([&](uint32_t) { text += type_ref(in_.read_u32()) + " "; });
  }
  TypeInfo info;
  text += composite_type(index, info);
  push_type(std::move(info));
  return text + (is_sub ? "))" : ")");
}

// An entry of the type section, or a type declaration; `indent` is that of its first line.
std::string ModulePrinter::type_def(unsigned indent) {
  const auto index = static_cast<uint32_t>(scope_->types.size());
  const uint8_t lead = in_.peek_u8();
  if (lead == 0x4e) {
    in_.read_u8();
    std::string text = "(rec";
    each([&](uint32_t i) { text += "\n" + std::string(indent + 2, ' ') + sub_type(index + i); });
    return text + ")";
  }
  if (lead != 0x61 && lead != 0x62) return sub_type(index);
  in_.read_u8();
  std::string text = "(" + type_head(index) + " " + linking_type(lead == 0x61, indent) + ")";
  push_type({});
  return text;
}

std::string ModulePrinter::import_names(std::string* module) {
  const std::string text = read_name();
  const std::string_view name = in_.read_name();
  if (name.empty() && in_.peek_u8() == 0xff) {
    in_.read_u8();
    return text;
  }
  if (module != nullptr) *module = text;
  return text + " " + string_text(name, true);
}

std::string ModulePrinter::linking_type(bool is_module, unsigned indent) {
  Scope body{.up = scope_, .depth = scope_->depth + 1};
  if (body.depth > kMaxScopeDepth) {
    in_.fail(ErrorKind::limit,
             is_module ? "module type nesting too deep" : "instance type nesting too deep");
    return "";
  }
  Scope* const outer = std::exchange(scope_, &body);
  std::string text = is_module ? "(module" : "(instance";
  each([&](uint32_t) {
    text += "\n" + std::string(indent + 2, ' ');
    const uint64_t at = in_.offset();
    const uint8_t code = in_.read_u8();
    if (code == 0x01) {
      text += type_def(indent + 2);
    } else if (code == 0x02 && is_module) {
      text += "(import " + import_names() + " ";
      text += extern_text(false) + ")";
    } else if (code == 0x07) {
      text += "(export " + read_name() + " ";
      text += extern_text(false) + ")";
    } else if (code == 0x0f) {
      text += alias_text();
    } else {
      in_.fail_malformed("malformed declaration in type", at);
    }
  });
  scope_ = outer;
  return text + ")";
}

void ModulePrinter::push_type(TypeInfo info) {
  if (info.origin == 0) info.origin = ++*origin_count_;
  scope_->by_origin.try_emplace(info.origin, static_cast<uint32_t>(scope_->types.size()));
  scope_->types.push_back(std::move(info));
}

// A type of an outer scope as it is known in this one: no function type where that has one of its
// types not at all.
ModulePrinter::TypeInfo ModulePrinter::outer_type(uint32_t up, uint32_t index) const {
  const Scope* source = scope_->up;
  for (; up > 0 && source != nullptr; --up) source = source->up;
  if (source == nullptr || index >= source->types.size()) return {};
  TypeInfo info = source->types[index];
  const auto translate = [&](std::vector<ValueType>& types) {
    for (ValueType& type : types) {
      if (!type.type) continue;
      if (*type.type >= source->types.size()) return false;
      const auto here = scope_->by_origin.find(source->types[*type.type].origin);
      if (here == scope_->by_origin.end()) return false;
      type.type = here->second;
    }
    return true;
  };
  if (info.is_func && translate(info.params) && translate(info.results)) return info;
  return {.param_count = info.param_count, .origin = info.origin};
}

}  // namespace tenon::text
