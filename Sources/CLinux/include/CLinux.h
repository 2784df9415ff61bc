#ifndef OSS_REPL_CLINUX_H
#define OSS_REPL_CLINUX_H

#include <stddef.h>

/// Keeps the memory of this process, and the credentials in it, out of core files and away from other processes of the same
/// user. A process that can't be dumped can't be debugged or profiled by an ordinary user either.
void oss_repl_forbid_core_dumps(void);

/// Makes sure that the descriptors 0, 1 and 2 are the standard streams.
///
/// Where one was closed before the program began, the next thing that is opened would take its number: a socket, a timer or
/// a file would get what is printed. The number is taken by `/dev/null` instead, opened the other way round, so that reading
/// and writing fail as they do on a closed descriptor: nothing is lost silently (gnulib's `stdopen` does so for coreutils).
/// To be called before anything else.
void oss_repl_open_standard_descriptors(void);

/// How many of so many threads the system lets this process have at one time; each only waits until all have been started.
/// `error` is set to the number of the error that kept it from more, or 0.
int oss_repl_startable_threads(int wanted, int *error);

/// The number of the error with which the system refuses so many bytes of address space, or 0.
int oss_repl_memory_error(size_t bytes);

/// How many arguments the process was started with, the program's name included.
int oss_repl_argument_count(void);

/// One of the arguments that the process was started with, or NULL where there is none.
const char *oss_repl_argument(int index);

#endif
