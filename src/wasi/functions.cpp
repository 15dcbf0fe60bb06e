// The table of functions, and the way from the engine's call to ours.
#include <array>

#include "wasi/calls.h"

namespace tenon::wasi {
namespace {

template <Errno (*function)(const Call&)>
CallResult enter(Context& context, GuestMemory memory, const uint64_t* args) {
  const Errno error = function(Call{context.state(), Guest(memory), args});
  CallResult result;
  if (error == Errno::interrupted) {
    result.trapped = true;
    result.trap_message = "interrupted";
  } else {
    result.errno_ = static_cast<uint32_t>(error);
  }
  return result;
}

// The one function that doesn't return to its caller.
template <>
CallResult enter<calls::proc_exit>(Context&, GuestMemory, const uint64_t* args) {
  CallResult result;
  result.exited = true;
  result.exit_code = static_cast<uint32_t>(args[0]);
  return result;
}

constexpr FunctionRow kFunctions[] = {
#define WASI_FUNCTION(name, signature) {#name, signature, &enter<calls::name>},
#include "wasi/functions.def"
#undef WASI_FUNCTION
};

}  // namespace

std::span<const FunctionRow> functions() { return kFunctions; }

}  // namespace tenon::wasi
