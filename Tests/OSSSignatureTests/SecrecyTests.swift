import OSSSignature
import Testing

@Suite struct SecrecyTests {
  private let secret = AccessKeySecret("open-sesame")

  private func renderings(of value: Any) -> [String] {
    var dumped = ""
    dump(value, to: &dumped)
    return [String(describing: value), String(reflecting: value), "\(value)", dumped]
  }

  @Test func noRenderingShowsASecret() {
    let credentials = SigningCredentials(accessKeyID: "id", accessKeySecret: secret, securityToken: "session-token")
    let key = SigningKeyV4(secret: secret, scope: CredentialScopeV4(day: "20260921", region: "cn-hangzhou"))
    let values: [Any] = [
      secret, credentials, key, [credentials], (credentials, 1), Optional(credentials) as Any, ["key": credentials],
    ]
    let bytes = "open-sesame".utf8.map { String($0) }.joined(separator: ", ")
    for rendering in values.flatMap(renderings) {
      #expect(!rendering.contains("sesame"))
      #expect(!rendering.contains("session-token"))
      #expect(!rendering.contains(bytes))
      #expect(!rendering.contains("111"), "the byte of the letter o")
    }
  }

  @Test func theAccessKeysIDIsShown() {
    let credentials = SigningCredentials(accessKeyID: "id", accessKeySecret: secret, securityToken: "t")
    #expect("\(credentials)" == "access key id with a security token")
  }

  @Test func secretsCompareByValue() {
    #expect(secret == AccessKeySecret("open-sesame"))
    #expect(secret != AccessKeySecret("open-sesamo"))
    #expect(secret != AccessKeySecret("open"))
    #expect(AccessKeySecret("").isEmpty)
    #expect(!secret.isEmpty)
  }

  @Test func comparisonInConstantTimeIsEquality() {
    #expect(isEqualInConstantTime([1, 2], [1, 2] as [UInt8]))
    #expect(!isEqualInConstantTime([1, 2], [1, 3] as [UInt8]))
    #expect(!isEqualInConstantTime([1, 2], [1] as [UInt8]))
    #expect(isEqualInConstantTime([], [] as [UInt8]))
  }
}
