internal import Execution
internal import OSSClient
internal import Planning
internal import Replication
internal import Reporting

/// Finds out whether OSS would take some rules: one request for each bucket that has to be looked at, none without cases.
///
/// - Parameters:
///   - buckets: buckets of which it is found out whether they are where the configuration says, with or without rules.
///   - desired: the configuration, which knows on what way its buckets are reached.
///   - jobs: how many requests are in flight at once.
func checkFeasibility(
  of cases: [FeasibilityCase], buckets: [DesiredBucket] = [], in desired: DesiredState, with reader: OSSReader,
  jobs: Int, progress: ProgressDisplay
) async -> Feasibility {
  let questions = FeasibilityQuestions(cases, buckets: buckets, ways: desired.buckets)
  guard !questions.isEmpty else { return .unchecked }
  let count = questions.locations.count + questions.information.count
  let facts = await progress.during({ RunProgress(asking: count, at: $0) }) {
    await answers(to: questions, with: reader, jobs: jobs) { progress.noteRead() }
  }
  return Feasibility(judging: cases, buckets: buckets, by: facts)
}
