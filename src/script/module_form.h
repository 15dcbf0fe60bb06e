// The modules of a script: what stands before their fields, and their binaries.
#pragma once

#include <cstdint>
#include <vector>

#include "script/reader.h"
#include "tenon/result.h"

namespace tenon::script {

// A `(module …)` form, taken apart; or, where is_inline, the whole source as the fields of one
// module, of which the form is the first.
struct ModuleForm {
  const Form* form = nullptr;
  bool is_definition = false;        // `(module definition …)`: not instantiated
  bool is_instance = false;          // `(module instance $instance $definition)`
  bool is_inline = false;
  std::string_view id = {};          // without `$`; "" where it has none
  std::string_view definition = {};  // of an instance; "" is the last one
};

// REQUIRES: form.head() == "module". The result points into `form`.
ModuleForm parse_module_form(const Form& form);

// The binary of the form, which `reader` has read: text, `binary` or `quote`.
// REQUIRES: !module.is_instance. Errors: malformed.
Result<std::vector<uint8_t>> module_bytes(const Reader& reader, const ModuleForm& module);

}  // namespace tenon::script
