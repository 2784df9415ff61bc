internal import ArgumentParser

/// Whether something is shown again and again.
struct WatchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Show it again and again, after so long each time, until Ctrl-C.", valueName: "duration"),
    transform: duration(from: .seconds(1), suchAs: "30s"))
  var watch: Duration?
}
