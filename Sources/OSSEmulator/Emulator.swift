internal import Crypto
internal import FoundationEssentials
internal import OSSSignature

/// The replication part of OSS as a value: give it a request, and it answers and remembers.
///
/// It opens no socket and reads no clock but the one it is given.
package struct Emulator: Sendable {
  package let settings: EmulatorSettings
  /// What is stored, gone rules included; it may be changed between two requests.
  package var store: EmulatorStore
  /// What the store begins with, and begins with again when it is reset.
  let origin: StoreOrigin
  /// How far the states of rules are ahead of the clock. Signatures are checked by the clock itself.
  package var lead = Duration.zero
  /// What goes wrong on purpose.
  package private(set) var faults: FaultScript
  var aftereffects = FaultAftereffects()
  /// The requests so far, kept for the control endpoint.
  var journal = RequestJournal()
  let clock: any EmulatorClock
  var identifiers: Identifiers
  /// The keys that requests may be signed with.
  var keys: KeyRing
  /// What the metadata service and the credentials URI have handed out last to each of their callers.
  var sharedKeys: [Caller: IssuedKey] = [:]
  /// Until when the tokens of the metadata service are good.
  var metadataTokens: [String: Moment] = [:]
  var apiAuthentication = APIAuthentication()
  private var authentication = Authentication()
  private var dateHeader = DateHeader()

  package init(
    settings: EmulatorSettings, store: EmulatorStore = EmulatorStore(), clock: any EmulatorClock,
    randomness: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
  ) {
    self.init(settings: settings, origin: .store(store), clock: clock, randomness: randomness)
  }

  package init(
    settings: EmulatorSettings, origin: StoreOrigin, faults: FaultScript = FaultScript(), clock: any EmulatorClock,
    randomness: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
  ) {
    self.settings = settings
    self.origin = origin
    self.faults = faults
    self.clock = clock
    store = origin.store(at: clock.now, settings: settings)
    identifiers = Identifiers(randomness: randomness)
    keys = KeyRing(settings)
  }

  /// Answers one request. Every request has an answer, also one that makes no sense.
  ///
  /// A fault that lets the request take effect late lets its answer be late instead; ``admit(_:)`` tells the two apart.
  package mutating func respond(to request: EmulatedRequest) -> EmulatedReply {
    let admission = admit(request)
    var reply = answer(admission)
    reply.delivery.delay += admission.delay
    return reply
  }

  /// Carries out a request that was admitted, and answers it.
  package mutating func answer(_ admission: Admission) -> EmulatedReply {
    if isControl(admission.addressed) { return control(admission.request, admission.addressed) }
    guard admission.decision == nil, isUndisturbed else { return disturbedAnswer(admission) }
    let now = clock.now
    let addressed = admission.addressed
    let builder = builder(addressed, method: admission.request.method, at: now)
    do throws(Refusal) {
      let success = try perform(addressed, admission.request, now: statesTime(at: now), signedAt: now)
      return builder.reply(success, delay: settings.latency, changedStore: addressed.operation?.isWriting == true)
    } catch {
      return builder.reply(error, delay: settings.latency)
    }
  }

  /// Whether nothing is to be looked at but the request: no fault, nothing left by one, no journal.
  private var isUndisturbed: Bool { faults.isEmpty && aftereffects.isEmpty && settings.control == .closed }

  /// The time that the states of rules have reached.
  func statesTime(at now: Moment) -> Moment { lead == .zero ? now : now + lead }

  /// What puts an answer together that says a time.
  mutating func builder(_ addressed: AddressedRequest, method: String, at time: Moment) -> ReplyBuilder {
    let requestID =
      addressed.service == .oss ? identifiers.requestID(at: time) : identifiers.ruleID().uppercased()
    return ReplyBuilder(
      requestID: requestID, now: time, date: dateHeader.value(at: time), addressed: addressed,
      method: method)
  }

  /// Carries out a request.
  ///
  /// - Parameters:
  ///   - now: The time by which the states of rules go.
  ///   - signedAt: The time by which signatures are checked.
  mutating func perform(
    _ addressed: AddressedRequest, _ request: EmulatedRequest, now: Moment, signedAt: Moment
  ) throws(Refusal) -> Success {
    guard addressed.service == .oss else { return try performBesideOSS(addressed, request, now: signedAt) }
    let (caller, signedRegion) = try authentication.verify(
      addressed.signable(request), host: addressed.host, keys: keys, now: signedAt)
    guard request.body.count <= settings.limits.bodyBytes else { throw .entityTooLarge }
    if let digest = request.header("content-md5") {
      guard digest == Data(Insecure.MD5.hash(data: request.body)).base64EncodedString() else { throw .invalidDigest }
    }
    guard let operation = addressed.operation else { throw .notImplemented }
    let bucket = addressed.bucket ?? ""
    guard operation == .listBuckets || StoredBucket.isValidName(bucket) else { throw .invalidBucketName(bucket) }
    let call = Call(
      now: now, operation: operation, caller: caller, bucket: bucket, region: addressed.host.region ?? signedRegion,
      parameters: addressed.target.parameters, body: request.body)
    return try perform(operation, call)
  }

  private mutating func performBesideOSS(
    _ addressed: AddressedRequest, _ request: EmulatedRequest, now: Moment
  ) throws(Refusal) -> Success {
    if let api = addressed.api { return try performSTS(api, addressed, request, now: now) }
    return switch addressed.operation {
    case .getMetadataToken: try metadataToken(request, now: now)
    case .getInstanceRole: try instanceRole(request, now: now)
    case .getInstanceKeys: try instanceKeys(addressed, request, now: now)
    case .getCredentialsOfURI: try credentialsOfURI(request, now: now)
    case .getGitHubToken: try gitHubToken(addressed, request, now: now)
    default: throw .noSuchPage
    }
  }

  private mutating func perform(_ operation: Operation, _ call: Call) throws(Refusal) -> Success {
    switch operation {
    case .listBuckets: try listBuckets(call)
    case .putBucket: try putBucket(call)
    case .deleteBucket: try deleteBucket(call)
    case .getBucketInfo: try getBucketInfo(call)
    case .getBucketLocation: try getBucketLocation(call)
    case .getBucketVersioning: try getBucketVersioning(call)
    case .putBucketVersioning: try putBucketVersioning(call)
    case .putBucketReplication: try putBucketReplication(call)
    case .getBucketReplication: try getBucketReplication(call)
    case .deleteBucketReplication: try deleteBucketReplication(call)
    case .putBucketRTC: try putBucketRTC(call)
    case .getBucketReplicationLocation: try getBucketReplicationLocation(call)
    case .getBucketReplicationProgress: try getBucketReplicationProgress(call)
    case .assumeRole, .assumeRoleWithOIDC, .getCallerIdentity, .getMetadataToken, .getInstanceRole, .getInstanceKeys,
      .getCredentialsOfURI, .getGitHubToken:
      throw .notImplemented
    }
  }
}

extension Emulator {
  /// The rules of a bucket that are not gone.
  func liveRules(of bucket: StoredBucket, _ call: Call) -> [StoredRule] {
    bucket.liveRules(at: call.now, durations: settings.durations)
  }
}

extension Emulator {
  /// Changes the faults. What those have left behind that are not there any more ends with them.
  package mutating func changeFaults(_ change: (inout FaultScript) throws(ScriptError) -> Void) throws(ScriptError) {
    var changed = faults
    try change(&changed)
    for entry in faults.entries where !changed.contains(entry.fault.id) {
      aftereffects.end(of: entry.fault.id, in: &store)
    }
    // A state may come from an emulator that had faults of its own.
    if changed.isEmpty { store.endLateClosings() }
    faults = changed
  }

  /// Asks the faults what befalls a request.
  mutating func decide(_ facts: RequestFacts, beforeReading: Bool) -> FaultDecision {
    beforeReading ? faults.decideBeforeReading(facts) : faults.decide(facts)
  }

  /// Notes that an aftermath has come to pass.
  mutating func noteFired(_ fault: String) {
    faults.noteFired(fault)
  }
}
