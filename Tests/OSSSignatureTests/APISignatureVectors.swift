import FoundationEssentials
import OSSSignature
import TestSupport
import Testing

/// The published and derived vectors in `Tests/Fixtures/credentials/vectors.json`.
struct APISignatureVectors: Decodable {
  struct Vector: Decodable, CustomTestStringConvertible {
    let name: String
    let scheme: String
    let accessKeyID: String?
    let accessKeySecret: String
    let securityToken: String?
    let method: String
    let query: [String: String]?
    let parameters: [String: String]?
    let body: String?
    let headers: [String: String]?
    let payloadHash: String?
    let canonicalQuery: String?
    let canonicalRequest: String?
    let hashedCanonicalRequest: String?
    let stringToSign: String
    let signature: String
    let authorization: String?

    var testDescription: String { name }

    private enum CodingKeys: String, CodingKey {
      case name, scheme, method, query, parameters, body, headers, signature, authorization
      case accessKeyID = "access_key_id"
      case accessKeySecret = "access_key_secret"
      case securityToken = "security_token"
      case payloadHash = "payload_hash"
      case canonicalQuery = "canonical_query"
      case canonicalRequest = "canonical_request"
      case hashedCanonicalRequest = "hashed_canonical_request"
      case stringToSign = "string_to_sign"
    }
  }

  let vectors: [Vector]

  static func all() throws -> [Vector] {
    let bytes = try Fixture.bytes("credentials/vectors.json")
    return try JSONDecoder().decode(APISignatureVectors.self, from: Data(bytes)).vectors
  }

  /// Those of ``SignatureACS3``.
  static func acs3() throws -> [Vector] { try all().filter { $0.scheme == "ACS3-HMAC-SHA256" } }

  /// Those of ``SignatureRPC``.
  static func rpc() throws -> [Vector] { try all().filter { $0.scheme == "RPC HMAC-SHA1 1.0" } }
}

extension APISignatureVectors.Vector {
  /// The request with all of its header fields, but unsigned.
  var request: SignableRequest {
    SignableRequest(
      method: method, query: (query ?? [:]).map { (name: $0.key, value: $0.value) },
      headers: (headers ?? [:]).map { (name: $0.key, value: $0.value) })
  }

  var sentParameters: [(name: String, value: String?)] {
    (parameters ?? [:]).map { (name: $0.key, value: $0.value) }
  }

  var secret: AccessKeySecret { AccessKeySecret(accessKeySecret) }
}
