package import Applying
package import Planning

/// Something that happened in a run of `apply`, from its plan to its end, for all that tell of it or keep it.
package enum RunEvent: Sendable {
  /// The plan is made. Whether it is applied is not settled yet.
  case planned(RunStart)
  /// Something happened while the plan was applied.
  case applying(ApplyEvent)
  /// The run ended, with this exit status. There are as many results as planned changes where applying was begun, none where
  /// it was not.
  case ended([ChangeResult], planned: Int, exit: Int32)
}

/// What a run set out to do.
package struct RunStart: Sendable {
  package let identity: RunIdentity
  /// The name of the configuration.
  package let project: String?
  package let plan: Plan

  package init(identity: RunIdentity, project: String?, plan: Plan) {
    self.identity = identity
    self.project = project
    self.plan = plan
  }
}

/// By what a run can be traced to a program, a person and a commit; nil for what is not known.
package struct RunIdentity: Hashable, Sendable {
  /// The version of the program.
  package var version: String
  /// The user who started it.
  package var actor: String?
  /// The commit that was checked out.
  package var commit: String?
  /// The run in the CI system: an address or an identifier.
  package var run: String?

  package init(version: String, actor: String? = nil, commit: String? = nil, run: String? = nil) {
    self.version = version
    self.actor = actor
    self.commit = commit
    self.run = run
  }
}
