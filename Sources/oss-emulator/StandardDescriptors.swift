internal import Glibc

/// Makes sure that the descriptors 0, 1 and 2 are the standard streams.
///
/// Where one was closed before the program began, the next thing that is opened would take its number: a socket, a timer or
/// a file would get what is printed. The number is taken by `/dev/null` instead, opened the other way round, so that reading
/// and writing fail as they do on a closed descriptor: nothing is lost silently (gnulib's `stdopen` does so for coreutils).
/// To be called before anything else.
func openMissingStandardDescriptors() {
  for (number, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)] {
    guard fcntl(number, F_GETFD) < 0 else { continue }
    // The lowest number is taken, which is this one: those below it are open by now.
    _ = open("/dev/null", mode)
  }
}
