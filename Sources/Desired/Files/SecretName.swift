/// Whether the name of a key or a variable says that a secret stands under it, in any case and with `_` or `-` anywhere.
enum SecretName {
  private static let parts = ["secret", "password", "passwd", "passphrase"]
  private static let endings = [
    "token", "credential", "credentials", "accesskey", "accesskeyid", "privatekey", "apikey", "pwd",
  ]

  static func fits(_ name: String) -> Bool {
    // Nobody writes a name as long, and a text of a megabyte can be a key.
    guard name.utf8.count <= 200 else { return false }
    let letters = String(decoding: name.utf8.filter(isLetter).map { $0 | 0x20 }, as: UTF8.self)
    return parts.contains { letters.contains($0) } || endings.contains { letters.hasSuffix($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
