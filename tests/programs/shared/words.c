// Library A: lists of words, and functions that order them, as values.
#include "libc.h"

struct Node {
  struct Node* next;
  char text[];
};

static int calls;

static int by_length(const char* a, const char* b) {
  ++calls;
  return (int)strlen(a) - (int)strlen(b);
}

static int by_letters(const char* a, const char* b) {
  ++calls;
  return strcmp(a, b);
}

typedef int (*Order)(const char*, const char*);

EXPORT(order_by) Order order_by(int letters) { return letters ? by_letters : by_length; }

EXPORT(order_calls) int order_calls(void) { return calls; }

EXPORT(add_word) struct Node* add_word(struct Node* list, const char* text) {
  struct Node* const node = malloc(sizeof *node + strlen(text) + 1);
  node->next = list;
  strcpy(node->text, text);
  return node;
}

EXPORT(free_words) void free_words(struct Node* list) {
  while (list != 0) {
    struct Node* const next = list->next;
    free(list);
    list = next;
  }
}
