internal import FoundationEssentials

/// Buckets and rules to begin with, read from JSON. Nothing is checked against the rules of the service, so that odd
/// states can be had too.
package struct Seed: Sendable {
  var buckets: [SeedBucket]

  /// Why bytes are not a seed; the description says where and why.
  package struct ReadingError: Error, CustomStringConvertible {
    package let description: String
  }

  /// Reads a document `{"buckets": […]}`.
  package init(json bytes: [UInt8]) throws(ReadingError) {
    do {
      buckets = try JSONDecoder().decode(Document.self, from: Data(bytes)).buckets
    } catch {
      throw ReadingError(description: JSONReading.description(of: error, in: bytes))
    }
    var names: Set<String> = []
    for bucket in buckets {
      guard names.insert(bucket.name).inserted else {
        throw ReadingError(description: "the bucket '\(bucket.name)' is there twice")
      }
    }
  }

  private struct Document: Decodable {
    let buckets: [SeedBucket]

    private enum CodingKeys: String, CodingKey, CaseIterable { case buckets }

    init(from decoder: any Decoder) throws {
      try JSONReading.refuseUnknownKeys(in: decoder, allowed: CodingKeys.allCases.map(\.rawValue))
      buckets = try decoder.container(keyedBy: CodingKeys.self).decode([SeedBucket].self, forKey: .buckets)
    }
  }
}

extension EmulatorStore {
  /// The seed's buckets, whose rules stand at the time given where their status says.
  package init(
    seed: Seed, at now: Moment, settings: EmulatorSettings,
    randomness: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
  ) {
    self.init()
    var identifiers = Identifiers(randomness: randomness)
    for bucket in seed.buckets {
      var stored = StoredBucket(
        name: bucket.name, region: bucket.region, owner: bucket.owner ?? settings.account, createdAt: now)
      stored.versioning = bucket.versioning
      stored.policy = bucket.policy
      stored.storageClass = bucket.storageClass ?? stored.storageClass
      stored.rules = bucket.rules.map {
        $0.stored(id: $0.id ?? identifiers.ruleID(), at: now, durations: settings.durations)
      }
      self[bucket.name] = stored
    }
  }
}
