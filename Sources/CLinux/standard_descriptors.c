#include "CLinux.h"

#include <fcntl.h>
#include <unistd.h>

void oss_repl_open_standard_descriptors(void) {
  static const int modes[] = {O_WRONLY, O_RDONLY, O_RDONLY};
  for (int number = STDIN_FILENO; number <= STDERR_FILENO; number++) {
    if (fcntl(number, F_GETFD) >= 0) continue;
    // The lowest number is taken, which is this one: those below it are open by now.
    int descriptor = open("/dev/null", modes[number]);
    (void)descriptor;
  }
}
