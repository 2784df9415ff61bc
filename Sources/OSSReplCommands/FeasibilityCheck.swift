internal import OSSClient
internal import Observed
internal import Planning
internal import Replication

/// Finds out whether OSS would take some rules: one request for each bucket that has to be looked at, none without cases.
///
/// - Parameters:
///   - buckets: buckets of which it is found out whether they are where the configuration says, with or without rules.
///   - desired: the configuration, which knows on what way its buckets are reached.
///   - jobs: how many requests are in flight at once.
func checkFeasibility(
  of cases: [FeasibilityCase], buckets: [DesiredBucket] = [], in desired: DesiredState, with reader: OSSReader,
  jobs: Int
) async -> Feasibility {
  let questions = FeasibilityQuestions(cases, buckets: buckets, ways: desired.buckets)
  guard !questions.isEmpty else { return .unchecked }
  let facts = await answers(to: questions, with: reader, jobs: jobs)
  return Feasibility(judging: cases, buckets: buckets, by: facts)
}
