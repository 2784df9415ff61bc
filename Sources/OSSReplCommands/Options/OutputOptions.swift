internal import ArgumentParser
internal import TerminalText

/// How things are shown.
struct OutputOptions: ParsableArguments {
  /// When to colour.
  enum Colour: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
  }

  @Option(help: ArgumentHelp("When to use colour; auto looks at the terminal and NO_COLOR.", valueName: "when"))
  var color = Colour.auto

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  /// Whether a stream gets colour.
  func colours(_ stream: StandardStream, _ runtime: Runtime) -> Bool {
    switch color {
    case .always: return true
    case .never: return false
    case .auto:
      func isSet(_ name: String) -> Bool { runtime.environment[name].map { !$0.isEmpty } ?? false }
      if isSet("NO_COLOR") { return false }
      if isSet("CLICOLOR_FORCE"), runtime.environment["CLICOLOR_FORCE"] != "0" { return true }
      return runtime.terminals.contains(stream) && runtime.environment["TERM"] != "dumb"
    }
  }

  /// Whether drawings have to make do with ASCII, by wish or by the locale.
  func needsASCII(_ runtime: Runtime) -> Bool {
    if ascii { return true }
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    guard let locale = names.compactMap({ runtime.environment[$0] }).first(where: { !$0.isEmpty }) else { return true }
    return !locale.uppercased().contains("UTF-8") && !locale.uppercased().contains("UTF8")
  }

  func style(_ runtime: Runtime) -> TextStyle { style(.output, runtime) }

  func style(_ stream: StandardStream, _ runtime: Runtime) -> TextStyle {
    colours(stream, runtime) ? .coloured : .plain
  }

  /// How text on standard output is laid out. COLUMNS wins over the terminal, as in other tools; without either it is 80
  /// columns wide.
  func layout(_ runtime: Runtime) -> TextLayout {
    TextLayout(style: style(runtime), width: columns(runtime), isASCIIOnly: needsASCII(runtime))
  }

  /// The columns of standard error; nil where it is no terminal, since a log keeps each message in one line.
  func errorColumns(_ runtime: Runtime) -> Int? { runtime.terminals.contains(.error) ? columns(runtime) : nil }

  private func columns(_ runtime: Runtime) -> Int {
    runtime.environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil } ?? runtime.columns() ?? 80
  }
}
