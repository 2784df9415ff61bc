internal import CLibCurl
internal import Glibc
internal import Locking

/// Sends requests with libcurl. All of a transport's requests share one thread and one pool of connections, and any
/// number may be under way at once.
///
/// The thread starts with the first request. It ends with `shutdown()` or with the transport itself.
package final class CurlTransport: HTTPSending {
  private enum Worker {
    case notStarted
    case running(pthread_t)
    case ended
  }

  private let configuration: CurlTransportConfiguration
  private let mailbox = Mailbox()
  private let worker = Locked(Worker.notStarted)

  package init(configuration: CurlTransportConfiguration = CurlTransportConfiguration()) {
    self.configuration = configuration
  }

  deinit {
    shutdown()
  }

  /// Sends one request and waits for the whole answer. Cancelling the task ends the exchange at once with `.cancelled`.
  ///
  /// A read (GET) that breaks on a kept connection before any byte of an answer came is sent again on another one. A
  /// write is never sent twice.
  package func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    let exchange = try Exchange(request, configuration: configuration)
    try startIfNeeded()
    let outcome = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in mailbox.submit(exchange, continuation: continuation) }
    } onCancel: {
      mailbox.cancel(exchange)
    }
    return try outcome.get()
  }

  /// Ends every request under way with `.cancelled`, closes all connections and waits for the thread's end. Requests
  /// sent later fail in the same way.
  package func shutdown() {
    let thread = worker.withLock { worker -> pthread_t? in
      defer { worker = .ended }
      if case .running(let thread) = worker { return thread }
      return nil
    }
    mailbox.close()
    if let thread { pthread_join(thread, nil) }
  }

  private func startIfNeeded() throws(HTTPFailure) {
    try worker.withLock { worker throws(HTTPFailure) in
      guard case .notStarted = worker else { return }
      guard libraryIsReady, let multi = curl_multi_init() else {
        throw .unsent(.other, "libcurl could not be started")
      }
      mailbox.open(waking: multi)
      let loop = Unmanaged.passRetained(TransferLoop(multi: multi, mailbox: mailbox, configuration: configuration))
      var thread = pthread_t()
      let code = pthread_create(&thread, nil, runTransferLoop, loop.toOpaque())
      guard code == 0 else {
        _ = mailbox.retire()
        loop.release()
        curl_multi_cleanup(multi)
        throw .unsent(.other, "no thread could be started for sending: \(systemErrorText(code))")
      }
      worker = .running(thread)
    }
  }
}

/// Sets libcurl up once for the whole process.
private let libraryIsReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

/// The thread's first function; it takes over the reference to its loop.
private func runTransferLoop(context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  blockSignals()
  Unmanaged<TransferLoop>.fromOpaque(context).takeRetainedValue().run()
  return nil
}

/// Leaves the process's signals to its other threads. SIGPIPE, which writing TLS to a closed connection raises on the
/// writing thread, then has no effect beyond the write's error. Those that report a crash are left alone.
private func blockSignals() {
  var signals = sigset_t()
  sigfillset(&signals)
  for crash in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS] { sigdelset(&signals, crash) }
  pthread_sigmask(SIG_BLOCK, &signals, nil)
}
