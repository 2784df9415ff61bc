package import Diagnostics
package import Replication

extension Plan {
  /// What the plan could not see, what stops it and what is very likely not meant so, each at its place where it has one.
  package var diagnostics: [Diagnostic] {
    unknown.map(\.diagnostic) + blocks.filter { $0.rail != .feasibility }.flatMap(\.diagnostics)
      + feasibilityDiagnostics + warnings.map(\.diagnostic)
  }
}

extension Origin {
  /// The place as a span of one character.
  package var span: SourceSpan {
    let start = SourcePosition(line: line, column: column)
    return SourceSpan(file: file, start: start, end: SourcePosition(line: line, column: column + 1))
  }
}

extension Plan.UnknownBucket {
  /// Why nothing is known of the bucket, and what to do about it.
  package var diagnostic: Diagnostic {
    let (name, region) = (desired.name, desired.region)
    var place = desired.origin
    let message: String
    switch reason.kind {
    case .access: message = "bucket \(name) can't be read: \(reason.message)"
    case .noSuchBucket: message = "bucket \(name) does not exist"
    case .wrongRegion(let endpoint):
      place = desired.regionOrigin
      message =
        Region(endpoint: endpoint).map { "bucket \(name) is in \($0), not in \(region)" }
        ?? "bucket \(name) is not in \(region); OSS names the endpoint \(endpoint)"
    case .transport, .service: message = "bucket \(name) could not be read: \(reason.message)"
    case .unreadable: message = "bucket \(name) is unknown: \(reason.message)"
    }
    return Diagnostic(
      reason.code, message, at: place.span,
      notes: reason.factNotes + ["nothing is planned for this bucket, and nothing was changed"],
      help: [reason.help(namedIn: .configuration)])
  }
}
