internal import Diagnostics

/// Tells the user of diagnostics, on standard error.
struct Narrator {
  let runtime: Runtime
  let options: OutputOptions
  var sources: [String: [UInt8]] = [:]

  func tell(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    let renderer = DiagnosticRenderer(
      sources: sources, color: options.colours(.error, runtime), ascii: options.needsASCII(runtime))
    runtime.errors(renderer.render(diagnostics))
  }
}
