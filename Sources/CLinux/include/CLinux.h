#ifndef OSS_REPL_CLINUX_H
#define OSS_REPL_CLINUX_H

/// Keeps the memory of this process, and the credentials in it, out of core files and away from other processes of the same
/// user. A process that can't be dumped can't be debugged or profiled by an ordinary user either.
void oss_repl_forbid_core_dumps(void);

/// How many arguments the process was started with, the program's name included.
int oss_repl_argument_count(void);

/// One of the arguments that the process was started with, or NULL where there is none.
const char *oss_repl_argument(int index);

#endif
