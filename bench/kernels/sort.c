// Quicksort with insertion sort for short ranges, then a heap sort, of i32.
#include "kernel.h"

enum { N = 1200000, SHORT = 12 };
static int32_t original[N], quick[N], heap[N];

void prepare(uint32_t seed) {
  Random random = {seed};
  for (int i = 0; i < N; i++) original[i] = (int32_t)random_u32(&random);
  memcpy(quick, original, sizeof quick);
  memcpy(heap, original, sizeof heap);
}

static void insertion_sort(int32_t* a, int count) {
  for (int i = 1; i < count; i++) {
    const int32_t key = a[i];
    int j = i - 1;
    for (; j >= 0 && a[j] > key; j--) a[j + 1] = a[j];
    a[j + 1] = key;
  }
}

static NOINLINE void quick_sort(int32_t* a, int count) {
  while (count > SHORT) {
    const int32_t pivot = a[count / 2];
    int i = 0, j = count - 1;
    while (i <= j) {
      while (a[i] < pivot) i++;
      while (a[j] > pivot) j--;
      if (i > j) break;
      const int32_t swapped = a[i];
      a[i++] = a[j];
      a[j--] = swapped;
    }
    quick_sort(a, j + 1);
    a += i;
    count -= i;
  }
  insertion_sort(a, count);
}

static void sift_down(int32_t* a, int parent, int count) {
  const int32_t key = a[parent];
  for (int child; (child = 2 * parent + 1) < count; parent = child) {
    if (child + 1 < count && a[child + 1] > a[child]) child++;
    if (a[child] <= key) break;
    a[parent] = a[child];
  }
  a[parent] = key;
}

static NOINLINE void heap_sort(int32_t* a, int count) {
  for (int i = count / 2 - 1; i >= 0; i--) sift_down(a, i, count);
  for (int end = count - 1; end > 0; end--) {
    const int32_t largest = a[0];
    a[0] = a[end];
    a[end] = largest;
    sift_down(a, 0, end);
  }
}

uint64_t work(void) {
  quick_sort(quick, N);
  heap_sort(heap, N / 3);
  uint64_t sum = 0;
  for (int i = 0; i < N; i++) sum = mix(sum, (uint32_t)quick[i]);
  for (int i = 0; i < N / 3; i++) sum = mix(sum, (uint32_t)heap[i]);
  return sum;
}
