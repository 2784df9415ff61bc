import TestSupport
import Testing

@testable import OSSReplCommands

@Suite("A live block and the texts between its frames")
struct ScreenTests {
  private func world(
    _ width: Int = 40, _ height: Int = 6, isOutputFile: Bool = false
  ) -> (TerminalWorld, Screen) {
    let world = TerminalWorld(TerminalModel(width: width, height: height), isOutputFile: isOutputFile)
    return (world, Screen(world.runtime))
  }

  @Test func aFrameIsOneWriteInPlaceOfTheLastOne() {
    let (world, screen) = world()
    screen.draw { _ in ["one", "two", "three"] }
    screen.draw { _ in ["four", "five"] }
    #expect(world.now.writes.count == 2)
    #expect(world.now.terminal.lines == ["four", "five"])
    #expect(world.now.isGuarded)
  }

  @Test func aFrameThatStandsThereIsNotDrawnAgain() {
    let (world, screen) = world()
    screen.draw { _ in ["one"] }
    screen.draw { _ in ["one"] }
    #expect(world.now.writes.count == 1)
    world.change { $0.terminal.resize(width: 39, height: 6) }
    screen.draw { _ in ["one"] }
    #expect(world.now.writes.count == 2)
  }

  @Test func nothingIsLeftSwitchedOffBetweenFrames() {
    let (world, screen) = world()
    screen.draw { _ in ["one", "two"] }
    #expect(world.now.writes[0].hasPrefix("\u{1B}[?25l\u{1B}[?7l"))
    #expect(world.now.terminal.isCursorVisible && world.now.terminal.wraps)
  }

  @Test func aTextTakesTheBlocksPlaceInOneWrite() {
    let (world, screen) = world()
    screen.draw { _ in ["one", "two"] }
    screen.print("warning: x\n", to: .error)
    #expect(world.now.writes.count == 2)
    #expect(world.now.terminal.lines == ["warning: x"])
    #expect(!world.now.isGuarded)
    screen.draw { _ in ["three"] }
    #expect(world.now.terminal.lines == ["warning: x", "three"])
  }

  @Test func theProductStaysWholeOnTheSameTerminal() {
    let (world, screen) = world()
    screen.draw { _ in ["one", "two"] }
    screen.print("the plan\n", to: .output)
    #expect(world.now.terminal.lines == ["the plan"])
  }

  @Test func theProductInAFileLeavesTheBlockAlone() {
    let (world, screen) = world(isOutputFile: true)
    screen.draw { _ in ["one"] }
    screen.print("the plan\n", to: .output)
    #expect(world.now.file == "the plan\n")
    #expect(world.now.writes.count == 1)
    #expect(world.now.terminal.lines == ["one"])
  }

  @Test func aBlockDoesNotBeginInTheMidstOfALine() {
    let (world, screen) = world()
    screen.print("Apply? ", to: .output)
    screen.draw { _ in ["one"] }
    #expect(world.now.terminal.lines == ["Apply?"])
    screen.print("yes\n", to: .output)
    screen.draw { _ in ["one"] }
    #expect(world.now.terminal.lines == ["Apply? yes", "one"])
  }

  @Test func inTheBackgroundNothingIsDrawn() {
    let (world, screen) = world()
    world.change { $0.isInBackground = true }
    screen.draw { _ in ["one"] }
    #expect(world.now.writes.isEmpty)
  }

  @Test func erasingLeavesAnEmptyPlaceAndIsDoneOnce() {
    let (world, screen) = world()
    screen.erase()
    screen.print("before\n", to: .error)
    screen.draw { _ in ["one", "two"] }
    screen.erase()
    screen.erase()
    #expect(world.now.writes.count == 3)
    #expect(world.now.terminal.lines == ["before"])
    #expect(!world.now.isGuarded)
  }

  @Test func inTheTopRowErasingIsNotAskedForAtTheFirstColumn() {
    // tmux takes that for clearing the screen, and keeps the rows as history.
    let (world, screen) = world()
    screen.draw { _ in ["one", "two"] }
    screen.erase()
    #expect(world.now.writes[1].contains("\u{1B}[C\u{1B}[J"))
    #expect(!world.now.writes.joined().contains("\r\u{1B}[J"))
  }

  @Test func thereAreNeverMoreLinesThanRows() {
    let (world, screen) = world(40, 3)
    screen.print("above\n", to: .error)
    for number in 0..<5 { screen.draw { _ in (0..<9).map { "line \($0), frame \(number)" } } }
    #expect(world.now.terminal.lines == ["above"] + (0..<3).map { "line \($0), frame 4" })
  }

  /// Random frames, texts and sizes: every text stands there once and in order, and behind them nothing but the last block.
  @Test(arguments: TerminalModel.Resizing.allCases, 0..<150)
  func whateverHappensTheTextsStayAndOnlyTheLastBlockIsThere(resizing: TerminalModel.Resizing, seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    func size(_ random: inout SeededGenerator) -> (width: Int, height: Int) {
      (Int.random(in: 12...60, using: &random), Int.random(in: 2...12, using: &random))
    }
    let first = size(&random)
    let world = TerminalWorld(TerminalModel(width: first.width, height: first.height, resizing: resizing))
    let screen = Screen(world.runtime)
    var texts: [String] = []
    var block: [String] = []
    for number in 0..<60 {
      switch Int.random(in: 0..<8, using: &random) {
      case 0, 1:
        // Where rows are cut off, a text has to be narrower than any width to be found again.
        let longest = resizing == .cutting ? 8 : 90
        let lines = (0..<Int.random(in: 1...3, using: &random)).map { _ in
          "\(number):" + String(repeating: "t", count: Int.random(in: 1...longest, using: &random))
        }
        screen.print(lines.map { $0 + "\n" }.joined(), to: random.oneIn(2) ? .output : .error)
        texts += lines
        block = []
      case 2:
        screen.erase()
        block = []
      case 3:
        let next = size(&random)
        world.change { $0.terminal.resize(width: next.width, height: next.height) }
        // The frame that follows mends whatever the terminal has made of the last one.
        fallthrough
      default:
        screen.draw { size in
          block = (0..<Int.random(in: 1...max(size.rows - 1, 1), using: &random)).map { line in
            let whole = "\(number)/\(line) " + String(repeating: "b", count: Int.random(in: 0...60, using: &random))
            return String(whole.prefix(size.columns - 1))
          }
          return block
        }
      }
      #expect(world.now.mistake == nil)
      #expect(
        world.now.terminal.lines == texts + block.map { String($0.reversed().drop { $0 == " " }.reversed()) },
        "step \(number)")
    }
    screen.erase()
    #expect(world.now.terminal.lines == texts)
    #expect(world.now.terminal.isCursorVisible && world.now.terminal.wraps)
  }
}
