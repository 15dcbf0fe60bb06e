// Big integers in base 2^32: factorials, powers, Fibonacci numbers, exact division back, square
// roots and a modular power. 64-bit products with carries, long division by Knuth's algorithm D,
// decimal output.

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { kLimbs = 1024 };

typedef struct {
  uint32_t limb[kLimbs];  // the least significant first; all above `count` are zero
  int count;
} Big;

static void trim(Big* b) {
  while (b->count > 0 && b->limb[b->count - 1] == 0) b->count--;
}

static void set(Big* b, uint64_t value) {
  memset(b, 0, sizeof *b);
  b->limb[0] = (uint32_t)value;
  b->limb[1] = (uint32_t)(value >> 32);
  b->count = 2;
  trim(b);
}

static int compare(const Big* a, const Big* b) {
  if (a->count != b->count) return a->count < b->count ? -1 : 1;
  for (int i = a->count - 1; i >= 0; i--) {
    if (a->limb[i] != b->limb[i]) return a->limb[i] < b->limb[i] ? -1 : 1;
  }
  return 0;
}

static void add(Big* sum, const Big* b) {
  uint64_t carry = 0;
  const int count = sum->count > b->count ? sum->count : b->count;
  for (int i = 0; i <= count; i++) {
    carry += (uint64_t)sum->limb[i] + b->limb[i];
    sum->limb[i] = (uint32_t)carry;
    carry >>= 32;
  }
  sum->count = count + 1;
  trim(sum);
}

static void subtract(Big* a, const Big* b) {  // REQUIRES: a >= b
  int64_t borrow = 0;
  for (int i = 0; i < a->count; i++) {
    borrow += (int64_t)a->limb[i] - b->limb[i];
    a->limb[i] = (uint32_t)borrow;
    borrow >>= 32;
  }
  trim(a);
}

static void multiply(Big* product, const Big* a, const Big* b) {
  static Big result;
  set(&result, 0);
  for (int i = 0; i < a->count; i++) {
    uint64_t carry = 0;
    for (int j = 0; j < b->count || carry != 0; j++) {
      carry += (uint64_t)a->limb[i] * b->limb[j] + result.limb[i + j];
      result.limb[i + j] = (uint32_t)carry;
      carry >>= 32;
    }
  }
  result.count = a->count + b->count;
  trim(&result);
  *product = result;
}

static uint32_t divide_small(Big* b, uint32_t divisor) {  // returns the remainder
  uint64_t remainder = 0;
  for (int i = b->count - 1; i >= 0; i--) {
    remainder = remainder << 32 | b->limb[i];
    b->limb[i] = (uint32_t)(remainder / divisor);
    remainder %= divisor;
  }
  trim(b);
  return (uint32_t)remainder;
}

static void shift_left(Big* b, int bits) {  // REQUIRES: 0 <= bits < 32
  for (int i = b->count; i > 0 && bits != 0; i--) {
    b->limb[i] = b->limb[i] << bits | b->limb[i - 1] >> (32 - bits);
  }
  b->limb[0] <<= bits;
  b->count++;
  trim(b);
}

static void shift_right(Big* b, int bits) {
  for (int i = 0; i < b->count && bits != 0; i++) {
    b->limb[i] = b->limb[i] >> bits | b->limb[i + 1] << (32 - bits);
  }
  trim(b);
}

// a becomes a mod divisor; the quotient goes to `quotient`.
static void divide(Big* quotient, Big* a, const Big* divisor) {
  static Big d;
  set(quotient, 0);
  if (compare(a, divisor) < 0) return;
  if (divisor->count == 1) {
    *quotient = *a;
    set(a, divide_small(quotient, divisor->limb[0]));
    return;
  }
  const int shift = __builtin_clz(divisor->limb[divisor->count - 1]), n = divisor->count;
  d = *divisor;
  shift_left(&d, shift);
  shift_left(a, shift);
  const int m = a->count - n;
  for (int j = m; j >= 0; j--) {
    const uint64_t top = (uint64_t)a->limb[j + n] << 32 | a->limb[j + n - 1];
    uint64_t guess = top / d.limb[n - 1], rest = top % d.limb[n - 1];
    while (guess >> 32 != 0 ||
           (uint32_t)guess * (uint64_t)d.limb[n - 2] > (rest << 32 | a->limb[j + n - 2])) {
      guess--;
      rest += d.limb[n - 1];
      if (rest >> 32 != 0) break;
    }
    int64_t borrow = 0;
    uint64_t carry = 0;
    for (int i = 0; i <= n; i++) {
      carry += guess * d.limb[i];
      borrow += (int64_t)a->limb[i + j] - (uint32_t)carry;
      a->limb[i + j] = (uint32_t)borrow;
      borrow >>= 32;
      carry >>= 32;
    }
    if (borrow < 0) {  // one too many: add the divisor back
      guess--;
      carry = 0;
      for (int i = 0; i <= n; i++) {
        carry += (uint64_t)a->limb[i + j] + d.limb[i];
        a->limb[i + j] = (uint32_t)carry;
        carry >>= 32;
      }
    }
    quotient->limb[j] = (uint32_t)guess;
  }
  quotient->count = m + 1;
  trim(quotient);
  trim(a);
  shift_right(a, shift);
}

static void print(const char* label, const Big* b) {
  static char digits[kLimbs * 10 + 1];
  Big rest = *b;
  size_t at = sizeof digits - 1;
  while (rest.count > 0) {
    uint32_t chunk = divide_small(&rest, 1000000000);
    for (int k = 0; k < 9; k++, chunk /= 10) digits[--at] = (char)('0' + chunk % 10);
  }
  while (digits[at] == '0') at++;
  if (b->count == 0) digits[--at] = '0';
  printf("%s = %s\n", label, digits + at);
}

static void factorials(void) {
  static Big product, factor, quotient;
  set(&product, 1);
  for (uint32_t n = 1; n <= 500; n++) {
    set(&factor, n);
    multiply(&product, &product, &factor);
    char label[16];
    snprintf(label, sizeof label, "%" PRIu32 "!", n);
    if (n <= 30 || n % 100 == 0) print(label, &product);
  }
  for (uint32_t n = 500; n > 20; n -= 2) {  // and back, two factors at a time
    set(&factor, (uint64_t)n * (n - 1));
    divide(&quotient, &product, &factor);
    if (product.count != 0) print("remainder", &product);
    product = quotient;
  }
  print("500!/(500..21)", &product);
}

static void square_root(void) {  // of 2 * 10^200, by Newton from above
  static Big n, x, y, q, ten, two;
  set(&ten, 10);
  set(&two, 2);
  set(&n, 2);
  for (int i = 0; i < 200; i++) multiply(&n, &n, &ten);
  x = n;
  for (int steps = 0;; steps++) {
    Big scratch = n;
    divide(&q, &scratch, &x);
    add(&q, &x);
    divide(&y, &q, &two);
    if (compare(&y, &x) >= 0) {
      printf("%d steps, ", steps);
      break;
    }
    x = y;
  }
  print("sqrt(2*10^200)", &x);
}

static void modular_power(void) {  // Fermat: 7^(p-1) mod p is 1 for the prime p = 2^521 - 1
  static Big p, one, base, result, q;
  set(&p, 1);
  for (int i = 0; i < 521; i++) shift_left(&p, 1);
  set(&one, 1);
  subtract(&p, &one);
  print("p", &p);
  Big exponent = p;
  subtract(&exponent, &one);
  set(&base, 7);
  set(&result, 1);
  for (int bit = 0; bit < exponent.count * 32; bit++) {
    if (exponent.limb[bit / 32] >> bit % 32 & 1) {
      multiply(&result, &result, &base);
      divide(&q, &result, &p);
    }
    multiply(&base, &base, &base);
    divide(&q, &base, &p);
    if (bit == 100) print("7^... so far", &result);
  }
  print("7^(p-1) mod p", &result);
}

int main(void) {
  static Big a, b;
  factorials();
  set(&a, 0);
  set(&b, 1);
  for (int n = 0; n < 1000; n++) {
    add(&a, &b);
    const Big swap = a;
    a = b;
    b = swap;
  }
  print("fibonacci 1000", &a);
  square_root();
  modular_power();
  return 0;
}
