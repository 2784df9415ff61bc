extension XMLElement {
  /// The element as a document in UTF-8, without any white space of its own.
  ///
  /// What is read back from it equals the element; where there is text and children, the text is written first.
  package func serialized(declaration: Bool = true) throws(XMLWritingError) -> [UInt8] {
    try check()
    var output = declaration ? #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n" : ""
    write(to: &output, quotes: .escaped)
    return Array(output.utf8)
  }

  /// One text for all documents that say the same: no layout, children in document order, attributes by name, as little
  /// escaping as possible, an element without content as `<Name/>`.
  ///
  /// Compare it by its UTF-8 bytes. It is for showing and comparing; for sending there is ``serialized(declaration:)``,
  /// which refuses what XML can't carry.
  package var canonical: String {
    var output = ""
    write(to: &output, quotes: .plain)
    return output
  }

  /// How quotation marks and `>` are written inside a text.
  private enum Quotes {
    case escaped, plain
  }

  private func write(to output: inout String, quotes: Quotes) {
    output += "<\(name)"
    for attribute in attributes {
      output += " \(attribute.name)=\""
      for scalar in attribute.value.unicodeScalars {
        output += Self.escapedInAttribute(scalar, quotes) ?? String(scalar)
      }
      output += "\""
    }
    let text = writtenText
    guard !text.isEmpty || !children.isEmpty else {
      output += "/>"
      return
    }
    output += ">"
    for scalar in text.unicodeScalars { output += Self.escapedInText(scalar, quotes) ?? String(scalar) }
    for child in children { child.write(to: &output, quotes: quotes) }
    output += "</\(name)>"
  }

  /// White space beside children is layout and is left out.
  private var writtenText: String { children.isEmpty || hasMixedContent ? text : "" }

  private static func escapedInText(_ scalar: Unicode.Scalar, _ quotes: Quotes) -> String? {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    // A reader turns a bare carriage return into a line feed.
    case "\r": "&#13;"
    case "\"" where quotes == .escaped: "&quot;"
    case "'" where quotes == .escaped: "&apos;"
    default: nil
    }
  }

  private static func escapedInAttribute(_ scalar: Unicode.Scalar, _ quotes: Quotes) -> String? {
    switch scalar {
    case "\"": "&quot;"
    // A reader turns bare tabs and line ends in a value into blanks.
    case "\t": "&#9;"
    case "\n": "&#10;"
    default: escapedInText(scalar, quotes)
    }
  }
}

extension XMLElement {
  /// Refuses names and characters that would not come back the same.
  private func check() throws(XMLWritingError) {
    guard name.isXMLName else { throw .invalidName(name) }
    try check(text)
    for attribute in attributes {
      guard attribute.name.isXMLName, !attribute.name.utf8.elementsEqual("xmlns".utf8) else {
        throw .invalidName(attribute.name)
      }
      try check(attribute.value)
    }
    for child in children { try child.check() }
  }

  private func check(_ text: String) throws(XMLWritingError) {
    for scalar in text.unicodeScalars where !scalar.isXMLCharacter {
      throw .forbiddenCharacter(scalar, element: name)
    }
  }
}
