internal import Crypto
internal import FoundationEssentials

/// Signing with version 1, `OSS id:signature`, for checking the requests of older tools. New requests use version 4.
package enum SignatureV1 {
  /// What version 1 signs. The date is that of `x-oss-date`, or of `Date` where that is missing.
  package static func stringToSign(for request: SignableRequest) -> String {
    let date = request.header("x-oss-date") ?? request.header("date") ?? ""
    let headers = request.headers
      .map { (name: $0.name.lowercased(), value: $0.value) }
      .filter { $0.name.hasPrefix("x-oss-") }
      .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      .map { "\($0.name):\($0.value)\n" }
      .joined()
    let subresources = request.query
      .filter { signedParameters.contains($0.name) }
      .map { (name: $0.name, value: $0.value ?? "") }
      .sorted { ($0.name, $0.value) < ($1.name, $1.value) }
      .map { $0.value.isEmpty ? $0.name : "\($0.name)=\($0.value)" }
      .joined(separator: "&")
    let resource = request.resourcePath + (subresources.isEmpty ? "" : "?\(subresources)")
    return [
      request.method, request.header("content-md5") ?? "", request.header("content-type") ?? "", date,
      headers + resource,
    ].joined(separator: "\n")
  }

  /// The signature of a request that already has its date and token fields, in base 64.
  package static func signature(for request: SignableRequest, secret: AccessKeySecret) -> String {
    let code = HMAC<Insecure.SHA1>.authenticationCode(
      for: Array(stringToSign(for: request).utf8), using: SymmetricKey(data: secret.bytes))
    return Data(code).base64EncodedString()
  }

  /// The query parameters that are part of the resource; all others, such as `rule-id`, are not signed.
  private static let signedParameters: Set = [
    "acl", "append", "bucketInfo", "callback", "callback-var", "cloudboxes", "comp", "continuation-token", "delete",
    "encryption", "lifecycle", "location", "logging", "objectMeta", "partNumber", "policy", "position", "referer",
    "regionList", "replication", "replicationLocation", "replicationProgress", "resourceGroup",
    "response-cache-control", "response-content-disposition", "response-content-encoding",
    "response-content-language", "response-content-type", "response-expires", "restore", "rtc", "security-token",
    "sequential", "stat", "symlink", "tagging", "transferAcceleration", "uploadId", "uploads", "versionId",
    "versioning", "versions", "website", "worm",
  ]
}
