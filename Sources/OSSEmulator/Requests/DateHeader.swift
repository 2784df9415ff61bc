internal import OSSSignature

/// The header field Date of answers, spelled once per second and not once per answer.
struct DateHeader: Sendable {
  private var time = SigningTime(unixSeconds: 0)
  private var text = SigningTime(unixSeconds: 0).httpDate

  /// The field's value at a time.
  mutating func value(at now: Moment) -> String {
    if now.signingTime != time {
      time = now.signingTime
      text = time.httpDate
    }
    return text
  }
}
