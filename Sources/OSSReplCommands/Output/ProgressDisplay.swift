internal import Applying
internal import Documents
internal import Locking
internal import OSSClient
internal import Planning
internal import Replication
internal import Reporting
internal import TerminalText

/// Shows how far a run is, on standard error: as a live block, as a line now and then, or not at all.
///
/// What happens is counted under a lock of its own, so that nobody who makes a change waits for a slow terminal.
final class ProgressDisplay: Sendable {
  /// How progress is shown.
  enum Style: Sendable {
    /// Drawn over and over at one place of the terminal.
    case block(TextStyle, ascii: Bool)
    /// As lines.
    case lines
    case none
  }

  /// How often a block is drawn, and a line printed.
  static let frameInterval = Duration.milliseconds(100)
  static let lineInterval = Duration.seconds(10)

  /// The process's streams, in which texts don't run into the block.
  let runtime: Runtime
  private let style: Style
  private let screen: Screen
  private let progress = Locked<RunProgress?>(nil)

  init(_ runtime: Runtime, _ style: Style) {
    let screen = Screen(runtime)
    var shared = runtime
    shared.output = { screen.print($0, to: .output) }
    shared.commandOutput = { screen.print($0, to: .output, isCommand: true) }
    shared.errors = { screen.print($0, to: .error) }
    shared.readLine = {
      let line = runtime.readLine()
      if line != nil { screen.noteLineTyped() }
      return line
    }
    self.runtime = shared
    self.style = style
    self.screen = screen
  }

  /// Does some work and shows meanwhile how far it is.
  func during<Value: Sendable>(
    _ make: (_ now: Duration) -> RunProgress, _ work: () async -> Value
  ) async -> Value {
    progress.withLock { $0 = make(runtime.requestEnvironment.elapsed()) }
    let showing = Task { await show() }
    let value = await work()
    showing.cancel()
    await showing.value
    screen.erase()
    progress.withLock { $0 = nil }
    return value
  }

  private func show() async {
    switch style {
    case .block(let style, let ascii):
      for await _ in runtime.ticks(Self.frameInterval) where !Task.isCancelled { draw(style, ascii: ascii) }
    case .lines:
      for await _ in runtime.ticks(Self.lineInterval) where !Task.isCancelled { printLine() }
    case .none: break
    }
  }

  private func draw(_ style: TextStyle, ascii: Bool) {
    guard let (progress, now) = current() else { return }
    // The last column and the last row stay free: some terminals wrap or scroll when they are filled.
    screen.draw { size in
      progressBlock(progress, at: now, width: size.columns - 1, height: size.rows - 1, style: style, ascii: ascii)
    }
  }

  private func printLine() {
    guard let (progress, now) = current() else { return }
    runtime.errors(progressSentence(progress, at: now) + "\n")
  }

  /// How far the run is now.
  private func current() -> (RunProgress, now: Duration)? {
    let isStopping = runtime.stopSignal() != nil
    let progress = progress.withLock { progress in
      if isStopping { progress?.noteStop() }
      return progress
    }
    return progress.map { ($0, runtime.requestEnvironment.elapsed()) }
  }

  // MARK: What happens

  /// A bucket was read.
  func noteRead() {
    let now = runtime.requestEnvironment.elapsed()
    progress.withLock { $0?.noteRead(at: now) }
  }

  /// A request is sent once more.
  func noteRetry() { progress.withLock { $0?.noteRetry() } }

  /// Something happened to a change. What can't wait for the end of the run is reported at once, however progress is shown.
  private func note(_ event: ApplyEvent) {
    let now = runtime.requestEnvironment.elapsed()
    let finished = progress.withLock { progress -> String? in
      defer { progress?.note(event, at: now) }
      guard isBlock, case .changeEnded(let result) = event else { return nil }
      return progress?.age(of: result.change.address, at: now).flatMap { finishedLine(result, took: $0) }
    }
    if let line = finished ?? progressLine(event, onlyUrgent: !isLines) { runtime.errors(line + "\n") }
  }

  private var isBlock: Bool {
    if case .block = style { return true }
    return false
  }

  private var isLines: Bool {
    if case .lines = style { return true }
    return false
  }
}

extension ProgressDisplay: RunEventListener {
  func receive(_ event: RunEvent, at time: EventTime) {
    if case .applying(let event) = event { note(event) }
  }
}
