internal import Synchronization

/// The name of a source file as the user gave it, kept once for as long as the process runs.
///
/// Every node of a tree has a span, and every span names its file. A string in each would be counted with every copy; this is
/// a plain pointer, equal exactly when the names are the same bytes.
package struct SourceFile: Hashable, Sendable {
  private let stored: Unmanaged<StoredName>

  package init(_ name: String) { stored = StoredName.unique(name) }

  package var name: String { stored._withUnsafeGuaranteedRef { $0.text } }

  package static func == (left: SourceFile, right: SourceFile) -> Bool {
    left.stored.toOpaque() == right.stored.toOpaque()
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(stored.toOpaque()) }
}

/// A name that is never freed.
private final class StoredName: Sendable {
  let text: String

  private init(_ text: String) { self.text = text }

  /// The names by their bytes, since two strings can be equal and yet other bytes.
  private static let all = Mutex<[[UInt8]: StoredName]>([:])

  static func unique(_ text: String) -> Unmanaged<StoredName> {
    all.withLock { names in
      let bytes = Array(text.utf8)
      if let name = names[bytes] { return Unmanaged.passUnretained(name) }
      let name = StoredName(text)
      names[bytes] = name
      return Unmanaged.passUnretained(name)
    }
  }
}
