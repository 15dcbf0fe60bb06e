// A stack machine's loop: one switch with a case an instruction, which becomes a br_table.
#include "kernel.h"

enum { PUSH, LOAD, STORE, ADD, SUB, MUL, XOR, SHIFT, LESS, JUMP, JUMP_IF, DUP, DROP, PEEK, HALT };
typedef struct {
  uint8_t op;
  int32_t operand;
} Code;

// while (i < n) { sum = (sum * 31 ^ i) + (sum >> 3); if (sum & 1 < 1) sum = sum - i; i = i + 1; }
static const Code program[] = {
    {LOAD, 0},  {LOAD, 1}, {LESS, 0}, {JUMP_IF, 5},  {HALT, 0},  {LOAD, 2}, {PUSH, 31},
    {MUL, 0},   {LOAD, 0}, {XOR, 0},  {LOAD, 2},     {SHIFT, 3}, {ADD, 0},  {DUP, 0},
    {STORE, 2}, {PUSH, 7}, {LESS, 0}, {JUMP_IF, 22}, {LOAD, 2},  {LOAD, 0}, {SUB, 0},
    {STORE, 2}, {LOAD, 0}, {PUSH, 1}, {ADD, 0},      {STORE, 0}, {JUMP, 0},
};
static uint32_t count;

void prepare(uint32_t seed) { count = 4500000 + seed; }

static NOINLINE uint32_t run(const Code* code, uint32_t* locals) {
  uint32_t stack[64];
  uint32_t* top = stack;
  for (const Code* at = code;; at++) {
    switch (at->op) {
      case PUSH: *top++ = at->operand; break;
      case LOAD: *top++ = locals[at->operand]; break;
      case STORE: locals[at->operand] = *--top; break;
      case ADD: top--, top[-1] += top[0]; break;
      case SUB: top--, top[-1] -= top[0]; break;
      case MUL: top--, top[-1] *= top[0]; break;
      case XOR: top--, top[-1] ^= top[0]; break;
      case SHIFT: top[-1] >>= at->operand; break;
      case LESS: top--, top[-1] = top[-1] < top[0]; break;
      case JUMP: at = code + at->operand - 1; break;
      case JUMP_IF:
        if (*--top) at = code + at->operand - 1;
        break;
      case DUP: *top = top[-1], top++; break;
      case DROP: top--; break;
      case PEEK: *top = top[-at->operand], top++; break;
      case HALT: return locals[2];
    }
  }
}

uint64_t work(void) {
  uint32_t locals[3] = {0, count, 1};
  return mix(1, run(program, locals));
}
