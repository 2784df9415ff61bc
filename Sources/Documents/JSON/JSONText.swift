internal import Diagnostics
internal import FoundationEssentials

/// A value as JSON for people and programs: indented, keys sorted, the same bytes for the same value, and a line break at
/// the end. What can't be seen, and what a CI runner would obey, is written as an escape.
///
/// - Throws: what the value's own encoding throws.
package func jsonText(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return RunnerCommands.disarmed(json: String(decoding: try encoder.encode(value), as: UTF8.self)) + "\n"
}
