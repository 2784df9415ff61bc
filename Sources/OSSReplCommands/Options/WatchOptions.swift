internal import ArgumentParser

/// Whether something is shown again and again.
struct WatchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Show it again and again, after so long each time, until Ctrl-C.", valueName: "duration"))
  var watch: DurationArgument?

  var interval: Duration? { watch?.duration }
}
