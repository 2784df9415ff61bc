internal import Locking

/// The terminal that standard error is, shared by a live block and the texts that are printed meanwhile. Each frame is one
/// write, and so is a text with the block before and behind it. Several tasks may print at once.
final class Screen: Sendable {
  private let runtime: Runtime
  private let state = Locked(State())

  private struct State {
    var block = LiveBlock()
    /// Whether the last text ended its line; a block can't begin in the midst of one.
    var isAtLineStart = true
  }

  /// - Parameter runtime: writes to the streams themselves.
  init(_ runtime: Runtime) { self.runtime = runtime }

  /// Shows lines, made for the size that the terminal has now. Does nothing where the terminal can't be drawn on, as when
  /// another program has it.
  func draw(_ lines: (TerminalSize) -> [String]) {
    state.withLock { state in
      guard state.isAtLineStart, let size = runtime.screenSize() else { return }
      let lines = Array(lines(size).prefix(max(size.rows, 1)))
      guard let bytes = state.block.draw(lines, on: size) else { return }
      runtime.blockIsShown(true)
      runtime.errors(bytes)
    }
  }

  /// Takes the block off.
  func erase() {
    state.withLock { state in
      guard let bytes = state.block.erase() else { return }
      runtime.errors(bytes)
      runtime.blockIsShown(false)
    }
  }

  /// Somebody has answered a question, and with that ended its line.
  func noteLineTyped() {
    state.withLock { state in
      if runtime.terminals.contains(.input) { state.isAtLineStart = true }
    }
  }

  /// Prints a text where the block is, which goes on behind it with its next frame.
  ///
  /// - Parameter isCommand: whether it is one of ours to a CI runner, for standard output.
  func print(_ text: String, to stream: StandardStream, isCommand: Bool = false) {
    guard !text.isEmpty else { return }
    state.withLock { state in
      let isOnScreen = runtime.terminals.contains(stream)
      let erasure = isOnScreen ? state.block.erase() ?? "" : ""
      if stream == .error {
        runtime.errors(erasure + text)
      } else {
        if !erasure.isEmpty { runtime.errors(erasure) }
        if isCommand { runtime.commandOutput(text) } else { runtime.output(text) }
      }
      if !erasure.isEmpty { runtime.blockIsShown(false) }
      if isOnScreen { state.isAtLineStart = text.utf8.last == UInt8(ascii: "\n") }
    }
  }
}
