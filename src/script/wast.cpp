#include "script/wast.h"

#include <cstdio>

#include "script/runner.h"
#include "support/files.h"
#include "support/utf8.h"

namespace tenon::script {
namespace {

std::string base_name(const std::string& path) {
  return path.substr(path.find_last_of('/') + 1);
}

// A failure's message on one line.
std::string one_line(const std::string& message) {
  std::string line = support::printable(message.substr(0, 2000));
  return message.size() > 2000 ? line + " …" : line;
}

}  // namespace

Summary run_script(std::string_view source, const Options& options) {
  Summary summary;
  Reader reader(source);
  auto runner = Runner::make(reader, options);
  if (!runner.ok()) {
    summary.failures.push_back({0, describe(runner.error())});
    return summary;
  }
  bool is_first = true;
  while (!reader.at_end()) {
    auto form = reader.read();
    if (!form.ok()) {
      summary.failures.push_back({form.error().line, describe(form.error())});
      break;
    }
    // A script may be the fields of one module, without its parentheses.
    const bool is_inline = is_first && !is_directive(form->head());
    is_first = false;
    if (options.static_only && !is_static(form->head())) {
      if (is_inline) break;
      continue;
    }
    const auto result = is_inline ? (*runner)->run_inline_module(*form) : (*runner)->run(*form);
    if (result.ok()) {
      ++summary.passed;
    } else {
      summary.failures.push_back({form->line, describe(result.error())});
    }
    if (is_inline) break;
  }
  return summary;
}

int run_files(std::span<const std::string> paths, const Options& options) {
  int status = 0;
  for (const std::string& path : paths) {
    Summary summary;
    const auto bytes = support::read_input(path);
    if (bytes.ok()) {
      summary = run_script({reinterpret_cast<const char*>(bytes->data()), bytes->size()}, options);
    } else {
      summary.failures.push_back({0, bytes.error().message});
    }
    const std::string name = support::printable(base_name(path));
    std::printf("%s: %u passed, %zu failed\n", name.c_str(), summary.passed,
                summary.failures.size());
    for (const Failure& failure : summary.failures) {
      std::printf("  %s:%u: %s\n", name.c_str(), failure.line, one_line(failure.message).c_str());
    }
    std::fflush(stdout);
    if (!summary.failures.empty()) status = 1;
  }
  return status;
}

}  // namespace tenon::script
