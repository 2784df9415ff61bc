internal import OSSSignature

/// A request whose host and target were read: which service, which bucket, which key, which operation.
struct AddressedRequest {
  let service: EmulatedService
  /// What STS is asked for; nil for the other services.
  let api: APIRequest?
  let host: HostAddress
  let target: RequestTarget
  /// The bucket, from the host with virtual-hosted addressing, else from the path.
  let bucket: String?
  /// The object's key, not empty.
  let key: String?
  /// Nil for what the emulator does not have.
  let operation: Operation?

  init(_ request: EmulatedRequest) {
    host = HostAddress(request.header("host") ?? "")
    target = RequestTarget(request.target)
    api = APIRequest(request, target: target, host: host)
    service = api == nil ? EmulatedService.ofPath(target.path) ?? .oss : .sts
    guard service == .oss else {
      bucket = nil
      key = nil
      operation = Operation(of: service, method: request.method, path: target.path, api: api)
      return
    }
    let path = target.path.utf8.dropFirst()
    if let bucket = host.bucket {
      self.bucket = bucket
      key = path.isEmpty ? nil : String(Substring(path))
    } else {
      let slash = path.firstIndex(of: UInt8(ascii: "/")) ?? path.endIndex
      let rest = path[slash...].dropFirst()
      bucket = path[..<slash].isEmpty ? nil : String(Substring(path[..<slash]))
      key = rest.isEmpty ? nil : String(Substring(rest))
    }
    operation = Operation(
      method: request.method, hasBucket: bucket != nil, hasKey: key != nil, parameters: target.parameters)
  }

  /// The request as a signature covers it, independent of the style of its address.
  func signable(_ request: EmulatedRequest) -> SignableRequest {
    SignableRequest(
      method: request.method, bucket: bucket, key: key, query: target.parameters, headers: request.headers)
  }

  /// The query without the parameters of a signed URL, for a log.
  var queryWithoutSignature: String {
    // A parameter without a value gives nothing away.
    guard target.rawQuery.utf8.contains(UInt8(ascii: "=")) else { return target.rawQuery }
    let pairs = target.rawQuery.split(separator: "&")
    let shown = pairs.filter { pair in !Self.secretParameters.contains { pair.lowercased().hasPrefix($0) } }
    return shown.count == pairs.count ? target.rawQuery : shown.joined(separator: "&")
  }

  private static let secretParameters = [
    "x-oss-signature=", "x-oss-security-token=", "x-oss-credential=", "signature=", "security-token=",
    "ossaccesskeyid=", "accesskeyid=", "securitytoken=", "oidctoken=",
  ]
}
