internal import Documents
internal import FuzzSupport
internal import Planning

/// Saved plans, edited or not.
///
/// Laws: what is loaded is written again as the same document; a loaded plan has the checksum that it says; time is linear.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSavedPlans(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = Input(start, count)
  let bytes = input.bytes()
  guard let saved = expectLinearTime(in: bytes.count, { load(bytes) }) else { return 0 }
  guard let text = json(saved.rewritten) else {
    expect(false, "a plan that was loaded can be written")
    return 0
  }
  guard let again = load(Array(text.utf8)) else {
    expect(false, "what was written can be loaded")
    return 0
  }
  expect(json(again.rewritten) == text, "a plan that was loaded is written again as it was")
  expect(again.plan.checksum == saved.plan.checksum, "a plan keeps its checksum")
  return 0
}

private func load(_ bytes: [UInt8]) -> SavedPlan? {
  // Why it is refused is no matter here.
  try? savedPlan(fromJSON: bytes)
}

private func json(_ document: PlanDocument) -> String? {
  // A failure is told by whoever asked.
  try? jsonText(document)
}
