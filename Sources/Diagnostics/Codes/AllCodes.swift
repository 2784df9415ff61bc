extension DiagnosticCode {
  /// Every code there is, sorted by number.
  package static let all: [DiagnosticCode] =
    (files + planFiles + configuration + resolving + feasibility + rails + stale + drift + applying + access
    + credentialSources + waiting + faults + process + commands)
    .sorted { $0.number < $1.number }
}
