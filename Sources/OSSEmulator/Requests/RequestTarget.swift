internal import OSSSignature

/// The path and the query of a request, decoded.
struct RequestTarget {
  /// Starts with a slash.
  var path: String
  var parameters: [(name: String, value: String?)]
  /// The path as it came.
  var rawPath: String
  /// The query as it came, without the question mark.
  var rawQuery: String

  /// Takes the target of a request line: a path with an optional query, or an absolute URL.
  init(_ target: String) {
    var rest = target.utf8[...]
    if rest.first != UInt8(ascii: "/"),
      let scheme = ["http://", "https://"].first(where: target.lowercased().hasPrefix)
    {
      rest = rest.dropFirst(scheme.utf8.count).drop { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    }
    let mark = rest.firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
    rawPath = rest[..<mark].isEmpty ? "/" : String(Substring(rest[..<mark]))
    rawQuery = String(Substring(rest[mark...].dropFirst()))
    path = Self.decoded(rawPath.utf8[...])
    parameters = rawQuery.utf8.split(separator: UInt8(ascii: "&")).map { pair in
      guard let equals = pair.firstIndex(of: UInt8(ascii: "=")) else { return (Self.decodedParameter(pair), nil) }
      return (Self.decodedParameter(pair[..<equals]), Self.decodedParameter(pair[pair.index(after: equals)...]))
    }
  }

  private static func decoded(_ bytes: Substring.UTF8View) -> String {
    guard bytes.contains(UInt8(ascii: "%")) else { return String(Substring(bytes)) }
    return String(decoding: PercentEncoding.decode(bytes), as: UTF8.self)
  }

  /// A plus sign in a query stands for a blank.
  private static func decodedParameter(_ bytes: Substring.UTF8View) -> String {
    guard bytes.contains(UInt8(ascii: "+")) else { return decoded(bytes) }
    let blanks = bytes.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
    return String(decoding: PercentEncoding.decode(blanks), as: UTF8.self)
  }
}
