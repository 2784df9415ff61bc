extension Unicode.Scalar {
  /// The columns of a terminal that a visible character takes: none for what combines with the character before it, two for
  /// wide ones.
  package var columns: Int {
    if isASCII { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    if CharacterWidth.joiningJamo.contains(value) { return 0 }
    // Two regional indicators make one flag of two columns.
    if CharacterWidth.regionalIndicators.contains(value) { return 1 }
    if properties.isEmojiPresentation { return 2 }
    return CharacterWidth.wideRanges.contains { $0.contains(value) } ? 2 : 1
  }
}

/// The characters whose width Swift's Unicode properties don't tell.
private enum CharacterWidth {
  /// The vowels and final consonants of old Korean syllables, which terminals draw into the character before.
  static let joiningJamo: ClosedRange<UInt32> = 0xD7B0...0xD7FF

  static let regionalIndicators: ClosedRange<UInt32> = 0x1F1E6...0x1F1FF

  /// What the Unicode property East Asian Width calls wide or fullwidth, besides characters that are shown as emoji.
  static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4C6,
    0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x18D08, 0x1AFF0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x3FFFD,
  ]
}
