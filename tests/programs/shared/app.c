// An application of both libraries and of the C library.
#include "libc.h"

struct Node {
  struct Node* next;
  char text[];
};
typedef int (*Order)(const char*, const char*);

FROM(words, order_by) Order order_by(int letters);
FROM(words, order_calls) int order_calls(void);
FROM(words, add_word) struct Node* add_word(struct Node* list, const char* text);
FROM(words, free_words) void free_words(struct Node* list);
FROM(sort, sort) struct Node* sort(struct Node* list, Order order);
FROM(sort, sorted_lists) int sorted_lists(void);

static int runs;

static void show(const struct Node* list) {
  char line[100];
  line[0] = 0;
  for (; list != 0; list = list->next) strcat(strcat(line, " "), list->text);
  printf("run %d:%s\n", runs, line);
}

EXPORT(run) int run(int letters) {
  static const char* const kWords[] = {"linking", "is", "fun", "modules", "a"};
  ++runs;
  struct Node* list = 0;
  for (int i = 0; i < 5; ++i) list = add_word(list, kWords[i]);
  // A function of library A, called in library B.
  list = sort(list, order_by(letters));
  show(list);
  free_words(list);
  printf("%d runs, %02d sorted, in use: 0x%x\n", runs, sorted_lists(), heap_in_use());
  return order_calls();
}
