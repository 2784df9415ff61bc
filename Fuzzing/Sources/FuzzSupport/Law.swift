internal import Glibc

/// Ends the target, so that libFuzzer keeps the input, when a law of the product does not hold.
package func expect(_ holds: Bool, _ law: @autoclosure () -> String) {
  guard !holds else { return }
  fatalError("not kept: \(law())")
}

/// Does some work and makes sure that the processor's time for it is linear in its input's size.
///
/// The bound is far above what is usual under a sanitizer; libFuzzer's own time-out finds what hangs. The time of the clock on
/// the wall would tell of the machine's other work.
package func expectLinearTime<Value>(in bytes: Int, _ work: () -> Value) -> Value {
  let started = processorTime()
  let value = work()
  let taken = processorTime() - started
  expect(taken < .seconds(1) + .microseconds(100) * bytes, "\(bytes) bytes took \(taken)")
  return value
}

/// The processor's time that all threads of this process have taken so far.
private func processorTime() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
