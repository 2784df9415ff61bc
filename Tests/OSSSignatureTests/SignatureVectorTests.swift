import OSSSignature
import Testing

@Suite struct SignatureVectorTests {
  @Test func allVectorsAreThere() throws {
    let vectors = try SignatureVectors.all()
    #expect(vectors.count == 8)
    #expect(vectors.filter { $0.version == "v4" && $0.location == "header" }.count == 6)
  }

  @Test(arguments: try SignatureVectors.all().filter { $0.version == "v4" && $0.location == "header" })
  func headerSignatureOfVersion4(_ vector: SignatureVectors.Vector) throws {
    let input = vector.input
    let region = try #require(input.region)
    let additional = input.additionalHeaders ?? []
    #expect(input.time.timestamp == input.signingTime)

    let canonical = SignatureV4.canonicalRequest(
      for: input.request, credentials: input.credentials, time: input.time, additionalHeaders: additional)
    #expect(canonical.text == vector.expected.canonicalRequest)
    #expect(
      SignatureV4.stringToSign(
        for: input.request, credentials: input.credentials, region: region, time: input.time,
        additionalHeaders: additional) == vector.expected.stringToSign)

    let sent = SignatureV4.signedHeaders(
      for: input.request, credentials: input.credentials, region: region, time: input.time,
      additionalHeaders: additional)
    #expect(Dictionary(sent) { first, _ in first } == vector.expected.sentHeaders)
    #expect(sent.count == vector.expected.sentHeaders?.count)

    var received = input.request
    received.headers = sent.map { (name: $0.0, value: $0.1) }
    let presented = try PresentedSignatureV4(headersOf: received)
    #expect(presented.accessKeyID == input.accessKeyId)
    #expect(presented.scope.description == vector.expected.scope)
    #expect(presented.signature == vector.expected.signature)
    #expect(
      presented.isValid(
        for: received, key: SigningKeyV4(secret: input.credentials.accessKeySecret, scope: presented.scope)))
  }

  @Test(arguments: try SignatureVectors.all().filter { $0.version == "v4" && $0.location == "query" })
  func querySignatureOfVersion4(_ vector: SignatureVectors.Vector) throws {
    var received = vector.input.request
    received.query = parameters(of: try #require(vector.expected.finalUrl))

    let presented = try PresentedSignatureV4(queryOf: received)
    #expect(presented.signature == vector.expected.signature)
    #expect(presented.scope.description == vector.expected.scope)
    #expect(presented.timestamp == vector.input.signingTime)
    #expect(presented.expires == "599")
    let key = SigningKeyV4(secret: vector.input.credentials.accessKeySecret, scope: presented.scope)
    #expect(presented.isValid(for: received, key: key))

    var unsigned = received
    unsigned.query.removeAll { $0.name == "x-oss-signature" }
    let canonical = CanonicalRequestV4(unsigned)
    #expect(canonical.text == vector.expected.canonicalRequest)
    #expect(
      canonical.stringToSign(timestamp: presented.timestamp, scope: presented.scope)
        == vector.expected.stringToSign)
  }

  @Test(arguments: try SignatureVectors.all().filter { $0.version == "v1" })
  func headerSignatureOfVersion1(_ vector: SignatureVectors.Vector) throws {
    var request = vector.input.request
    #expect(SignatureV1.stringToSign(for: request) == vector.expected.stringToSign)
    #expect(
      SignatureV1.signature(for: request, secret: vector.input.credentials.accessKeySecret)
        == vector.expected.signature)

    request.headers = try #require(vector.expected.sentHeaders).map { (name: $0.key, value: $0.value) }
    let presented = try PresentedSignatureV1(headersOf: request)
    #expect(presented.accessKeyID == "ak")
    #expect(presented.isValid(for: request, secret: AccessKeySecret("sk")))
    #expect(!presented.isValid(for: request, secret: AccessKeySecret("another")))
  }
}
