import HTTPTransport
import OSSClient
import OSSSignature
import Replication
import Synchronization

/// Answers requests from a list, one after the other, and keeps what was asked.
final class ScriptedTransport: HTTPSending {
  private let script: Mutex<(answers: [Result<HTTPResponse, HTTPFailure>], requests: [HTTPRequest])>

  init(_ answers: [Result<HTTPResponse, HTTPFailure>]) { script = Mutex((answers, [])) }

  var requests: [HTTPRequest] { script.withLock { $0.requests } }

  func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    let answer = script.withLock { script -> Result<HTTPResponse, HTTPFailure> in
      script.requests.append(request)
      guard !script.answers.isEmpty else {
        return .failure(HTTPFailure(kind: .other, mayHaveBeenSent: false, message: "the script is at its end"))
      }
      return script.answers.removeFirst()
    }
    return try answer.get()
  }

  /// A connection over this transport, at a fixed moment, whose pauses take no time.
  func connection(
    override: Endpoint? = nil, elapsed: @escaping @Sendable () -> Duration = { .zero },
    paused: @escaping @Sendable (Duration) -> Void = { _ in },
    noticed: @escaping @Sendable (ConnectionNotice) -> Void = { _ in }
  ) -> OSSConnection {
    OSSConnection(
      transport: self,
      credentials: SigningCredentials(accessKeyID: "id", accessKeySecret: AccessKeySecret("secret-text")),
      override: override,
      environment: RequestEnvironment(
        now: { SigningTime(unixSeconds: 1_790_000_000) }, elapsed: elapsed, sleep: { paused($0) },
        fraction: { 0.5 }),
      notice: noticed)
  }
}

/// What a connection has told.
final class RecordedNotices: Sendable {
  private let notices = Mutex<[ConnectionNotice]>([])

  var all: [ConnectionNotice] { notices.withLock { $0 } }

  func add(_ notice: ConnectionNotice) { notices.withLock { $0.append(notice) } }
}

extension BucketPlace {
  static let source = BucketPlace(name: "source", region: "cn-hangzhou")
  static let invoices = BucketPlace(name: "invoices", region: "cn-hangzhou")
}

extension HTTPResponse {
  static func ok(_ body: String, status: Int = 200) -> Result<HTTPResponse, HTTPFailure> {
    .success(
      HTTPResponse(
        status: status, headers: [HTTPHeader("x-oss-request-id", "5C3D9175B6FC201293AD4890")], body: Array(body.utf8)))
  }

  static func error(_ status: Int, _ code: String, extra: String = "") -> Result<HTTPResponse, HTTPFailure> {
    ok(
      "<Error><Code>\(code)</Code><Message>Refused.</Message><RequestId>5C3D9175B6FC201293AD4890</RequestId>"
        + "\(extra)<EC>0031-00000001</EC></Error>", status: status)
  }
}
