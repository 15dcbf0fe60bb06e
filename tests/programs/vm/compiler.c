// The small language's compiler: recursive descent straight to bytecode.
//
//   program: { "fn" name "(" [names] ")" block }      block: "{" { statement } "}"
//   statement: "if" e block ["else" block] | "while" e block | "return" e | "print" e | name "=" e
//   e: comparison of sums of products of atoms (numbers, names, calls, parentheses, unary minus)

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vm.h"

Instruction code[kMaxCode];
Function functions[kMaxFunctions];
int code_size, function_count;

static char locals[kMaxLocals][16];  // of the function being compiled
static int local_count;
static const char* source;

static void fail(const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  printf("error: ");
  vprintf(format, arguments);
  printf(" before '%.12s'\n", source);
  exit(3);
}

static int emit(Op op, int a, int b) {
  if (code_size == kMaxCode) fail("too much code");
  code[code_size] = (Instruction){op, a, b};
  return code_size++;
}

static void skip(void) {
  while (isspace((unsigned char)*source)) source++;
}

static int accept(const char* token) {
  skip();
  const size_t length = strlen(token);
  if (strncmp(source, token, length) != 0) return 0;
  if (isalpha((unsigned char)*token) && isalnum((unsigned char)source[length])) return 0;
  source += length;
  return 1;
}

static void expect(const char* token) {
  if (!accept(token)) fail("expected %s", token);
}

static void read_name(char name[16]) {
  size_t length = 0;
  skip();
  while (isalnum((unsigned char)source[length]) && length < 15) length++;
  if (length == 0) fail("expected a name");
  memcpy(name, source, length);
  name[length] = 0;
  source += length;
}

static int find_local(const char* name, int make) {
  for (int i = 0; i < local_count; i++) {
    if (strcmp(locals[i], name) == 0) return i;
  }
  if (!make) fail("unknown %s", name);
  if (local_count == kMaxLocals) fail("too many names");
  strcpy(locals[local_count], name);
  return local_count++;
}

static int find_function(const char* name) {
  for (int i = 0; i < function_count; i++) {
    if (strcmp(functions[i].name, name) == 0) return i;
  }
  if (function_count == kMaxFunctions) fail("too many functions");
  strcpy(functions[function_count].name, name);
  functions[function_count].entry = -1;
  return function_count++;
}

static void expression(void);

static void atom(void) {
  skip();
  if (isdigit((unsigned char)*source)) {
    char* end;
    emit(kPush, (int)strtol(source, &end, 10), 0);
    source = end;
  } else if (accept("(")) {
    expression();
    expect(")");
  } else if (accept("-")) {
    atom();
    emit(kNegate, 0, 0);
  } else {
    char name[16];
    read_name(name);
    if (!accept("(")) {
      emit(kLoad, find_local(name, 0), 0);
      return;
    }
    int count = 0;
    if (!accept(")")) {
      do {
        expression();
        count++;
      } while (accept(","));
      expect(")");
    }
    emit(kCall, find_function(name), count);
  }
}

static void product(void) {
  atom();
  for (;;) {
    const Op op = accept("*") ? kMul : accept("/") ? kDiv : accept("%") ? kMod : kOpCount;
    if (op == kOpCount) return;
    atom();
    emit(op, 0, 0);
  }
}

static void sum(void) {
  product();
  for (;;) {
    const Op op = accept("+") ? kAdd : accept("-") ? kSub : kOpCount;
    if (op == kOpCount) return;
    product();
    emit(op, 0, 0);
  }
}

static void expression(void) {
  sum();
  const Op op = accept("<=")   ? kLessEqual
                : accept("<")  ? kLess
                : accept("==") ? kEqual
                : accept("!=") ? kNotEqual
                               : kOpCount;
  if (op == kOpCount) return;
  sum();
  emit(op, 0, 0);
}

static void block(void) {
  expect("{");
  while (!accept("}")) {
    if (accept("if")) {
      expression();
      const int skip_then = emit(kJumpIfZero, 0, 0);
      block();
      code[skip_then].a = code_size;
      if (accept("else")) {
        const int skip_else = emit(kJump, 0, 0);
        code[skip_then].a = code_size;
        block();
        code[skip_else].a = code_size;
      }
    } else if (accept("while")) {
      const int top = code_size;
      expression();
      const int leave = emit(kJumpIfZero, 0, 0);
      block();
      emit(kJump, top, 0);
      code[leave].a = code_size;
    } else if (accept("return") || accept("print")) {
      const Op op = source[-1] == 'n' ? kReturn : kPrint;
      expression();
      emit(op, 0, 0);
    } else {
      char name[16];
      read_name(name);
      expect("=");
      expression();
      emit(kStore, find_local(name, 1), 0);
    }
  }
}

void compile(const char* text) {
  source = text;
  code_size = function_count = 0;
  for (skip(); *source != 0; skip()) {
    char name[16];
    expect("fn");
    read_name(name);
    Function* f = &functions[find_function(name)];
    local_count = 0;
    expect("(");
    if (!accept(")")) {
      do {
        read_name(name);
        find_local(name, 1);
      } while (accept(","));
      expect(")");
    }
    f->parameters = local_count;
    f->entry = code_size;
    block();
    emit(kPush, 0, 0);
    emit(kReturn, 0, 0);
    f->locals = local_count;
    for (int pc = f->entry; pc < code_size; pc++) {  // only now is the number of locals known
      if (code[pc].op == kReturn) code[pc].a = local_count;
    }
  }
}
