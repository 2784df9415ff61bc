import FoundationEssentials
import OSSSignature
import TestSupport
import Testing

/// The published and derived vectors in `Tests/Fixtures/oss/sigv4-vectors.json`.
struct SignatureVectors: Decodable {
  struct Vector: Decodable, CustomTestStringConvertible {
    let name: String
    let version: String
    let location: String
    let input: Input
    let expected: Expected

    var testDescription: String { name }
  }

  struct Input: Decodable {
    let method: String
    let url: String
    let bucket: String?
    let key: String?
    let headers: [String: String]
    let query: [[String]]?
    let accessKeyId: String
    let accessKeySecret: String
    let securityToken: String?
    let additionalHeaders: [String]?
    let region: String?
    let signingTimeUnix: Int64
    let signingTime: String?
  }

  struct Expected: Decodable {
    let canonicalRequest: String?
    let stringToSign: String
    let signature: String
    let scope: String?
    let authorization: String?
    let sentHeaders: [String: String]?
    let finalUrl: String?
  }

  let vectors: [Vector]

  static func all() throws -> [Vector] {
    let bytes = try Fixture.bytes("oss/sigv4-vectors.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(SignatureVectors.self, from: Data(bytes)).vectors
  }
}

extension SignatureVectors.Input {
  var request: SignableRequest {
    SignableRequest(
      method: method, bucket: bucket, key: key,
      query: query?.map { (name: $0[0], value: $0[1]) } ?? parameters(of: url),
      headers: headers.map { (name: $0.key, value: $0.value) })
  }

  var credentials: SigningCredentials {
    SigningCredentials(
      accessKeyID: accessKeyId, accessKeySecret: AccessKeySecret(accessKeySecret), securityToken: securityToken)
  }

  var time: SigningTime { SigningTime(unixSeconds: signingTimeUnix) }
}

/// The decoded query parameters of a URL.
func parameters(of url: String) -> [(name: String, value: String?)] {
  guard let mark = url.firstIndex(of: "?") else { return [] }
  return url[url.index(after: mark)...].split(separator: "&").map { pair in
    let parts = pair.split(separator: "=", maxSplits: 1).map {
      String(decoding: PercentEncoding.decode($0.utf8), as: UTF8.self)
    }
    return (name: parts[0], value: parts.count == 2 ? parts[1] : nil)
  }
}
