// Result<T>: a value or one Error. Load-time failures travel as Results; a guest's fault is a Trap
// (see tenon/trap.h), and a defect of our own is an assertion. No exception leaves tenon.
#pragma once

#include <cassert>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>

namespace tenon {

// What kind of failure an Error is. The script runner tells malformed from invalid by it, and the
// command line chooses its hints.
enum class ErrorKind : uint8_t {
  malformed,    // the bytes or the text are not a module (spec: malformed)
  invalid,      // decodes, but does not validate (spec: invalid)
  unsupported,  // valid, but this version cannot compile or run it yet
  link,         // an import is missing or has the wrong type
  limit,        // an implementation or store limit was reached
  io,           // a file could not be read or written
  usage,        // an argument of an API or command-line call is wrong
  trap,         // instantiation trapped: see Error::message for the trap
};

inline constexpr uint64_t kNoOffset = ~uint64_t{0};

// One failure: what is wrong, where, and since when.
struct Error {
  ErrorKind kind = ErrorKind::malformed;
  // Lower case, no final full stop; contains the spec suite's words where it has any.
  std::string message = {};
  // Byte offset in the binary that was read, or kNoOffset.
  uint64_t offset = kNoOffset;
  // Position in a text file, 1-based; 0 where the error is not in text.
  uint32_t line = 0;
  uint32_t column = 0;
  // What was being done, outermost first (`in function 3 (add)`), or a source excerpt with a caret.
  std::string context = {};
};

// A value of T or an Error. Move-only use is fine; copying needs a copyable T.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::make_unique<Error>(std::move(error))) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  // REQUIRES: ok().
  T& value() & { return assert(ok()), *std::get_if<0>(&state_); }
  const T& value() const& { return assert(ok()), *std::get_if<0>(&state_); }
  T&& value() && { return assert(ok()), std::move(*std::get_if<0>(&state_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // REQUIRES: !ok().
  const Error& error() const { return assert(!ok()), **std::get_if<1>(&state_); }
  Error take_error() && { return assert(!ok()), std::move(**std::get_if<1>(&state_)); }

 private:
  std::variant<T, std::unique_ptr<Error>> state_;
};

// Success without a value, or an Error.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  Result(Error error) : error_(std::make_unique<Error>(std::move(error))) {}

  bool ok() const { return error_ == nullptr; }
  explicit operator bool() const { return ok(); }

  // REQUIRES: !ok().
  const Error& error() const { return assert(!ok()), *error_; }
  Error take_error() && { return assert(!ok()), std::move(*error_); }

 private:
  std::unique_ptr<Error> error_;
};

}  // namespace tenon

#define TENON_CONCAT_INNER(a, b) a##b
#define TENON_CONCAT(a, b) TENON_CONCAT_INNER(a, b)

// TENON_TRY(expr): returns expr's error from the enclosing function, if it has one.
#define TENON_TRY(expr)                                                     \
  do {                                                                      \
    if (auto tenon_try_result = (expr); !tenon_try_result.ok())             \
      return std::move(tenon_try_result).take_error();                      \
  } while (false)

// TENON_ASSIGN(decl, expr): binds expr's value to decl, or returns its error.
#define TENON_ASSIGN(decl, expr) \
  TENON_ASSIGN_INNER(decl, expr, TENON_CONCAT(tenon_result_, __LINE__))
#define TENON_ASSIGN_INNER(decl, expr, tmp)             \
  auto tmp = (expr);                                    \
  if (!tmp.ok()) return std::move(tmp).take_error();    \
  decl = std::move(tmp).value()
