import OSSSignature
import Testing

@Suite struct SignatureV4Tests {
  private let credentials = SigningCredentials(
    accessKeyID: "id", accessKeySecret: AccessKeySecret("secret"), securityToken: "token")
  private let time = SigningTime(unixSeconds: 1_790_000_000)
  private let request = SignableRequest(
    method: "GET", bucket: "invoices", query: [(name: "replication", value: nil)],
    headers: [(name: "Content-Type", value: "application/xml"), (name: "Host", value: "localhost")])

  private func received(additionalHeaders: [String] = []) -> SignableRequest {
    var received = request
    received.headers = SignatureV4.signedHeaders(
      for: request, credentials: credentials, region: "cn-hangzhou", time: time, additionalHeaders: additionalHeaders
    ).map { (name: $0.0, value: $0.1) }
    return received
  }

  private func isValid(_ request: SignableRequest, secret: String = "secret") throws -> Bool {
    let presented = try PresentedSignatureV4(headersOf: request)
    return presented.isValid(for: request, key: SigningKeyV4(secret: AccessKeySecret(secret), scope: presented.scope))
  }

  @Test func whatIsSignedVerifies() throws {
    #expect(try isValid(received()))
    #expect(try isValid(received(additionalHeaders: ["host"])))
  }

  @Test func theSignersOwnHeadersReplaceThoseOfTheRequest() {
    var dated = request
    dated.headers += [
      (name: "DATE", value: "old"), (name: "X-Oss-Date", value: "old"), (name: "authorization", value: "old"),
    ]
    let sent = SignatureV4.signedHeaders(for: dated, credentials: credentials, region: "cn-hangzhou", time: time)
    #expect(!sent.contains { $0.1 == "old" })
    #expect(Set(sent.map { $0.0.lowercased() }).count == sent.count)
    #expect(sent.contains { $0 == ("x-oss-security-token", "token") })
  }

  @Test func anotherSecretDoesNotVerify() throws {
    #expect(try !isValid(received(), secret: "Secret"))
  }

  @Test(arguments: ["method", "bucket", "query", "type", "token", "date", "signed host"])
  func aChangeOfASignedPartDoesNotVerify(_ part: String) throws {
    var changed = received(additionalHeaders: ["host"])
    func setHeader(_ name: String, _ value: String) {
      changed.headers.removeAll { $0.name.lowercased() == name }
      changed.headers.append((name: name, value: value))
    }
    switch part {
    case "method": changed.method = "POST"
    case "bucket": changed.bucket = "invoicez"
    case "query": changed.query.append((name: "rule-id", value: "1"))
    case "type": setHeader("content-type", "text/xml")
    case "token": setHeader("x-oss-security-token", "other")
    case "date": setHeader("x-oss-date", SigningTime(unixSeconds: 1_790_000_001).timestamp)
    default: setHeader("host", "elsewhere")
    }
    #expect(try !isValid(changed))
  }

  @Test func aHeaderOutsideTheSignatureMayChange() throws {
    var changed = received()
    changed.headers.removeAll { $0.name == "Date" }
    changed.headers.append((name: "User-Agent", value: "test"))
    #expect(try isValid(changed))
  }

  @Test func aKeyKeptByTheCallerSignsTheSame() {
    let key = SigningKeyV4(
      secret: credentials.accessKeySecret, scope: CredentialScopeV4(day: time.day, region: "cn-hangzhou"))
    let one = SignatureV4.signedHeaders(for: request, credentials: credentials, key: key, time: time)
    let other = SignatureV4.signedHeaders(for: request, credentials: credentials, region: "cn-hangzhou", time: time)
    #expect(one.map { $0.1 } == other.map { $0.1 })
  }

  @Test(arguments: [
    "", "OSS4-HMAC-SHA256", "OSS4-HMAC-SHA256 Credential", "OSS4-HMAC-SHA256 Signature=00",
    "OSS4-HMAC-SHA256 Credential=id/20260921/cn-hangzhou/oss/aliyun_v4_request", "OSS id:c2ln", "Bearer x",
  ])
  func anAuthorizationThatIsNotVersion4IsRefused(_ authorization: String) {
    var received = request
    received.headers.append((name: "Authorization", value: authorization))
    #expect(throws: SignatureFormatError(.authorization)) { try PresentedSignatureV4(headersOf: received) }
  }

  @Test(arguments: [
    "id", "id/20260921/cn-hangzhou/oss", "id/20260921//oss/aliyun_v4_request", "id/d/r/oss/aws4_request",
  ])
  func aCredentialWithoutAWholeScopeIsRefused(_ credential: String) {
    var received = request
    received.headers.append(
      (name: "Authorization", value: "OSS4-HMAC-SHA256 Credential=\(credential),Signature=00"))
    #expect(throws: SignatureFormatError(.credential)) { try PresentedSignatureV4(headersOf: received) }
  }

  @Test func blanksAfterTheCommasOfAnAuthorizationAreTaken() throws {
    var spaced = received(additionalHeaders: ["host"])
    spaced.headers = spaced.headers.map { header in
      header.name == "Authorization"
        ? (name: header.name, value: header.value.split(separator: ",").joined(separator: ", ")) : header
    }
    #expect(try isValid(spaced))
  }

  @Test(arguments: [
    "x-oss-signature-version", "x-oss-credential", "x-oss-date", "x-oss-expires", "x-oss-signature",
  ])
  func aSignedURLNeedsAllItsParameters(_ missing: String) {
    var url = request
    url.query += [
      (name: "x-oss-signature-version", value: "OSS4-HMAC-SHA256"), (name: "x-oss-date", value: time.timestamp),
      (name: "x-oss-credential", value: "id/20260921/cn-hangzhou/oss/aliyun_v4_request"),
      (name: "x-oss-expires", value: "60"), (name: "x-oss-signature", value: "00"),
    ]
    #expect(throws: Never.self) { try PresentedSignatureV4(queryOf: url) }
    url.query.removeAll { $0.name == missing }
    #expect(throws: SignatureFormatError(.parameter(missing))) { try PresentedSignatureV4(queryOf: url) }
  }
}
