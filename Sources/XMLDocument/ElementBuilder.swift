internal import CLibXML2

/// Takes what libxml2 reads and makes elements of it, until it is done or something is refused.
final class ElementBuilder {
  /// The outermost element, once its end was read.
  private(set) var root: XMLElement?
  /// The first thing that was wrong.
  private(set) var failure: XMLError?

  private let parser: xmlParserCtxtPtr
  private let limits: XMLLimits
  private let isTimeUp: () -> Bool
  private var open: [OpenElement] = []
  private var elements = 0
  private var attributes = 0

  init(parser: xmlParserCtxtPtr, limits: XMLLimits, isTimeUp: @escaping () -> Bool) {
    self.isTimeUp = isTimeUp
    self.parser = parser
    self.limits = limits
  }

  /// An element whose end is still to come.
  private struct OpenElement {
    let name: String
    let attributes: [XMLElement.Attribute]
    let namespace: String?
    var children: [XMLElement] = []
    var text: [UInt8] = []

    func closed() -> XMLElement {
      let isLayout = !children.isEmpty && text.allSatisfy(\.isXMLWhiteSpace)
      return XMLElement(
        name, text: isLayout ? "" : String(decoding: text, as: UTF8.self), attributes: attributes, children: children,
        namespace: namespace)
    }
  }

  /// After how many elements the clock is looked at again.
  private static let elementsBetweenLooks = 256

  /// - Parameters:
  ///   - namespace: the name's namespace, or a prefix that nothing declares.
  ///   - declarations: how many namespaces the tag declares.
  func start(_ name: String, attributes: [XMLElement.Attribute], namespace: String?, declarations: Int) {
    elements += 1
    self.attributes += attributes.count + declarations
    guard self.attributes <= limits.attributes else {
      return refuse(.tooManyAttributes(limit: limits.attributes))
    }
    if elements % Self.elementsBetweenLooks == 1, isTimeUp() { return refuse(.tookTooLong) }
    guard elements <= limits.elements else { return refuse(.tooManyElements(limit: limits.elements)) }
    guard open.count < limits.depth else { return refuse(.tooDeep(limit: limits.depth)) }
    open.append(OpenElement(name: name, attributes: attributes, namespace: namespace))
  }

  func append(_ characters: UnsafeBufferPointer<UInt8>) {
    guard !open.isEmpty else { return }
    open[open.count - 1].text.append(contentsOf: characters)
  }

  func end() {
    guard let element = open.popLast()?.closed() else { return }
    if open.isEmpty {
      root = element
    } else {
      open[open.count - 1].children.append(element)
    }
  }

  /// Notes an error at the line that libxml2 has reached, and lets it read no further.
  func refuse(_ reason: XMLError.Reason) {
    let line = parser.pointee.input.map { Int($0.pointee.line) } ?? 1
    note(XMLError(line: max(line, 1), reason: reason))
    xmlStopParser(parser)
  }

  /// Keeps the first error; later ones only follow from it.
  func note(_ error: XMLError) {
    if failure == nil { failure = error }
  }
}
