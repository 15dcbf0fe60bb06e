// Five bodies under gravity, f64 with divisions and square roots.
#include "kernel.h"

enum { BODIES = 5, STEPS = 2000000 };
typedef struct {
  double x, y, z, vx, vy, vz, mass;
} Body;
static Body bodies[BODIES];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < BODIES; i++) {
    Body* body = &bodies[i];
    body->x = 10 * i + random_unit(&random);
    body->y = 7 * i - random_unit(&random);
    body->z = random_unit(&random) - 0.5;
    body->vx = random_unit(&random) - 0.5;
    body->vy = random_unit(&random) - 0.5;
    body->vz = random_unit(&random) * 0.1;
    body->mass = i == 0 ? 40 : random_unit(&random);
  }
}

static NOINLINE void advance(double dt) {
  for (int i = 0; i < BODIES; i++) {
    Body* a = &bodies[i];
    for (int j = i + 1; j < BODIES; j++) {
      Body* b = &bodies[j];
      const double dx = a->x - b->x, dy = a->y - b->y, dz = a->z - b->z;
      const double squared = dx * dx + dy * dy + dz * dz + 1e-3;
      const double pull = dt / (squared * __builtin_sqrt(squared));
      a->vx -= dx * b->mass * pull;
      a->vy -= dy * b->mass * pull;
      a->vz -= dz * b->mass * pull;
      b->vx += dx * a->mass * pull;
      b->vy += dy * a->mass * pull;
      b->vz += dz * a->mass * pull;
    }
  }
  for (int i = 0; i < BODIES; i++) {
    Body* body = &bodies[i];
    body->x += dt * body->vx;
    body->y += dt * body->vy;
    body->z += dt * body->vz;
  }
}

uint64_t work(void) {
  for (int i = 0; i < STEPS; i++) advance(0.001);
  uint64_t sum = 0;
  for (int i = 0; i < BODIES; i++) {
    sum = mix_f64(mix_f64(mix_f64(sum, bodies[i].x), bodies[i].y), bodies[i].z);
  }
  return sum;
}
