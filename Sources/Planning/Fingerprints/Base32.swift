private let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)

/// Bytes in base32 (RFC 4648, section 6), in lower case and without padding.
func base32(_ bytes: some Sequence<UInt8>) -> String {
  var text: [UInt8] = []
  var buffer = 0
  var held = 0
  for byte in bytes {
    buffer = buffer << 8 | Int(byte)
    held += 8
    while held >= 5 {
      held -= 5
      text.append(alphabet[buffer >> held & 31])
    }
    buffer &= 1 << held - 1
  }
  if held > 0 { text.append(alphabet[buffer << (5 - held) & 31]) }
  return String(decoding: text, as: UTF8.self)
}

/// The bytes that base32 in lower case stands for; nil for another character, and where bits that stand for nothing are not
/// zero, so that each byte string has one spelling.
func base32Bytes(of text: String) -> [UInt8]? {
  var bytes: [UInt8] = []
  var buffer = 0
  var held = 0
  for character in text.utf8 {
    guard let value = alphabet.firstIndex(of: character) else { return nil }
    buffer = buffer << 5 | value
    held += 5
    if held >= 8 {
      held -= 8
      bytes.append(UInt8(truncatingIfNeeded: buffer >> held))
    }
    buffer &= 1 << held - 1
  }
  return held < 5 && buffer == 0 ? bytes : nil
}
