// Sorts and searches records by several keys: qsort and bsearch with struct keys and function
// pointers, driven by commands on standard input.
//
//   add NAME TEAM YEAR PAY    sort KEY    find KEY VALUE    total    show COUNT
//
// Every order breaks ties by the record's number, since qsort need not be stable.

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  char name[24];
  char team[12];
  int16_t year;
  double pay;
  uint32_t number;
} Record;

typedef int (*Compare)(const void*, const void*);

typedef struct {
  Record* items;
  size_t count;
  size_t capacity;
  const char* sorted_by;  // null while no order holds
} Store;

static int by_number(const Record* a, const Record* b) {
  return (a->number > b->number) - (a->number < b->number);
}

// bsearch's key carries number 0, which no record has: it equals the first record with its value or
// none.
static int tie(const Record* a, const Record* b) {
  return a->number == 0 || b->number == 0 ? 0 : by_number(a, b);
}

static int compare_name(const void* x, const void* y) {
  const Record *a = x, *b = y;
  const int order = strcmp(a->name, b->name);
  return order != 0 ? order : tie(a, b);
}

static int compare_team(const void* x, const void* y) {
  const Record *a = x, *b = y;
  const int order = strcmp(a->team, b->team);
  return order != 0 ? order : tie(a, b);
}

static int compare_year(const void* x, const void* y) {
  const Record *a = x, *b = y;
  return a->year != b->year ? a->year - b->year : tie(a, b);
}

static int compare_pay(const void* x, const void* y) {
  const Record *a = x, *b = y;
  if (a->pay != b->pay) return a->pay < b->pay ? 1 : -1;  // the highest first
  return tie(a, b);
}

static const struct {
  const char* key;
  Compare compare;
} kOrders[] = {
    {"name", compare_name}, {"team", compare_team}, {"year", compare_year}, {"pay", compare_pay}};

static Compare find_order(const char* key) {
  for (size_t i = 0; i < sizeof kOrders / sizeof kOrders[0]; i++) {
    if (strcmp(kOrders[i].key, key) == 0) return kOrders[i].compare;
  }
  return NULL;
}

static void show(const Record* r) {
  printf("#%-5" PRIu32 " %-23s %-11s %4d %12.2f\n", r->number, r->name, r->team, r->year, r->pay);
}

static bool add(Store* store, const char* line) {
  if (store->count == store->capacity) {
    store->capacity = store->capacity ? store->capacity * 2 : 16;
    store->items = realloc(store->items, store->capacity * sizeof(Record));
    if (store->items == NULL) abort();
  }
  Record* r = &store->items[store->count];
  memset(r, 0, sizeof *r);
  if (sscanf(line, "%23s %11s %" SCNd16 " %lf", r->name, r->team, &r->year, &r->pay) != 4) {
    return false;
  }
  r->number = (uint32_t)++store->count;
  store->sorted_by = NULL;
  return true;
}

static bool sort(Store* store, const char* key) {
  for (size_t i = 0; i < sizeof kOrders / sizeof kOrders[0]; i++) {
    if (strcmp(kOrders[i].key, key) != 0) continue;
    qsort(store->items, store->count, sizeof(Record), kOrders[i].compare);
    store->sorted_by = kOrders[i].key;
    return true;
  }
  return false;
}

// Prints every record that has the value: bsearch lands on any of them, so the run is widened both
// ways.
static bool find(const Store* store, const char* key, const char* value) {
  const Compare compare = find_order(key);
  if (compare == NULL || store->sorted_by == NULL || strcmp(store->sorted_by, key) != 0) {
    return false;
  }
  Record wanted = {0};
  snprintf(wanted.name, sizeof wanted.name, "%.23s", value);
  snprintf(wanted.team, sizeof wanted.team, "%.11s", value);
  wanted.year = (int16_t)strtol(value, NULL, 10);
  wanted.pay = strtod(value, NULL);
  const Record* hit = bsearch(&wanted, store->items, store->count, sizeof(Record), compare);
  if (hit == NULL) {
    printf("no record with %s %s\n", key, value);
    return true;
  }
  const Record *first = hit, *last = hit, *end = store->items + store->count;
  while (first > store->items && compare(first - 1, &wanted) == 0) first--;
  while (last + 1 < end && compare(last + 1, &wanted) == 0) last++;
  printf("%td with %s %s:\n", last - first + 1, key, value);
  for (const Record* r = first; r <= last && r < first + 3; r++) show(r);
  return true;
}

static void total(const Store* store) {
  double sum = 0;
  uint32_t order = 2166136261u;  // FNV-1a over the numbers: the whole order in one word
  for (size_t i = 0; i < store->count; i++) {
    sum += store->items[i].pay;
    order = (order ^ store->items[i].number) * 16777619u;
  }
  printf("%zu records, pay %.2f, order %08" PRIx32 "\n", store->count, sum, order);
}

int main(void) {
  Store store = {0};
  char line[128], word[2][32];
  unsigned line_number = 0, errors = 0;
  while (fgets(line, sizeof line, stdin) != NULL) {
    line_number++;
    bool ok = true;
    size_t limit;
    if (strncmp(line, "add ", 4) == 0) {
      ok = add(&store, line + 4);
    } else if (sscanf(line, "sort %31s", word[0]) == 1) {
      ok = sort(&store, word[0]);
      if (ok) printf("sorted by %s\n", word[0]);
    } else if (sscanf(line, "find %31s %31s", word[0], word[1]) == 2) {
      ok = find(&store, word[0], word[1]);
    } else if (sscanf(line, "show %zu", &limit) == 1) {
      for (size_t i = 0; i < limit && i < store.count; i++) show(&store.items[i]);
    } else if (strncmp(line, "total", 5) == 0) {
      total(&store);
    } else {
      ok = false;
    }
    if (!ok) {
      errors++;
      printf("line %u: cannot do: %s", line_number, line);
    }
  }
  free(store.items);
  return errors == 0 ? 0 : 2;
}
