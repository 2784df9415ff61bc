package import OSSClient
package import Replication

/// Asks OSS what has to be known before rules are put, each question with one request, at most `jobs` at a time.
///
/// It never fails as a whole: what can't be read is unknown, and the rest is known all the same.
///
/// - Parameters:
///   - jobs: how many requests are in flight at once; at least 1.
///   - finished: is told after each question.
package func answers(
  to questions: FeasibilityQuestions, with reader: OSSReader, jobs: Int, finished: @Sendable () -> Void = {}
) async -> FeasibilityFacts {
  let all = questions.locations.map(Question.locations) + questions.information.map(Question.information)
  var facts = FeasibilityFacts()
  await forEachConcurrently(all, limit: jobs) { question in
    await question.answer(with: reader)
  } collect: { question, answer in
    switch answer {
    case .locations(let fact): facts.locations[question.bucket.inRegion] = fact
    case .information(let fact): facts.information[question.bucket.inRegion] = fact
    }
    finished()
  }
  return facts
}

/// One request that is made.
private enum Question: Sendable {
  case locations(BucketPlace)
  case information(BucketPlace)

  enum Answer: Sendable {
    case locations(Fact<ReplicationLocations>)
    case information(Fact<BucketInfo>)
  }

  var bucket: BucketPlace {
    switch self {
    case .locations(let bucket), .information(let bucket): bucket
    }
  }

  func answer(with reader: OSSReader) async -> Answer {
    switch self {
    case .locations(let bucket):
      .locations(
        await fact { () async throws(OSSError) in try await reader.bucketReplicationLocation(of: bucket) })
    case .information(let bucket):
      .information(await fact { () async throws(OSSError) in try await reader.bucketInfo(of: bucket) })
    }
  }
}

private func fact<Value>(_ read: () async throws(OSSError) -> Value) async -> Fact<Value> {
  do throws(OSSError) {
    return .known(try await read())
  } catch {
    return .unknown(UnknownReason(error))
  }
}
