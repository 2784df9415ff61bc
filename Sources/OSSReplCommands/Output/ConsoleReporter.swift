internal import ArgumentParser
internal import Desired
internal import Diagnostics
internal import Locking

/// Reports diagnostics on standard error, and keeps them for the reports of the run. Several tasks may report at once.
final class ConsoleReporter: Sendable {
  let runtime: Runtime
  let progress: ProgressDisplay
  let options: OutputOptions
  /// What the run writes beside its streams.
  let outputs: OutputFiles
  private let isSilent: Bool
  private let isQuiet: Bool
  /// Whether each request is reported.
  let isVerbose: Bool
  private let memory = Locked(Memory())

  private struct Memory {
    var sources: [String: [UInt8]] = [:]
    var reported: [Diagnostic] = []
    /// Whether what was reported last is a diagnostic on a terminal that shows the product, too.
    var endsWithDiagnostic = false
  }

  /// - Parameters:
  ///   - progress: What is reported while the run goes on; nil for a command that shows no progress.
  ///   - isSilent: Whether diagnostics are only kept, for a run that prints them as data.
  init(runtime: Runtime, options: OutputOptions, progress: ProgressOptions? = nil, isSilent: Bool = false) {
    self.progress = ProgressDisplay(runtime, progress.map { ProgressDisplay.Style($0, options, runtime) } ?? .none)
    self.runtime = self.progress.runtime
    self.options = options
    outputs = OutputFiles(environment: runtime.environment)
    self.isSilent = isSilent
    isQuiet = progress?.quiet ?? false
    isVerbose = progress?.verbose ?? false
  }

  /// The texts that diagnostics point into, by file.
  var sources: [String: [UInt8]] {
    get { memory.withLock { $0.sources } }
    set { memory.withLock { $0.sources = newValue } }
  }

  /// Everything reported so far.
  var reported: [Diagnostic] { memory.withLock { $0.reported } }

  /// Keeps the files of a configuration from being written by the run that has read them.
  ///
  /// - Throws: `Outcome` when an output is one of them, which is reported. Nothing was contacted.
  func protect(_ files: Set<ConfigurationSource.FileIdentity>) throws {
    do throws(OutputProblem) {
      try outputs.protect(files)
    } catch {
      report([error.diagnostic])
      throw Outcome.error
    }
  }

  /// Reports what came up while the run's data was written, which therefore may not hold it.
  func reportAfterOutput(_ diagnostics: [Diagnostic]) {
    report(diagnostics)
    if isSilent { Self.report(diagnostics, in: runtime) }
  }

  /// Reports what has no place in a file, where no options are known, or count for nothing.
  static func report(_ diagnostics: [Diagnostic], in runtime: Runtime) {
    guard !diagnostics.isEmpty else { return }
    runtime.errors(DiagnosticRenderer(sources: [:], color: false, ascii: true).render(diagnostics))
  }

  /// - Parameter printed: those of them that standard output says already, and that are only kept therefore.
  func report(_ diagnostics: [Diagnostic], except printed: [Diagnostic] = []) {
    guard !diagnostics.isEmpty else { return }
    memory.withLock { $0.reported += diagnostics }
    let printed = Set(printed)
    let diagnostics = diagnostics.filter { !printed.contains($0) }
    let shown = isQuiet ? diagnostics.filter { $0.severity != .information } : diagnostics
    guard !isSilent, !shown.isEmpty else { return }
    let renderer = DiagnosticRenderer(
      sources: sources, color: options.colours(.error, runtime), ascii: options.needsASCII(runtime),
      width: options.errorColumns(runtime))
    runtime.errors(renderer.render(shown))
    memory.withLock { $0.endsWithDiagnostic = runtime.terminals.isSuperset(of: [.output, .error]) }
  }

  /// Prints text for people to standard output, apart from a diagnostic that stands above it on the same terminal.
  func show(_ text: String) {
    let isBelowDiagnostic = memory.withLock { memory in
      defer { memory.endsWithDiagnostic = false }
      return memory.endsWithDiagnostic
    }
    if isBelowDiagnostic, !text.isEmpty, !text.hasPrefix("\n") { runtime.errors("\n") }
    runtime.output(text)
  }
}
