internal import ArgumentParser
internal import Reporting

/// How much a plan shows.
struct DetailOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How much is told: summary, changes or full.",
      discussion: """
        summary counts; changes tells equal changes as one; full lists every pair with its rule's ID and every field.
        """, valueName: "detail"))
  var detail = Detail.changes
}

extension Detail: ExpressibleByArgument {}
