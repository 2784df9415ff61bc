/// What the host name of a request says: a region, a bucket, or neither.
struct HostAddress: Hashable {
  /// The region's identifier, where the host has a label for it.
  var region: String?
  /// The bucket of virtual-hosted addressing; nil for path-style and for calls of the service.
  var bucket: String?
  /// The host name without its port.
  var name: String

  /// Whether the name can only be that of this machine: `localhost` and names below it, 127.0.0.0/8, `::1`.
  var isLoopback: Bool {
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    return name == "::1" || labels.last == "localhost"
      || (labels.count == 4 && labels[0] == "127" && labels.allSatisfy { UInt8($0) != nil })
  }

  /// Reads a Host header, or a host name, with or without a port.
  ///
  /// Only names that end in `localhost` or `aliyuncs.com` are taken apart; an IP address or any other name is addressed
  /// path-style and has no region.
  init(_ host: String) {
    name = Self.withoutPort(host.lowercased())
    guard Self.isTakenApart(name) else { return }
    let labels = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    let own: ArraySlice<String>
    let isPublic: Bool
    if labels.last == "localhost" {
      (own, isPublic) = (labels.dropLast(1), false)
    } else if labels.count >= 2, labels.suffix(2) == ["aliyuncs", "com"] {
      (own, isPublic) = (labels.dropLast(2), true)
    } else {
      return
    }
    (region, bucket) = Self.parts(Array(own), isPublic: isPublic)
  }

  private static func parts(_ labels: [String], isPublic: Bool) -> (region: String?, bucket: String?) {
    guard let last = labels.last else { return (nil, nil) }
    let bucketLabels = labels.dropLast()
    // Dual-stack endpoints are `<region>.oss.aliyuncs.com`.
    if last == "oss", let region = bucketLabels.last, isRegion(region) {
      return (region, joined(bucketLabels.dropLast()))
    }
    if isPublic, last.hasPrefix("oss-accelerate") { return (nil, joined(bucketLabels)) }
    if let region = region(ofLabel: last), isPublic || !bucketLabels.isEmpty || RegionTable.contains(region) {
      return (region, joined(bucketLabels))
    }
    return (nil, joined(labels[...]))
  }

  private static func joined(_ labels: ArraySlice<String>) -> String? {
    labels.isEmpty ? nil : labels.joined(separator: ".")
  }

  /// The region of `oss-<region>` or `oss-<region>-internal`.
  private static func region(ofLabel label: String) -> String? {
    guard label.hasPrefix("oss-") else { return nil }
    let name = label.dropFirst(4)
    let region = String(name.hasSuffix("-internal") ? name.dropLast(9) : name)
    return isRegion(region) ? region : nil
  }

  static func isRegion(_ text: String) -> Bool {
    text.contains("-") && StoredBucket.isValidName(text)
  }

  private static func isTakenApart(_ name: String) -> Bool {
    ["localhost", "aliyuncs.com"].contains { name.utf8.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  private static func withoutPort(_ host: String) -> String {
    let bytes = host.utf8
    let isAddress = bytes.first == UInt8(ascii: "[")
    let end = isAddress ? UInt8(ascii: "]") : UInt8(ascii: ":")
    return String(Substring(bytes.dropFirst(isAddress ? 1 : 0).prefix { $0 != end }))
  }
}
