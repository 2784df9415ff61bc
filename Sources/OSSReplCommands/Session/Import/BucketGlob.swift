package import Replication

/// A pattern over the names of buckets: `*` stands for any characters, `?` for one.
package struct BucketGlob: Hashable, Sendable {
  private let glob: Glob

  /// Every bucket.
  package static let all = BucketGlob(Glob("*"))

  private init(_ glob: Glob) { self.glob = glob }

  /// Reads a text with at least one wildcard; nil for a text without.
  package init?(_ text: String) {
    let glob = Glob(text)
    guard glob.hasWildcard else { return nil }
    self.init(glob)
  }

  /// One bucket, whose region is looked up.
  package init(exactly name: BucketName) { self.init(Glob(name.text)) }

  /// As the user wrote it.
  package var pattern: String { glob.pattern }

  /// What every match begins with.
  package var literalPrefix: String { glob.literalPrefix }

  /// Whether the whole name fits the pattern.
  package func matches(_ name: BucketName) -> Bool { glob.matches(name.text) }
}
