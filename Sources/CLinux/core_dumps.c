#include "CLinux.h"

#include <sys/prctl.h>
#include <sys/resource.h>

// Swift can't call prctl, which takes variable arguments. Neither call fails with these: a process may always lower its own
// limit.
void oss_repl_forbid_core_dumps(void) {
  const struct rlimit none = {0, 0};
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  setrlimit(RLIMIT_CORE, &none);
}
