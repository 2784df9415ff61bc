internal import HTTPTransport

extension STSClient {
  /// Sends a call, made anew for each try, and gives the answer of a try that went well.
  func send(
    _ call: STSRefusal.Call, _ request: () -> HTTPRequest
  ) async throws(CredentialsError) -> JSONValue {
    var attempt = 1
    while true {
      let fault: CredentialsFault
      switch try await answer(to: request(), call) {
      case .success(let json): return json
      case .failure(let passing): fault = passing.fault
      }
      guard attempt < Self.tries, !Task.isCancelled else { throw .unreachable(fault) }
      await environment.pause(.seconds(attempt))
      attempt += 1
    }
  }

  /// A failure that another try may not meet.
  private struct PassingFailure: Error {
    let fault: CredentialsFault
  }

  private func answer(
    to request: HTTPRequest, _ call: STSRefusal.Call
  ) async throws(CredentialsError) -> Result<JSONValue, PassingFailure> {
    let response: HTTPResponse
    do throws(HTTPFailure) {
      response = try await environment.transport.send(request)
    } catch {
      guard error.kind != .cancelled else { throw .cancelled }
      let fault = CredentialsFault(
        .serviceFailure, step: step, "STS could not be reached: \(error.message)",
        help: [
          "check the network and the proxy; with ALIBABA_CLOUD_STS_REGION or sts_region an STS that is nearer is asked"
        ])
      guard [.tls, .invalidURL, .tooLarge].contains(error.kind) else { return .failure(PassingFailure(fault: fault)) }
      throw .unreachable(fault)
    }
    // What is no JSON is no answer of STS, whatever its status; what it is must not be shown.
    guard let json = try? JSONValue(response.body) else { return .failure(foreign(response.status)) }
    if response.status == 200 { return .success(json) }
    guard let refusal = STSRefusal(status: response.status, json) else { return .failure(foreign(response.status)) }
    let fault = refusal.fault(call, step: step, host: endpoint.host)
    if refusal.isPassing { return .failure(PassingFailure(fault: fault)) }
    throw .broken(fault)
  }

  private func foreign(_ status: Int) -> PassingFailure {
    PassingFailure(
      fault: CredentialsFault(
        .serviceFailure, step: step, "\(endpoint.host) answered \(status) with something that is not STS's",
        help: ["check what answers for \(endpoint.host), for example a proxy"]))
  }
}
