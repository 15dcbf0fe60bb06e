// Errors of the command line's use.
#pragma once

#include <string>
#include <utility>

#include "tenon/result.h"

namespace tenon::cli {

// An error that ends tenon with the status of wrong usage.
inline Error usage(std::string message) {
  return {.kind = ErrorKind::usage, .message = std::move(message)};
}

}  // namespace tenon::cli
