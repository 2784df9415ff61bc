package import Diagnostics
package import Replication

/// Something about the command line that is very likely not meant so, but stops nothing.
package enum PlanWarning: Hashable, Sendable {
  /// A consent that let nothing through.
  case unusedConsent(Consent, UnusedCause)
  /// `--replace` names a rule that is not live and is created therefore.
  case createdInsteadOfReplaced(RuleAddress)
  /// A pattern of `--only` or `--exclude` that fits no rule, neither of the configuration nor of a bucket that was read.
  case patternFitsNothing(AddressGlob, option: ScopeOption)

  /// The two options that make a scope.
  package enum ScopeOption: String, Sendable {
    case only = "--only"
    case exclude = "--exclude"
  }

  /// Why a consent let nothing through.
  package enum UnusedCause: Hashable, Sendable {
    /// No file names the bucket.
    case bucketNotListed(BucketName)
    /// `--only` or `--exclude` leaves it out.
    case outOfScope
    /// The bucket was read.
    case bucketRead
    /// The change that it is about is not planned.
    case notPlanned
    /// The change is planned, and nothing holds it back.
    case notHeldBack
    /// So many deletes are planned, and nothing holds them back.
    case deletes(planned: Int)
    /// So many replaces are planned, and their number holds none of them back.
    case replaces(planned: Int)
    /// The configuration has rules.
    case notEmpty
  }
}

extension PlanWarning {
  package var diagnostic: Diagnostic {
    switch self {
    case .unusedConsent(let consent, let cause):
      return Diagnostic(
        .consentUnused, severity: .warning, "--allow \(consent) lets nothing through: \(cause.words)",
        help: ["leave it out; a consent that is kept for later may let through what nobody looked at"])
    case .createdInsteadOfReplaced(let address):
      return Diagnostic(
        .nothingToReplace, severity: .warning,
        "--replace \(address): the pair has no live rule, so the rule is created",
        help: ["leave --replace \(address) out; the next run with it would replace the rule"])
    case .patternFitsNothing(let glob, let option):
      return Diagnostic(
        .patternFitsNothing, severity: .warning, "\(option.rawValue) '\(glob)' fits no rule",
        notes: ["neither the configuration nor a bucket that was read has a rule with such an address"],
        help: ["check both names; an address is SOURCE:DESTINATION"])
    }
  }
}

extension PlanWarning.UnusedCause {
  fileprivate var words: String {
    switch self {
    case .bucketNotListed(let name): "no file names the bucket \(name)"
    case .outOfScope: "--only or --exclude leaves it out"
    case .bucketRead: "the bucket was read"
    case .notPlanned: "no such change is planned"
    case .notHeldBack: "the change is planned and needs no consent"
    case .deletes(planned: 0): "nothing is to be deleted"
    case .deletes(let planned):
      "\(counted(planned, "rule")) \(planned == 1 ? "is" : "are") to be deleted, which needs no consent"
    case .replaces(planned: 0): "nothing is to be replaced"
    case .replaces(let planned):
      "\(counted(planned, "rule")) \(planned == 1 ? "is" : "are") to be replaced, and so many need no consent"
    case .notEmpty: "the configuration has rules"
    }
  }
}
