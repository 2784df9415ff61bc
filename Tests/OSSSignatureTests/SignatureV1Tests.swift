import OSSSignature
import Testing

@Suite struct SignatureV1Tests {
  private func stringToSign(
    query: [(name: String, value: String?)] = [], headers: [(name: String, value: String)] = []
  ) -> String {
    SignatureV1.stringToSign(
      for: SignableRequest(method: "POST", bucket: "invoices", query: query, headers: headers))
  }

  @Test func replicationParametersAreSignedAndOthersAreNot() {
    let signed = stringToSign(query: [
      ("rule-id", "r"), ("replication", ""), ("comp", "add"), ("max-keys", "1"),
    ])
    #expect(signed == "POST\n\n\n\n/invoices/?comp=add&replication")
  }

  @Test func valuesOfParametersAreSignedDecoded() {
    #expect(stringToSign(query: [("versionId", "a b/ü")]).hasSuffix("/invoices/?versionId=a b/ü"))
  }

  @Test func dateAndTypeAndDigestAreSigned() {
    let signed = stringToSign(headers: [
      ("date", "D"), ("Content-MD5", "M"), ("Content-Type", "T"), ("x-oss-b", "2"), ("X-OSS-A", "1"),
    ])
    #expect(signed == "POST\nM\nT\nD\nx-oss-a:1\nx-oss-b:2\n/invoices/")
  }

  @Test(arguments: ["OSS", "OSS id", "OSS id:", "OSS :sig", "OSS a:b:c", "oss id:sig", "OSS4-HMAC-SHA256 x"])
  func anAuthorizationThatIsNotVersion1IsRefused(_ authorization: String) {
    let request = SignableRequest(method: "GET", headers: [(name: "authorization", value: authorization)])
    #expect(throws: SignatureFormatError(.authorization)) { try PresentedSignatureV1(headersOf: request) }
  }
}
