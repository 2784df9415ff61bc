internal import TerminalText

extension RequestRecord {
  /// The record as one line of JSON without a line feed. Absent values are left out.
  package func jsonLine(duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    return json(with: [("duration_us", String(microseconds))])
  }

  /// The record as an object of JSON in one line; more members, whose values are JSON already, stand at its end.
  func json(with more: [(String, String)]) -> String {
    var fields = [
      ("time", Self.quoted(time.xmlText)), ("method", Self.quoted(method)), ("host", Self.quoted(host)),
      ("path", Self.quoted(path)), ("query", Self.quoted(query)),
    ]
    for (name, value) in [("operation", operation), ("bucket", bucket), ("rule_id", ruleID)] {
      if let value { fields.append((name, Self.quoted(value))) }
    }
    if let destination { fields.append(("destination", Self.quoted(destination))) }
    if let status { fields.append(("status", String(status))) }
    for (name, value) in [("code", code), ("ec", ec)] {
      if let value { fields.append((name, Self.quoted(value))) }
    }
    fields.append(("request_id", Self.quoted(requestID)))
    if !faults.isEmpty { fields.append(("faults", "[" + faults.map(Self.quoted).joined(separator: ",") + "]")) }
    let object = "{" + (fields + more).map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
    // Whoever sends a request chooses its path, which the log of a CI job may show.
    return RunnerCommands.disarmed(json: object)
  }

  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
