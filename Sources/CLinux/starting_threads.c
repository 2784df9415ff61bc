#include "CLinux.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>

static void *pass_gate(void *gate) {
  pthread_mutex_lock(gate);
  pthread_mutex_unlock(gate);
  return 0;
}

int oss_repl_startable_threads(int wanted, int *error) {
  pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;
  pthread_t *threads = malloc(sizeof(pthread_t) * (size_t)wanted);
  if (!threads) {
    *error = ENOMEM;
    return 0;
  }
  int started = 0;
  *error = 0;
  pthread_mutex_lock(&gate);
  while (started < wanted && !*error) {
    *error = pthread_create(&threads[started], 0, pass_gate, &gate);
    if (!*error) started++;
  }
  pthread_mutex_unlock(&gate);
  for (int index = 0; index < started; index++) pthread_join(threads[index], 0);
  free(threads);
  return started;
}

int oss_repl_memory_error(size_t bytes) {
  void *room = mmap(0, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (room == MAP_FAILED) return errno;
  munmap(room, bytes);
  return 0;
}
