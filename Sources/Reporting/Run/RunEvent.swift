package import Applying
package import Planning

/// Something that happened in a run of `apply`, from its plan to its end, for all that tell of it or keep it.
package enum RunEvent: Sendable {
  /// The plan is made. Whether it is applied is not settled yet.
  case planned(RunStart)
  /// Something happened while the plan was applied.
  case applying(ApplyEvent)
  /// The run ended, with this exit status; the results are those of the plan's changes, none where nothing was begun.
  case ended([ChangeResult], exit: Int32)
}

/// What a run set out to do.
package struct RunStart: Sendable {
  /// The version of the program.
  package let version: String
  /// The name of the configuration.
  package let project: String?
  /// Who started the run, on which commit, and where it can be looked up.
  package let identity: RunIdentity
  package let plan: Plan

  package init(version: String, project: String?, identity: RunIdentity, plan: Plan) {
    self.version = version
    self.project = project
    self.identity = identity
    self.plan = plan
  }
}

/// By what a run can be traced to a person and a commit; nil for what is not known.
package struct RunIdentity: Hashable, Sendable {
  /// The user who started it.
  package var actor: String?
  /// The commit that was checked out.
  package var commit: String?
  /// The run in the CI system: an address or an identifier.
  package var run: String?

  package init(actor: String? = nil, commit: String? = nil, run: String? = nil) {
    self.actor = actor
    self.commit = commit
    self.run = run
  }
}
