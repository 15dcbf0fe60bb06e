// A mix in CoreMark's spirit: a linked list that is searched, reversed and merge-sorted, small
// integer matrices, a state machine over text, and a CRC over all of it.
#include "kernel.h"

enum { NODES = 120, M = 10, TEXT = 256, ROUNDS = 11000 };
typedef struct Node {
  struct Node* next;
  int16_t key, value;
} Node;
static Node nodes[NODES];
static int16_t ma[M][M], mb[M][M];
static int32_t mc[M][M];
static char text[TEXT + 1];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < NODES; i++) {
    nodes[i].next = i + 1 < NODES ? &nodes[i + 1] : NULL;
    nodes[i].key = random_u32(&random) & 0x7fff;
    nodes[i].value = i;
  }
  for (int i = 0; i < M; i++) {
    for (int j = 0; j < M; j++) {
      ma[i][j] = random_u32(&random) & 0xff;
      mb[i][j] = random_u32(&random) & 0xff;
    }
  }
  for (int i = 0; i < TEXT; i++) text[i] = "0123456789+-.eE,,,T5.a"[random_u32(&random) % 22];
}

static NOINLINE uint16_t crc(uint16_t value, uint32_t data) {
  for (int i = 0; i < 16; i++, data >>= 1) {
    const uint32_t carry = (value ^ data) & 1;
    value >>= 1;
    if (carry) value ^= 0xa001;
  }
  return value;
}

static NOINLINE Node* find(Node* list, int16_t value) {
  while (list && list->value != value) list = list->next;
  return list;
}

static NOINLINE Node* reverse(Node* list) {
  Node* done = NULL;
  while (list) {
    Node* next = list->next;
    list->next = done;
    done = list;
    list = next;
  }
  return done;
}

static int by_key(const Node* a, const Node* b) { return a->key - b->key; }
static int by_value(const Node* a, const Node* b) { return a->value - b->value; }

static NOINLINE Node* merge(Node* a, Node* b, int (*compare)(const Node*, const Node*)) {
  Node head, *tail = &head;
  while (a && b) {
    Node** least = compare(a, b) <= 0 ? &a : &b;
    tail->next = *least;
    tail = *least;
    *least = tail->next;
  }
  tail->next = a ? a : b;
  return head.next;
}

static NOINLINE Node* merge_sort(Node* list, int (*compare)(const Node*, const Node*)) {
  if (!list || !list->next) return list;
  Node* middle = list;
  for (Node* end = list->next; end && end->next; end = end->next->next) middle = middle->next;
  Node* second = middle->next;
  middle->next = NULL;
  return merge(merge_sort(list, compare), merge_sort(second, compare), compare);
}

static NOINLINE uint16_t matrices(uint16_t sum, int16_t scale) {
  for (int i = 0; i < M; i++) {
    for (int j = 0; j < M; j++) ma[i][j] += scale;
  }
  for (int i = 0; i < M; i++) {
    for (int j = 0; j < M; j++) {
      mc[i][j] = 0;
      for (int k = 0; k < M; k++) mc[i][j] += ma[i][k] * mb[k][j];
    }
  }
  for (int i = 0; i < M; i++) {
    for (int j = 0; j < M; j++) {
      const int32_t bits = ((mc[i][j] >> 2) & 0xf) * ((mc[i][j] >> 5) & 0x7f);
      sum = sum + bits;
      ma[i][j] -= scale;
    }
  }
  return crc(sum, (uint32_t)mc[M / 2][M / 3]);
}

enum { START, SIGN, WHOLE, POINT, EXPONENT, WRONG, STATES };

static NOINLINE uint32_t scan_numbers(uint32_t counts[STATES]) {
  uint32_t state = START, changes = 0;
  for (const char* at = text; *at; at++) {
    const uint32_t before = state;
    const char c = *at;
    if (c == ',') {
      counts[state]++;
      state = START;
      continue;
    }
    const int digit = c >= '0' && c <= '9';
    switch (state) {
      case START:
        state = digit ? WHOLE : c == '+' || c == '-' ? SIGN : c == '.' ? POINT : WRONG;
        break;
      case SIGN: state = digit ? WHOLE : c == '.' ? POINT : WRONG; break;
      case WHOLE:
        if (c == '.')
          state = POINT;
        else if (c == 'e' || c == 'E')
          state = EXPONENT;
        else if (!digit)
          state = WRONG;
        break;
      case POINT:
        if (c == 'e' || c == 'E')
          state = EXPONENT;
        else if (!digit)
          state = WRONG;
        break;
      case EXPONENT:
        if (!digit && c != '+' && c != '-') state = WRONG;
        break;
      default: break;
    }
    changes += state != before;
  }
  return changes;
}

uint64_t work(void) {
  uint16_t sum = 0;
  Node* list = nodes;
  for (int round = 0; round < ROUNDS; round++) {
    for (int i = 0; i < 12; i++) {
      Node* found = find(list, (int16_t)((round + 11 * i) % (NODES + 8)));
      sum = crc(sum, found ? (uint16_t)found->key : 0xffff);
      list = reverse(list);
    }
    list = merge_sort(list, by_key);
    sum = crc(sum, (uint16_t)list->value);
    list = merge_sort(list, by_value);
    for (int i = 0; i < 3; i++) sum = matrices(sum, (int16_t)(round + i));
    uint32_t counts[STATES] = {0};
    text[round % TEXT] ^= round & 1;
    sum = crc(sum, scan_numbers(counts));
    for (int i = 0; i < STATES; i++) sum = crc(sum, counts[i]);
  }
  return sum;
}
