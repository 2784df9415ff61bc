extension MarkdownRung {
  /// The rungs with steps between them, so that a text that is a little too long loses only a little.
  ///
  /// - Parameter most: no list of the text has more lines.
  static func ladder(most: Int) -> [MarkdownRung] {
    var ladder: [MarkdownRung] = []
    for next in all {
      if let last = ladder.last, last.hasSameForm(as: next) {
        var step = last.capped(at: most).step(towards: next)
        while step.numbers != next.numbers {
          ladder.append(step)
          step = step.step(towards: next)
        }
      }
      ladder.append(next)
    }
    return ladder
  }

  /// Whether one becomes the other by smaller numbers alone.
  private func hasSameForm(as other: MarkdownRung) -> Bool {
    hasGraph == other.hasGraph && hasParagraphs == other.hasParagraphs && other.groups > 0
  }

  private var numbers: [Int] { [groups, gains, losses, heldBack, longest, longestCommand] }

  private func capped(at most: Int) -> MarkdownRung {
    var rung = self
    rung.groups = min(groups, most)
    rung.gains = min(gains, most)
    rung.losses = min(losses, most)
    rung.heldBack = min(heldBack, most)
    return rung
  }

  /// A rung whose numbers are an eighth nearer to nothing, but none beyond the other rung's.
  private func step(towards other: MarkdownRung) -> MarkdownRung {
    func less(_ number: Int, _ end: Int) -> Int { number > end ? max(end, number - max(1, number / 8)) : end }
    return MarkdownRung(
      hasGraph: other.hasGraph, hasParagraphs: other.hasParagraphs, groups: less(groups, other.groups),
      gains: less(gains, other.gains), losses: less(losses, other.losses), heldBack: less(heldBack, other.heldBack),
      longest: less(longest, other.longest), longestCommand: less(longestCommand, other.longestCommand),
      leftOut: other.leftOut?.replacing("most pairs", with: "many pairs"))
  }
}

/// Of steps that tell less and less the one that fits and whose neighbour that says more does not fit; the first if that
/// fits.
///
/// It is found by halving, so that not every step has to be tried. It holds too where a step fits although a later one does
/// not, as when a sentence about what is left out is longer than what it stands for.
///
/// - Parameters:
///   - count: how many steps there are, above 0; the last is taken to fit.
///   - fits: whether a step fits.
package func fullestStep(of count: Int, where fits: (Int) -> Bool) -> Int {
  guard !fits(0) else { return 0 }
  var (tooLong, fitting) = (0, count - 1)
  while fitting - tooLong > 1 {
    let middle = (tooLong + fitting) / 2
    if fits(middle) { fitting = middle } else { tooLong = middle }
  }
  return fitting
}
