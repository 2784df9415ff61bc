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
  let clock: any EmulatorClock
  var identifiers: Identifiers
  private var authentication = Authentication()
  private var dateHeader = DateHeader()

  package init(
    settings: EmulatorSettings, store: EmulatorStore = EmulatorStore(), clock: any EmulatorClock,
    randomness: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
  ) {
    self.settings = settings
    self.store = store
    self.clock = clock
    identifiers = Identifiers(randomness: randomness)
  }

  /// Answers one request. Every request has an answer, also one that makes no sense.
  package mutating func respond(to request: EmulatedRequest) -> EmulatedReply {
    let now = clock.now
    let addressed = AddressedRequest(request)
    let builder = ReplyBuilder(
      requestID: identifiers.requestID(at: now), now: now, date: dateHeader.value(at: now), addressed: addressed,
      method: request.method)
    do throws(Refusal) {
      let success = try perform(addressed, request, now: now)
      return builder.reply(success, delay: settings.latency, changedStore: addressed.operation?.isWriting == true)
    } catch {
      return builder.reply(error, delay: settings.latency)
    }
  }

  private mutating func perform(
    _ addressed: AddressedRequest, _ request: EmulatedRequest, now: Moment
  ) throws(Refusal) -> Success {
    let signedRegion = try authentication.verify(
      addressed.signable(request), host: addressed.host, credentials: settings.credentials, now: now)
    guard request.body.count <= settings.limits.bodyBytes else { throw .entityTooLarge }
    if let digest = request.header("content-md5") {
      guard digest == Data(Insecure.MD5.hash(data: request.body)).base64EncodedString() else { throw .invalidDigest }
    }
    guard let operation = addressed.operation else { throw .notImplemented }
    let bucket = addressed.bucket ?? ""
    guard operation == .listBuckets || StoredBucket.isValidName(bucket) else { throw .invalidBucketName(bucket) }
    let call = Call(
      now: now, bucket: bucket, region: addressed.host.region ?? signedRegion,
      parameters: addressed.target.parameters, body: request.body)
    return try perform(operation, call)
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
    }
  }
}

extension Emulator {
  /// The bucket of a call, if it exists, lies in the call's region and belongs to the caller.
  func accessibleBucket(_ call: Call) throws(Refusal) -> StoredBucket {
    guard let bucket = store[call.bucket] else { throw .noSuchBucket(call.bucket) }
    if let region = call.region, region != bucket.region {
      throw .wrongEndpoint(bucket: bucket.name, region: bucket.region)
    }
    guard bucket.owner == settings.account else { throw .bucketOfAnotherAccount }
    return bucket
  }

  /// The rules of a bucket that are not gone.
  func liveRules(of bucket: StoredBucket, _ call: Call) -> [StoredRule] {
    bucket.liveRules(at: call.now, durations: settings.durations)
  }
}
