// The table of functions, and the way from the engine's call to ours.
#include <csignal>

#include "wasi/calls.h"

namespace tenon::wasi {
namespace {

CallResult result_of(Errno error) {
  CallResult result;
  if (error == Errno::interrupted) {
    result.interrupted = true;
  } else if (error == Errno::reader_gone) {
    result.exited = true;
    result.exit_code = 128 + SIGPIPE;
  } else {
    result.errno_ = static_cast<uint32_t>(error);
  }
  return result;
}

// By name: g++ compares no addresses of functions in constants when it sanitizes.
constexpr bool comes_back(std::string_view name) { return name != "proc_exit"; }

template <Errno (*function)(const Call&), Edition edition, bool returns>
CallResult enter(Context& context, GuestMemory memory, const uint64_t* args) {
  if constexpr (!returns) {
    // The one function that doesn't return to its caller.
    CallResult result;
    result.exited = true;
    result.exit_code = static_cast<uint32_t>(args[0]);
    return result;
  } else {
    return result_of(function(Call{context.state(), Guest(memory), args, edition}));
  }
}

using enum ParamKind;
constexpr FunctionRow kFunctions[] = {
#define WASI_FUNCTION(name, ...)                                      \
  {#name, ParamList{__VA_ARGS__}, comes_back(#name),                     \
   &enter<calls::name, Edition::preview1, comes_back(#name)>,            \
   &enter<calls::name, Edition::unstable, comes_back(#name)>},
#include "wasi/functions.def"
#undef WASI_FUNCTION
};

}  // namespace

std::span<const FunctionRow> functions() { return kFunctions; }

FuncType type_of(const FunctionRow& row) {
  FuncType type;
  for (const ParamKind kind : row.params) {
    const ValType word = is_i64(kind) ? ValType::i64() : ValType::i32();
    type.params.insert(type.params.end(), word_count(kind), word);
  }
  if (row.returns) type.results.push_back(ValType::i32());
  return type;
}

}  // namespace tenon::wasi
