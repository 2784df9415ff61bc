internal import NIOCore
internal import NIOHTTP1
internal import OSSEmulator

/// One connection: collects requests, has them answered one after the other, writes the answers in the same order.
///
/// While an answer is held back, what has been read already waits, and nothing more is read.
final class RequestHandler: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundIn = Never
  typealias OutboundOut = ByteBuffer

  /// What a client has sent.
  private enum Arrival {
    case request(HTTPRequestHead, body: [UInt8], start: ContinuousClock.Instant)
    /// Something that is not HTTP; nothing after it can be understood.
    case malformed
  }

  private let host: EmulatorHost
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []
  private var start = ContinuousClock.now
  private var waiting = CircularBuffer<Arrival>()
  private var isHoldingBack = false
  private var isReadWanted = false
  /// Whether the last answer of the connection is written.
  private var isFinished = false

  init(host: EmulatorHost) {
    self.host = host
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body.removeAll(keepingCapacity: true)
      start = ContinuousClock.now
      if !isHoldingBack, head.headers[canonicalForm: "expect"].contains("100-continue") {
        context.writeAndFlush(wrapOutboundOut(.goOn), promise: nil)
      }
    case .body(let part):
      body += part.readableBytesView.prefix(host.bodyLimit - body.count)
    case .end:
      guard let head else { return }
      self.head = nil
      arrived(.request(head, body: body, start: start), context: context)
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    context.flush()
  }

  func read(context: ChannelHandlerContext) {
    guard !isHoldingBack else {
      isReadWanted = true
      return
    }
    context.read()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard error is HTTPParserError else { return context.close(promise: nil) }
    arrived(.malformed, context: context)
  }

  private func arrived(_ arrival: Arrival, context: ChannelHandlerContext) {
    if isHoldingBack { return waiting.append(arrival) }
    answer(arrival, context: context)
  }

  private func answer(_ arrival: Arrival, context: ChannelHandlerContext) {
    guard !isFinished else { return }
    guard case .request(let head, let body, let start) = arrival else {
      return finish(with: .badRequest, context: context)
    }
    let request = EmulatedRequest(
      method: head.method.rawValue, target: head.uri, headers: head.headers.map { (name: $0.name, value: $0.value) },
      body: body)
    let (reply, ready) = host.respond(to: request, on: context.eventLoop)
    guard let ready else { return write(reply, to: head, since: start, context: context) }
    isHoldingBack = true
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    ready.whenComplete { _ in
      let (handler, context) = bound.value
      handler.isHoldingBack = false
      handler.write(reply, to: head, since: start, context: context)
      handler.goOn(context: context)
    }
  }

  /// Takes up what had to wait for an answer that was held back.
  private func goOn(context: ChannelHandlerContext) {
    while !isHoldingBack, let arrival = waiting.popFirst() { answer(arrival, context: context) }
    context.flush()
    guard !isHoldingBack, isReadWanted else { return }
    isReadWanted = false
    context.read()
  }

  private func write(
    _ reply: EmulatedReply, to request: HTTPRequestHead, since start: ContinuousClock.Instant,
    context: ChannelHandlerContext
  ) {
    var buffer = context.channel.allocator.buffer(capacity: 512 + reply.body.count)
    buffer.writeAnswer(reply, to: request)
    host.note(reply, since: start)
    guard request.isKeepAlive else { return finish(with: buffer, context: context) }
    context.write(wrapOutboundOut(buffer), promise: nil)
  }

  /// Writes the last answer and closes the connection behind it.
  private func finish(with buffer: ByteBuffer, context: ChannelHandlerContext) {
    isFinished = true
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(buffer)).whenComplete { _ in bound.value.close(promise: nil) }
  }
}
