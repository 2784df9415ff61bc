internal import CLibCurl

/// Drives every exchange of a transport. It runs on one thread of its own, which alone touches libcurl's handles.
///
/// It holds the mailbox but not the transport, so that a transport that nobody uses any more can go and end the thread.
final class TransferLoop {
  private let multi: UnsafeMutableRawPointer
  private let mailbox: Mailbox
  private let configuration: CurlTransportConfiguration
  /// The exchanges under way, by their handle.
  private var active: [UnsafeMutableRawPointer: Exchange] = [:]
  /// The exchanges for which there is no connection yet, in the order in which they came.
  private var waiting: ArraySlice<Exchange> = []
  private var idleHandles: [EasyHandle] = []

  /// How many idle handles are kept; more than come up at once is rare.
  private static let maximumIdleHandles = 64
  /// The longest sleep in milliseconds. libcurl's own timers and the mailbox end a sleep earlier.
  private static let maximumSleep: CInt = 60_000

  /// Takes over a multi handle, which it frees in the end.
  init(multi: UnsafeMutableRawPointer, mailbox: Mailbox, configuration: CurlTransportConfiguration) {
    self.multi = multi
    self.mailbox = mailbox
    self.configuration = configuration
    if let maximum = configuration.maximumConnections {
      // Idle connections count as well, and the oldest makes room for a new one. Neither option can be refused.
      _ = oss_repl_multi_set_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, max(maximum, 1))
      _ = oss_repl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, max(maximum, 1))
    }
  }

  /// Runs until the mailbox is closed; then ends what is left over.
  func run() {
    let (kind, reason) = serve()
    for exchange in Array(active.values) {
      release(exchange)
      exchange.finish(kind, because: reason)
    }
    for exchange in waiting + mailbox.retire() { exchange.finish(kind, because: reason) }
    idleHandles = []
    curl_multi_cleanup(multi)
  }

  /// Works until the mailbox is closed or libcurl is beyond repair; says how whatever is left fails.
  private func serve() -> (HTTPFailure.Kind, String) {
    while true {
      let delivery = mailbox.collect()
      guard !delivery.isClosed else { return (.cancelled, "the transport is shut down") }
      waiting += delivery.arrived
      for exchange in delivery.cancelled { abandon(exchange) }
      startWaiting()
      var running: CInt = 0
      var code = curl_multi_perform(multi, &running)
      if finishCompleted(), !waiting.isEmpty { continue }
      if code == CURLM_OK { code = curl_multi_poll(multi, nil, 0, Self.maximumSleep, nil) }
      guard code == CURLM_OK else { return (.other, "libcurl failed: \(String(cString: curl_multi_strerror(code)))") }
    }
  }

  /// Starts as many exchanges as there may be connections.
  private func startWaiting() {
    let maximum = configuration.maximumConnections.map { max($0, 1) } ?? .max
    while active.count < maximum, let exchange = waiting.popFirst() { start(exchange) }
  }

  private func start(_ exchange: Exchange) {
    let authority = exchange.target.authority
    guard let handle = idleHandles.popLast() ?? EasyHandle() else {
      return exchange.finish(.failure(.unsent(.other, "\(authority): no memory is left for the request")))
    }
    do throws(HTTPFailure) {
      try handle.prepare(for: exchange, configuration: configuration)
    } catch {
      return exchange.finish(.failure(error))
    }
    exchange.handle = handle
    active[handle.pointer] = exchange
    let code = curl_multi_add_handle(multi, handle.pointer)
    if code != CURLM_OK {
      let reason = String(cString: curl_multi_strerror(code))
      release(exchange)
      exchange.finish(.failure(.unsent(.other, "\(authority): libcurl did not take the request: \(reason)")))
    }
  }

  /// Stops an exchange whose task was cancelled, unless it has ended meanwhile. Its connection is closed with it.
  private func abandon(_ exchange: Exchange) {
    if exchange.handle != nil {
      release(exchange)
    } else {
      guard let place = waiting.firstIndex(where: { $0 === exchange }) else { return }
      waiting.remove(at: place)
    }
    exchange.finish(.cancelled, because: "the request was cancelled")
  }

  /// Ends the exchanges that libcurl is done with, and says whether there were any.
  private func finishCompleted() -> Bool {
    var left: CInt = 0
    var hasFinished = false
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let exchange = active[message.pointee.easy_handle],
        let handle = exchange.handle
      else { continue }
      let outcome = outcome(of: exchange, on: handle, code: oss_repl_message_result(message))
      release(exchange)
      exchange.finish(outcome)
      hasFinished = true
    }
    return hasFinished
  }

  private func outcome(of exchange: Exchange, on handle: EasyHandle, code: CURLcode) -> Exchange.Outcome {
    let status = handle.number(CURLINFO_RESPONSE_CODE)
    guard code == CURLE_OK else {
      let cause = TransferError(
        code: code, detail: handle.errorDetail, systemError: CInt(truncatingIfNeeded: handle.number(CURLINFO_OS_ERRNO)),
        tunnelStatus: handle.number(CURLINFO_HTTP_CONNECTCODE))
      return .failure(cause.failure(of: exchange, configuration))
    }
    guard (100...599).contains(status) else {
      let message = "\(exchange.target.authority): the answer has the impossible status \(status)"
      return .failure(HTTPFailure(kind: .malformed, mayHaveBeenSent: true, message: message))
    }
    return .success(
      HTTPResponse(status: status, headers: exchange.collector.headers, body: exchange.collector.body))
  }

  /// Takes an exchange off libcurl and keeps its handle for another one.
  private func release(_ exchange: Exchange) {
    guard let handle = exchange.handle else { return }
    curl_multi_remove_handle(multi, handle.pointer)
    active[handle.pointer] = nil
    exchange.handle = nil
    handle.recycle()
    if idleHandles.count < Self.maximumIdleHandles { idleHandles.append(handle) }
  }
}
