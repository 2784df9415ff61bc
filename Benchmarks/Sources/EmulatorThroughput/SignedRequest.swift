internal import Crypto
internal import Glibc

/// A request as the bytes that go over the wire, signed once. A signature holds for 15 minutes, so computing it is no
/// part of what is measured.
enum SignedRequest {
  /// GetBucketReplication with a version 4 signature, path-style.
  static func rules(
    of bucket: String, region: String, host: String, accessKeyID: String, accessKeySecret: String
  ) -> [UInt8] {
    let timestamp = currentTimestamp()
    let day = String(timestamp.prefix(8))
    let scope = "\(day)/\(region)/oss/aliyun_v4_request"
    let canonicalRequest = [
      "GET", "/\(bucket)/", "replication", "x-oss-content-sha256:UNSIGNED-PAYLOAD\nx-oss-date:\(timestamp)\n", "",
      "UNSIGNED-PAYLOAD",
    ].joined(separator: "\n")
    let digest = hexadecimal(SHA256.hash(data: Array(canonicalRequest.utf8)))
    let stringToSign = "OSS4-HMAC-SHA256\n\(timestamp)\n\(scope)\n\(digest)"

    var key = SymmetricKey(data: Array("aliyun_v4\(accessKeySecret)".utf8))
    for part in [day, region, "oss", "aliyun_v4_request"] {
      key = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Array(part.utf8), using: key))
    }
    let signature = hexadecimal(HMAC<SHA256>.authenticationCode(for: Array(stringToSign.utf8), using: key))
    let lines = [
      "GET /\(bucket)/?replication HTTP/1.1", "Host: \(host)", "x-oss-date: \(timestamp)",
      "x-oss-content-sha256: UNSIGNED-PAYLOAD",
      "Authorization: OSS4-HMAC-SHA256 Credential=\(accessKeyID)/\(scope),Signature=\(signature)", "", "",
    ]
    return Array(lines.joined(separator: "\r\n").utf8)
  }

  /// Now as `20261231T235959Z`.
  private static func currentTimestamp() -> String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    var text = [CChar](repeating: 0, count: 32)
    let count = strftime(&text, text.count, "%Y%m%dT%H%M%SZ", &parts)
    return String(decoding: text[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
