// Backtracking: sudoku with candidate bit sets and the fewest-candidates rule, N-queens three ways,
// a knight's tour and all solutions of a small exact cover (dancing links). Deep recursion, bit
// counting, pointer-linked structures.

#include <stdint.h>
#include <stdio.h>
#include <string.h>

typedef struct {
  uint8_t cell[81];
  uint16_t row[9], column[9], box[9];  // the digits still free, bit d for digit d + 1
  unsigned long guesses;
} Sudoku;

static int box_of(int i) { return i / 27 * 3 + i % 9 / 3; }

static void place(Sudoku* s, int i, int digit) {
  const uint16_t bit = (uint16_t)(1u << (digit - 1));
  s->cell[i] = (uint8_t)digit;
  s->row[i / 9] &= (uint16_t)~bit;
  s->column[i % 9] &= (uint16_t)~bit;
  s->box[box_of(i)] &= (uint16_t)~bit;
}

static void take_back(Sudoku* s, int i) {
  const uint16_t bit = (uint16_t)(1u << (s->cell[i] - 1));
  s->cell[i] = 0;
  s->row[i / 9] |= bit;
  s->column[i % 9] |= bit;
  s->box[box_of(i)] |= bit;
}

// Counts the solutions up to `limit`; the first one stays in `found`.
static int solve(Sudoku* s, int limit, uint8_t found[81]) {
  int best = -1, best_count = 10;
  unsigned best_set = 0;
  for (int i = 0; i < 81; i++) {
    if (s->cell[i] != 0) continue;
    const unsigned set = s->row[i / 9] & s->column[i % 9] & s->box[box_of(i)];
    const int count = __builtin_popcount(set);
    if (count < best_count) best = i, best_count = count, best_set = set;
  }
  if (best < 0) {
    if (found[0] == 0) memcpy(found, s->cell, 81);
    return 1;
  }
  int solutions = 0;
  for (; best_set != 0 && solutions < limit; best_set &= best_set - 1) {
    s->guesses++;
    place(s, best, __builtin_ctz(best_set) + 1);
    solutions += solve(s, limit - solutions, found);
    take_back(s, best);
  }
  return solutions;
}

static void sudoku(const char* puzzle) {
  Sudoku s = {0};
  uint8_t found[81] = {0};
  for (int i = 0; i < 9; i++) s.row[i] = s.column[i] = s.box[i] = 0x1ff;
  for (int i = 0; i < 81; i++) {
    if (puzzle[i] != '.') place(&s, i, puzzle[i] - '0');
  }
  const int solutions = solve(&s, 50, found);
  printf("sudoku: %d solution(s), %lu guesses\n", solutions, s.guesses);
  for (int i = 0; i < 81 && solutions > 0; i++) printf("%d%s", found[i], i % 9 == 8 ? "\n" : " ");
}

static unsigned queens_by_bits(unsigned all, unsigned columns, unsigned left, unsigned right) {
  if (columns == all) return 1;
  unsigned count = 0;
  for (unsigned open = all & ~(columns | left | right); open != 0; open &= open - 1) {
    const unsigned bit = open & -open;
    count += queens_by_bits(all, columns | bit, (left | bit) << 1, (right | bit) >> 1);
  }
  return count;
}

static unsigned queens_by_rows(int n, int row, int* at) {
  if (row == n) return 1;
  unsigned count = 0;
  for (at[row] = 0; at[row] < n; at[row]++) {
    int free = 1;
    for (int r = 0; r < row && free; r++) {
      const int d = at[row] - at[r];
      free = d != 0 && d != row - r && d != r - row;
    }
    if (free) count += queens_by_rows(n, row + 1, at);
  }
  return count;
}

// Warnsdorff's rule: always to the square with the fewest ways on. Prints the tour's checksum.
static void knight(int n, int x, int y) {
  static const int kStep[8][2] = {{1, 2},   {2, 1},   {2, -1}, {1, -2},
                                  {-1, -2}, {-2, -1}, {-2, 1}, {-1, 2}};
  int board[32][32] = {{0}}, moves = 1;
  uint32_t digest = 17;
  for (board[y][x] = 1;; moves++) {
    int best = -1, fewest = 9;
    for (int k = 0; k < 8; k++) {
      const int u = x + kStep[k][0], v = y + kStep[k][1];
      if (u < 0 || v < 0 || u >= n || v >= n || board[v][u]) continue;
      int ways = 0;
      for (int j = 0; j < 8; j++) {
        const int p = u + kStep[j][0], q = v + kStep[j][1];
        ways += p >= 0 && q >= 0 && p < n && q < n && !board[q][p];
      }
      if (ways < fewest) best = k, fewest = ways;
    }
    if (best < 0) break;
    x += kStep[best][0];
    y += kStep[best][1];
    board[y][x] = moves + 1;
    digest = digest * 31 + (uint32_t)(y * n + x);
  }
  printf("knight on %d: %d squares, %08x\n", n, moves, digest);
}

// Exact cover by dancing links: columns are cells and pieces, rows are placements of the pieces.
typedef struct Node Node;
struct Node {
  Node *left, *right, *up, *down, *head;
  int size;
};

static Node nodes[4096];
static int node_count;

static void cover(Node* c) {
  c->right->left = c->left;
  c->left->right = c->right;
  for (Node* i = c->down; i != c; i = i->down) {
    for (Node* j = i->right; j != i; j = j->right) {
      j->down->up = j->up;
      j->up->down = j->down;
      j->head->size--;
    }
  }
}

static void uncover(Node* c) {
  for (Node* i = c->up; i != c; i = i->up) {
    for (Node* j = i->left; j != i; j = j->left) {
      j->head->size++;
      j->down->up = j->up->down = j;
    }
  }
  c->right->left = c->left->right = c;
}

static unsigned long search(Node* root) {
  if (root->right == root) return 1;
  Node* c = root->right;
  for (Node* j = c->right; j != root; j = j->right) {
    if (j->size < c->size) c = j;
  }
  unsigned long count = 0;
  cover(c);
  for (Node* r = c->down; r != c; r = r->down) {
    for (Node* j = r->right; j != r; j = j->right) cover(j->head);
    count += search(root);
    for (Node* j = r->left; j != r; j = j->left) uncover(j->head);
  }
  uncover(c);
  return count;
}

static void add_row(Node* columns, const int* used, int count) {
  Node* first = &nodes[node_count];
  for (int k = 0; k < count; k++) {
    Node* n = &nodes[node_count++];
    Node* c = &columns[used[k]];
    *n = (Node){k ? n - 1 : n, first, c->up, c, c, 0};
    first->left = n;
    if (k) (n - 1)->right = n;
    c->up->down = n;
    c->up = n;
    c->size++;
  }
}

static void dominoes(int width, int height) {  // tilings of a rectangle with 1 x 2 pieces
  const int cells = width * height;
  node_count = cells + 1;
  for (int i = 0; i <= cells; i++) {
    Node* n = &nodes[i];
    *n = (Node){&nodes[(i + cells) % (cells + 1)], &nodes[(i + 1) % (cells + 1)], n, n, n, 0};
  }
  for (int i = 0; i < cells; i++) {
    if (i % width + 1 < width) add_row(&nodes[1], (int[]){i, i + 1}, 2);
    if (i + width < cells) add_row(&nodes[1], (int[]){i, i + width}, 2);
  }
  printf("dominoes %dx%d: %lu\n", width, height, search(&nodes[0]));
}

int main(void) {
  sudoku("53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79");
  sudoku("8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4..");
  sudoku("12345678.........9...............................................................");
  sudoku("..............3.85..1.2.......5.7.....4...1...9.......5......73..2.1........4...9");
  sudoku(".................................................................................");
  for (int n = 1; n <= 11; n++) {
    printf("queens %d: %u\n", n, queens_by_bits((1u << n) - 1, 0, 0, 0));
  }
  int at[9];
  printf("queens 9 by rows: %u\n", queens_by_rows(9, 0, at));
  knight(8, 0, 0);
  knight(31, 7, 12);
  dominoes(4, 4);
  dominoes(8, 6);
  dominoes(7, 3);
  return 0;
}
