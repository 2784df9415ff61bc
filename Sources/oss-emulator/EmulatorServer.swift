internal import Glibc
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL

/// The emulator behind a socket, on one thread.
struct EmulatorServer {
  private let channel: any Channel
  /// Where it listens, for example `http://127.0.0.1:41337`.
  let url: String

  /// Why the server could not start, as a plain sentence without a full stop.
  struct StartError: Error, CustomStringConvertible {
    let description: String
  }

  /// Listens on an address; port 0 takes any that is free. With a context for TLS it speaks that only.
  init(
    host: EmulatorHost, address: String, port: Int, tls: NIOSSLContext? = nil,
    open: NIOLoopBoundBox<OpenConnections>
  ) throws(StartError) {
    let group = ServerThreads.sockets
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 1024)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(ConnectionLimit(open.value))
          if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
          try channel.pipeline.syncOperations.addHandler(
            ByteToMessageHandler(HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes)))
          try channel.pipeline.syncOperations.addHandler(RequestHandler(host: host))
        }
      }
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
    do {
      channel = try bootstrap.bind(host: address, port: port).wait()
    } catch {
      let option = tls == nil ? "--port" : "--tls-port"
      throw StartError(description: Self.sentence(for: error, address: address, port: port, option: option))
    }
    let name = address.contains(":") ? "[\(address)]" : address
    url = "\(tls == nil ? "http" : "https")://\(name):\(channel.localAddress?.port ?? port)"
  }

  /// How many connections all servers of the process have open together.
  static func noConnections() -> NIOLoopBoundBox<OpenConnections> {
    NIOLoopBoundBox.makeBoxSendingValue(OpenConnections(), eventLoop: ServerThreads.sockets.next())
  }

  /// Closes the socket. Connections are closed by the end of the process; what is answered until then is kept before.
  func stop() throws {
    try channel.close().wait()
  }

  private static func sentence(for error: any Error, address: String, port: Int, option: String) -> String {
    if error is SocketAddressError.UnknownHost { return "the host name \(address) is not known" }
    return switch (error as? IOError)?.errnoCode {
    case EADDRINUSE: "port \(port) on \(address) is in use by another program; choose one with \(option)"
    case EACCES: "no permission to listen on port \(port) of \(address)"
    case EADDRNOTAVAIL: "\(address) is no address of this machine"
    default: "cannot listen on \(address), port \(port): \(error)"
    }
  }
}
