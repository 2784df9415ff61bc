/// Which characters can be seen where a text is shown, and told from every other that may stand in their place.
///
/// Two prefixes that differ have to look different: an object is replicated by the one and not by the other.
package enum VisibleCharacters {
  /// Whether a character is shown as it is; otherwise it is written as an escape.
  package static func contains(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (0x20...0x7E).contains(scalar.value) }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
      return false
    default: break
    }
    // Unicode's property of what is drawn as nothing where it is not known: fillers, joiners, variation selectors, tags
    // (DerivedCoreProperties.txt, UAX #44).
    guard !scalar.properties.isDefaultIgnorableCodePoint else { return false }
    return !lookalikes.contains { $0.contains(scalar.value) }
  }

  /// What looks like nothing, or like a composed character that has a code point of its own.
  ///
  /// The latter are the characters that never stand in text of Normalization Form C, or only where nothing composes with
  /// them (DerivedNormalizationProps.txt, NFC_Quick_Check), of the scripts in which text is composed as a rule: an `é` of
  /// two characters is thus told from one of one. Scripts that can't be written without such marks keep theirs.
  private static let lookalikes: [ClosedRange<UInt32>] = [
    // Combining marks of Latin, Greek and Cyrillic.
    0x0300...0x036F,
    // Signs that are other spellings of a Greek or Latin one.
    0x0374...0x0374, 0x037E...0x037E, 0x0387...0x0387, 0x1FBE...0x1FBE, 0x1FEF...0x1FEF, 0x1FFD...0x1FFD,
    0x2126...0x2126, 0x212A...0x212B,
    // Vowels and final consonants of decomposed Korean syllables.
    0x1160...0x11FF,
    // The blank pattern of braille.
    0x2800...0x2800,
    // Voicing marks of kana, and ideographs that are other spellings of one.
    0x3099...0x309A, 0xF900...0xFA0D, 0xFA10...0xFA10, 0xFA12...0xFA12, 0xFA15...0xFA1E, 0xFA20...0xFA20,
    0xFA22...0xFA22, 0xFA25...0xFA26, 0xFA2A...0xFAFF, 0x2F800...0x2FA1F,
  ]
}
