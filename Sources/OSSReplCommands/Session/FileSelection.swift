internal import ArgumentParser
internal import Desired
internal import Diagnostics
internal import Glibc

/// The files of a configuration whose problems are asked for, as a hook of Git hands over those that a commit changes.
struct FileSelection {
  /// How messages name them.
  private var names: Set<String> = []
  /// Those that the configuration may read, and has not because of errors elsewhere.
  private var unreached: [String] = []

  /// - Parameters:
  ///   - paths: as they were given, however they spell the files.
  ///   - configuration: what was read.
  /// - Throws: `ValidationError` for a file that is not there, or that the configuration does not read.
  init(_ paths: [String], of configuration: LoadedConfiguration) throws {
    for path in paths {
      var status = stat()
      guard stat(path, &status) == 0 else { throw ValidationError("'\(path)': there is no such file.") }
      let identity = ConfigurationSource.FileIdentity(
        device: UInt64(status.st_dev), number: UInt64(status.st_ino))
      if let own = configuration.fileNames[identity] {
        names.formUnion(own)
      } else if configuration.state == nil {
        unreached.append(path)
      } else {
        throw ValidationError(
          "'\(path)' is no part of the configuration \(configuration.rootFile): neither it nor what it includes. "
            + "Another configuration goes to --config FILE.")
      }
    }
  }

  /// Whether a finding, or a second place of it, lies in one of the files.
  private func contains(_ diagnostic: Diagnostic) -> Bool {
    ([diagnostic.span] + diagnostic.labels.map(\.span)).contains { $0.map { names.contains($0.file) } ?? false }
  }

  /// What is reported: what lies in the files, and in one finding that there are errors elsewhere, which is an error itself
  /// where a file was not read because of them.
  func reported(of diagnostics: [Diagnostic]) -> [Diagnostic] {
    let errors = diagnostics.filter { $0.severity == .error && !contains($0) }
    return diagnostics.filter(contains) + (errors.isEmpty ? [] : [elsewhere(errors)])
  }

  private func elsewhere(_ errors: [Diagnostic]) -> Diagnostic {
    let files = Set(errors.compactMap { $0.span?.file }).sorted()
    let place = files.isEmpty ? "" : " (\(files.prefix(3).joined(separator: ", "))\(files.count > 3 ? ", …" : ""))"
    let effect =
      unreached.isEmpty
      ? "not everything could be checked" : "\(unreached.joined(separator: ", ")) was not read"
    return Diagnostic(
      .errorsElsewhere, severity: unreached.isEmpty ? .warning : .error,
      "\(counted(errors.count, "error")) outside of these files\(place), so \(effect); "
        + "oss-repl validate without a file tells all")
  }
}
