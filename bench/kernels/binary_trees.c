// Builds, walks and frees binary trees in an arena with a free list: pointers and recursion.
#include "kernel.h"

enum { DEPTH = 16, NODES = 1 << (DEPTH + 1), ROUNDS = 160 };
typedef struct Tree {
  struct Tree *left, *right;
  uint32_t value;
} Tree;
static Tree arena[NODES];
static Tree* free_list;

void prepare(uint32_t seed) {
  for (int i = 0; i < NODES; i++) {
    arena[i].left = free_list;
    arena[i].value = seed;
    free_list = &arena[i];
  }
}

static NOINLINE Tree* build(uint32_t depth, uint32_t value) {
  Tree* tree = free_list;
  free_list = tree->left;
  tree->value = value;
  tree->left = depth ? build(depth - 1, 2 * value) : NULL;
  tree->right = depth ? build(depth - 1, 2 * value + 1) : NULL;
  return tree;
}

static NOINLINE uint32_t total(const Tree* tree) {
  return tree->left ? tree->value + total(tree->left) - total(tree->right) : tree->value;
}

static NOINLINE void release(Tree* tree) {
  if (tree->left) release(tree->left);
  if (tree->right) release(tree->right);
  tree->left = free_list;
  free_list = tree;
}

uint64_t work(void) {
  uint64_t sum = 0;
  for (uint32_t round = 0; round < ROUNDS; round++) {
    Tree* tree = build(DEPTH - round % 3, round);
    sum = mix(sum, total(tree));
    release(tree);
  }
  return sum;
}
