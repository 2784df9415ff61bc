internal import Diagnostics

/// Collects what is wrong while a configuration is read, so that one mistake does not hide the next.
final class Findings {
  private var reported: Set<Diagnostic> = []
  private var diagnostics: [Diagnostic] = []
  /// Stretches of the files that must not be shown.
  private(set) var concealed: [SourceSpan] = []

  /// Adds a finding, once: a mistake in a shared place (an anchor, a default) is found by everyone who uses it.
  func report(_ diagnostic: Diagnostic) {
    if reported.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }

  func report(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { report(diagnostic) }
  }

  /// Keeps a stretch of a file out of everything that is shown, since it may hold a password.
  func conceal(_ span: SourceSpan) { concealed.append(span) }

  /// Whether something makes the configuration unusable.
  var holdsError: Bool { diagnostics.contains { $0.severity == .error } }

  /// Everything found, by file and place.
  var sorted: [Diagnostic] { diagnostics.sortedByPlace() }
}
