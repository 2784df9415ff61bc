#include "CLinux.h"

// A statically linked Swift runtime looks for the arguments in /proc, or beside the environment, where they are not found
// once a library has set a variable. The C library hands them from the kernel to every constructor, before main.

static int count = 0;
static char **values = 0;

__attribute__((constructor)) static void keep_arguments(int argc, char **argv) {
  count = argc;
  values = argv;
}

int oss_repl_argument_count(void) {
  return count;
}

const char *oss_repl_argument(int index) {
  return index >= 0 && index < count ? values[index] : 0;
}
