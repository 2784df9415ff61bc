import OSSSignature
import Testing

@Suite struct SignatureACS3Tests {
  @Test func allVectorsAreThere() throws {
    #expect(try APISignatureVectors.all().count == 13)
    #expect(try APISignatureVectors.acs3().count == 6)
    #expect(try APISignatureVectors.rpc().count == 7)
  }

  @Test(arguments: try APISignatureVectors.acs3())
  func canonicalFormAndSignature(_ vector: APISignatureVectors.Vector) throws {
    let hash = vector.payloadHash ?? CanonicalRequestACS3.payloadHash(of: Array((vector.body ?? "").utf8))
    let canonical = CanonicalRequestACS3(
      vector.request, signedHeaders: vector.request.headers.map(\.name), payloadHash: hash)
    #expect(canonical.text == vector.canonicalRequest)
    #expect(vector.hashedCanonicalRequest == nil || canonical.hashed == vector.hashedCanonicalRequest)
    #expect(canonical.stringToSign == vector.stringToSign)
    #expect(SignatureACS3.signature(of: canonical, secret: vector.secret) == vector.signature)
  }

  @Test(arguments: try APISignatureVectors.acs3().filter { $0.authorization != nil })
  func signedHeaders(_ vector: APISignatureVectors.Vector) throws {
    let headers = try #require(vector.headers)
    let body = Array((vector.body ?? "").utf8)
    let sent = try signed(vector)
    #expect(sent.first { $0.0 == "Authorization" }?.1 == vector.authorization)
    #expect(
      Dictionary(sent.dropLast().map { ($0.0.lowercased(), $0.1) }, uniquingKeysWith: { first, _ in first }) == headers)

    var received = vector.request
    received.headers = sent.map { (name: $0.0, value: $0.1) }
    let presented = try PresentedSignatureACS3(headersOf: received)
    #expect(presented.accessKeyID == vector.accessKeyID)
    #expect(presented.isValid(for: received, body: body, secret: vector.secret))
    #expect(!presented.isValid(for: received, body: body, secret: AccessKeySecret("another")))
    #expect(!presented.isValid(for: received, body: body + [0], secret: vector.secret))
  }

  @Test func fieldsOfOneNameAreSignedTogether() {
    let request = SignableRequest(
      method: "", headers: [(name: "X-Acs-Test", value: " https"), (name: "x-acs-test", value: "http")])
    let canonical = CanonicalRequestACS3(request, signedHeaders: ["X-ACS-TEST"], payloadHash: "00")
    #expect(canonical.text == "\n/\n\nx-acs-test:http,https\n\nx-acs-test\n00")
  }

  @Test func whatIsAddedLaterIsNotSigned() throws {
    let vector = try #require(APISignatureVectors.acs3().first { $0.name == "v3-AssumeRole-query" })
    var received = vector.request
    received.headers = try signed(vector).map { (name: $0.0, value: $0.1) }
    let presented = try PresentedSignatureACS3(headersOf: received)
    func isValid(_ change: (inout SignableRequest) -> Void) -> Bool {
      var changed = received
      change(&changed)
      return presented.isValid(for: changed, body: [], secret: vector.secret)
    }
    #expect(isValid { _ in })
    #expect(isValid { $0.headers.append((name: "accept", value: "application/json")) })
    #expect(!isValid { $0.headers.append((name: "X-Acs-Security-Token", value: "stolen")) })
    #expect(!isValid { $0.query.append((name: "Policy", value: "{}")) })
    #expect(!isValid { $0.method = "GET" })
  }

  @Test(arguments: [
    "", "ACS3-HMAC-SHA256", "ACS3-HMAC-SHA256 Credential=id,SignedHeaders=host",
    "ACS3-HMAC-SHA256 Credential=,SignedHeaders=host,Signature=00",
    "ACS3-HMAC-SHA256 Credential=id,SignedHeaders=host,Signature=00,Other=1", "ACS3-HMAC-SHA256 nothing",
    "OSS4-HMAC-SHA256 Credential=id,SignedHeaders=host,Signature=00",
  ])
  func malformedAuthorization(_ authorization: String) {
    let request = SignableRequest(method: "POST", headers: [(name: "Authorization", value: authorization)])
    #expect(throws: SignatureFormatError(.authorization)) { try PresentedSignatureACS3(headersOf: request) }
  }

  /// The header fields that our signer makes of a vector's request, which has those of the signer itself already.
  private func signed(_ vector: APISignatureVectors.Vector) throws -> [(String, String)] {
    let headers = try #require(vector.headers)
    let date = try #require(headers["x-acs-date"])
    return SignatureACS3.signedHeaders(
      for: vector.request, action: try #require(headers["x-acs-action"]),
      version: try #require(headers["x-acs-version"]), body: Array((vector.body ?? "").utf8),
      credentials: SigningCredentials(
        accessKeyID: try #require(vector.accessKeyID), accessKeySecret: vector.secret,
        securityToken: vector.securityToken),
      time: try #require(SigningTime(internetTimestamp: date)),
      nonce: try #require(headers["x-acs-signature-nonce"]))
  }
}
