internal import NIOCore
internal import NIOHTTP1
internal import OSSEmulator

/// One connection: collects requests, has them answered, writes the answers.
///
/// The pipeline in front of it lets one request through at a time, so answers keep the order of the requests.
final class RequestHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let host: EmulatorHost
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []
  private var start = ContinuousClock.now

  init(host: EmulatorHost) {
    self.host = host
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body.removeAll(keepingCapacity: true)
      start = ContinuousClock.now
      if head.headers[canonicalForm: "expect"].contains("100-continue") {
        context.writeAndFlush(
          wrapOutboundOut(.head(HTTPResponseHead(version: head.version, status: .continue))), promise: nil)
      }
    case .body(let part):
      body += part.readableBytesView.prefix(host.bodyLimit - body.count)
    case .end:
      guard let head else { return }
      self.head = nil
      answer(head, context: context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func answer(_ head: HTTPRequestHead, context: ChannelHandlerContext) {
    let request = EmulatedRequest(
      method: head.method.rawValue, target: head.uri, headers: head.headers.map { (name: $0.name, value: $0.value) },
      body: body)
    let (reply, ready) = host.respond(to: request, on: context.eventLoop)
    guard let ready else { return write(reply, to: head, context: context) }
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    ready.whenComplete { _ in
      let (handler, context) = bound.value
      handler.write(reply, to: head, context: context)
    }
  }

  private func write(_ reply: EmulatedReply, to request: HTTPRequestHead, context: ChannelHandlerContext) {
    var headers = HTTPHeaders(reply.headers.map { ($0.name, $0.value) })
    let status = HTTPResponseStatus(statusCode: reply.status)
    if status.mayHaveResponseBody { headers.add(name: "Content-Length", value: String(reply.body.count)) }
    headers.add(name: "Connection", value: request.isKeepAlive ? "keep-alive" : "close")
    let head = HTTPResponseHead(version: request.version, status: status, headers: headers)
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    if !reply.body.isEmpty {
      context.write(
        wrapOutboundOut(.body(.byteBuffer(context.channel.allocator.buffer(bytes: reply.body)))), promise: nil)
    }
    host.note(reply, since: start)
    guard request.isKeepAlive else {
      let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
      context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in bound.value.close(promise: nil) }
      return
    }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }
}
