internal import FoundationEssentials

/// A value as JSON for people and programs: indented, keys sorted, the same bytes for the same value, and a line break at
/// the end.
///
/// - Throws: what the value's own encoding throws.
package func jsonText(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
}
