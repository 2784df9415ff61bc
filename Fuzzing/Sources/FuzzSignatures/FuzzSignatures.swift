internal import FuzzSupport
internal import OSSSignature

/// Requests as an emulator receives them, with whatever they call their signature.
///
/// Laws: no signature that was not made with the secret is valid; what is signed is found valid; encoding is undone by
/// decoding; a time reads back; time is linear.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSignatures(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(start, count)
  let request = request(&input)
  let secret = AccessKeySecret("a secret that no input knows")
  expectLinearTime(in: count) {
    // That a signature can't be read is an outcome like any other.
    if let presented = try? PresentedSignatureV4(headersOf: request) { checkForeign(presented, request, secret) }
    if let presented = try? PresentedSignatureV4(queryOf: request) { checkForeign(presented, request, secret) }
    if let presented = try? PresentedSignatureV1(headersOf: request) {
      expect(!presented.isValid(for: request, secret: secret), "a foreign signature of version 1 is refused")
    }
  }
  let text = input.line()
  expect(PercentEncoding.decode(PercentEncoding.encode(text).utf8) == Array(text.utf8), "decoding undoes encoding")
  expect(PercentEncoding.decode(PercentEncoding.encodePath(text).utf8) == Array(text.utf8), "also of a path")
  _ = PercentEncoding.decode(input.line().utf8)
  checkTimes(input.line())
  return 0
}

private func request(_ input: inout Input) -> SignableRequest {
  let method = input.choice(of: ["GET", "PUT", "POST", ""])
  let bucket = input.choice(of: [nil, "bucket", ""] as [String?]) ?? nil
  let query = (0..<Int(input.byte() % 8)).map { _ in (name: input.line(), value: String?.some(input.line())) }
  let headers = (0..<Int(input.byte() % 8)).map { _ in (name: input.line(), value: input.line()) }
  return SignableRequest(method: method, bucket: bucket, key: input.line(), query: query, headers: headers)
}

private func checkForeign(_ presented: PresentedSignatureV4, _ request: SignableRequest, _ secret: AccessKeySecret) {
  let key = SigningKeyV4(secret: secret, scope: presented.scope)
  expect(!presented.isValid(for: request, key: key), "a foreign signature of version 4 is refused")
  let text = presented.stringToSign(for: request)
  expect(text == presented.stringToSign(for: request), "the same request is signed the same")
}

private func checkTimes(_ text: String) {
  if let time = SigningTime(timestamp: text) { expect(time.timestamp == text, "a timestamp reads back: \(text)") }
  if let time = SigningTime(httpDate: text) {
    expect(SigningTime(httpDate: time.httpDate) == time, "a date reads back: \(text)")
  }
}
