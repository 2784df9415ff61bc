package import Replication

extension OSSReader {
  /// What a bucket is seen to have: its rules where the answer proves them, otherwise why nothing is known.
  package func observedBucket(_ bucket: BucketPlace) async -> ObservedBucket { await observation(of: bucket).bucket }

  /// What a bucket is seen to have, and by what the answer can be found again; nil where none came.
  package func observation(of bucket: BucketPlace) async -> (bucket: ObservedBucket, metadata: ResponseMetadata?) {
    let listing: (rules: [LiveRule], metadata: ResponseMetadata)
    do {
      listing = try await self.listing(of: bucket)
    } catch {
      return (.unknown(UnknownReason(error)), error.metadata)
    }
    do {
      return (.known(try RuleList(listing.rules)), listing.metadata)
    } catch {
      let message = "OSS lists two live rules for the one pair \(error.address)"
      return (.unknown(UnknownReason(kind: .unreadable, message: message)), listing.metadata)
    }
  }
}

extension UnknownReason {
  /// Sorts an error under the kinds that lead to different advice.
  package init(_ error: OSSError) {
    self.init(kind: UnknownReason.kind(of: error), message: error.summary, facts: error.facts, answer: error.answer)
    remedy = error.remedy
  }

  private static func kind(of error: OSSError) -> Kind {
    switch error {
    case .notTried(let reason): return kind(of: reason.cause)
    case .service(let refusal):
      if let endpoint = refusal.endpoint, refusal.status == 403 { return .wrongRegion(endpoint: endpoint) }
      if refusal.status == 404, refusal.code == "NoSuchBucket" { return .noSuchBucket }
      if refusal.isForeign { return .unreadable }
      return error.isAccessRefusal ? .access : .service
    case .transport: return .transport
    case .noCredentials(let problem): return problem.isAccessRefusal ? .access : .service
    case .unreadable, .notSent: return .unreadable
    }
  }
}
