internal import Diagnostics
internal import HTTPTransport

/// Tells the user of diagnostics, on standard error, and keeps them for the reports of the run. Several tasks may tell at once.
final class Narrator: Sendable {
  let runtime: Runtime
  let options: OutputOptions
  private let isSilent: Bool
  private let memory = Locked(Memory())

  private struct Memory {
    var sources: [String: [UInt8]] = [:]
    var told: [Diagnostic] = []
  }

  /// - Parameter isSilent: Whether diagnostics are only kept, for a run that prints them as data.
  init(runtime: Runtime, options: OutputOptions, isSilent: Bool = false) {
    self.runtime = runtime
    self.options = options
    self.isSilent = isSilent
  }

  /// The texts that diagnostics point into, by file.
  var sources: [String: [UInt8]] {
    get { memory.withLock { $0.sources } }
    set { memory.withLock { $0.sources = newValue } }
  }

  /// Everything told so far.
  var told: [Diagnostic] { memory.withLock { $0.told } }

  func tell(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    memory.withLock { $0.told += diagnostics }
    guard !isSilent else { return }
    let renderer = DiagnosticRenderer(
      sources: sources, color: options.colours(.error, runtime), ascii: options.needsASCII(runtime))
    runtime.errors(renderer.render(diagnostics))
  }
}
