// A plugin for qemu's user mode: counts the instructions that a program executes, those of its own
// file apart from all others, which are what it has loaded or made itself. An engine that is linked
// statically runs nothing of others but what it has compiled.
//
//   qemu-aarch64 -plugin count_instructions.so,out=FILE PROGRAM
//
// FILE gets the two numbers. Not exact where several threads run at once.
//
// The few functions that it uses are declared here, so that it builds without qemu's header, which
// not every package has: version 1 of qemu's plugin interface.
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct qemu_plugin_tb;
enum { kAddU64 = 0 };
uint64_t qemu_plugin_start_code(void);
uint64_t qemu_plugin_end_code(void);
uint64_t qemu_plugin_tb_vaddr(const struct qemu_plugin_tb* block);
size_t qemu_plugin_tb_n_insns(const struct qemu_plugin_tb* block);
void qemu_plugin_register_vcpu_tb_trans_cb(uint64_t id,
                                           void (*translated)(uint64_t, struct qemu_plugin_tb*));
void qemu_plugin_register_vcpu_tb_exec_inline(struct qemu_plugin_tb* block, int operation,
                                              void* counter, uint64_t amount);
void qemu_plugin_register_atexit_cb(uint64_t id, void (*ends)(uint64_t, void*), void* data);

__attribute__((visibility("default"))) int qemu_plugin_version = 1;

static uint64_t own, others;
static char* path;

static void translated(uint64_t id, struct qemu_plugin_tb* block) {
  (void)id;
  const uint64_t address = qemu_plugin_tb_vaddr(block);
  const int is_own = address >= qemu_plugin_start_code() && address < qemu_plugin_end_code();
  qemu_plugin_register_vcpu_tb_exec_inline(block, kAddU64, is_own ? &own : &others,
                                           qemu_plugin_tb_n_insns(block));
}

static void ends(uint64_t id, void* data) {
  (void)id;
  (void)data;
  FILE* file = fopen(path, "w");
  if (file == NULL) return;
  fprintf(file, "%" PRIu64 " %" PRIu64 "\n", own, others);
  fclose(file);
}

__attribute__((visibility("default"))) int qemu_plugin_install(uint64_t id, const void* info,
                                                               int argc, char** argv) {
  (void)info;
  for (int i = 0; i < argc; ++i) {
    if (strncmp(argv[i], "out=", 4) == 0) path = strdup(argv[i] + 4);
  }
  if (path == NULL) {
    fprintf(stderr, "count_instructions: out=FILE is missing\n");
    return 1;
  }
  qemu_plugin_register_vcpu_tb_trans_cb(id, translated);
  qemu_plugin_register_atexit_cb(id, ends, NULL);
  return 0;
}
