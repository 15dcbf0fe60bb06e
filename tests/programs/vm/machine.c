// The small language's machine: each program is run twice, by a switch and by a table of function
// pointers. Both must print the same, return the same and take the same number of steps.

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vm.h"

enum { kStackSize = 1 << 16 };

typedef struct Machine Machine;
struct Machine {
  int64_t* sp;     // the first free place
  int64_t* frame;  // the running function's locals
  int pc;
  uint64_t steps;
  uint64_t printed;  // a digest of what was printed
  const char* error;
  int64_t stack[kStackSize];
};

static void push(Machine* m, int64_t value) { *m->sp++ = value; }
static int64_t pop(Machine* m) { return *--m->sp; }
static int64_t wrap(uint64_t value) { return (int64_t)value; }

static void print(Machine* m, int64_t value, int show) {
  m->printed = m->printed * 1099511628211u + (uint64_t)value;
  if (show) printf("  %" PRId64 "\n", value);
}

// The arguments become the first locals; the caller's pc and frame lie between the locals and the
// working stack.
static void enter(Machine* m, int function, int arguments) {
  const Function* f = &functions[function];
  if (f->entry < 0 || f->parameters != arguments) {
    m->error = "bad call";
  } else if (m->sp + f->locals + 66 > m->stack + kStackSize) {
    m->error = "stack overflow";
  } else {
    int64_t* frame = m->sp - arguments;
    m->sp = frame + f->locals;
    memset(frame + arguments, 0, (size_t)(f->locals - arguments) * sizeof *frame);
    push(m, m->pc);
    push(m, m->frame - m->stack);
    m->frame = frame;
    m->pc = f->entry;
  }
}

// The saved pair lies right above the locals, however much work is left on the stack.
static void leave(Machine* m, int locals) {
  const int64_t result = pop(m);
  m->sp = m->frame;
  m->pc = (int)m->frame[locals];
  m->frame = m->stack + m->frame[locals + 1];
  push(m, result);
}

static int64_t divide(Machine* m, int64_t a, int64_t b, int remainder) {
  if (b == 0) {
    m->error = "division by zero";
    return 0;
  }
  if (b == -1) return remainder ? 0 : wrap(-(uint64_t)a);
  return remainder ? a % b : a / b;
}

static void run_switch(Machine* m) {
  while (m->pc >= 0 && m->error == NULL) {
    const Instruction i = code[m->pc++];
    int64_t* const a = m->sp - 2;  // the operands, if it has two: the frame lies below them
    const int64_t b = m->sp[-1];
    m->steps++;
    switch ((Op)i.op) {
      case kPush: push(m, i.a); break;
      case kLoad: push(m, m->frame[i.a]); break;
      case kStore: m->frame[i.a] = pop(m); break;
      case kAdd: *a = wrap((uint64_t)*a + (uint64_t)b), m->sp--; break;
      case kSub: *a = wrap((uint64_t)*a - (uint64_t)b), m->sp--; break;
      case kMul: *a = wrap((uint64_t)*a * (uint64_t)b), m->sp--; break;
      case kDiv: *a = divide(m, *a, b, 0), m->sp--; break;
      case kMod: *a = divide(m, *a, b, 1), m->sp--; break;
      case kLess: *a = *a < b, m->sp--; break;
      case kLessEqual: *a = *a <= b, m->sp--; break;
      case kEqual: *a = *a == b, m->sp--; break;
      case kNotEqual: *a = *a != b, m->sp--; break;
      case kNegate: m->sp[-1] = wrap(-(uint64_t)m->sp[-1]); break;
      case kJump: m->pc = i.a; break;
      case kJumpIfZero:
        if (pop(m) == 0) m->pc = i.a;
        break;
      case kCall: enter(m, i.a, i.b); break;
      case kReturn: leave(m, i.a); break;
      case kPrint: print(m, pop(m), 1); break;
      case kOpCount: abort();
    }
  }
}

typedef void (*Handler)(Machine*, const Instruction*);
typedef int64_t (*Binary)(int64_t, int64_t);

static int64_t add(int64_t a, int64_t b) { return wrap((uint64_t)a + (uint64_t)b); }
static int64_t subtract(int64_t a, int64_t b) { return wrap((uint64_t)a - (uint64_t)b); }
static int64_t multiply(int64_t a, int64_t b) { return wrap((uint64_t)a * (uint64_t)b); }
static int64_t less(int64_t a, int64_t b) { return a < b; }
static int64_t less_equal(int64_t a, int64_t b) { return a <= b; }
static int64_t equal(int64_t a, int64_t b) { return a == b; }
static int64_t not_equal(int64_t a, int64_t b) { return a != b; }

static const Binary kBinary[kOpCount] = {
    [kAdd] = add,           [kSub] = subtract,         [kMul] = multiply,
    [kLess] = less,         [kLessEqual] = less_equal, [kEqual] = equal,
    [kNotEqual] = not_equal};

static void do_push(Machine* m, const Instruction* i) { push(m, i->a); }
static void do_load(Machine* m, const Instruction* i) { push(m, m->frame[i->a]); }
static void do_store(Machine* m, const Instruction* i) { m->frame[i->a] = pop(m); }
static void do_binary(Machine* m, const Instruction* i) {
  const int64_t b = pop(m);
  m->sp[-1] = kBinary[i->op](m->sp[-1], b);
}
static void do_divide(Machine* m, const Instruction* i) {
  const int64_t b = pop(m);
  m->sp[-1] = divide(m, m->sp[-1], b, i->op == kMod);
}
static void do_negate(Machine* m, const Instruction* i) {
  m->sp[-1] = wrap(-(uint64_t)m->sp[-1]), (void)i;
}
static void do_jump(Machine* m, const Instruction* i) { m->pc = i->a; }
static void do_jump_if_zero(Machine* m, const Instruction* i) {
  m->pc = pop(m) == 0 ? i->a : m->pc;
}
static void do_call(Machine* m, const Instruction* i) { enter(m, i->a, i->b); }
static void do_return(Machine* m, const Instruction* i) { leave(m, i->a); }
static void do_print(Machine* m, const Instruction* i) { print(m, pop(m), 0), (void)i; }

static const Handler kHandlers[kOpCount] = {
    do_push,   do_load,   do_store,        do_binary, do_binary, do_binary,
    do_divide, do_divide, do_binary,       do_binary, do_binary, do_binary,
    do_negate, do_jump,   do_jump_if_zero, do_call,   do_return, do_print};

static void run_table(Machine* m) {
  while (m->pc >= 0 && m->error == NULL) {
    const Instruction* i = &code[m->pc++];
    m->steps++;
    kHandlers[i->op](m, i);
  }
}

static void run_both(const char* name, const char* text) {
  static Machine machines[2];
  static void (*const kLoops[2])(Machine*) = {run_switch, run_table};
  compile(text);
  printf("%s: %d instructions, %d functions\n", name, code_size, function_count);
  for (int k = 0; k < 2; k++) {
    Machine* m = &machines[k];
    memset(m, 0, sizeof *m);
    m->sp = m->frame = m->stack;
    m->pc = -1;  // where the first function returns to
    enter(m, 0, 0);
    kLoops[k](m);
    printf("  %s: %s %" PRId64 ", %" PRIu64 " steps, digest %016" PRIx64 "\n",
           k ? "table" : "switch", m->error ? m->error : "returned", m->error ? 0 : m->stack[0],
           m->steps, m->printed);
  }
}

int main(void) {
  run_both(
      "arithmetic",
      "fn main() { print 1 + 2 * 3 - 4 / 2 % 3 print -7 / 2 print -7 % 2 print (1 < 2) == (3 != 4) "
      "x = 922337203 * 1000 * 1000 * 1000 * 10 print x + x return -x }");
  run_both("fibonacci",
           "fn main() { print fib(20) return fib(27) } fn fib(n) { if n < 2 { return n } return "
           "fib(n-1) + fib(n-2) }");
  run_both("ackermann",
           "fn main() { return ack(2, 300) } "
           "fn ack(m, n) { if m == 0 { return n + 1 } if n == 0 { return ack(m-1, 1) } return "
           "ack(m-1, ack(m, n-1)) }");
  run_both("primes",
           "fn main() { n = 2 count = 0 while n < 3000 { if prime(n) { count = count + 1 last = n "
           "} n = n + 1 } print last "
           "return count } fn prime(n) { d = 2 while d * d <= n { if n % d == 0 { return 0 } d = d "
           "+ 1 } return 1 }");
  run_both("collatz",
           "fn main() { best = 0 n = 1 while n <= 3000 { s = steps(n) if best < s { best = s print "
           "n } n = n + 1 } return best } "
           "fn steps(n) { s = 0 while n != 1 { if n % 2 == 0 { n = n / 2 } else { n = 3 * n + 1 } "
           "s = s + 1 } return s }");
  run_both("too deep", "fn main() { return f(1) } fn f(n) { return f(n + 1) + 1 }");
  run_both("by zero", "fn main() { print 7 return 1 / (3 - 3) }");
  run_both("mistaken", "fn main() { x = 3 y = x + ; }");
  return 0;
}
