package import HTTPTransport
package import OSSSignature
package import Replication
internal import XMLDocument

/// Addresses, signs and sends single requests, and tells a failure from an answer.
///
/// A request is signed by the account that it names, with the credentials that the account has at that moment. All accounts, and
/// copies of a connection, share what is learnt on the way: how fast each endpoint takes requests, and by how much this machine's
/// clock is wrong.
package struct OSSConnection: Sendable {
  let transport: any HTTPSending
  /// Where every request goes instead of its bucket's own endpoint; nil for the buckets' own.
  package let override: Endpoint?
  private(set) var environment: RequestEnvironment
  let timeout: Duration
  let state: ConnectionState
  let notice: @Sendable (ConnectionNotice) -> Void
  /// Takes what became of each request, from any task; nil where nobody wants to know.
  let requestEnded: (@Sendable (RequestRecord) -> Void)?
  private let signers: AccountSigners

  /// A connection whose requests are all signed with the same credentials, whatever account they name.
  ///
  /// The parameters are those of ``init(transport:accounts:override:environment:timeout:rate:notice:requestEnded:)``.
  package init(
    transport: any HTTPSending, credentials: SigningCredentials, override: Endpoint? = nil,
    environment: RequestEnvironment,
    timeout: Duration = .seconds(30), rate: Double? = nil,
    notice: @escaping @Sendable (ConnectionNotice) -> Void = { _ in },
    requestEnded: (@Sendable (RequestRecord) -> Void)? = nil
  ) {
    self.init(
      transport: transport, signers: AccountSigners(RequestCredentials(credentials)), override: override,
      environment: environment, timeout: timeout, rate: rate, notice: notice, requestEnded: requestEnded)
  }

  /// - Parameters:
  ///   - accounts: the credentials of every account that requests may name, by its name.
  ///   - override: where every request goes instead of its bucket's own endpoint; nil for the buckets' own.
  ///   - timeout: how long one exchange may take.
  ///   - rate: the most requests a second to one endpoint, above 0; nil for as many as OSS takes.
  ///   - notice: takes what the operator should know, from any task.
  ///   - requestEnded: takes what became of each request, from any task.
  package init(
    transport: any HTTPSending, accounts: [String: RequestCredentials], override: Endpoint? = nil,
    environment: RequestEnvironment,
    timeout: Duration = .seconds(30), rate: Double? = nil,
    notice: @escaping @Sendable (ConnectionNotice) -> Void = { _ in },
    requestEnded: (@Sendable (RequestRecord) -> Void)? = nil
  ) {
    self.init(
      transport: transport, signers: AccountSigners(accounts), override: override, environment: environment,
      timeout: timeout, rate: rate, notice: notice, requestEnded: requestEnded)
  }

  private init(
    transport: any HTTPSending, signers: AccountSigners, override: Endpoint?, environment: RequestEnvironment,
    timeout: Duration, rate: Double?, notice: @escaping @Sendable (ConnectionNotice) -> Void,
    requestEnded: (@Sendable (RequestRecord) -> Void)?
  ) {
    self.transport = transport
    self.signers = signers
    self.override = override
    self.environment = environment
    self.timeout = timeout
    state = ConnectionState(rate: rate)
    self.notice = notice
    self.requestEnded = requestEnded
  }

  /// Takes the credentials out of what OSS says, before anybody sees it.
  var redacted: Redaction { signers.redaction }

  /// Where a request goes.
  func endpoint(of request: OSSRequest) -> Endpoint {
    let endpoint = override ?? request.endpoint.endpoint(for: request.region)
    return request.pathStyle ? endpoint.withPathStyle : endpoint
  }

  /// Exchanges one request for a successful answer (a status from 200 to 299), at the pace that the endpoint bears.
  ///
  /// A request whose signature OSS refuses for its time is signed anew by the server's clock and sent once more, and so is one
  /// whose temporary credentials OSS takes no more, with new ones. That is safe for a write too: a refusal of the signature has
  /// changed nothing.
  func perform(_ request: OSSRequest) async throws(OSSError) -> HTTPResponse {
    let signer = try signers[request.account]
    var request = request
    var clockOffset = state.clockOffset
    var (mayCorrectClock, mayRenew) = (true, true)
    while true {
      var used: SigningKeys?
      do throws(OSSError) {
        return try await exchange(request, signer: signer, clockOffset: clockOffset, used: &used)
      } catch {
        if mayCorrectClock,
          let corrected = correctedClock(after: error, from: endpoint(of: request), signedWith: clockOffset)
        {
          (clockOffset, mayCorrectClock) = (corrected, false)
        } else if mayRenew, let used, try await signer.keys(after: error, ofRequestSignedWith: used) != nil {
          mayRenew = false
        } else {
          throw error
        }
        request = request.again
      }
    }
  }

  /// The clock's offset by what a refusal says of the server's time; nil when that is not why it was refused, or when it is
  /// not to be believed.
  private func correctedClock(after error: OSSError, from endpoint: Endpoint, signedWith used: Int64) -> Int64? {
    guard case .service(let refusal) = error, refusal.status == 403, refusal.code == "RequestTimeTooSkewed",
      let serverTime = refusal.serverTime
    else { return nil }
    let offset = serverTime.unixSeconds - environment.now().unixSeconds
    // Less than a minute is not what OSS refuses, so another offset would not help.
    guard abs(offset - used) >= 60 else { return nil }
    if let doubt = ClockDoubt(offset: offset, saidBy: endpoint) {
      if state.isFirstDoubtOfClock() { notice(.clockNotCorrected(seconds: offset, doubt)) }
      return nil
    }
    if state.keep(clockOffset: offset) { notice(.clockCorrected(seconds: offset)) }
    return offset
  }

  /// Waits for its place, then exchanges one request for an answer.
  ///
  /// - Parameter used: is given the keys that signed it.
  private func exchange(
    _ request: OSSRequest, signer: AccountSigner, clockOffset: Int64, used: inout SigningKeys?
  ) async throws(OSSError) -> HTTPResponse {
    let authority = endpoint(of: request).authority
    let slot = state.reserve(authority, at: environment.elapsed())
    try await waitForTurn(slot - environment.elapsed())
    let keys = try await signer.keys()
    used = keys
    let sent = environment.elapsed()
    do {
      let response = try await send(request, keys: keys, clockOffset: clockOffset, deadline: sent + timeout)
      state.paced(authority, sentAt: sent, error: nil, now: environment.elapsed())
      record(request, took: environment.elapsed() - sent, .success(response))
      return response
    } catch {
      state.paced(authority, sentAt: sent, error: error, now: environment.elapsed())
      record(request, took: environment.elapsed() - sent, .failure(error))
      if let asked = error.retryAfter, asked > RetryPolicy.longestRetryAfter, state.isFirstLongRetryAfter() {
        notice(.waitShortened(asked: asked))
      }
      throw error
    }
  }

  /// Waits until a request may leave. A run that is to stop waits out the pace, but no silence that OSS has asked for.
  private func waitForTurn(_ wait: Duration) async throws(OSSError) {
    guard wait > .zero else { return }
    let hasPassed: Bool
    do {
      if wait > Self.longestWaitAfterStop {
        hasPassed = try await environment.sleepUnlessStopped(wait)
      } else {
        try await environment.sleep(wait)
        hasPassed = true
      }
    } catch {
      throw .transport(.init(kind: .cancelled, mayHaveBeenSent: false, message: "cancelled while waiting to be sent"))
    }
    guard hasPassed else {
      throw .transport(.init(kind: .cancelled, mayHaveBeenSent: false, message: "not sent: the run is to stop"))
    }
  }

  /// The longest that a request waits for its turn though the run is to stop.
  private static let longestWaitAfterStop = Duration.seconds(5)

  /// The same connection, but what it sends waits for its turn even when the run is to stop.
  var unstoppable: OSSConnection {
    var connection = self
    connection.environment.shouldStop = { false }
    return connection
  }

  /// Addresses, signs and sends one request.
  ///
  /// - Parameter deadline: when its answer has to be read.
  private func send(
    _ request: OSSRequest, keys: SigningKeys, clockOffset: Int64, deadline: Duration
  ) async throws(OSSError) -> HTTPResponse {
    let endpoint = endpoint(of: request)
    if let bucket = request.bucket, let violation = BucketName.violation(of: bucket.text) {
      throw .notSent(reason: "'\(bucket)' can't be addressed: a bucket name \(violation)")
    }
    let headers = signedHeaders(of: request, at: endpoint, keys: keys, clockOffset: clockOffset)
    let query = request.query.map { parameter in
      PercentEncoding.encode(parameter.name) + (parameter.value.map { "=" + PercentEncoding.encode($0) } ?? "")
    }
    let url = endpoint.url(bucket: request.bucket, query: query.joined(separator: "&"))
    var response: HTTPResponse
    do {
      response = try await transport.send(
        HTTPRequest(
          method: request.method, url: url, headers: headers, body: request.body, timeout: timeout))
    } catch {
      throw .transport(error)
    }
    response.deadline = deadline
    guard (200...299).contains(response.status) else {
      let document: Result<XMLElement, XMLError>
      do throws(XMLError) { document = .success(try parsed(response)) } catch { document = .failure(error) }
      let error = serviceError(
        response, document: document, host: host(of: request, at: endpoint), now: environment.now())
      throw .service(error.redacted(by: redacted))
    }
    return response
  }

  /// The header fields of a request, its signature among them. At OSS's own endpoints the signature covers the host, so that
  /// whoever gets hold of a request can't send it elsewhere; what the operator puts in between may rewrite the host.
  private func signedHeaders(
    of request: OSSRequest, at endpoint: Endpoint, keys: SigningKeys, clockOffset: Int64
  ) -> [HTTPHeader] {
    var headers = [
      (name: "Content-Type", value: "application/xml"), (name: "Content-MD5", value: contentMD5(of: request.body)),
    ]
    if endpoint.isOfficial { headers.append((name: Self.hostHeader, value: host(of: request, at: endpoint))) }
    let signable = SignableRequest(
      method: request.method.rawValue, bucket: request.bucket?.text, query: request.query, headers: headers)
    let time = SigningTime(unixSeconds: environment.now().unixSeconds + clockOffset)
    let signed = SignatureV4.signedHeaders(
      for: signable, credentials: keys.credentials, key: keys.key(region: request.region.identifier, day: time.day),
      time: time, additionalHeaders: endpoint.isOfficial ? [Self.hostHeader] : [])
    // The transport sends the host of the URL by itself, which is the one that was signed.
    return signed.filter { $0.0 != Self.hostHeader }.map { HTTPHeader($0.0, $0.1) }
  }

  private static let hostHeader = "host"

  // MARK: Health

  /// Why a read is not worth sending at the moment; nil when it is.
  func obstacle(to request: OSSRequest) -> OSSError? {
    state.obstacle(endpoint(of: request).authority, account: request.account, now: environment.elapsed())
  }

  /// Whether reads from a request's endpoint are held back.
  func isHeldBack(_ request: OSSRequest) -> Bool {
    state.isHeldBack(endpoint(of: request).authority, account: request.account)
  }

  /// Learns from how a read ended after all its tries.
  func noteRead(_ request: OSSRequest, failure: OSSError?) {
    let authority = endpoint(of: request).authority
    guard let failure else { return state.succeeded(authority, account: request.account) }
    state.failed(authority, account: request.account, failure, now: environment.elapsed())
  }
}
