/// A number with its noun: `1 rule`, `2 rules`.
///
/// - Parameter plural: the noun for any other number than one, where it does not just end with an s.
package func counted(_ number: Int, _ noun: String, plural: String? = nil) -> String {
  "\(number) \(agreeing(number, noun, plural ?? noun + "s"))"
}

/// The word that goes with a number: the first with one, the second with any other.
package func agreeing(_ number: Int, _ singular: String, _ plural: String) -> String { number == 1 ? singular : plural }
