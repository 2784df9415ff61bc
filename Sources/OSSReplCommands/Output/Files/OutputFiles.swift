internal import Desired
internal import Glibc
internal import Locking
internal import Reporting
internal import SystemPackage

/// The files that a run leaves behind, and those that it must not touch: the files of its own configuration, by whatever
/// name they are reached.
final class OutputFiles: Sendable {
  private let state = Locked(State())
  /// The file to which every step of a workflow of GitHub adds its summary.
  private let stepSummary: String?

  private struct State {
    var opened: [OutputFile] = []
    /// What was refused once it was known, of which that is all there is to be reported.
    var refused: [OutputFile] = []
    var configuration: Set<ConfigurationSource.FileIdentity> = []
  }

  /// - Parameter environment: the environment variables.
  init(environment: [String: String]) {
    stepSummary = environment["GITHUB_STEP_SUMMARY"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Makes sure that a file can be written, before anything is contacted.
  func open(_ path: String, permissions: mode_t = 0o666) throws(OutputProblem) -> OutputFile {
    let isSummary = stepSummary.map { OutputFile.place(of: $0) == OutputFile.place(of: path) } ?? false
    let file = try OutputFile(path, permissions: permissions, isAppended: isSummary)
    state.withLock { $0.opened.append(file) }
    try check(file)
    return file
  }

  /// Keeps the files of the configuration, once they are known, from being written.
  ///
  /// - Throws: the first output that is one of them.
  func protect(_ configuration: Set<ConfigurationSource.FileIdentity>) throws(OutputProblem) {
    let opened = state.withLock { state in
      state.configuration.formUnion(configuration)
      return state.opened
    }
    for file in opened {
      do throws(OutputProblem) {
        try check(file)
      } catch {
        state.withLock { $0.refused.append(file) }
        throw error
      }
    }
  }

  /// Writes one of the files, unless it was refused before.
  func write(_ text: String, to file: OutputFile) throws(OutputProblem) {
    guard !state.withLock({ $0.refused.contains { $0 === file } }) else { return }
    try check(file)
    try file.write(text)
  }

  private func check(_ file: OutputFile) throws(OutputProblem) {
    guard let identity = file.identity, state.withLock({ $0.configuration.contains(identity) }) else { return }
    throw OutputProblem(path: file.path, .refused, reason: "this run has read its configuration from it")
  }
}
