internal import OSSSignature

/// Reads when a key ends: `2026-01-02T04:04:05Z`; a fraction of a second is cut, an offset such as `+08:00` is followed.
///
/// - Returns: seconds since the beginning of 1970, or nil for anything else.
func expirationSeconds(_ text: String) -> Int64? {
  guard text.utf8.count >= 20, text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
  guard let base = SigningTime(internetTimestamp: text.prefix(19) + "Z") else { return nil }
  var rest = text.dropFirst(19)
  if rest.first == "." {
    let digits = rest.dropFirst().prefix { $0.isASCIIDigit }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(1 + digits.count)
  }
  if rest == "Z" { return base.unixSeconds }
  guard let sign = rest.first, sign == "+" || sign == "-" else { return nil }
  let digits = rest.dropFirst().filter { $0 != ":" }
  guard digits.count == 4, digits.allSatisfy(\.isASCIIDigit), let hours = Int64(digits.prefix(2)),
    let minutes = Int64(digits.suffix(2)), hours < 24, minutes < 60
  else { return nil }
  let offset = hours * 3600 + minutes * 60
  return base.unixSeconds + (sign == "+" ? -offset : offset)
}

extension Character {
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
