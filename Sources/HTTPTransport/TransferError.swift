internal import CLibCurl
internal import Glibc

/// How libcurl says that a transfer failed, and what that means for a caller.
struct TransferError {
  let code: CURLcode
  /// libcurl's own sentence about it, if there is one.
  let detail: String?
  /// The last `errno` of connecting, 0 for none.
  let systemError: CInt

  /// The failure to report. Its message is put together here from the host and the cause; libcurl's sentence is used
  /// only where it holds what nothing else tells, as in a TLS handshake.
  func failure(of exchange: Exchange, connectTimeout: Duration) -> HTTPFailure {
    let wasSent = exchange.requestMayHaveLeft
    let (kind, cause) = kindAndCause(of: exchange, connectTimeout: connectTimeout)
    return HTTPFailure(
      kind: kind, mayHaveBeenSent: wasSent, message: "\(exchange.target.authority): \(cause)")
  }

  private func kindAndCause(of exchange: Exchange, connectTimeout: Duration) -> (HTTPFailure.Kind, String) {
    let wasSent = exchange.requestMayHaveLeft
    if let refusal = exchange.collector.refusal {
      return (exchange.collector.isContradictory ? .malformed : .tooLarge, refusal)
    }
    switch code {
    case CURLE_URL_MALFORMAT:
      return (.invalidURL, "the URL is not usable")
    case CURLE_COULDNT_RESOLVE_HOST:
      return (.nameResolution, "the host's name could not be resolved")
    case CURLE_COULDNT_RESOLVE_PROXY:
      return (.nameResolution, "the name of the proxy could not be resolved")
    case CURLE_COULDNT_CONNECT:
      return (.connection, "no connection\(systemReason)")
    case CURLE_PROXY:
      return (.connection, "no connection through the proxy\(libraryReason)")
    case CURLE_OPERATION_TIMEDOUT where wasSent:
      return (.timeout, "no whole answer within \(exchange.request.timeout.inWords)")
    case CURLE_OPERATION_TIMEDOUT:
      return (.timeout, "no connection within \(min(exchange.request.timeout, connectTimeout).inWords)")
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
      CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CLIENTCERT, CURLE_SSL_ENGINE_INITFAILED:
      return (.tls, "no trusted TLS connection\(libraryReason)")
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE:
      guard wasSent else { return (.connection, "the connection broke before the request was sent\(libraryReason)") }
      return switch code {
      case CURLE_GOT_NOTHING: (.interrupted, "the connection was closed before the answer began")
      case CURLE_PARTIAL_FILE: (.interrupted, "the answer ended before it was whole")
      default: (.interrupted, "the connection broke before the answer was whole\(libraryReason)")
      }
    case CURLE_UNSUPPORTED_PROTOCOL where wasSent, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
      return (.malformed, "the answer is not HTTP\(libraryReason)")
    case CURLE_OUT_OF_MEMORY where wasSent:
      // This is how libcurl refuses a header line beyond its own limit of 100 KiB.
      return (.tooLarge, "a line of the answer's header is too long, or no memory is left")
    default:
      return (.other, "the request failed (libcurl \(code.rawValue))\(libraryReason)")
    }
  }

  private var systemReason: String {
    systemError == 0 ? "" : ": \(systemErrorText(systemError))"
  }

  /// libcurl's sentence as one short line. It can quote the server, so only printable ASCII is kept.
  private var libraryReason: String {
    let text = detail ?? String(cString: curl_easy_strerror(code))
    let line = String(text.unicodeScalars.prefix(200).map { (" "..."~").contains($0) ? Character($0) : "?" })
    let trimmed = line.reversed().drop { $0 == "." || $0 == " " || $0 == "?" }.reversed()
    return trimmed.isEmpty ? "" : ": \(String(trimmed))"
  }
}

extension Duration {
  /// `30 s` or `250 ms`.
  fileprivate var inWords: String {
    let milliseconds = wholeMilliseconds
    return milliseconds.isMultiple(of: 1000) ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
  }
}
