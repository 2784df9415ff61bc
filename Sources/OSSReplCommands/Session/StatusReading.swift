internal import Diagnostics
internal import Execution
internal import OSSClient
internal import Planning
internal import Replication
internal import Reporting
internal import Status

/// Reads what is live and how far it is, as often as it is asked to.
struct StatusReading {
  /// What was read once.
  struct Result {
    let table: StatusTable
    /// That nothing of the account fits a glob.
    let unmatched: [Diagnostic]
    /// What could not be read, which the table as text says itself.
    let unread: [Diagnostic]
    /// The name of the configuration; nil where there is none.
    let project: String?
    /// When it was read, in milliseconds since 1970.
    let time: Int64
  }

  private let session: Session
  /// Nil where there is no configuration.
  private let desired: DesiredState?
  private let places: [BucketPlace]
  private let unmatched: [BucketGlob]
  private let limits: LagLimits
  private let scope: Scope
  private let runtime: Runtime

  /// Reads the configuration where there is one, opens the way to OSS, and looks up the buckets that are chosen by globs.
  ///
  /// - Throws: `Outcome` when the configuration is invalid, when there are no credentials, or when the account's buckets can't be
  ///   listed. Why is reported before.
  init(
    _ files: ConfigurationOptions, _ buckets: StatusBucketOptions, scope: Scope, limits: LagLimits,
    options: ConnectionOptions, _ console: ConsoleReporter
  ) async throws {
    runtime = console.runtime
    (self.scope, self.limits) = (scope, limits)
    let region = try buckets.choice.given(runtime)
    let isAboutFiles = buckets.buckets.isEmpty && (!buckets.all || files.hasRootFile(runtime))
    let configured = isAboutFiles ? try files.desiredState(console) : nil
    desired = configured
    session = try await Session(
      configured ?? DesiredState(buckets: []), scope: scope, options: options, console, asksBeyondFiles: buckets.all)
    let chosen: ChosenBuckets
    do throws(OSSError) {
      chosen = try await ChosenBuckets(
        named: buckets.named(region), globs: buckets.globs(region), listingRegion: region ?? "cn-hangzhou",
        with: session.reader)
    } catch {
      console.report([listingDiagnostic(UnknownReason(error))])
      throw Outcome(unknown: [UnknownReason(error)]) ?? .error
    }
    unmatched = chosen.unmatched
    let own = session.buckets.map(\.place)
    let names = Set((configured?.buckets ?? []).map(\.name))
    places = own + chosen.places.filter { !names.contains($0.name) && scope.mayContainRules(of: $0.name) }
  }

  private func unreadDiagnostics(_ table: StatusTable) -> [Diagnostic] {
    let configured = Set((desired?.buckets ?? []).map(\.name))
    return table.unreadBuckets.map { bucket in
      unreadStatusDiagnostic(
        bucket.place.name, in: bucket.place.region, bucket.reason, isConfigured: configured.contains(bucket.place.name))
    }
  }

  /// Reads every bucket. It never fails as a whole.
  func read() async -> Result {
    let scope = scope
    let read = await session.observeStatus(places)
    let found = desired.map { drift(desired: $0, observed: read.observed, scope: scope, destinations: nil) }
    let now = runtime.requestEnvironment.unixMilliseconds()
    let table = StatusTable(
      StatusInput(
        buckets: places, desired: desired, observed: read.observed, progress: read.progress,
        drifted: Set((found?.items ?? []).filter { $0.kind == .changed }.map(\.address)), now: now, limits: limits,
        isInScope: { scope.contains($0) }))
    return Result(
      table: table,
      unmatched: unmatched.map { unmatchedPatternDiagnostic($0.pattern) }, unread: unreadDiagnostics(table),
      project: desired?.project, time: now)
  }
}
