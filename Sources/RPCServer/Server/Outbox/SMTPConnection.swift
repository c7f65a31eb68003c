import NIOCore
import NIOPosix
import NIOTLS
import PluginAPI

extension MailRelay {
  /// Sends one mail, over TLS, on a connection of its own.
  ///
  /// **What proves that nothing was sent**: the message follows the server's permission, and what ends the dialogue
  /// before that has written none of it. Afterwards only the server's own word settles it.
  func send(_ mail: MailMessage) async -> Carriage {
    let message = SMTPData.encoded(mail.bytes)
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let settled = loop.makePromise(of: Carriage.self)
    let dialogue = SMTPDialogue(
      .init(sender: mail.sender, recipient: mail.recipient, bytes: message.count),
      account: account, security)
    let bootstrap = ClientBootstrap(group: loop).connectTimeout(patience.connect)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if security == .implicit { try pipeline.addHandler(makeHandler()) }
          try pipeline.addHandler(
            SMTPConnection(dialogue, ByteBuffer(bytes: message), over: self, settled))
        }
      }
    let channel: any Channel
    do {
      channel = try await bootstrap.connect(host: host, port: port).get()
    } catch {
      settled.succeed(.notSent(.unreachable))
      return .notSent(.unreachable)
    }
    return await withTaskCancellationHandler {
      // The promise is only ever kept.
      (try? await settled.futureResult.get()) ?? .unknown
    } onCancel: {
      channel.close(promise: nil)
    }
  }
}

/// One connection to a mail server: does what the dialogue says, and stops where it takes too long.
private final class SMTPConnection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private var dialogue: SMTPDialogue
  private var replies = SMTPReplyReader()
  private let message: ByteBuffer
  private let relay: MailRelay
  /// Nil once it is settled.
  private var settled: EventLoopPromise<Carriage>?
  private var stepLimit: Scheduled<Void>?
  private var beginningLimit: Scheduled<Void>?

  init(
    _ dialogue: SMTPDialogue, _ message: ByteBuffer, over relay: MailRelay,
    _ settled: EventLoopPromise<Carriage>
  ) {
    self.dialogue = dialogue
    self.message = message
    self.relay = relay
    self.settled = settled
  }

  func channelActive(context: ChannelHandlerContext) {
    beginningLimit = limit(relay.patience.beginning, context)
    stepLimit = limit(relay.patience.step, context)
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard settled != nil else { return }
    do {
      guard let reply = try replies.take(unwrapInboundIn(data).readableBytesView) else { return }
      // One question is asked at a time. Above all nobody says in plain text what would be read after TLS began.
      guard !replies.hasMore || dialogue.step == .body else { return end(dialogue.loss, context) }
      act(dialogue.take(reply), context)
    } catch {
      end(dialogue.loss, context)
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case TLSUserEvent.handshakeCompleted = event, let action = dialogue.tlsStands() {
      act(action, context)
    }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    end(dialogue.loss, context)
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { end(dialogue.loss, context) }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    end(dialogue.loss, context)
  }

  // MARK: Acting

  private func act(_ action: SMTPDialogue.Action, _ context: ChannelHandlerContext) {
    stepLimit?.cancel()
    switch action {
    case .say(let line):
      stepLimit = limit(relay.patience.step, context)
      say(line, context)
    case .beginTLS:
      stepLimit = limit(relay.patience.step, context)
      do {
        try context.pipeline.syncOperations.addHandler(relay.makeHandler(), position: .first)
      } catch {
        end(dialogue.loss, context)
      }
    case .sendMessage:
      beginningLimit?.cancel()
      stepLimit = limit(relay.patience.body, context)
      context.writeAndFlush(wrapOutboundOut(message)).assumeIsolated().whenSuccess {
        self.dialogue.messageWritten()
      }
    case .end(let carriage):
      say("QUIT", context)
      end(carriage, context)
    }
  }

  private func say(_ line: String, _ context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: line + "\r\n")), promise: nil)
  }

  private func limit(
    _ patience: TimeAmount, _ context: ChannelHandlerContext
  ) -> Scheduled<Void> {
    context.eventLoop.assumeIsolated().scheduleTask(in: patience) {
      self.end(self.dialogue.loss, context)
    }
  }

  private func end(_ carriage: Carriage, _ context: ChannelHandlerContext) {
    guard let settled else { return }
    self.settled = nil
    stepLimit?.cancel()
    beginningLimit?.cancel()
    settled.succeed(carriage)
    context.close(promise: nil)
  }
}
