/// How long and how often things are waited for.
package struct ApplyLimits: Hashable, Sendable {
  /// What is waited for after a bucket's last write.
  package var wait: WaitTarget
  /// How long a deleted rule may go on closing, and a replaced pair be without a rule for failures that pass, before the
  /// successor is given up; and how long the target of `wait` is waited for.
  package var waitTimeout: Duration
  /// How long an accepted write may stay unseen in reads.
  package var readBack: Duration
  /// How often one write is sent, all in all, where nothing is at stake but the write itself.
  package var writeAttempts: Int
  /// The first pause between two looks at a closing rule; it grows by half each time.
  package var firstPause: Duration
  /// The longest pause between two looks.
  package var longestPause: Duration

  package init(
    wait: WaitTarget = .closing, waitTimeout: Duration = .seconds(30 * 60), readBack: Duration = .seconds(30),
    writeAttempts: Int = 4, firstPause: Duration = .seconds(2), longestPause: Duration = .seconds(30)
  ) {
    self.wait = wait
    self.waitTimeout = waitTimeout
    self.readBack = readBack
    self.writeAttempts = writeAttempts
    self.firstPause = firstPause
    self.longestPause = longestPause
  }

  /// The pause before look number `look` (0 is the first) at something that takes OSS minutes.
  func pauseWhileWaiting(_ look: Int) -> Duration {
    var pause = firstPause
    for _ in 0..<min(look, 64) where pause < longestPause { pause = pause * 3 / 2 }
    return min(pause, longestPause)
  }

  /// The pause before the look that follows on sending number `attempt` (1 is the first) without a clear answer, so that a
  /// service that is overloaded is not hit again at once.
  ///
  /// - Parameter retryAfter: how long OSS asked to wait.
  func pauseAfterUnclearAnswer(_ attempt: Int, retryAfter: Duration?) -> Duration {
    min(max(firstPause / 4 * (1 << min(max(attempt - 1, 0), 16)), retryAfter ?? .zero), longestPause)
  }

  /// The pause before look number `look` (0 is the first, at once) at a write that was accepted or is unclear.
  func pauseBeforeLook(_ look: Int) -> Duration {
    look == 0 ? .zero : min(.milliseconds(250) * (1 << min(look, 5)), ApplyLimits.longestLookPause)
  }

  /// How long what a write without a clear answer did, or a bucket that can't be read, is looked for once the run is to stop.
  var looksAfterStop: Duration { min(readBack, .seconds(5)) }

  /// Longer pauses are broken off when the run is to stop; shorter ones keep the looks apart.
  package static let longestLookPause = Duration.seconds(5)
}

/// What is waited for after a bucket's last write. It never shortens what a change itself needs: a replaced or blocked rule
/// always waits until the old one is gone.
package enum WaitTarget: String, CaseIterable, Sendable {
  /// Nothing: an accepted write that reads show is enough.
  case none
  /// Deleted rules are gone.
  case closing
  /// Deleted rules are gone, and new ones have the status `doing`.
  case doing
}
