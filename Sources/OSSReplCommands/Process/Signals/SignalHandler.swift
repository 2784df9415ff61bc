internal import Glibc

/// What a process does about a signal at the moment, in a form that can be compared.
struct SignalHandler: Equatable {
  private let address: Int

  init(_ handler: sighandler_t?) { address = unsafeBitCast(handler, to: Int.self) }

  static var ordinary: SignalHandler { SignalHandler(SIG_DFL) }
  static var ignoring: SignalHandler { SignalHandler(SIG_IGN) }

  /// What is done about a signal now.
  static func current(_ number: CInt) -> SignalHandler {
    var action = sigaction()
    // An unknown number is the only way in which this fails.
    guard sigaction(number, nil, &action) == 0 else { return .ignoring }
    return SignalHandler(action.__sigaction_handler.sa_handler)
  }
}
