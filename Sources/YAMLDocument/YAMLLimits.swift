/// How much a YAML document may cost. Each limit is far above what a person writes and far below what hurts.
package struct YAMLLimits: Sendable {
  /// The size of the text in bytes.
  package var bytes = 32 * 1024 * 1024
  /// How deep lists and mappings may lie in each other.
  package var depth = 64
  /// How many keys, texts, lists and mappings may be written.
  package var nodes = 2_000_000
  /// How many findings are kept; of more only the number is known.
  package var findings = 1_000
  /// How many nodes all aliases together may stand for.
  package var aliasedNodes = 100_000

  package init() {}
}
