import OSSSignature
import Testing

@Suite struct SignatureRPCTests {
  @Test(arguments: try APISignatureVectors.rpc())
  func stringToSignAndSignature(_ vector: APISignatureVectors.Vector) {
    let parameters = vector.sentParameters
    #expect(SignatureRPC.stringToSign(method: vector.method, parameters: parameters) == vector.stringToSign)
    #expect(
      SignatureRPC.signature(method: vector.method, parameters: parameters, secret: vector.secret) == vector.signature)
  }

  @Test(arguments: try APISignatureVectors.rpc().filter { $0.accessKeyID != nil })
  func presentedSignature(_ vector: APISignatureVectors.Vector) throws {
    let parameters = vector.sentParameters + [(name: "Signature", value: vector.signature)]
    let presented = try PresentedSignatureRPC(parameters: parameters)
    #expect(presented.accessKeyID == vector.accessKeyID)
    #expect(SigningTime(internetTimestamp: presented.timestamp) != nil)
    #expect(presented.isValid(method: vector.method, parameters: parameters, secret: vector.secret))
    #expect(!presented.isValid(method: "PUT", parameters: parameters, secret: vector.secret))
    #expect(!presented.isValid(method: vector.method, parameters: parameters, secret: AccessKeySecret("another")))
    #expect(
      !presented.isValid(
        method: vector.method, parameters: parameters + [(name: "Policy", value: "{}")], secret: vector.secret))
  }

  @Test(arguments: ["AccessKeyId", "Signature", "Timestamp", "SignatureNonce", "SignatureMethod", "SignatureVersion"])
  func missingParameter(_ name: String) throws {
    let vector = try #require(APISignatureVectors.rpc().first { $0.name == "rpc-AssumeRole-get" })
    let parameters = (vector.sentParameters + [(name: "Signature", value: vector.signature)])
    #expect(throws: SignatureFormatError(.parameter(name))) {
      try PresentedSignatureRPC(parameters: parameters.filter { $0.name != name })
    }
    #expect(throws: SignatureFormatError(.parameter(name))) {
      try PresentedSignatureRPC(parameters: parameters.map { $0.name == name ? (name: name, value: "") : $0 })
    }
  }
}
