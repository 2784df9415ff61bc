internal import FoundationEssentials
internal import OSSSignature

/// Reads either form in which OSS writes a moment: ISO 8601 as in every known answer, or the HTTP date that its
/// documentation names. Milliseconds since 1970; nil for anything else.
func unixMilliseconds(_ text: String) -> Int64? {
  if let time = SigningTime(httpDate: text) { return time.unixSeconds * 1000 }
  for includingFraction in [true, false] {
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: includingFraction)
    // A text in the other form is not a failure.
    if let date = try? style.parse(text) { return Int64((date.timeIntervalSince1970 * 1000).rounded()) }
  }
  return nil
}

/// How long a `Retry-After` header asks to wait: a number of seconds, or a moment as an HTTP date (RFC 9110, section
/// 10.2.3); nil for anything else.
///
/// - Parameters:
///   - date: the answer's own Date header, by whose clock the moment is meant.
///   - now: this machine's time, where the answer has no date.
func retryAfter(_ text: String, date: String?, now: SigningTime) -> Duration? {
  let digits = text.utf8
  if !digits.isEmpty, digits.allSatisfy({ (48...57).contains($0) }) {
    return .seconds(digits.count > 9 ? 999_999_999 : Int(text) ?? 0)
  }
  guard let moment = SigningTime(httpDate: text) else { return nil }
  let from = date.flatMap { SigningTime(httpDate: $0) } ?? now
  return .seconds(max(moment.unixSeconds - from.unixSeconds, 0))
}
