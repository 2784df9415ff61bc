internal import NIOCore

/// Says that bytes have come, complete request or not.
struct BytesArrived {}

/// Stands before the reading of requests: tells when bytes come, and closes connections beyond the number that is served, so
/// that clients which open connections and send nothing can't use up the process's files.
final class ConnectionLimit: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  /// How many connections are served at a time.
  static let most = 4096

  private let open: OpenConnections
  private var isCounted = false

  /// - Parameter open: the count that all connections of a server share. They are all on one thread.
  init(_ open: OpenConnections) { self.open = open }

  func channelActive(context: ChannelHandlerContext) {
    guard open.count < Self.most else { return context.close(promise: nil) }
    open.count += 1
    isCounted = true
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    if isCounted { open.count -= 1 }
    isCounted = false
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    context.fireUserInboundEventTriggered(BytesArrived())
    context.fireChannelRead(data)
  }
}

/// How many connections of a server are open. Only its one thread uses it.
final class OpenConnections {
  var count = 0
}
