internal import CLibXML2

extension XMLElement {
  /// Reads one document and returns its root element.
  ///
  /// The bytes must be UTF-8, hold exactly one well-formed document, and have no DOCTYPE. Nothing is fetched and no entity
  /// beyond the five of XML itself is known. It may be called from several threads at once.
  ///
  /// - Parameter isTimeUp: is asked now and then whether it has lasted too long.
  package init(
    parsing bytes: [UInt8], limits: XMLLimits = .standard, isTimeUp: @escaping () -> Bool = { false }
  ) throws(XMLError) {
    try Preflight(bytes: bytes).check(limits)
    _ = libxml2IsReady
    guard let parser = xmlNewParserCtxt() else { throw XMLError(line: 1, reason: .malformed("out of memory")) }
    defer { xmlFreeParserCtxt(parser) }
    let builder = ElementBuilder(parser: parser, limits: limits, isTimeUp: isTimeUp)
    connect(parser, to: builder)
    let isWellFormed = withExtendedLifetime(builder) {
      bytes.withUnsafeBytes { buffer in
        xmlReadUTF8(parser, buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count))
      }
    }
    if let failure = builder.failure { throw failure }
    guard isWellFormed == 1, let root = builder.root else {
      throw XMLError(line: 1, reason: .malformed("the document is not well-formed"))
    }
    self = root
  }
}

/// libxml2 wants its tables made before the first of several threads uses it; a global is initialised once.
private let libxml2IsReady: Void = xmlInitParser()

/// Makes the builder, which the parser does not retain, the only receiver of events and errors.
private func connect(_ parser: xmlParserCtxtPtr, to builder: ElementBuilder) {
  var handler = xmlSAXHandler()
  handler.initialized = UInt32(XML_SAX2_MAGIC)
  handler.internalSubset = documentTypeWasRead
  handler.startElementNs = startTagWasRead
  handler.endElementNs = endTagWasRead
  handler.characters = charactersWereRead
  handler.ignorableWhitespace = charactersWereRead
  handler.cdataBlock = charactersWereRead
  parser.pointee.sax.pointee = handler
  parser.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
  xmlSetErrorHandler(parser, errorWasFound)
}

private func builder(of context: UnsafeMutableRawPointer?) -> ElementBuilder? {
  context.map { Unmanaged<ElementBuilder>.fromOpaque($0).takeUnretainedValue() }
}

private func documentTypeWasRead(
  context: UnsafeMutableRawPointer?, name: UnsafePointer<xmlChar>?, publicID: UnsafePointer<xmlChar>?,
  systemID: UnsafePointer<xmlChar>?
) {
  builder(of: context)?.refuse(.documentType)
}

private func startTagWasRead(
  context: UnsafeMutableRawPointer?, name: UnsafePointer<xmlChar>?, prefix: UnsafePointer<xmlChar>?,
  namespace: UnsafePointer<xmlChar>?, namespaceCount: Int32, namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
  attributeCount: Int32, defaultedCount: Int32, attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
  guard let name else { return }
  // Five pointers an attribute: local name, prefix, namespace, start of the value, end of the value.
  let values = UnsafeBufferPointer(start: attributes, count: Int(attributeCount) * 5)
  let read = stride(from: 0, to: values.count, by: 5).compactMap { index -> XMLElement.Attribute? in
    guard let name = values[index], let start = values[index + 3], let end = values[index + 4] else { return nil }
    let value = UnsafeBufferPointer(start: start, count: end - start)
    return XMLElement.Attribute(name: String(cString: name), value: String(decoding: value, as: UTF8.self))
  }
  builder(of: context)?.start(
    String(cString: name), attributes: read, namespace: (namespace ?? prefix).map { String(cString: $0) },
    declarations: Int(namespaceCount))
}

private func endTagWasRead(
  context: UnsafeMutableRawPointer?, name: UnsafePointer<xmlChar>?, prefix: UnsafePointer<xmlChar>?,
  namespace: UnsafePointer<xmlChar>?
) {
  builder(of: context)?.end()
}

private func charactersWereRead(
  context: UnsafeMutableRawPointer?, characters: UnsafePointer<xmlChar>?, count: Int32
) {
  builder(of: context)?.append(UnsafeBufferPointer(start: characters, count: Int(count)))
}

/// Warnings and namespace errors leave the document well-formed and are passed over.
private func errorWasFound(context: UnsafeMutableRawPointer?, error: UnsafePointer<xmlError>?) {
  guard let error = error?.pointee, error.level == XML_ERR_FATAL else { return }
  let message = error.message.map { oneLine(String(cString: $0)) } ?? "the document is not well-formed"
  builder(of: context)?.note(XMLError(line: max(Int(error.line), 1), reason: .malformed(message)))
}

/// libxml2 ends its sentences with a line feed and may quote control characters of the document.
private func oneLine(_ message: String) -> String {
  message.unicodeScalars.split { $0.value < 0x20 || $0.value == 0x7F }.map(String.init).joined(separator: " ")
}
