// Of many names, the one that a mistyped name was most likely meant to be.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tenon::support {

class NearName {
 public:
  explicit NearName(std::string_view wanted) : wanted_(wanted) {}

  void offer(std::string_view candidate);

  // The nearest name offered, or "" where none is near: at most a third of the letters differ.
  const std::string& found() const { return found_; }
  // " (did you mean `…`?)", or "".
  std::string suggestion() const;

 private:
  std::string wanted_;
  std::string found_;
  size_t distance_ = ~size_t{0};
};

}  // namespace tenon::support
