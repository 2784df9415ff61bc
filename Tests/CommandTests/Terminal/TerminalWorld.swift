import HTTPTransport
import OSSClient
import OSSSignature
import Synchronization

@testable import OSSReplCommands

/// A process whose standard error is a terminal, and its standard output the same one or a file.
final class TerminalWorld: Sendable {
  struct State {
    var terminal: TerminalModel
    /// What went into the file.
    var file = ""
    /// What was written to the terminal, one element a write.
    var writes: [String] = []
    /// Whether signals are made to take the block off.
    var isGuarded = false
    /// Whether another process has the terminal.
    var isInBackground = false
    var mistake: (any Error)?
  }

  private let state: Mutex<State>
  private let isOutputFile: Bool

  init(_ terminal: TerminalModel, isOutputFile: Bool = false) {
    state = Mutex(State(terminal: terminal))
    self.isOutputFile = isOutputFile
  }

  var now: State { state.withLock { $0 } }

  func change(_ body: (inout State) -> Void) { state.withLock { body(&$0) } }

  private func show(_ text: String) {
    state.withLock { state in
      state.writes.append(text)
      do { try state.terminal.write(text) } catch { state.mistake = error }
    }
  }

  var runtime: Runtime {
    Runtime(
      environment: [:],
      output: { text in if self.isOutputFile { self.change { $0.file += text } } else { self.show(text) } },
      errors: show, readLine: { nil }, terminals: isOutputFile ? [.error] : [.output, .error],
      screenSize: {
        let now = self.now
        return now.isInBackground ? nil : TerminalSize(columns: now.terminal.width, rows: now.terminal.height)
      },
      blockIsShown: { isShown in self.change { $0.isGuarded = isShown } }, transport: { _ in CurlTransport() },
      requestEnvironment: RequestEnvironment(
        now: { SigningTime(unixSeconds: 0) }, elapsed: { .zero }, sleep: { _ in }, fraction: { 0 }),
      stopSignal: { nil })
  }
}
