internal import Desired
internal import FuzzSupport
internal import HTTPTransport
internal import OSSClient
internal import OSSSignature
internal import Planning
internal import Replication

private let statuses = [200, 404, 200, 403, 500, 204, 206, 301, 400, 429, 503, 599]

/// Answers to GetBucketReplication, whoever gave them.
///
/// Laws: a bucket is known only by a whole list of rules with status 200, or by a 404 that says
/// NoSuchReplicationConfiguration; nothing is done to a bucket that is not known; what is known can be written down as a
/// configuration, which reads back to a plan without an action; time is linear.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzAnswers(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(start, count)
  let status = input.choice(of: statuses)
  let headers = (0..<Int(input.byte() % 4)).map { _ in
    let (name, value) = (input.line(), input.line())
    return HTTPHeader(name, value)
  }
  let response = HTTPResponse(status: status, headers: headers, body: input.bytes())
  let observed = expectLinearTime(in: count) { Answered(response).observation }
  switch observed {
  case .unknown: break
  case .known(let rules):
    expect(Proof.mayBe(response, of: rules), "only proof makes a bucket known: \(status)")
    checkImport(of: rules)
  }
  checkPlan(observed)
  return 0
}

private let place = BucketPlace(name: "source", region: "cn-hangzhou")

/// An exclusive bucket without rules: whatever is known to be there would be deleted.
private func checkPlan(_ observed: ObservedBucket) {
  let origin = Origin(file: "fuzz.yaml", line: 1, column: 1)
  let desired = DesiredState(buckets: [
    DesiredBucket(
      name: place.name, region: place.region, mode: .exclusive, rules: [], origin: origin, regionOrigin: origin)
  ])
  let plan = diff(desired: desired, observed: ObservedState(buckets: [place.name: observed]))
  switch observed {
  case .unknown: expect(plan.changes.isEmpty, "nothing is done to what is unknown")
  case .known(let rules): expect(plan.changes.count == rules.live.count, "each live rule is deleted once")
  }
}

/// Writes the rules down and plans what was written against them.
private func checkImport(of rules: RuleList) {
  let document = ImportedDocument([ReadBucket(name: place.name, region: place.region, observed: .known(rules))])
  let result = Configuration.decode(bytes: Array(document.text.utf8), file: "fuzz.yaml")
  guard rules != .none else { return }
  guard let state = result.state else { return expect(false, "an imported document is valid:\n\(document.text)") }
  let plan = diff(desired: state, observed: ObservedState(buckets: [place.name: .known(rules)]))
  expect(plan.changes.isEmpty, "an imported document changes nothing:\n\(document.text)")
  let read = state.buckets.map {
    ImportedDocument.Bucket(name: $0.name, region: $0.region, rules: $0.rules.map(\.rule))
  }
  expect(read == document.buckets, "an imported document reads back to what was written:\n\(document.text)")
}
