package import Replication
internal import TerminalText

/// One request as `-v` tells it: a line of names and values, which people and `grep` read alike.
package struct RequestLine: Sendable {
  package var operation: String
  /// The bucket; nil for a request to the service itself.
  package var bucket: BucketName?
  package var host: String
  /// Which try it was, from 1.
  package var attempt: Int
  package var milliseconds: Int
  /// The HTTP status; nil where no whole answer came.
  package var status: Int?
  package var requestID: String?
  /// Why it failed: OSS's code, or what happened on the way.
  package var error: String?

  package init(operation: String, bucket: BucketName?, host: String, attempt: Int, milliseconds: Int) {
    (self.operation, self.bucket, self.host) = (operation, bucket, host)
    (self.attempt, self.milliseconds) = (attempt, milliseconds)
  }

  /// Without a line's end. What has no value is left out.
  package var text: String {
    let values: [(name: String, value: String?)] = [
      ("bucket", bucket?.text), ("host", host), ("status", status.map { "\($0)" } ?? "none"),
      ("request-id", requestID), ("ms", "\(milliseconds)"), ("attempt", "\(attempt)"), ("error", error),
    ]
    return operation + values.compactMap { name, value in value.map { " \(name)=\(Self.word($0))" } }.joined()
  }

  /// A value that ends where it seems to: in quotes where it has a blank, and never with quotes or escapes of its own.
  private static func word(_ text: String) -> String {
    let line = DisplayText(ascii: false).line(text).replacing("\"", with: "'")
    return line.isEmpty || line.contains(" ") || line.contains("=") ? "\"\(line)\"" : line
  }
}
