internal import Documents
internal import Reporting

/// A CI system, by the variables that it sets for a job.
struct CIEnvironment: Sendable {
  let name: String
  /// A variable that only this system sets.
  let marker: String
  /// The user who started the job; the first that says something counts.
  let actor: [String]
  /// The commit that is checked out.
  let commit: [String]
  /// The job: an address or, failing that, an identifier.
  let run: [String]

  /// The systems that are known, the more particular first.
  static let known = [
    CIEnvironment(
      name: "GitHub Actions", marker: "GITHUB_ACTIONS", actor: ["GITHUB_TRIGGERING_ACTOR", "GITHUB_ACTOR"],
      commit: ["GITHUB_SHA"], run: ["GITHUB_RUN_ID"]),
    CIEnvironment(
      name: "GitLab CI", marker: "GITLAB_CI", actor: ["GITLAB_USER_LOGIN"], commit: ["CI_COMMIT_SHA"],
      run: ["CI_JOB_URL", "CI_JOB_ID"]),
    CIEnvironment(
      name: "Buildkite", marker: "BUILDKITE", actor: ["BUILDKITE_UNBLOCKER", "BUILDKITE_BUILD_CREATOR"],
      commit: ["BUILDKITE_COMMIT"], run: ["BUILDKITE_BUILD_URL", "BUILDKITE_BUILD_ID"]),
    CIEnvironment(
      name: "Jenkins", marker: "JENKINS_URL", actor: ["BUILD_USER_ID"], commit: ["GIT_COMMIT"],
      run: ["BUILD_URL", "BUILD_TAG"]),
  ]
}

extension RunIdentity {
  /// Who runs this, on which commit and in which job, as far as the environment says so in sane words. Outside of a known CI
  /// system only the user is known.
  init(version: String, environment: [String: String]) {
    func first(_ names: [String], _ isSane: (String) -> Bool) -> String? {
      names.lazy.compactMap { environment[$0] }.first(where: isSane)
    }
    self.init(version: version)
    if let system = CIEnvironment.known.first(where: { environment[$0.marker]?.isEmpty == false }) {
      actor = first(system.actor, isName)
      commit = first(system.commit, isCommit)
      run = gitHubRun(environment) ?? first(system.run, isAddress)
    }
    actor = actor ?? first(["USER"], isName)
  }
}

/// The address of a run of GitHub Actions, which sets its parts; nil where one of them is missing.
private func gitHubRun(_ environment: [String: String]) -> String? {
  let names = ["GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID"]
  let parts = names.compactMap { environment[$0] }.filter(isAddress)
  guard environment["GITHUB_ACTIONS"]?.isEmpty == false, parts.count == names.count else { return nil }
  return "\(parts[0])/\(parts[1])/actions/runs/\(parts[2])"
}

/// Whether a text may be the name of a user: short, visible, on one line.
private func isName(_ text: String) -> Bool {
  (1...100).contains(text.unicodeScalars.count)
    && text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
}

/// Whether a text may be the hash of a commit.
private func isCommit(_ text: String) -> Bool {
  (7...64).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0 | 32) }
}

/// Whether a text may be an address or an identifier. One that holds a user's name, a password or a query is none.
private func isAddress(_ text: String) -> Bool {
  (1...500).contains(text.utf8.count)
    && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !"\"'<>\\`@?#".utf8.contains($0) }
}
