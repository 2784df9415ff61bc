internal import XMLDocument

extension FaultEnding.Alteration {
  /// A body with what OSS never sends in it.
  func applied(to body: [UInt8]) -> [UInt8] {
    switch self {
    case .nul: return body + [0] + Array("<Rule>".utf8)
    case .attribute: return body.replacing(Array("<ID>".utf8), with: Array("<ID kind=\"x\">".utf8))
    case .manyAttributes:
      // The first tag behind the declaration.
      let start = body.starts(with: "<?xml".utf8) ? (body.firstIndex(of: UInt8(ascii: ">")) ?? 0) + 1 : 0
      guard let end = body[start...].firstIndex(of: UInt8(ascii: ">")) else { return body }
      let attributes = (0..<200_000).map { " a\($0)=\"\"" }.joined()
      return body[..<end] + Array(attributes.utf8) + body[end...]
    }
  }
}

extension Emulator {
  /// A page of the list of buckets behind which there is always another.
  func endlessList(_ pages: FaultAnswer.EndlessList, after marker: String) -> Success {
    let buckets = pages == .empty ? [] : Array(store.bucketsByName.prefix(1)).map(Self.listed)
    let next = pages == .empty ? marker + "a" : marker.isEmpty ? "a" : marker
    return Success(
      document: XMLElement(
        "ListAllMyBucketsResult",
        children: [
          XMLElement("IsTruncated", text: "true"), XMLElement("NextMarker", text: next), Self.owner(settings.account),
          XMLElement("Buckets", children: buckets),
        ]))
  }
}
