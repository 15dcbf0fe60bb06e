// Evaluates constant expressions while a module is instantiated. Spec: 3.0, section 3.4.13.
#pragma once

#include "model/module.h"
#include "runtime/instance.h"
#include "tenon/result.h"
#include "tenon/value.h"

namespace tenon::loader {

// REQUIRES: the expression is valid, and the globals and functions it names are bound.
// Errors: unsupported, for instructions that need the garbage-collected heap.
Result<RawValue> evaluate(runtime::Instance& instance, const model::ConstExpr& expr);

}  // namespace tenon::loader
