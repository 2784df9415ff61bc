internal import OSSSignature

/// A request to STS: which call it is, with what, and in which form the answer is wanted.
struct APIRequest: Sendable {
  /// How a request says who sends it.
  enum Style: Sendable {
    /// Version 3 of the signature: the call and the signature stand in header fields.
    case acs3
    /// Version 1.0 of the signature, or none: everything stands among the parameters.
    case rpc
  }

  let style: Style
  let action: String
  let version: String
  /// The parameters of the query and of a form.
  let parameters: [(name: String, value: String?)]
  /// Whether the answer is to be JSON; else it is XML.
  let wantsJSON: Bool

  /// Nil for a request that is not one to STS.
  init?(_ request: EmulatedRequest, target: RequestTarget, host: HostAddress) {
    guard target.path == "/" else { return nil }
    let header = request.header("x-acs-action")
    let isForSTS = header != nil || Self.isHostOfSTS(host.name)
    guard
      isForSTS || target.parameters.contains(where: { $0.name == "Action" || $0.name == "SignatureMethod" })
        || request.method == "POST" && host.bucket == nil
    else { return nil }
    let parameters = target.parameters + Self.form(of: request)
    func value(_ name: String) -> String? { parameters.first { $0.name == name }?.value }
    let action = value("Action") ?? header ?? ""
    guard isForSTS || !action.isEmpty else { return nil }
    // The older core sends the header fields of version 3 along with a signature of the RPC style.
    style = request.header("authorization") == nil ? .rpc : .acs3
    self.action = action
    version = value("Version") ?? request.header("x-acs-version") ?? ""
    wantsJSON =
      value("Format").map { $0.uppercased() == "JSON" }
      ?? request.header("accept")?.contains("application/json") ?? false
    self.parameters = parameters
  }

  /// The value of the first parameter of a name; nil when it is absent or empty.
  func parameter(_ name: String) -> String? {
    guard let value = parameters.first(where: { $0.name == name })?.value, !value.isEmpty else { return nil }
    return value
  }

  /// The version of STS that there is.
  static let version = "2015-04-01"

  /// `sts.aliyuncs.com`, `sts.<region>.aliyuncs.com` and `sts-vpc.<region>.aliyuncs.com`, none of which is a bucket's host.
  private static func isHostOfSTS(_ name: String) -> Bool {
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 3, labels.count <= 4, labels.suffix(2) == ["aliyuncs", "com"] else { return false }
    guard labels[0] == "sts" || labels[0] == "sts-vpc" && labels.count == 4 else { return false }
    return labels.count == 3 || !labels[1].hasPrefix("oss")
  }

  private static func form(of request: EmulatedRequest) -> [(name: String, value: String?)] {
    guard !request.body.isEmpty,
      request.header("content-type")?.hasPrefix("application/x-www-form-urlencoded") ?? true
    else { return [] }
    return RequestTarget("/?" + String(decoding: request.body, as: UTF8.self)).parameters
  }
}
