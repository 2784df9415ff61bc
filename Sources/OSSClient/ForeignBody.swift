internal import HTTPTransport
internal import XMLDocument

/// The body of a failure that is not in OSS's envelope: the page of a proxy or a gateway, or something that was damaged.
package struct ForeignBody: Hashable, Sendable {
  /// What its header says that it is, such as `text/html`, without parameters; nil where it says nothing.
  package var contentType: String?
  /// Why it can't be read, where it says to be XML; nil for another root or for something else.
  package var flaw: String?
  /// The host that a redirect leads to; nil where it names none. The rest of the address may hold a secret.
  package var redirect: String?

  /// Whether it is a page for people. OSS sends none.
  var isPage: Bool { contentType?.lowercased().contains("html") == true }
}

extension ForeignBody {
  init(_ response: HTTPResponse, _ document: Result<XMLElement, XMLError>) {
    let type = response.header("Content-Type")?.split(separator: ";").first.map { $0.filter { !$0.isWhitespace } }
    contentType = type.flatMap { $0.isEmpty ? nil : $0 }
    let location = response.header("Location")?.split(separator: "://", maxSplits: 1)
    if let location, location.count == 2, ["http", "https"].contains(location[0].lowercased()) {
      redirect = location[1].prefix { !"/?#".contains($0) }.split(separator: "@").last.map(String.init)
    }
    if case .failure(let error) = document, contentType?.lowercased().contains("xml") == true, !response.body.isEmpty {
      flaw = error.description
    }
  }
}
