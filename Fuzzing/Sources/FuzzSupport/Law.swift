/// Ends the target, so that libFuzzer keeps the input, when a law of the product does not hold.
package func expect(_ holds: Bool, _ law: @autoclosure () -> String) {
  guard !holds else { return }
  fatalError("not kept: \(law())")
}

/// Does some work and makes sure that its time is linear in its input's size.
///
/// The bound is far above what is usual, under a sanitizer and on a busy machine too; libFuzzer's own time-out finds what
/// hangs.
package func expectLinearTime<Value>(in bytes: Int, _ work: () -> Value) -> Value {
  let started = ContinuousClock.now
  let value = work()
  let taken = started.duration(to: .now)
  expect(taken < .milliseconds(1000) + .microseconds(100) * bytes, "\(bytes) bytes took \(taken)")
  return value
}
