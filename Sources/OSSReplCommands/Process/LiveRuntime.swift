internal import FoundationEssentials
internal import Glibc
internal import HTTPTransport
internal import OSSClient
internal import OSSSignature

extension Runtime {
  /// What this process has.
  package static let live = Runtime(
    environment: ProcessInfo.processInfo.environment,
    environmentBytes: { variablesAsBytes() },
    output: { StandardOutput.shared.write($0) },
    outputFailure: { StandardOutput.shared.failure },
    errors: { writeAll($0, to: STDERR_FILENO) },
    readLine: { Swift.readLine(strippingNewline: true) },
    terminals: Set(
      [(StandardStream.input, STDIN_FILENO), (.output, STDOUT_FILENO), (.error, STDERR_FILENO)]
        .filter { isatty($0.1) == 1 }.map(\.0)),
    columns: { terminalSize(STDOUT_FILENO).map(\.columns) },
    screenSize: { isInForeground(of: STDERR_FILENO) ? terminalSize(STDERR_FILENO) : nil },
    blockIsShown: { $0 ? BlockGuard.arm() : BlockGuard.disarm() }, ticks: timer,
    transport: { CurlTransport(configuration: $0) }, credentials: .live,
    requestEnvironment: RequestEnvironment(
      now: { SigningTime(unixSeconds: Int64(Date().timeIntervalSince1970)) },
      unixMilliseconds: { Int64(Date().timeIntervalSince1970 * 1000) },
      elapsed: { started.duration(to: .now) },
      sleep: { try await Task.sleep(for: $0) },
      fraction: { Double.random(in: 0..<1) }),
    freeDescriptors: { openableDescriptors(wanted: $0) },
    sayThatNothingIsWritten: { StopSignalArrival.sayThatNothingIsWritten() },
    stopSignal: { StopSignalWatch.shared.received },
    stopNotices: { StopSignalWatch.shared.start() })

  private static let started = ContinuousClock.now

  /// The runtime of the command that is running.
  @TaskLocal package static var current = live
}

/// The size of a terminal; nil where there is none, or where it does not know its size.
private func terminalSize(_ descriptor: Int32) -> TerminalSize? {
  var size = winsize()
  guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else { return nil }
  return TerminalSize(columns: Int(size.ws_col), rows: Int(size.ws_row))
}

/// Whether this process is the one that a terminal belongs to at the moment: one in the background must not draw over the
/// other's text.
private func isInForeground(of descriptor: Int32) -> Bool { tcgetpgrp(descriptor) == getpgrp() }

/// A stream that says again and again that so much time has passed; what comes while nobody listens is said once.
private func timer(_ interval: Duration) -> AsyncStream<Void> {
  AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
    let task = Task {
      // Sleeping fails only once nobody listens any more.
      while (try? await Task.sleep(for: interval)) != nil { continuation.yield() }
    }
    continuation.onTermination = { _ in task.cancel() }
  }
}
