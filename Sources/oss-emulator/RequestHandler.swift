internal import Glibc
internal import NIOCore
internal import NIOHTTP1
internal import OSSEmulator

/// One connection: collects requests, has them answered one after the other, writes the answers in the same order.
///
/// While an answer is held back, what has been read already waits, and nothing more is read. A client that has closed its
/// side only still gets its answers.
final class RequestHandler: ChannelDuplexHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundIn = Never
  typealias OutboundOut = ByteBuffer

  /// What a client has sent.
  private enum Arrival {
    case request(HTTPRequestHead, body: [UInt8], start: ContinuousClock.Instant)
    /// The head of a request that is not read on.
    case interrupted(EmulatedReply, HTTPRequestHead, start: ContinuousClock.Instant)
    /// Something that is not HTTP; nothing after it can be understood.
    case malformed
    /// The end of what the client sends.
    case end
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
  /// Whether the connection is closed as soon as the client has closed its side.
  private var isLingering = false

  /// Ends the connection unless the request that has begun is complete by then.
  private var deadline: Scheduled<Void>?

  /// How long a client has for sending a request, from the connection or the request's first bytes on.
  private static let sendingTime = TimeAmount.seconds(10)

  /// How long a client has for closing its side.
  private static let lingeringTime = TimeAmount.seconds(2)

  init(host: EmulatorHost) {
    self.host = host
  }

  func channelActive(context: ChannelHandlerContext) {
    awaitRequest(context: context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    endDeadline()
    context.fireChannelInactive()
  }

  /// Gives a client its time for a request that it has begun.
  private func awaitRequest(context: ChannelHandlerContext) {
    guard deadline == nil, !isFinished else { return }
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    deadline = context.eventLoop.scheduleTask(in: Self.sendingTime) {
      let (handler, context) = bound.value
      handler.deadline = nil
      // While an answer is held back nothing is read, so the rest of the next request can't come.
      if handler.isHoldingBack { handler.awaitRequest(context: context) } else { context.close(promise: nil) }
    }
  }

  private func endDeadline() {
    deadline?.cancel()
    deadline = nil
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isFinished else { return }
    switch unwrapInboundIn(data) {
    case .head(let head):
      start = ContinuousClock.now
      if let reply = host.interruption(beforeReading: EmulatedRequest(head, body: [])) {
        return arrived(.interrupted(reply, head, start: start), context: context)
      }
      self.head = head
      body.removeAll(keepingCapacity: true)
      if !isHoldingBack, head.headers[canonicalForm: "expect"].contains("100-continue") {
        context.writeAndFlush(wrapOutboundOut(.goOn), promise: nil)
      }
    case .body(let part):
      guard head != nil else { return }
      body += part.readableBytesView.prefix(host.bodyLimit - body.count)
    case .end:
      guard let head else { return }
      self.head = nil
      endDeadline()
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

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is BytesArrived { awaitRequest(context: context) }
    if case .inputClosed = event as? ChannelEvent {
      if isLingering { context.close(promise: nil) } else { arrived(.end, context: context) }
    }
    context.fireUserInboundEventTriggered(event)
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
    switch arrival {
    case .request(let head, let body, let start):
      answer(head, body: body, since: start, context: context)
    case .interrupted(let reply, let head, let start):
      deliver(reply, to: head, since: start, context: context)
    case .malformed:
      closeLingering(with: .badRequest, context: context)
    case .end:
      finish(with: ByteBuffer(), context: context)
    }
  }

  private func answer(
    _ head: HTTPRequestHead, body: [UInt8], since start: ContinuousClock.Instant, context: ChannelHandlerContext
  ) {
    switch host.respond(to: EmulatedRequest(head, body: body), on: context.eventLoop) {
    case .now(let reply):
      deliver(reply, to: head, since: start, context: context)
    case .later(let answer):
      isHoldingBack = true
      let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
      answer.whenComplete { result in
        let (handler, context) = bound.value
        handler.isHoldingBack = false
        switch result {
        case .success(let reply): handler.deliver(reply, to: head, since: start, context: context)
        // The event loop ends, and all connections with it.
        case .failure: context.close(promise: nil)
        }
        handler.goOn(context: context)
      }
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

  /// Hands an answer over in the way that it is to be delivered.
  private func deliver(
    _ reply: EmulatedReply, to request: HTTPRequestHead, since start: ContinuousClock.Instant,
    context: ChannelHandlerContext
  ) {
    host.note(reply, since: start)
    switch reply.delivery.ending {
    case .whole, .truncated:
      var buffer = context.channel.allocator.buffer(capacity: 512 + reply.body.count)
      buffer.writeAnswer(reply, to: request)
      guard request.isKeepAlive, reply.delivery.ending == .whole else { return finish(with: buffer, context: context) }
      context.write(wrapOutboundOut(buffer), promise: nil)
    case .close:
      closeLingering(with: ByteBuffer(), context: context)
    case .reset:
      reset(context: context)
    }
  }

  /// Writes the last answer and closes the connection behind it.
  private func finish(with buffer: ByteBuffer, context: ChannelHandlerContext) {
    isFinished = true
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(buffer)).whenComplete { _ in bound.value.close(promise: nil) }
  }

  /// Does the same while the client may still be sending: a socket that is closed before all was read is reset, and the
  /// client would lose the answer.
  private func closeLingering(with buffer: ByteBuffer, context: ChannelHandlerContext) {
    isFinished = true
    isLingering = true
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.writeAndFlush(wrapOutboundOut(buffer)).whenComplete { _ in bound.value.close(mode: .output, promise: nil) }
    let channel = context.channel
    context.eventLoop.scheduleTask(in: Self.lingeringTime) { channel.close(promise: nil) }
  }

  /// Tears the connection down: a socket that lingers for no time is reset when it is closed.
  private func reset(context: ChannelHandlerContext) {
    isFinished = true
    context.flush()
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    // Where the option cannot be set the socket is closed all the same.
    (context.channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
      .whenComplete { _ in bound.value.close(promise: nil) }
  }
}

extension EmulatedRequest {
  /// A request as NIO has read it.
  fileprivate init(_ head: HTTPRequestHead, body: [UInt8]) {
    self.init(
      method: head.method.rawValue, target: head.uri, headers: head.headers.map { (name: $0.name, value: $0.value) },
      body: body)
  }
}
