#include "script/module_form.h"

#include "text/text.h"

namespace tenon::script {

ModuleForm parse_module_form(const Form& form) {
  ModuleForm module{.form = &form};
  size_t at = 1;
  const auto take = [&](std::string_view word) {
    const bool found = at < form.items.size() && form.items[at].is_atom(word);
    if (found) ++at;
    return found;
  };
  const auto take_id = [&]() -> std::string_view {
    if (at == form.items.size() || !form.items[at].is_id()) return {};
    return form.items[at++].bytes;
  };
  module.is_definition = take("definition");
  module.is_instance = !module.is_definition && take("instance");
  module.id = take_id();
  if (module.is_instance) module.definition = take_id();
  return module;
}

Result<std::vector<uint8_t>> module_bytes(const Reader& reader, const ModuleForm& module) {
  text::TokenCursor cursor = reader.cursor_at(*module.form);
  if (module.is_inline) return text::encode_module(cursor.source(), cursor.file_name());
  return text::encode_module_at(cursor);
}

}  // namespace tenon::script
