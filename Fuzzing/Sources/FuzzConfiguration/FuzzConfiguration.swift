internal import Desired
internal import Diagnostics
internal import FuzzSupport
internal import Planning
internal import Replication

/// YAML to what is desired, and on to a plan.
///
/// Laws: there is a state exactly when there is no error; reading twice gives the same; every finding can be shown; time is
/// linear; and nothing is planned for a bucket of which nothing is known.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzConfiguration(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(start, count)
  let bytes = input.bytes()
  let result = expectLinearTime(in: bytes.count) { Configuration.decode(bytes: bytes, file: "fuzz.yaml") }
  let hasError = result.diagnostics.contains { $0.severity == .error }
  expect((result.state == nil) == hasError, "a state exactly when there is no error")
  let again = Configuration.decode(bytes: bytes, file: "fuzz.yaml")
  expect(again.state == result.state && again.diagnostics == result.diagnostics, "the same text reads the same")
  let rendered = expectLinearTime(in: bytes.count) {
    DiagnosticRenderer(sources: result.sources).render(result.diagnostics)
  }
  expect(rendered.isEmpty == result.diagnostics.isEmpty, "every finding is told")
  expect(!rendered.unicodeScalars.contains("\u{1B}"), "a file can't draw on the terminal")
  if let state = result.state {
    let plan = diff(desired: state, observed: ObservedState(buckets: [:]))
    expect(plan.changes.isEmpty, "nothing is planned for what was not read")
  }
  return 0
}
