// Library B: sorts lists, by functions that it is given. It doesn't know library A.
#include "libc.h"

struct Node {
  struct Node* next;
  char text[];
};

static int sorted;

EXPORT(sort) struct Node* sort(struct Node* list, int (*order)(const char*, const char*)) {
  struct Node* result = 0;
  while (list != 0) {
    struct Node* const node = list;
    list = node->next;
    struct Node** at = &result;
    while (*at != 0 && order((*at)->text, node->text) <= 0) at = &(*at)->next;
    node->next = *at;
    *at = node;
  }
  ++sorted;
  return result;
}

EXPORT(sorted_lists) int sorted_lists(void) { return sorted; }
