internal import CLibCurl
internal import Glibc

/// How libcurl says that a transfer failed, and what that means for a caller.
struct TransferError {
  let code: CURLcode
  /// libcurl's own sentence about it, if there is one.
  let detail: String?
  /// The last `errno` of connecting, 0 for none.
  let systemError: CInt

  /// What a proxy answered when a tunnel was asked for; 0 where none was.
  let tunnelStatus: Int

  /// The failure to report. Its message is put together here from the host and the cause; libcurl's sentence is used
  /// only where it holds what nothing else tells, as in a TLS handshake.
  func failure(of exchange: Exchange, _ configuration: CurlTransportConfiguration) -> HTTPFailure {
    let proxy =
      configuration.proxy == .environment
      ? EnvironmentProxy(
        host: exchange.target.host, isSecure: exchange.target.isSecure, in: configuration.proxyVariables)
      : nil
    let (kind, cause, remedy) =
      proxyFailure(of: exchange, proxy)
      ?? kindAndCause(of: exchange, connectTimeout: configuration.connectTimeout)
    return HTTPFailure(
      kind: kind, mayHaveBeenSent: exchange.requestMayHaveLeft, message: "\(exchange.target.authority): \(cause)",
      remedy: remedy)
  }

  private typealias Account = (HTTPFailure.Kind, String, HTTPFailure.Remedy?)

  /// What failed on the way to a proxy or in it; nil where that is not what failed.
  private func proxyFailure(of exchange: Exchange, _ proxy: EnvironmentProxy?) -> Account? {
    guard !exchange.requestMayHaveLeft else { return nil }
    let name = proxy.map { " \($0.description)" } ?? ""
    let remedy = proxy.map { HTTPFailure.Remedy.proxy(variable: $0.variable) }
    switch code {
    case CURLE_COULDNT_RESOLVE_PROXY:
      return (.nameResolution, "the name of the proxy\(name) could not be resolved", remedy)
    case CURLE_RECV_ERROR where tunnelStatus == 407, CURLE_PROXY where tunnelStatus == 407:
      return (.connection, "the proxy\(name) asks for a user and a password (HTTP 407)", remedy)
    case CURLE_RECV_ERROR where tunnelStatus >= 300, CURLE_PROXY where tunnelStatus >= 300:
      return (.connection, "the proxy\(name) does not connect to this host (HTTP \(tunnelStatus))", remedy)
    case CURLE_COULDNT_CONNECT where proxy != nil:
      return (.connection, "no connection to the proxy\(name)\(systemReason)", remedy)
    case CURLE_OPERATION_TIMEDOUT where proxy != nil:
      return (.timeout, "no connection through the proxy\(name) in time", remedy)
    default: return nil
    }
  }

  private func kindAndCause(of exchange: Exchange, connectTimeout: Duration) -> Account {
    let wasSent = exchange.requestMayHaveLeft
    if let refusal = exchange.collector.refusal {
      return (exchange.collector.isContradictory ? .malformed : .tooLarge, refusal, nil)
    }
    switch code {
    case CURLE_URL_MALFORMAT:
      return (.invalidURL, "the URL is not usable", nil)
    case CURLE_COULDNT_RESOLVE_HOST:
      return (.nameResolution, "the host's name could not be resolved", .hostName)
    case CURLE_COULDNT_CONNECT:
      return (.connection, "no connection\(systemReason)", nil)
    case CURLE_PROXY:
      return (.connection, "no connection through the proxy\(libraryReason)", nil)
    case CURLE_OPERATION_TIMEDOUT where wasSent:
      return (.timeout, "no whole answer within \(exchange.request.timeout.inWords)", nil)
    case CURLE_OPERATION_TIMEDOUT:
      return (.timeout, "no connection within \(min(exchange.request.timeout, connectTimeout).inWords)", nil)
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
      CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CLIENTCERT, CURLE_SSL_ENGINE_INITFAILED:
      return securityFailure
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE:
      guard wasSent else {
        return (.connection, "the connection broke before the request was sent\(libraryReason)", nil)
      }
      return switch code {
      case CURLE_GOT_NOTHING: (.interrupted, "the connection was closed before the answer began", nil)
      case CURLE_PARTIAL_FILE: (.interrupted, "the answer ended before it was whole", nil)
      default: (.interrupted, "the connection broke before the answer was whole\(libraryReason)", nil)
      }
    case CURLE_UNSUPPORTED_PROTOCOL where wasSent, CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING:
      return (.malformed, "the answer is not HTTP\(libraryReason)", nil)
    case CURLE_OUT_OF_MEMORY where wasSent:
      // This is how libcurl refuses a header line beyond its own limit of 100 KiB.
      return (.tooLarge, "a line of the answer's header is too long, or no memory is left", nil)
    default:
      return (.other, "the request failed (libcurl \(code.rawValue))\(libraryReason)", nil)
    }
  }

  /// What failed in a TLS handshake. OpenSSL and GnuTLS tell it in words only.
  private var securityFailure: Account {
    let words = (detail ?? "").lowercased()
    func says(_ texts: String...) -> Bool { texts.contains { words.contains($0) } }
    if says("wrong version number", "http request", "unexpected tls packet", "packet length too long") {
      return (.tls, "the server speaks plain HTTP, not TLS", .plainHTTP)
    }
    let reason = "no trusted TLS connection\(libraryReason)"
    if code == CURLE_SSL_CACERT_BADFILE { return (.tls, reason, .certificateFile) }
    let isUnknownIssuer = says("issuer", "self-signed", "self signed", "unknown ca", "certificate verify failed")
    return (.tls, reason, isUnknownIssuer ? .trustIssuer : nil)
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
