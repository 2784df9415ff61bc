extension RequestRecord {
  /// The record as one line of JSON without a line feed. Absent values are left out.
  package func jsonLine(duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    var fields = [
      ("time", Self.quoted(time.xmlText)), ("method", Self.quoted(method)), ("host", Self.quoted(host)),
      ("path", Self.quoted(path)), ("query", Self.quoted(query)),
    ]
    for (name, value) in [("operation", operation), ("bucket", bucket)] {
      if let value { fields.append((name, Self.quoted(value))) }
    }
    fields.append(("status", String(status)))
    for (name, value) in [("code", code), ("ec", ec)] {
      if let value { fields.append((name, Self.quoted(value))) }
    }
    fields.append(("request_id", Self.quoted(requestID)))
    fields.append(("duration_us", String(microseconds)))
    return "{" + fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
  }

  private static func quoted(_ text: String) -> String {
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
