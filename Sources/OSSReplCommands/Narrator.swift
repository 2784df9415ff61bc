internal import Diagnostics

/// Tells the user of diagnostics, on standard error, and keeps them for the reports of the run.
final class Narrator {
  let runtime: Runtime
  let options: OutputOptions
  /// The texts that diagnostics point into, by file.
  var sources: [String: [UInt8]] = [:]
  /// Everything told so far.
  private(set) var told: [Diagnostic] = []
  private let isSilent: Bool

  /// - Parameter isSilent: Whether diagnostics are only kept, for a run that prints them as data.
  init(runtime: Runtime, options: OutputOptions, isSilent: Bool = false) {
    self.runtime = runtime
    self.options = options
    self.isSilent = isSilent
  }

  func tell(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    told += diagnostics
    guard !isSilent else { return }
    let renderer = DiagnosticRenderer(
      sources: sources, color: options.colours(.error, runtime), ascii: options.needsASCII(runtime))
    runtime.errors(renderer.render(diagnostics))
  }
}
