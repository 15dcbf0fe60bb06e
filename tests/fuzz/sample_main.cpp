// Runs the differential test without libFuzzer, so that every build has it.
//
//   fuzz-sample COUNT [SEED]    runs COUNT generated modules; the same seed makes the same modules
//   fuzz-sample FILE            runs the decisions in a file, as the fuzz target saves them
//   fuzz-sample --module FILE   writes the module made of them to standard output
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "differential.h"
#include "generator.h"

namespace {

std::vector<uint8_t> read_file(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

int report(const std::string& difference, const std::string& what) {
  if (!difference.empty()) std::printf("%s: %s\n", what.c_str(), difference.c_str());
  return difference.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace tenon::fuzz;
  if (argc == 3 && std::strcmp(argv[1], "--module") == 0) {
    const std::vector<uint8_t> module = module_of(read_file(argv[2]));
    return std::fwrite(module.data(), 1, module.size(), stdout) == module.size() ? 0 : 1;
  }
  char* end = nullptr;
  const unsigned long count = argc > 1 ? std::strtoul(argv[1], &end, 10) : 0;
  if (argc < 2 || argc > 3) return 2;
  if (*end != 0) return report(compare_runs(read_file(argv[1])), argv[1]);
  std::mt19937_64 random(argc > 2 ? std::strtoul(argv[2], nullptr, 10) : 1);
  int failures = 0;
  for (unsigned long i = 0; i < count; ++i) {
    std::vector<uint8_t> bytes(64 + random() % 4096);
    for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(random());
    const std::string name = "sample " + std::to_string(i);
    const std::string difference = compare_runs(bytes);
    if (!difference.empty() && failures == 0) {
      std::ofstream("fuzz-failure", std::ios::binary)
          .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    }
    failures += report(difference, name);
  }
  std::printf("%lu modules, %d differ\n", count, failures);
  return failures == 0 ? 0 : 1;
}
