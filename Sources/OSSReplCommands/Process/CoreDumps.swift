internal import CLinux

/// Keeps this process's memory, and the credentials in it, out of core files and away from other processes of the same user.
///
/// Only releases call it: a process that can't be dumped can't be debugged or profiled by an ordinary user either.
package func forbidCoreDumps() { oss_repl_forbid_core_dumps() }
