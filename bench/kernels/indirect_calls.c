// Calls through a table of functions, in a data-dependent order, as virtual methods are called.
#include "kernel.h"

enum { SHAPES = 4096, ROUNDS = 12000 };
typedef struct Shape Shape;
struct Shape {
  int32_t (*area)(const Shape*);
  void (*grow)(Shape*, int32_t);
  int32_t width, height;
};
static Shape shapes[SHAPES];

static int32_t rectangle_area(const Shape* shape) { return shape->width * shape->height; }
static int32_t triangle_area(const Shape* shape) { return shape->width * shape->height / 2; }
static int32_t ring_area(const Shape* shape) {
  return shape->width * shape->width - shape->height * shape->height;
}
static int32_t line_area(const Shape* shape) { return shape->width & 1; }
static void grow_both(Shape* shape, int32_t by) {
  shape->width = (shape->width + by) & 1023;
  shape->height = (shape->height - by) & 1023;
}
static void grow_width(Shape* shape, int32_t by) { shape->width = (shape->width ^ by) & 1023; }

void prepare(uint32_t seed) {
  Random random = {seed};
  static int32_t (*const areas[])(const Shape*) = {rectangle_area, triangle_area, ring_area,
                                                   line_area};
  for (int i = 0; i < SHAPES; i++) {
    Shape* shape = &shapes[i];
    // Runs of a kind: the processor's predictor can follow, as it can in most programs.
    shape->area = areas[(i / 64 + (random_u32(&random) % 64 == 0)) % 4];
    shape->grow = i / 256 % 2 ? grow_both : grow_width;
    shape->width = random_u32(&random) % 1024;
    shape->height = random_u32(&random) % 1024;
  }
}

uint64_t work(void) {
  uint32_t total = 0;
  for (int round = 0; round < ROUNDS; round++) {
    for (int i = 0; i < SHAPES; i++) total += shapes[i].area(&shapes[i]);
    Shape* shape = &shapes[round % SHAPES];
    shape->grow(shape, round);
  }
  return mix(1, total);
}
