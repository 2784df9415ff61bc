internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// Reads `endpoint`: a kind of official endpoint, or the URL of one that serves in its place.
struct EndpointReader {
  let findings: Findings

  private static let words = Endpoint.Network.allCases.map(\.rawValue)

  func read(_ slot: Slot) -> Located<EndpointChoice>? {
    guard let text = ValueReader(findings: findings).text(slot) else { return nil }
    if let network = Endpoint.Network(rawValue: text.value) {
      return Located(value: .official(network), span: text.span)
    }
    // A single word is a host too, but rather one of the three, misspelt.
    guard text.value.utf8.contains(where: { ".:/@".utf8.contains($0) }) else {
      let suggestion = Suggestion.closest(to: text.value, among: Self.words)
      report(
        text, "\(QuotedText(text.value)) is not a value of `endpoint`",
        help: suggestion.map { "did you mean `\($0)`?" } ?? "write \(Self.choice), or the URL of an endpoint",
        suggestion: suggestion.map { Diagnostic.Suggestion($0, at: text.span) })
      return nil
    }
    do throws(Endpoint.Invalid) {
      return Located(value: .fixed(try Endpoint(text.value)), span: text.span)
    } catch {
      if text.value.utf8.contains(where: { "@?#".utf8.contains($0) }) { findings.conceal(text.span) }
      report(
        text, error.reason,
        help: "write \(Self.choice), or the URL of an endpoint, such as `https://oss-cn-hangzhou.aliyuncs.com`")
      return nil
    }
  }

  private static let choice = "`public`, `internal` or `dual-stack`"

  private func report(
    _ text: Located<String>, _ message: String, help: String, suggestion: Diagnostic.Suggestion? = nil
  ) {
    findings.report(Diagnostic(.illegalEndpoint, message, at: text.span, help: [help], suggestion: suggestion))
  }
}
