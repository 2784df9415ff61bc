internal import CLibCurl

/// A libcurl transfer handle, set up for one exchange after the other. Only the transfer thread uses it.
///
/// It is used again because it keeps the TLS sessions of earlier exchanges; the connections themselves belong to the
/// multi handle.
final class EasyHandle {
  let pointer: UnsafeMutableRawPointer
  /// Where libcurl writes what went wrong.
  private let errorText: UnsafeMutablePointer<CChar>
  private var headerList: UnsafeMutablePointer<curl_slist>?
  /// The first option that libcurl refused since the last set-up.
  private var refusal: CURLcode?

  init?() {
    guard let pointer = curl_easy_init() else { return nil }
    self.pointer = pointer
    errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    curl_easy_cleanup(pointer)
    curl_slist_free_all(headerList)
    errorText.deallocate()
  }

  /// Sets every option for an exchange, which must outlive the transfer.
  func prepare(for exchange: Exchange, configuration: CurlTransportConfiguration) throws(HTTPFailure) {
    recycle()
    setSafetyOptions()
    setConnection(exchange, configuration)
    setMessage(exchange)
    setCallbacks(exchange)
    if let refusal {
      let reason = String(cString: curl_easy_strerror(refusal))
      throw .unsent(.other, "\(exchange.target.authority): libcurl did not take the request: \(reason)")
    }
  }

  /// Forgets the last exchange.
  func recycle() {
    curl_easy_reset(pointer)
    curl_slist_free_all(headerList)
    headerList = nil
    errorText[0] = 0
    refusal = nil
  }

  /// What libcurl says went wrong, or nil if it says nothing.
  var errorDetail: String? {
    errorText[0] == 0 ? nil : String(cString: errorText)
  }

  /// A number that libcurl knows of the transfer, 0 if it knows none.
  func number(_ info: CURLINFO) -> Int {
    var value = 0
    return oss_repl_easy_get_long(pointer, info, &value) == CURLE_OK ? value : 0
  }

  // MARK: Options

  /// What holds for every request, whatever it is.
  private func setSafetyOptions() {
    // Signals would hit whichever thread; a time-out while resolving works without them, as libcurl resolves on a
    // thread of its own. Giving up must not wait for that thread either.
    set(CURLOPT_NOSIGNAL, 1)
    set(CURLOPT_QUICK_EXIT, 1)
    set(CURLOPT_PROTOCOLS_STR, "http,https")
    set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_HTTP09_ALLOWED, 0)
    set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    set(CURLOPT_NETRC, Int(CURL_NETRC_IGNORED.rawValue))
    set(CURLOPT_SSL_VERIFYPEER, 1)
    set(CURLOPT_SSL_VERIFYHOST, 2)
    set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    // A path is signed as it is written, dots included.
    set(CURLOPT_PATH_AS_IS, 1)
  }

  private func setConnection(_ exchange: Exchange, _ configuration: CurlTransportConfiguration) {
    let timeout = exchange.request.timeout
    set(CURLOPT_TIMEOUT_MS, timeout.wholeMilliseconds)
    set(CURLOPT_CONNECTTIMEOUT_MS, min(timeout, configuration.connectTimeout).wholeMilliseconds)
    // On a connection that was used before and breaks without a byte of an answer, libcurl sends the request again by
    // itself. The server may have carried out the first one, so that must not happen to a write: a write always gets a
    // new connection, on which libcurl never repeats. Reads may reuse that connection afterwards.
    set(CURLOPT_FRESH_CONNECT, exchange.request.method == .get ? 0 : 1)
    if let file = configuration.certificateFile { set(CURLOPT_CAINFO, file) }
    if let directory = configuration.certificateDirectory { set(CURLOPT_CAPATH, directory) }
    switch configuration.proxy {
    case .environment: break
    case .none: set(CURLOPT_PROXY, "")
    case .url(let url): set(CURLOPT_PROXY, url)
    }
  }

  private func setMessage(_ exchange: Exchange) {
    let request = exchange.request
    set(CURLOPT_URL, request.url)
    if request.method == .get && request.body.isEmpty {
      set(CURLOPT_HTTPGET, 1)
    } else {
      // POST with another method's name: the one way in which libcurl sends a body from memory with its length, also an
      // empty one. The added byte is not sent; it keeps the address of an empty body from being nil.
      set(CURLOPT_POST, 1)
      set(CURLOPT_CUSTOMREQUEST, request.method.rawValue)
      set(CURLOPT_POSTFIELDSIZE_LARGE, offset: request.body.count)
      (request.body + [0]).withUnsafeBytes { bytes in
        note(oss_repl_easy_set_pointer(pointer, CURLOPT_COPYPOSTFIELDS, bytes.baseAddress))
      }
    }
    for line in exchange.headerFields.lines {
      guard let longer = curl_slist_append(headerList, line) else { return note(CURLE_OUT_OF_MEMORY) }
      headerList = longer
    }
    note(oss_repl_easy_set_pointer(pointer, CURLOPT_HTTPHEADER, headerList))
  }

  private func setCallbacks(_ exchange: Exchange) {
    let context = Unmanaged.passUnretained(exchange).toOpaque()
    note(oss_repl_easy_set_pointer(pointer, CURLOPT_ERRORBUFFER, errorText))
    note(oss_repl_easy_set_data_callback(pointer, CURLOPT_HEADERFUNCTION, takeHeaderLine))
    note(oss_repl_easy_set_pointer(pointer, CURLOPT_HEADERDATA, context))
    note(oss_repl_easy_set_data_callback(pointer, CURLOPT_WRITEFUNCTION, takeBody))
    note(oss_repl_easy_set_pointer(pointer, CURLOPT_WRITEDATA, context))
    note(oss_repl_easy_set_prerequest_callback(pointer, noteRequestBegins))
    note(oss_repl_easy_set_pointer(pointer, CURLOPT_PREREQDATA, context))
  }

  private func set(_ option: CURLoption, _ value: Int) {
    note(oss_repl_easy_set_long(pointer, option, value))
  }

  private func set(_ option: CURLoption, offset: Int) {
    note(oss_repl_easy_set_offset(pointer, option, offset))
  }

  private func set(_ option: CURLoption, _ value: String) {
    note(oss_repl_easy_set_string(pointer, option, value))
  }

  private func note(_ code: CURLcode) {
    if code != CURLE_OK, refusal == nil { refusal = code }
  }
}

extension Duration {
  /// Milliseconds, rounded up so that a short time-out never becomes 0, which libcurl takes for none; at most some 24
  /// days, so that it fits libcurl's arithmetic.
  var wholeMilliseconds: Int {
    let limit = Int64(Int32.max)
    let (seconds, attoseconds) = components
    guard seconds < limit / 1000 else { return Int(limit) }
    return Int(seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
