internal import Glibc

/// Connections that send one request over and over. One thread serves them all, so that the benchmark needs at most one
/// core and leaves the others to the emulator.
final class Load {
  private var connections: [LoadConnection] = []
  private let batch: [UInt8]
  private let pipelined: Int

  /// Opens the connections. Each will send `pipelined` copies of a request, then read as many answers.
  init(port: Int, connections count: Int, request: [UInt8], pipelined: Int) throws(BenchmarkError) {
    batch = Array(repeatElement(request, count: pipelined).joined())
    self.pipelined = pipelined
    for _ in 0..<count { connections.append(try LoadConnection(port: port)) }
  }

  /// Keeps all connections busy for a time, then reads what is still to come; gives the number of answers.
  func run(for duration: Duration) throws(BenchmarkError) -> Int {
    let clock = ContinuousClock()
    let end = clock.now + duration
    var answers = 0
    var busy = connections.count
    for index in connections.indices { try connections[index].send(batch, answers: pipelined) }
    var watched = connections.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    while busy > 0 {
      guard poll(&watched, nfds_t(watched.count), 10_000) > 0 else { throw BenchmarkError("no answer for 10 seconds") }
      let isOver = clock.now >= end
      for index in connections.indices where watched[index].revents != 0 {
        answers += try connections[index].receive()
        guard connections[index].outstanding == 0 else { continue }
        if isOver {
          busy -= 1
        } else {
          try connections[index].send(batch, answers: pipelined)
        }
      }
    }
    return answers
  }
}
