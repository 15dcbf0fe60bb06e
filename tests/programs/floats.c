// Floating point as a C program meets it: printf in every format, strtod and its round trips, the
// exact functions of math.h, conversions, and a few kernels whose every bit counts.
//
// Only what IEEE 754 or C fix to the last bit is used (no sin, no pow), the sign of a NaN is never
// shown, and %a of subnormals is left out: libraries may normalise it differently.

#include <errno.h>
#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint64_t bits_of(double d) {
  uint64_t bits;
  memcpy(&bits, &d, sizeof bits);
  return bits;
}

static double from_bits(uint64_t bits) {
  double d;
  memcpy(&d, &bits, sizeof d);
  return d;
}

static void show(const char* label, double d) {
  if (isnan(d)) {
    printf(" %s=nan", label);
  } else {
    printf(" %s=%016" PRIx64, label, bits_of(d));
  }
}

// The values as text, so that no compiler computes with them.
// clang-format off
static const char* const kValues[] = {
    "0", "-0.0", "1", "-1.5", "0.1", "2.5", "3.5", "-0.5", "0.49999999999999994", "123456789.125",
    "999999.5", "1e21", "-1e-7", "0.00001234", "9007199254740993", "4503599627370497.5",
    "-2147483648.5", "1e100", "1e-300", "1.7976931348623157e308", "2.2250738585072014e-308",
    "4.9e-324", "1.5e-310", "inf", "-inf", "nan"};
// clang-format on
enum { kValueCount = sizeof kValues / sizeof kValues[0] };

static void formats(void) {
  static const char* const kFormats[] = {
      "%f",       "%e",     "%g",    "%F",    "%E",       "%G",    "%.0f",
      "%.3e",     "%+.10g", "% .2f", "%#.0f", "%#.0e",    "%.17g", "%012.4f",
      "%-14.3f|", "%.20f",  "%.0e",  "%15g",  "%+015.6e", "%.1g",  "%.60g"};
  for (int i = 0; i < kValueCount; i++) {
    const double d = strtod(kValues[i], NULL);
    printf("%s:", kValues[i]);
    for (size_t f = 0; f < sizeof kFormats / sizeof kFormats[0]; f++) {
      putchar(' ');
      printf(kFormats[f], d);  // NOLINT: the formats are the subject
    }
    const int kind = fpclassify(d);
    if (kind == FP_NORMAL || kind == FP_ZERO) printf(" %a %.3a %A %+.0a %20.2a", d, d, d, d, d);
    printf(" [%*.*f]\n", 12, 3, d);
  }
}

static void parsing(void) {
  // clang-format off
  static const char* const kTexts[] = {
      "0x1.8p1", "0x1.fffffffffffff8p0", "0x.8p-1073", "1e400", "-1e400", "1e-400", "infinity",
      "INFxyz", "nan(7)z", "  +12.5e+2end", "1e", "1e+", ".5.", ".", "-", "0x", "0xg",
      "9007199254740992.5", "9007199254740993.0000000001", "2.2250738585072011e-308",
      "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623158e308",
      "1.7976931348623159e308", "3.4028235677973366e38", "1.00000005960464477539062500001",
      "7.0064923216240853e-46", "0.1000000000000000055511151231257827021181583404541015625",
      "123456789012345678901234567890e-25"};
  // clang-format on
  for (size_t i = 0; i < sizeof kTexts / sizeof kTexts[0]; i++) {
    char* end;
    errno = 0;
    const double d = strtod(kTexts[i], &end);
    const char* range = errno == ERANGE && (isinf(d) || d == 0) ? " ERANGE" : "";
    printf("'%s' used %td%s", kTexts[i], end - kTexts[i], range);
    show("f64", d);
    show("f32", strtof(kTexts[i], NULL));
    putchar('\n');
  }
}

static uint64_t next_random(uint64_t* state) {  // xorshift64*
  *state ^= *state >> 12;
  *state ^= *state << 25;
  *state ^= *state >> 27;
  return *state * 2685821657736338717u;
}

static void round_trips(void) {
  uint64_t state = 88172645463325252u, digest = 0;
  unsigned wide = 0, narrow = 0, tried = 0;
  char text[64];
  while (tried < 20000) {
    const double d = from_bits(next_random(&state));
    if (!isfinite(d)) continue;
    tried++;
    snprintf(text, sizeof text, "%.17g", d);
    wide += bits_of(strtod(text, NULL)) == bits_of(d);
    for (const char* c = text; *c; c++) digest = digest * 31 + (unsigned char)*c;
    const double significand = (double)(next_random(&state) >> 11);
    const float f = (float)ldexp(significand, (int)(next_random(&state) % 200) - 150);
    snprintf(text, sizeof text, "%.9g", f);
    narrow += strtof(text, NULL) == f;
    for (const char* c = text; *c; c++) digest = digest * 31 + (unsigned char)*c;
  }
  printf("round trips: %u of %u doubles, %u floats, digest %016" PRIx64 "\n", wide, tried, narrow,
         digest);
}

static void unary_functions(void) {
  static const struct {
    const char* name;
    double (*function)(double);
  } kFunctions[] = {{"sqrt", sqrt},   {"floor", floor},         {"ceil", ceil},
                    {"trunc", trunc}, {"rint", rint},           {"fabs", fabs},
                    {"round", round}, {"nearbyint", nearbyint}, {"logb", logb}};
  for (int i = 0; i < kValueCount; i++) {
    const double d = strtod(kValues[i], NULL);
    const float f = strtof(kValues[i], NULL);
    printf("%s:", kValues[i]);
    for (size_t k = 0; k < sizeof kFunctions / sizeof kFunctions[0]; k++) {
      show(kFunctions[k].name, kFunctions[k].function(d));
    }
    show("sqrtf", sqrtf(f));
    show("floorf", floorf(f));
    show("rintf", rintf(f));
    if (isfinite(d)) {
      int exponent;
      double whole;
      show("frexp", frexp(d, &exponent));
      printf("*2^%d", exponent);
      show("modf", modf(d, &whole));
      show("whole", whole);
      show("up", nextafter(d, INFINITY));
      show("ldexp", ldexp(d, -3));
      show("scalbn", scalbn(d, 900));
    }
    if (fabs(d) < 9e18) {
      printf(" llrint=%lld llround=%lld int=%" PRId64, llrint(d), llround(d), (int64_t)d);
    }
    if (fabs(d) < 2e9) printf(" i32=%" PRId32, (int32_t)d);
    printf(" sign=%d\n", isnan(d) ? 0 : !!signbit(d));
  }
}

static void binary_functions(void) {
  for (int i = 0; i < kValueCount; i++) {
    for (int j = 0; j < kValueCount; j += 3) {
      const double a = strtod(kValues[i], NULL), b = strtod(kValues[j], NULL);
      printf("%s,%s:", kValues[i], kValues[j]);
      show("add", a + b);
      show("sub", a - b);
      show("mul", a * b);
      show("div", a / b);
      show("fmod", fmod(a, b));
      show("rem", remainder(a, b));
      show("fma", fma(a, b, 1.25));
      show("copysign", copysign(a, isnan(b) ? 1 : b));
      if (a != 0 || b != 0) {  // which zero is the smaller one is the library's choice
        show("min", fmin(a, b));
        show("max", fmax(a, b));
      }
      printf(" %d%d%d%d%d%d\n", (a < b), (a <= b), (a == b), (a != b), (a > b), (a >= b));
    }
  }
}

static void conversions(void) {
  static const int64_t kIntegers[] = {0,
                                      -1,
                                      16777217,
                                      33554435,
                                      9007199254740993,
                                      -9007199254740995,
                                      4611686293305294848,
                                      INT64_MAX,
                                      INT64_MIN,
                                      0x7fffff4000000001};
  for (size_t i = 0; i < sizeof kIntegers / sizeof kIntegers[0]; i++) {
    volatile int64_t n = kIntegers[i];
    printf("%" PRId64 ":", n);
    show("f64", (double)n);
    show("f32", (float)n);
    show("u64", (double)(uint64_t)n);
    show("u64f", (float)(uint64_t)n);
    show("i32f", (float)(int32_t)n);
    show("u32", (double)(uint32_t)n);
    printf(" back=%" PRIu64 "\n", (uint64_t)((double)(uint64_t)n / 2));
  }
}

static void kernels(void) {
  double sum = 0, lost = 0;  // Kahan: any contraction or reordering shows
  for (int i = 1; i <= 200000; i++) {
    const double y = 1.0 / i - lost, t = sum + y;
    lost = (t - sum) - y;
    sum = t;
  }
  float single = 0;
  for (int i = 1; i <= 200000; i++) single += 1.0f / (float)i;
  unsigned escape = 0;
  for (int y = 0; y < 60; y++) {
    for (int x = 0; x < 90; x++) {
      const double cr = x / 30.0 - 2.25, ci = y / 25.0 - 1.2;
      double zr = 0, zi = 0;
      for (int n = 0; n < 200 && zr * zr + zi * zi < 4; n++, escape++) {
        const double next = zr * zr - zi * zi + cr;
        zi = 2 * zr * zi + ci;
        zr = next;
      }
    }
  }
  double root = 1;
  for (int i = 0; i < 40; i++) root = (root + 7 / root) / 2;
  printf("kernels:");
  show("harmonic", sum);
  show("single", single);
  show("newton", root - sqrt(7));
  printf(" escape=%u eps=%a flt=%a\n", escape, DBL_EPSILON, (double)FLT_MAX);
}

int main(void) {
  formats();
  parsing();
  round_trips();
  unary_functions();
  binary_functions();
  conversions();
  kernels();
  return 0;
}
