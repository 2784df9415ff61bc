internal import Glibc
internal import NIOCore

/// Says that bytes have come, complete request or not.
struct BytesArrived {}

/// Stands before the reading of requests: says when bytes come, and closes connections beyond the number that is served, so
/// that clients which open connections and send nothing can't use up the process's files.
final class ConnectionLimit: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  /// How many connections are served at a time: 4,096, or fewer where the process may not open so many files, of which some
  /// are left for the state and the log.
  static let most: Int = {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 256 }
    limit.rlim_cur = min(limit.rlim_max, 8192)
    // Where it can't be raised, what holds is read again.
    _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 256 }
    return max(4, min(4096, Int(clamping: limit.rlim_cur) - 32))
  }()

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
