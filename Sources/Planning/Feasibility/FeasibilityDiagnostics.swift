package import Diagnostics
internal import Replication

extension Obstacle {
  /// What is wrong, at the value that is wrong.
  package var diagnostic: Diagnostic { cause.diagnostic(at: origin, notes: concernedRules(addresses)) }
}

extension [Obstacle] {
  /// One diagnostic for each kind of obstacle at each place: the first obstacle speaks for those of its kind there.
  ///
  /// - Parameter closing: notes that end each of them.
  package func merged(closing: [String]) -> [Diagnostic] {
    OrderedGroups(self) { ObstaclePlace(code: $0.cause.code, origin: $0.origin) }.groups.compactMap { group in
      guard let first = group.first else { return nil }
      return first.cause.diagnostic(at: first.origin, notes: concernedRules(group.flatMap(\.addresses)) + closing)
    }
  }
}

/// What obstacles that share a diagnostic have in common.
private struct ObstaclePlace: Hashable {
  let code: DiagnosticCode
  let origin: Origin
}

extension Obstacle.Cause {
  /// The kind of obstacle.
  package var code: DiagnosticCode {
    switch self {
    case .sourceMissing: .bucketMissing
    case .sourceElsewhere: .bucketElsewhere
    case .destinationMissing: .destinationMissing
    case .destinationElsewhere: .destinationElsewhere
    case .destinationOfAnotherAccount: .destinationOfAnotherAccount
    case .foreignDestinationWithoutRole: .foreignDestinationWithoutRole
    case .regionNotOffered: .regionNotOffered
    case .accelerationNotOffered: .accelerationNotOffered
    case .rtcNotOffered: .rtcNotOffered
    case .versioningUnfit: .versioningUnfit
    }
  }

  fileprivate func diagnostic(at origin: Origin, notes closing: [String]) -> Diagnostic {
    let words = words
    var labels: [Diagnostic.Label] = []
    if case .destinationOfAnotherAccount(_, _, let account) = self {
      labels.append(Diagnostic.Label(span: account.origin.span, message: "the account"))
    }
    return Diagnostic(
      code, words.message, at: origin.span, labels: labels, notes: words.notes + closing, help: [words.help])
  }

  private var words: (message: String, notes: [String], help: String) {
    switch self {
    case .sourceMissing(let bucket):
      return (
        "bucket \(bucket) does not exist", [], UnknownReason.missingBucketHelp
      )
    case .sourceElsewhere(let bucket, let found, let written):
      return ("bucket \(bucket) is in \(found), not in \(written)", [], "write `region: \(found)` here")
    case .destinationMissing(let bucket):
      return (
        "destination bucket \(bucket) does not exist", ["OSS refuses the rule: InvalidTargetBucket"],
        "check the name, or make the bucket first"
      )
    case .destinationElsewhere(let bucket, let found, let written):
      return (
        "destination bucket \(bucket) is in \(found), not in \(written)",
        ["OSS refuses the rule: InvalidTargetLocation"],
        "write location: \(found.location)"
      )
    case .destinationOfAnotherAccount(let bucket, let owner, let account):
      return (
        "destination bucket \(bucket) belongs to account \(owner), not to \(account.name) (\(account.uid ?? ""))",
        ["objects would be copied to an account that is not meant"],
        "check the bucket's name, or the uid of the account \(account.name)"
      )
    case .foreignDestinationWithoutRole(let bucket, let owner, let sourceOwner):
      return (
        "destination bucket \(bucket) belongs to another account, and the rule has no sync_role",
        [
          "the source's account is \(sourceOwner), the destination's \(owner)",
          "OSS refuses the rule: InvalidTargetBucket",
        ],
        "write sync_role: NAME, a role that the destination's bucket policy lets in"
      )
    case .regionNotOffered(let from, let to, let offered):
      let isAlone = offered.isEmpty
      let meant = Suggestion.closest(to: to.identifier, among: offered.sorted().map(\.identifier))
      return (
        "OSS does not replicate from \(from) to \(isAlone ? "any other region" : to.identifier)",
        ["OSS refuses the rule: \(isAlone ? "NoReplicationLocation" : "BadReplicationLocation")"]
          + offers(offered, from: from, what: "replicates"),
        isAlone
          ? "choose a destination in \(from) itself"
          : meant.map { "did you mean `\(Region($0).location)`?" } ?? "choose a destination in such a region"
      )
    case .accelerationNotOffered(let from, let to, let offered):
      return (
        "OSS has no transfer acceleration from \(from) to \(to)",
        ["OSS refuses the rule: EC 0031-00000107"] + offers(offered, from: from, what: "accelerates"),
        "write transfer_type: internal"
      )
    case .rtcNotOffered(let from, let to, let offered):
      return (
        "OSS has no Replication Time Control from \(from) to \(to)",
        ["OSS refuses it: ReplicationLocationNotSupportRtc, EC 0031-00000203"]
          + offers(offered, from: from, what: "offers RTC"),
        "write rtc: disabled"
      )
    case .versioningUnfit(let address, let source, let destination):
      return (
        "versioning is \(source.word) on \(address.source), \(destination.word) on \(address.destination)",
        ["OSS refuses the rule: EC 0031-00000053", "while a rule exists, neither bucket's versioning can be changed"],
        "enable versioning on both buckets, or use two on which it was never enabled"
      )
    }
  }

  private func offers(_ regions: [Region], from: Region, what: String) -> [String] {
    guard !regions.isEmpty else { return [] }
    return ["from \(from) OSS \(what) to \(regions.sorted().map(\.identifier).joined(separator: ", "))"]
  }
}

extension BucketVersioning {
  fileprivate var word: String {
    switch self {
    case .neverEnabled: "not enabled"
    case .enabled: "enabled"
    case .suspended: "suspended"
    case .other(let word): QuotedText(word).description
    }
  }
}
