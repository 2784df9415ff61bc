#ifndef OSS_REPL_CLINUX_H
#define OSS_REPL_CLINUX_H

#include <sys/prctl.h>
#include <sys/resource.h>

/// Keeps the memory of this process, and the credentials in it, out of core files and away from other processes of the same
/// user. A process that can't be dumped can't be debugged or profiled by an ordinary user either.
///
/// Neither call fails with these arguments: a process may always lower its own limit. Swift could call neither `prctl`, which
/// takes variable arguments, nor `setrlimit`, whose resources are another type with each C library.
static inline void oss_repl_forbid_core_dumps(void) {
  const struct rlimit none = {0, 0};
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  setrlimit(RLIMIT_CORE, &none);
}

/// How many arguments the process was started with, the program's name included.
int oss_repl_argument_count(void);

/// One of the arguments that the process was started with, or NULL where there is none.
const char *oss_repl_argument(int index);

#endif
