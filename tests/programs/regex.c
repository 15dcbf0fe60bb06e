// A regular expression matcher: parsed into a program, run as Thompson's set of threads with
// capture positions (Pike's machine). Lines of standard input are `/PATTERN/ TEXT`; what matched
// and its groups are printed.
//
// Syntax: literals . [a-z] [^x] \d \w \s ( ) | * + ? and their lazy forms *? +? ??, ^ and $.

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum { kChar, kAny, kSet, kMatch, kJump, kSplit, kSave, kStart, kEnd } Code;

typedef struct {
  uint8_t code;
  uint8_t byte;
  uint16_t x, y;  // targets: split prefers x; save's slot is x; set's index is x
} Instruction;

enum { kMaxProgram = 512, kMaxSets = 32, kSlots = 20 };

typedef struct {
  Instruction at[kMaxProgram];
  int size, groups, set_count;
  uint32_t set[kMaxSets][8];
} Program;

typedef struct {
  const char* p;
  Program* program;
  const char* error;
} Parser;

static int emit(Parser* ps, Code code, int byte, int x, int y) {
  if (ps->program->size == kMaxProgram) {
    ps->error = "too long";
    return 0;
  }
  ps->program->at[ps->program->size] =
      (Instruction){(uint8_t)code, (uint8_t)byte, (uint16_t)x, (uint16_t)y};
  return ps->program->size++;
}

// Makes room for one instruction at `where` by moving what was emitted since, and its targets.
static void insert(Parser* ps, int where, Code code, int x, int y) {
  Program* g = ps->program;
  emit(ps, kMatch, 0, 0, 0);
  memmove(&g->at[where + 1], &g->at[where], (size_t)(g->size - where - 1) * sizeof g->at[0]);
  for (int i = where + 1; i < g->size; i++) {
    if (g->at[i].code == kJump || g->at[i].code == kSplit) {
      g->at[i].x += g->at[i].x >= where, g->at[i].y += g->at[i].y >= where;
    }
  }
  g->at[where] = (Instruction){(uint8_t)code, 0, (uint16_t)x, (uint16_t)y};
}

static void add_class(uint32_t* set, char name) {
  for (int c = 0; c < 256; c++) {
    const bool digit = c >= '0' && c <= '9';
    const bool word = digit || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool in = name == 'd'   ? digit
                    : name == 'w' ? word
                    : name == 's' ? c == ' ' || (c >= '\t' && c <= '\r')
                                  : c == name;
    if (in) set[c / 32] |= 1u << c % 32;
  }
}

static uint32_t* emit_set(Parser* ps) {
  if (ps->program->set_count == kMaxSets) {
    ps->error = "too many sets";
    ps->program->set_count--;
  }
  emit(ps, kSet, 0, ps->program->set_count, 0);
  return ps->program->set[ps->program->set_count++];
}

static void parse_set(Parser* ps) {
  uint32_t* set = emit_set(ps);
  const bool negated = *ps->p == '^';
  if (negated) ps->p++;
  for (bool first = true; *ps->p != 0 && (first || *ps->p != ']'); first = false) {
    if (*ps->p == '\\' && ps->p[1] != 0) {
      add_class(set, ps->p[1]);
      ps->p += 2;
      continue;
    }
    const uint8_t low = (uint8_t)*ps->p++;
    uint8_t high = low;
    if (ps->p[0] == '-' && ps->p[1] != ']' && ps->p[1] != 0) high = (uint8_t)ps->p[1], ps->p += 2;
    for (int c = low; c <= high; c++) set[c / 32] |= 1u << c % 32;
  }
  if (*ps->p++ != ']') {
    ps->p--;
    ps->error = "missing ]";
  }
  for (int i = 0; i < 8 && negated; i++) set[i] = ~set[i];
}

static void parse_alternatives(Parser* ps);

static void parse_atom(Parser* ps) {
  const char c = *ps->p++;
  if (c == '(') {
    const int group = ps->program->groups++;
    emit(ps, kSave, 0, group * 2, 0);
    parse_alternatives(ps);
    if (*ps->p == ')') {
      ps->p++;
    } else {
      ps->error = "missing )";
    }
    emit(ps, kSave, 0, group * 2 + 1, 0);
    if (group * 2 + 1 >= kSlots) ps->error = "too many groups";
  } else if (c == '[') {
    parse_set(ps);
  } else if (c == '\\' && *ps->p != 0) {
    add_class(emit_set(ps), *ps->p++);
  } else if (c == '.' || c == '^' || c == '$') {
    emit(ps, c == '.' ? kAny : c == '^' ? kStart : kEnd, 0, 0, 0);
  } else if (c == '*' || c == '+' || c == '?') {
    ps->error = "nothing to repeat";
  } else {
    emit(ps, kChar, c, 0, 0);
  }
}

static void parse_alternatives(Parser* ps) {
  const int start = ps->program->size;
  while (*ps->p != 0 && *ps->p != '|' && *ps->p != ')' && ps->error == NULL) {
    const int atom = ps->program->size;
    parse_atom(ps);
    while (*ps->p == '*' || *ps->p == '+' || *ps->p == '?') {
      const char repeat = *ps->p++;
      const bool lazy = *ps->p == '?';
      if (lazy) ps->p++;
      if (repeat != '+') insert(ps, atom, kSplit, 0, 0);
      if (repeat == '*') emit(ps, kJump, 0, atom, 0);
      const int body = repeat == '+' ? atom : atom + 1, after = ps->program->size + (repeat == '+');
      const int split = repeat == '+' ? emit(ps, kSplit, 0, 0, 0) : atom;
      ps->program->at[split].x = (uint16_t)(lazy ? after : body);
      ps->program->at[split].y = (uint16_t)(lazy ? body : after);
    }
  }
  if (*ps->p == '|' && ps->error == NULL) {
    ps->p++;
    insert(ps, start, kSplit, start + 1, 0);
    const int jump = emit(ps, kJump, 0, 0, 0);
    ps->program->at[start].y = (uint16_t)ps->program->size;
    parse_alternatives(ps);
    ps->program->at[jump].x = (uint16_t)ps->program->size;
  }
}

static const char* compile(Program* g, const char* pattern) {
  memset(g, 0, sizeof *g);
  Parser ps = {pattern, g, NULL};
  g->groups = 1;
  emit(&ps, kSave, 0, 0, 0);
  parse_alternatives(&ps);
  if (*ps.p == ')' && ps.error == NULL) ps.error = "unexpected )";
  emit(&ps, kSave, 0, 1, 0);
  emit(&ps, kMatch, 0, 0, 0);
  return ps.error;
}

static bool consumes(const Program* g, const Instruction* i, uint8_t c) {
  return i->code == kAny    ? c != '\n'
         : i->code == kChar ? i->byte == c
                            : (g->set[i->x][c / 32] >> c % 32 & 1) != 0;
}

typedef struct {
  int pc, slot[kSlots];
} Thread;

typedef struct {
  Thread thread[kMaxProgram];
  int count;
  uint32_t seen[kMaxProgram];
} Threads;

static void follow(const Program* g, Threads* list, int pc, int* slot, const char* text, int at,
                   uint32_t mark) {
  if (list->seen[pc] == mark) return;
  list->seen[pc] = mark;
  const Instruction* i = &g->at[pc];
  switch (i->code) {
    case kJump: follow(g, list, i->x, slot, text, at, mark); break;
    case kSplit:
      follow(g, list, i->x, slot, text, at, mark);
      follow(g, list, i->y, slot, text, at, mark);
      break;
    case kSave: {
      const int old = slot[i->x];
      slot[i->x] = at;
      follow(g, list, pc + 1, slot, text, at, mark);
      slot[i->x] = old;
      break;
    }
    case kStart:
      if (at == 0) follow(g, list, pc + 1, slot, text, at, mark);
      break;
    case kEnd:
      if (text[at] == 0) follow(g, list, pc + 1, slot, text, at, mark);
      break;
    default: {
      Thread* t = &list->thread[list->count++];
      t->pc = pc;
      memcpy(t->slot, slot, sizeof t->slot);
    }
  }
}

static bool run_threads(const Program* g, const char* text, int found[kSlots]) {
  static Threads lists[2];
  static uint32_t mark;
  Threads *now = &lists[0], *next = &lists[1];
  int empty[kSlots];
  bool matched = false;
  memset(empty, 0xff, sizeof empty);
  now->count = 0;
  mark++;
  for (int at = 0;; at++) {
    if (!matched) follow(g, now, 0, empty, text, at, mark);
    mark++;
    next->count = 0;
    for (int t = 0; t < now->count; t++) {
      const Instruction* i = &g->at[now->thread[t].pc];
      if (i->code == kMatch) {
        memcpy(found, now->thread[t].slot, sizeof empty);
        matched = true;
        break;  // the threads after it have lower priority
      }
      if (text[at] != 0 && consumes(g, i, (uint8_t)text[at])) {
        follow(g, next, now->thread[t].pc + 1, now->thread[t].slot, text, at + 1, mark);
      }
    }
    Threads* swap = now;
    now = next;
    next = swap;
    if (text[at] == 0 || (matched && now->count == 0)) return matched;
  }
}

int main(void) {
  static Program program;
  static char line[8192];
  unsigned tried = 0, matches = 0;
  while (fgets(line, sizeof line, stdin) != NULL) {
    line[strcspn(line, "\n")] = 0;
    char* end = strrchr(line, '/');
    if (line[0] != '/' || end == line) return 2;
    *end = 0;
    const char *pattern = line + 1, *text = end + (end[1] == ' ' ? 2 : 1);
    const char* error = compile(&program, pattern);
    printf("/%.40s/ on '%.40s': ", pattern, text);
    tried++;
    if (error != NULL) {
      printf("%s\n", error);
      continue;
    }
    int found[kSlots];
    if (!run_threads(&program, text, found)) {
      printf("no match\n");
      continue;
    }
    matches++;
    for (int g = 0; g < program.groups; g++) {
      const int from = found[g * 2], to = found[g * 2 + 1];
      printf(g ? " (%d,%d)" : "%d..%d", from, to);
      if (to >= 0 && to - from < 40) printf("'%.*s'", to - from, text + from);
    }
    printf(" in %d instructions\n", program.size);
  }
  printf("%u matches in %u lines\n", matches, tried);
  return 0;
}
