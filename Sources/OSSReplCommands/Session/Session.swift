internal import Execution
internal import OSSClient
internal import Planning
internal import Replication
internal import Reporting

/// What every command begins with that compares a configuration with OSS: the desired state, and a way to OSS whose credentials
/// belong to the accounts that the configuration pins.
struct Session {
  let desired: DesiredState
  /// Which rules the run is about.
  let scope: Scope
  let connection: OSSConnection
  let reader: OSSReader
  /// Whose credentials sign.
  let credentials: AccountCredentials
  /// How many requests are in flight at once.
  private let jobs: Int
  private let progress: ProgressDisplay

  /// Finds the credentials of all accounts in scope and opens the way to OSS. Apart from whose the credentials are, OSS is asked
  /// nothing yet.
  ///
  /// - Parameter asksBeyondFiles: whether buckets are asked for that no file names, with the default account's credentials.
  /// - Throws: `Outcome` when an account has no credentials, or when they belong to another account than the configuration says.
  ///   Why is reported before.
  init(
    _ desired: DesiredState, scope: Scope, options: ConnectionOptions, _ console: ConsoleReporter,
    asksBeyondFiles: Bool = false
  ) async throws {
    self.desired = desired
    self.scope = scope
    let accounts = desired.accountsInUse(in: scope)
    var named = Dictionary(accounts.map { ($0.name, $0.account) }, uniquingKeysWith: { first, _ in first })
    if asksBeyondFiles, named[Account.defaultName] == nil { named[Account.defaultName] = .some(nil) }
    let open = try await options.open(named, console)
    (connection, reader, credentials) = (open.connection, open.reader, open.credentials)
    jobs = options.jobs
    progress = console.progress
    try await checkAccounts(accounts, credentials, with: reader, console: console)
  }

  /// Reads the configuration, then opens the way to OSS.
  ///
  /// - Parameter check: looks at the configuration before anything is contacted, and throws to end the run.
  /// - Throws: `Outcome` when the configuration is invalid, and what the other initializer throws. Why is reported before.
  init(
    _ configuration: ConfigurationOptions, scope: Scope, options: ConnectionOptions, _ console: ConsoleReporter,
    check: (DesiredState) throws -> Void = { _ in }
  ) async throws {
    let desired = try configuration.desiredState(console)
    try check(desired)
    try await self.init(desired, scope: scope, options: options, console)
  }

  /// The buckets that may have rules in scope.
  var buckets: [DesiredBucket] { desired.buckets.filter { scope.mayContainRules(of: $0.name) } }

  /// The live rules of these buckets, one request each.
  func observe() async -> ObservedState {
    let places = buckets.map(\.place)
    return await progress.during({ RunProgress(reading: places.count, at: $0) }) {
      await Execution.observe(places, with: reader, jobs: jobs) { _ in progress.noteRead() }
    }
  }

  /// The live rules of buckets and how far they are, one or two requests each.
  func observeStatus(_ places: [BucketPlace]) async -> StatusObservation {
    await progress.during({ RunProgress(reading: places.count, at: $0) }) {
      await Execution.observeStatus(places, with: reader, jobs: jobs) { _ in progress.noteRead() }
    }
  }

  /// What OSS says of buckets, one request for each question.
  ///
  /// - Parameter makeProgress: what is shown meanwhile, for so many questions.
  func facts(
    _ questions: FeasibilityQuestions, _ makeProgress: (_ count: Int, _ now: Duration) -> RunProgress
  ) async -> FeasibilityFacts {
    let count = questions.locations.count + questions.information.count
    return await progress.during({ makeProgress(count, $0) }) {
      await answers(to: questions, with: reader, jobs: jobs) { progress.noteRead() }
    }
  }

  /// Whether OSS would take some rules: one request for each bucket that has to be looked at, none without cases.
  ///
  /// - Parameter buckets: buckets of which it is found out whether they are where the configuration says, with or without rules.
  func feasibility(of cases: [FeasibilityCase], buckets: [DesiredBucket] = []) async -> Feasibility {
    let questions = FeasibilityQuestions(cases, buckets: buckets, ways: desired.buckets)
    guard !questions.isEmpty else { return .unchecked }
    let facts = await facts(questions) { RunProgress(asking: $0, at: $1) }
    return Feasibility(judging: cases, buckets: buckets, by: facts)
  }
}
