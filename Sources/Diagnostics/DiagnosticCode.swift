/// The stable number of a kind of diagnostic, with the page that `explain` prints for it.
///
/// Numbers are a contract: one is never given a new meaning. 1xxx configuration, 2xxx resolving, 3xxx feasibility, 4xxx
/// rails, 5xxx stale, 6xxx apply, 7xxx access, 8xxx wait, 9xxx internal. Each family stands in files of its own under
/// `Codes/`, as extensions; one of them lists its codes.
package struct DiagnosticCode: Sendable {
  /// The number, from 1000 to 9999.
  package let number: Int
  /// What kind of problem it is, in a few words.
  package let title: String
  /// The long form: what it is, why it matters, a bad and a good example. Markdown.
  package let page: String

  package init(_ number: Int, _ title: String, page: String) {
    self.number = number
    self.title = title
    self.page = page
  }
}

extension DiagnosticCode: Hashable {
  package static func == (left: DiagnosticCode, right: DiagnosticCode) -> Bool { left.number == right.number }

  package func hash(into hasher: inout Hasher) { hasher.combine(number) }
}

extension DiagnosticCode: CustomStringConvertible {
  /// `OSSR` and the number.
  package var description: String { "OSSR\(number)" }
}
