// What the compiler and the machine of the small language agree on.
#ifndef TENON_TESTS_PROGRAMS_VM_H
#define TENON_TESTS_PROGRAMS_VM_H

#include <stdint.h>

typedef enum {
  kPush,   // a: the number
  kLoad,   // a: the local
  kStore,  // a: the local
  kAdd,
  kSub,
  kMul,
  kDiv,
  kMod,
  kLess,
  kLessEqual,
  kEqual,
  kNotEqual,
  kNegate,
  kJump,        // a: the target
  kJumpIfZero,  // a: the target
  kCall,        // a: the function, b: how many arguments are on the stack
  kReturn,      // a: how many locals the function has
  kPrint,
  kOpCount
} Op;

typedef struct {
  int32_t op, a, b;
} Instruction;

typedef struct {
  char name[16];
  int entry;  // -1: called but nowhere defined
  int parameters, locals;
} Function;

enum { kMaxCode = 2048, kMaxFunctions = 16, kMaxLocals = 16 };

extern Instruction code[kMaxCode];
extern Function functions[kMaxFunctions];
extern int code_size, function_count;

// Fills `code` and `functions` from a program's text. On an error, prints it and exits with
// status 3.
void compile(const char* text);

#endif
