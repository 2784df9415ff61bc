internal import Dispatch
internal import HTTPTransport
internal import OSSClient
internal import OSSSignature
internal import Replication

/// Gives one answer to whatever is asked, and what the product makes of it.
struct Answered: HTTPSending {
  private let response: HTTPResponse

  init(_ response: HTTPResponse) { self.response = response }

  func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse { response }

  /// What a bucket is seen to have. Waits for it: libFuzzer knows no tasks.
  var observation: ObservedBucket {
    let connection = OSSConnection(
      transport: self,
      credentials: SigningCredentials(accessKeyID: "id", accessKeySecret: AccessKeySecret("secret-text")),
      environment: RequestEnvironment(
        now: { SigningTime(unixSeconds: 1_790_000_000) }, elapsed: { .zero }, sleep: { _ in }, fraction: { 0 }))
    let reader = OSSReader(connection: connection, retryPolicy: RetryPolicy(retries: 0))
    let result = Result()
    Task {
      result.value = await reader.observedBucket(BucketPlace(name: "source", region: "cn-hangzhou"))
      result.isThere.signal()
    }
    result.isThere.wait()
    return result.value
  }

  /// Written before the semaphore is raised, and read after.
  private final class Result: @unchecked Sendable {
    let isThere = DispatchSemaphore(value: 0)
    var value = ObservedBucket.unknown(UnknownReason(kind: .unreadable, message: ""))
  }
}
