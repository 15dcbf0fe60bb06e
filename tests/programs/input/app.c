// Compiled by `clang -cc1`, which knows no directory of headers: so this declares what it uses.
int printf(const char* format, ...);

struct Term {
  int base;
  long long (*combine)(long long, long long);
};

static long long add(long long a, long long b) { return a + b; }
static long long multiply(long long a, long long b) { return a * b; }

static long long fold(const struct Term* term, long long start, int to, int squared) {
  long long result = start;
  for (int i = term->base; i <= to; i++) result = term->combine(result, squared ? i * i : i);
  return result;
}

static double root(double of) {
  double guess = of;
  for (int i = 0; i < 30; i++) guess = (guess + of / guess) / 2;
  return guess;
}

int main(void) {
  struct Term terms[] = {{1, add}, {1, multiply}};
  printf("sum %lld, product %lld, root %.6f\n", fold(&terms[0], 0, 100, 1),
         fold(&terms[1], 1, 10, 0), root(2));
  return 7;
}
