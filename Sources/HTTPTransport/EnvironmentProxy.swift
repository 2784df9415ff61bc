/// The proxy that libcurl takes from the environment for a host, and the variable that names it.
///
/// libcurl does not say which proxy it used (before its version 8.7), so its rules are written down here once more, for
/// messages alone: <https://curl.se/libcurl/c/libcurl-env.html>.
package struct EnvironmentProxy {
  /// The name of the variable, as it is set.
  package let variable: String
  /// The host with its port, without user and password; nil where the variable does not hold one that can be shown.
  package let authority: String?

  /// The proxy for a host; nil where requests go there directly.
  ///
  /// - Parameter isSecure: whether they are `https` ones.
  package init?(host: String, isSecure: Bool, in environment: [String: String]) {
    // A header of a request can set HTTP_PROXY for programs of a web server, so only the lower case counts there.
    let names = isSecure ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
    guard !Self.isExempt(host, in: environment),
      let variable = (names + ["all_proxy", "ALL_PROXY"]).first(where: { environment[$0]?.isEmpty == false })
    else { return nil }
    self.variable = variable
    authority = environment[variable].flatMap(Self.authority)
  }

  /// How messages call it: `127.0.0.1:3128 (HTTPS_PROXY)`.
  package var description: String { authority.map { "\($0) (\(variable))" } ?? "that \(variable) names" }

  /// Whether `no_proxy` names a host.
  private static func isExempt(_ host: String, in environment: [String: String]) -> Bool {
    let lists = ["no_proxy", "NO_PROXY"].compactMap { environment[$0] }.filter { !$0.isEmpty }
    guard let list = lists.first else { return false }
    let host = host.lowercased()
    return list.lowercased().split { $0 == "," || $0 == " " }.contains { entry in
      let name = String(entry.drop { $0 == "." })
      return entry == "*" || host == name || host.hasSuffix("." + name)
    }
  }

  /// What can be shown of a proxy's URL. Whatever stands before an `@` may be a password, which may hold any sign but that one.
  private static func authority(of url: String) -> String? {
    let rest = url.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false).last ?? ""
    let host = rest.split(separator: "@", omittingEmptySubsequences: false).last?.prefix { $0 != "/" } ?? ""
    let name = host.prefix { $0 != ":" }
    let port = host.dropFirst(name.count)
    guard !name.isEmpty, host.utf8.count <= 255,
      name.utf8.allSatisfy({ Self.isNameByte($0) }), port.dropFirst().utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    return String(host)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
