extension ProgressDisplay.Style {
  /// How progress is shown on the terminal that there is, or is not.
  init(_ progress: ProgressOptions, _ output: OutputOptions, _ runtime: Runtime) {
    switch progress.progress ?? (progress.quiet ? .none : .auto) {
    case .none: self = .none
    case .plain: self = .lines
    case .auto:
      let name = runtime.environment["TERM"] ?? ""
      let canRedraw = runtime.terminals.contains(.error) && !name.isEmpty && name != "dumb"
      self = canRedraw ? .block(output.style(.error, runtime), ascii: output.needsASCII(runtime)) : .lines
    }
  }
}
