// What npm.py lets the packaged clang compile as C++.
#include <cstdio>
#include <map>
#include <string>
#include <vector>

int main(int argc, char** argv) {
  std::map<std::string, std::vector<int>> places;
  for (int i = 1; i < argc; ++i) places[argv[i]].push_back(i);
  for (const auto& [word, at] : places) {
    std::printf("%s:", word.c_str());
    for (const int place : at) std::printf(" %d", place);
    std::printf("\n");
  }
  return static_cast<int>(places.size());
}
