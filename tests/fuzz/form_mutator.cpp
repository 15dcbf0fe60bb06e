#include "form_mutator.h"

#include <algorithm>
#include <random>
#include <vector>

namespace tenon::fuzz {
namespace {

struct Range {
  size_t begin;
  size_t end;
};

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// The forms of a text, and its words and strings. Comments count as what they are made of.
struct Parts {
  std::vector<Range> forms;
  std::vector<Range> words;
};

Parts parts_of(std::string_view text) {
  Parts parts;
  std::vector<size_t> open;
  for (size_t i = 0; i < text.size();) {
    const size_t begin = i++;
    if (is_space(text[begin])) continue;
    if (text[begin] == '(') {
      open.push_back(begin);
    } else if (text[begin] == ')') {
      if (open.empty()) continue;
      parts.forms.push_back({open.back(), i});
      open.pop_back();
    } else if (text[begin] == '"') {
      while (i < text.size() && text[i] != '"') i += text[i] == '\\' ? 2 : 1;
      i = std::min(i + 1, text.size());
      parts.words.push_back({begin, i});
    } else {
      while (i < text.size() && !is_space(text[i]) && text[i] != '(' && text[i] != ')') ++i;
      parts.words.push_back({begin, i});
    }
  }
  return parts;
}

}  // namespace

std::string mutate_forms(std::string_view text, std::string_view other, uint32_t seed) {
  std::minstd_rand random(seed + 1);
  const auto choose = [&](const std::vector<Range>& ranges) {
    return ranges[random() % ranges.size()];
  };
  const Parts own = parts_of(text);
  const Parts others = parts_of(other);
  const bool words = random() % 3 == 0;
  const std::vector<Range>& targets = words ? own.words : own.forms;
  const std::vector<Range>& sources = words ? others.words : others.forms;
  if (targets.empty() || sources.empty()) return std::string(text);
  const Range target = choose(targets);
  const Range source = choose(sources);
  const std::string_view put = other.substr(source.begin, source.end - source.begin);
  const std::string_view kept = text.substr(target.begin, target.end - target.begin);
  std::string middle;
  switch (random() % 4) {
    case 0: break;                                                  // taken away
    case 1: middle = std::string(kept) + " " + std::string(put); break;  // behind it
    case 2: middle = std::string(kept) + " " + std::string(kept); break;
    default: middle = put;
  }
  return std::string(text.substr(0, target.begin)) + middle + std::string(text.substr(target.end));
}

}  // namespace tenon::fuzz
