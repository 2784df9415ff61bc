/// Which endpoints are OSS's own: the only ones that a configuration may name by itself, and to which the signature binds the
/// host.
extension Endpoint {
  /// Whether requests to this endpoint go to OSS itself, over TLS and to its usual port.
  package var isOfficial: Bool { officialRegion != nil }

  /// The region whose official endpoint this is, by the hosts that OSS documents: `oss-R.aliyuncs.com`,
  /// `oss-R-internal.aliyuncs.com` and `R.oss.aliyuncs.com`
  /// (<https://www.alibabacloud.com/help/en/oss/user-guide/regions-and-endpoints>); nil for every other endpoint, for
  /// `http`, and for any port but 443.
  ///
  /// Acceleration endpoints belong to no region and serve objects only, so they are none of these.
  package var officialRegion: Region? {
    guard scheme == "https" else { return nil }
    let labels = authority.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.suffix(2).elementsEqual(["aliyuncs", "com"]) else { return nil }
    let identifier: Substring
    switch labels.count {
    case 3 where labels[0].hasPrefix("oss-"):
      let name = labels[0].dropFirst("oss-".count)
      identifier = name.hasSuffix("-internal") ? name.dropLast("-internal".count) : name
    case 4 where labels[1] == "oss": identifier = labels[0]
    default: return nil
    }
    return Self.isRegion(identifier) ? Region(String(identifier)) : nil
  }

  /// OSS's own endpoint, where this is the host of one bucket at it, such as `invoices.oss-cn-hangzhou.aliyuncs.com`; nil for
  /// everything else.
  package func officialEndpoint(of bucket: BucketName) -> Endpoint? {
    guard hasFirstLabel(bucket), let bare = withoutFirstLabel, bare.isOfficial else { return nil }
    return bare
  }

  /// Whether the host begins with a bucket's name as a label.
  package func hasFirstLabel(_ bucket: BucketName) -> Bool { authority.hasPrefix("\(bucket).") }

  /// The endpoint without the first label of its host; nil for a host of one label.
  package var withoutFirstLabel: Endpoint? {
    guard let dot = authority.firstIndex(of: ".") else { return nil }
    // What is left may be no host.
    return try? Endpoint("\(scheme)://\(authority[authority.index(after: dot)...])", pathStyle: pathStyle)
  }

  /// Whether a label names a region: it begins with the two letters of a part of the world, as in `cn-hangzhou`. That leaves
  /// out `accelerate-overseas`, and names such as `oss-cn-hangzhou` that would be read as another region.
  private static func isRegion(_ text: Substring) -> Bool {
    let area = text.utf8.prefix { $0 != UInt8(ascii: "-") }
    return area.count == 2 && area.allSatisfy((UInt8(ascii: "a")...UInt8(ascii: "z")).contains)
      && Region.isWellFormed(String(text))
  }
}
