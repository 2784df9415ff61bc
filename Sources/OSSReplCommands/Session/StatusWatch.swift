internal import OSSClient
internal import Replication
internal import Reporting
internal import Status
internal import TerminalText

/// Shows a status again and again until a signal ends the run: in place on a terminal, as lines with their time elsewhere.
struct StatusWatch {
  let reading: StatusReading
  let interval: Duration
  let detail: Detail
  let console: ConsoleReporter

  /// - Throws: what a pause throws that is broken off.
  func run() async throws {
    let screen = Screen(console.runtime)
    var last: StatusTable?
    while console.runtime.stopSignal() == nil {
      let result = await reading.read()
      show(result, since: last, on: screen)
      last = result.table
      _ = try await console.runtime.stoppableRequestEnvironment.sleepUnlessStopped(interval)
    }
    screen.erase()
  }

  private func show(_ result: StatusReading.Result, since last: StatusTable?, on screen: Screen) {
    let runtime = console.runtime
    let changed = last.map { result.table.changes(since: $0) } ?? []
    guard runtime.terminals.contains(.error), runtime.screenSize() != nil else {
      let lines = statusLines(result.table, changed: changed, at: result.time, isFirst: last == nil)
      return runtime.output(lines)
    }
    var layout = console.options.layout(runtime)
    layout.style = console.options.style(.error, runtime)
    let heading = statusHeading(at: result.time, every: interval)
    screen.draw { size in
      // The last column stays free: some terminals wrap when it is filled.
      layout.width = max(size.columns - 1, TextLayout.narrowest)
      let text = statusText(result.table, detail: detail, changed: changed, layout: layout)
      let lines =
        [heading, ""] + text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
      let room = size.rows - 1
      guard lines.count > room else { return lines }
      return Array(lines.prefix(max(room - 1, 1))) + ["... \(lines.count - room + 1) more lines"]
    }
  }
}
