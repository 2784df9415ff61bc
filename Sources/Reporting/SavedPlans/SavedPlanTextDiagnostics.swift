package import Diagnostics
package import Documents

private let nameAPlan = "name a file that oss-repl plan --out has written"

/// A saved plan that can't be read.
///
/// - Parameter reason: a part of a sentence, without a full stop.
package func unreadablePlanDiagnostic(_ path: String, reason: String) -> Diagnostic {
  Diagnostic(.planUnreadable, "can't read the plan \(path): \(reason)", help: [nameAPlan])
}

/// A saved plan that has more bytes than are read.
///
/// - Parameter mebibytes: the most that a saved plan may have.
package func oversizedPlanDiagnostic(_ path: String, mebibytes: Int) -> Diagnostic {
  Diagnostic(
    .planTooLarge, "the plan \(path) has more than \(mebibytes) MiB", help: ["plan in parts, with --only and --exclude"]
  )
}

extension PlanTextProblem {
  /// What is wrong with the text of a saved plan. Nothing is quoted of a file that is no document of ours.
  package func diagnostic(_ path: String) -> Diagnostic {
    let again = "make the plan again, with oss-repl plan --out and the same name"
    // What is no plan may be anything, and must not be lost to advice.
    let another = "\(nameAPlan); a configuration goes to --config"
    return switch self {
    case .notJSON:
      Diagnostic(.planNotJSON, "\(path) is not a saved plan: it is not JSON, or not to its end", help: [another])
    case .otherFormat(let format):
      Diagnostic(.planOfOtherFormat, "\(path) is not a saved plan: \(Self.words(format: format))", help: [another])
    case .tooNew(let version):
      Diagnostic(
        .planTooNew, "the plan \(path) has the format version \(QuotedText(version))",
        notes: [
          "this program knows version \(PlanDocument.currentVersion) and others that begin with "
            + "\(PlanDocument.currentVersion.major)"
        ],
        help: ["use the release of oss-repl that made the plan, or a newer one"])
    case .outdated:
      Diagnostic(
        .planOutdated, "the plan \(path) was made by an earlier release, with a checksum of 64 bits",
        notes: ["so short a checksum can be that of another plan too"], help: [again])
    case .malformed(let flaw):
      Diagnostic(.planMalformed, "the plan \(path) can't be read: \(flaw.path) \(flaw.reason)", help: [again])
    case .edited(let part):
      Diagnostic(
        .planEdited, "the plan \(path) is not what oss-repl plan wrote: \(part) does not fit",
        notes: ["it was edited, or another release of oss-repl wrote it"], help: [again])
    }
  }

  private static func words(format: String?) -> String {
    guard let format else { return "it names no format" }
    return format.hasPrefix("oss-repl.") ? "its format is \(QuotedText(format))" : "it is of another format"
  }
}
