internal import Planning
internal import Replication

/// How values are said to people. The wire's own words are kept wherever there are some.
enum Words {
  static func text(_ prefixes: PrefixSet) -> String {
    prefixes.isWholeBucket ? "(whole bucket)" : prefixes.prefixes.map { visible($0) }.joined(separator: "  ")
  }

  static func text(_ role: ExactString?) -> String { role.map { visible($0) } ?? "(none)" }

  static func text(_ kms: SSEKMS) -> String {
    switch kms {
    case .disabled: "disabled"
    case .enabled(let key): "enabled, key \(text(key))"
    }
  }

  static func text(_ taggings: UserTaggings?) -> String {
    guard let taggings else { return "(none)" }
    let tags = taggings.tags.map { "\(visible($0.key))=\(visible($0.value))" }
    return tags.joined(separator: " \(taggings.filterType.rawValue) ")
  }

  /// A text with everything that a terminal would act on, or that can't be seen, written as an escape.
  static func visible(_ text: ExactString) -> String { visible(text.text) }

  static func visible(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
        output += "\\u{\(String(scalar.value, radix: 16))}"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  static func count(_ number: Int, _ noun: String) -> String { number == 1 ? "1 \(noun)" : "\(number) \(noun)s" }

  /// Whole seconds, or minutes and seconds: `4 s`, `2 min 5 s`.
  static func text(_ duration: Duration) -> String {
    let seconds = duration.components.seconds + (duration.components.attoseconds >= 500_000_000_000_000_000 ? 1 : 0)
    guard seconds >= 60 else { return "\(seconds) s" }
    return seconds % 60 == 0 ? "\(seconds / 60) min" : "\(seconds / 60) min \(seconds % 60) s"
  }
}
