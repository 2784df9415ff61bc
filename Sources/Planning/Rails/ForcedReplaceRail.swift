internal import Diagnostics
package import Replication

/// Why `--replace` can't have its way with an address.
package enum NotReplaceable: Hashable, Sendable {
  /// No file names the source bucket, so it is neither read nor written.
  case bucketNotListed
  /// The bucket is listed, the rule is not.
  case ruleNotListed(bucket: Origin)
  /// The configuration asks for the rule to be absent.
  case tombstone(Origin)
  /// The bucket is managed as `observe`.
  case observed(bucket: Origin)
  /// `--only` or `--exclude` leaves the rule out.
  case outOfScope
}

/// `--replace` names rules of the configuration that are live and may be written. Anything else is a mistake that a plan
/// without it would hide, so it stops the run.
///
/// A rule that is not live yet is created anyhow, which is what was asked for; it is only said. Therefore the same command
/// can be given again after a run that ended between the delete and the create. Of a bucket that could not be read nothing
/// is known, and that is said elsewhere.
func forcedReplaceRail(_ draft: Draft) -> RailVerdict {
  var verdict = RailVerdict()
  guard !draft.terms.forceReplace.isEmpty else { return verdict }
  let buckets = Dictionary(draft.desired.buckets.map { ($0.name, $0) }) { first, _ in first }
  let created = Set(draft.changes.filter { $0.kind == .create }.map(\.address))
  for address in draft.terms.forceReplace.sorted() {
    if let cause = NotReplaceable(address, in: buckets[address.source], draft.terms.scope) {
      verdict.blocks.append(.notReplaceable(address, cause))
    } else if created.contains(address) {
      verdict.warnings.append(.createdInsteadOfReplaced(address))
    }
  }
  return verdict
}

extension NotReplaceable {
  /// What stands against a replace by what the configuration says; nil when nothing does.
  fileprivate init?(_ address: RuleAddress, in bucket: DesiredBucket?, _ scope: Scope) {
    guard let bucket else {
      self = .bucketNotListed
      return
    }
    if let tombstone = bucket.tombstones.first(where: { $0.address == address }) {
      self = .tombstone(tombstone.origin)
    } else if !bucket.rules.contains(where: { $0.rule.address == address }) {
      self = .ruleNotListed(bucket: bucket.origin)
    } else if bucket.mode == .observe {
      self = .observed(bucket: bucket.origin)
    } else if !scope.contains(address) {
      self = .outOfScope
    } else {
      return nil
    }
  }

  func diagnostic(_ address: RuleAddress) -> Diagnostic {
    let (reason, origin, help): (String, Origin?, String) =
      switch self {
      case .bucketNotListed:
        ("no file names the bucket \(address.source)", nil, "check the name; an address is SOURCE:DESTINATION")
      case .ruleNotListed(let bucket):
        ("the bucket has no such rule in the configuration", bucket, "check the name, or add the rule first")
      case .tombstone(let origin): ("the configuration says state: absent", origin, "leave --replace \(address) out")
      case .observed(let bucket):
        ("its bucket is managed as observe, so nothing is written there", bucket, "leave --replace \(address) out")
      case .outOfScope:
        ("--only or --exclude leaves it out", nil, "leave --replace \(address) out, or widen the scope")
      }
    return Diagnostic(
      .railForcedReplace, "--replace \(address): \(reason)", at: origin?.span, notes: ["nothing was changed"],
      help: [help])
  }
}
