internal import CLibCurl

// Functions that libcurl calls on the transfer thread, with an `Exchange` as their context. They are functions at file
// scope because a closure would take over the isolation of the place where it is written, and trap on this thread.

/// Takes a line of an answer's header. Any count but the given one makes libcurl stop the transfer.
func takeHeaderLine(
  bytes: UnsafeMutablePointer<CChar>?, size: Int, count: Int, context: UnsafeMutableRawPointer?
) -> Int {
  deliver(bytes, size * count, to: context) { exchange, bytes in exchange.collector.takeHeaderLine(bytes) }
}

/// Takes a piece of an answer's body.
func takeBody(bytes: UnsafeMutablePointer<CChar>?, size: Int, count: Int, context: UnsafeMutableRawPointer?) -> Int {
  deliver(bytes, size * count, to: context) { exchange, bytes in exchange.collector.takeBody(bytes) }
}

/// Notes that the connection, with its TLS and its proxy tunnel, is up and the request is the next thing written to it.
/// Whatever fails before this call, fails without the request having been sent.
func noteRequestBegins(
  context: UnsafeMutableRawPointer?, remoteAddress: UnsafeMutablePointer<CChar>?,
  localAddress: UnsafeMutablePointer<CChar>?, remotePort: CInt, localPort: CInt
) -> CInt {
  guard let context else { return CURL_PREREQFUNC_ABORT }
  Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue().requestMayHaveLeft = true
  return CURL_PREREQFUNC_OK
}

private func deliver(
  _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, to context: UnsafeMutableRawPointer?,
  _ take: (Exchange, UnsafeBufferPointer<UInt8>) -> Bool
) -> Int {
  guard count > 0 else { return 0 }
  guard let bytes, let context else { return 0 }
  let exchange = Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
  let isTaken = bytes.withMemoryRebound(to: UInt8.self, capacity: count) { bytes in
    take(exchange, UnsafeBufferPointer(start: bytes, count: count))
  }
  return isTaken ? count : 0
}
