// The program: one command.
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <new>

#include <fcntl.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/option_groups.h"

namespace {

// Keeps the numbers of standard streams that are closed from files opened later, which would pass
// for them. Reading and writing the placeholder fails as if it were closed.
void reserve_standard_streams() {
  for (int fd = 0; fd <= 2; ++fd) {
    if (::fcntl(fd, F_GETFD) < 0 && errno == EBADF) ::open("/dev/null", O_PATH);
  }
}

// On any thread; several may come at once, and one of them speaks.
[[noreturn]] void out_of_memory() {
  static std::atomic_flag is_told;
  while (is_told.test_and_set()) ::pause();
  std::fputs("error: out of memory\n", stderr);
  std::_Exit(1);
}

}  // namespace

int main(int argc, char** argv) {
  using namespace tenon::cli;
  reserve_standard_streams();
  std::set_new_handler(out_of_memory);
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
  if (options->command == "print") return print(*options);
  if (options->command == "inspect") return inspect(*options);
  if (options->command == "wast") return wast(*options);
  return run(*options);
}
