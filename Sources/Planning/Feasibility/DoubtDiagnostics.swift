package import Diagnostics
internal import Replication

extension [Doubt] {
  /// One diagnostic for all that could not be read for the same kind of reason: the first speaks for the others.
  ///
  /// A link across the border is not among them: that it is not certain stands in the configuration, of which it is said
  /// without asking OSS.
  package func merged(severity: Severity) -> [Diagnostic] {
    let unread = filter { $0.cause.question != .border }
    return OrderedGroups(unread) { DoubtKind(question: $0.cause.question, reason: $0.cause.unreadReason?.kind) }.groups
      .compactMap { group in
        guard let first = group.first else { return nil }
        let others = group.count == 1 ? [] : ["the same holds for \(counted(group.count - 1, "more bucket"))"]
        return Diagnostic(
          .feasibilityUnproven, severity: severity, first.cause.sentence, at: first.origin.span,
          notes: first.cause.facts + others + concernedRules(Set(group.flatMap(\.addresses)).sorted()),
          help: [first.cause.help])
      }
  }
}

/// What doubts that share a diagnostic have in common.
private struct DoubtKind: Hashable {
  let question: Doubt.Cause.Question
  let reason: UnknownReason.Kind?
}

extension Doubt.Cause {
  /// What was asked.
  fileprivate enum Question: Hashable {
    case locations, source, destination, versioning, border
  }

  fileprivate var question: Question {
    switch self {
    case .locationsUnread: .locations
    case .sourceUnread: .source
    case .destinationUnread: .destination
    case .versioningUnclear: .versioning
    case .internalAcrossBorder: .border
    }
  }

  /// The kind of doubt.
  package var code: DiagnosticCode {
    question == .border ? .borderWithoutAcceleration : .feasibilityUnproven
  }

  /// What is not certain, and why.
  var sentence: String {
    switch self {
    case .locationsUnread(let bucket, let reason):
      "it can't be read where bucket \(bucket) can replicate to: \(reason.message)"
    case .sourceUnread(let bucket, let reason): "bucket \(bucket) can't be looked at: \(reason.message)"
    case .destinationUnread(let bucket, let reason):
      "destination bucket \(bucket) can't be looked at: \(reason.message)"
    case .versioningUnclear(let bucket, let word):
      "the versioning of bucket \(bucket) is \(QuotedText(word)), an unknown word"
    case .internalAcrossBorder(let from, let to):
      "\(from) to \(to) crosses the border of mainland China without oss_acc, which OSS's documentation makes mandatory"
    }
  }

  /// What OSS said, as notes.
  var facts: [String] {
    unreadReason?.factNotes ?? []
  }

  /// What to do so that it becomes certain.
  var help: String {
    switch self {
    case .locationsUnread(_, let reason): reason.help(granting: "oss:GetBucketReplicationLocation on the bucket")
    case .sourceUnread(_, let reason): reason.help(granting: "oss:GetBucketInfo on the bucket")
    case .destinationUnread(_, let reason):
      reason.help(granting: "oss:GetBucketInfo on the bucket; in another account its bucket policy has to grant it")
    case .versioningUnclear: "look at the bucket in OSS's console"
    case .internalAcrossBorder: "write transfer_type: oss_acc"
    }
  }
}
