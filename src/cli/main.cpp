// The program: one command.
#include <cstdio>

#include "cli/commands.h"
#include "cli/option_groups.h"

int main(int argc, char** argv) {
  using namespace tenon::cli;
  const auto options = parse_options({argv + 1, argv + argc});
  if (!options.ok()) {
    std::fprintf(stderr, "error: %s\n", options.error().message.c_str());
    return 2;
  }
  if (options->version) {
    std::printf("tenon %s\n", TENON_VERSION);
    return 0;
  }
  if (options->help || options->listed_group != 0) {
    std::fputs(
        (options->help ? help_text(options->command) : option_group_text(options->listed_group))
            .c_str(),
        stdout);
    return 0;
  }
  if (options->command == "validate") return validate(*options);
  if (options->command == "compile") return compile(*options);
  if (options->command == "wat2wasm") return wat2wasm(*options);
  if (options->command == "wast") return wast(*options);
  return run(*options);
}
