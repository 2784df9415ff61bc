package import ArgumentParser
internal import Desired
internal import OSSClient
internal import Replication
internal import Reporting

/// `oss-repl import`: prints live rules as a configuration. It has no means to write to OSS.
package struct ImportCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Print live rules as a configuration. Nothing is written, and no configuration is needed.",
    usage: "oss-repl import (--bucket <name> ... | --all) [<options>]",
    discussion: """
      Prints one YAML document to standard output. Buckets without rules are left out. Rules that are closing, or that a \
      configuration can't express, stand in its comments, and manage: listed leaves them alone. Before it is printed the \
      document is read back and planned against what was read: that must give no action.

      Example: oss-repl import --bucket 'invoices-*' > oss-repl.yaml

      Exit codes: 0 done; 1 a bucket could not be read (the others are printed); 7 credentials are missing, or every \
      cause is a refusal of access; 64 wrong usage.
      """)

  @OptionGroup var choice: BucketOptions
  @OptionGroup var network: ConnectionOptions
  @OptionGroup var display: OutputOptions
  @OptionGroup var progressOptions: ProgressOptions

  package init() {}

  package func run() async throws {
    let console = ConsoleReporter(runtime: Runtime.current, options: display, progress: progressOptions)
    let runtime = console.runtime
    let (named, listingRegion) = (try choice.named(runtime), try choice.listingRegion(runtime))
    if !progressOptions.quiet, let note = choice.regionNote(runtime) { runtime.errors(note) }
    let reader = try await network.open([:], console).reader
    let reading: ImportReading
    do throws(OSSError) {
      reading = try await ImportReading(
        named: named, globs: choice.globs, listingRegion: listingRegion, with: reader, jobs: network.jobs,
        progress: console.progress)
    } catch {
      console.report([listingDiagnostic(UnknownReason(error))])
      return try (Outcome(unknown: [UnknownReason(error)]) ?? .error).end()
    }
    console.report(reading.diagnostics)
    let outcome = reading.unmatched.isEmpty ? Outcome(unknown: reading.unread.map(\.reason)) : .error
    // An empty document would look as if there were no rules.
    guard reading.unread.count < reading.buckets.count || outcome == nil else { return try (outcome ?? .ok).end() }
    let document = ImportedDocument(reading.buckets)
    if let fault = importFault(document, observed: reading.observedState) {
      console.report([fault])
      return try Outcome.error.end()
    }
    runtime.output(document.text)
    if !progressOptions.quiet { runtime.errors(importText(ImportCounts(document))) }
    try (outcome ?? .ok).end()
  }
}

extension ImportCounts {
  fileprivate init(_ document: ImportedDocument) {
    self.init(
      rules: document.buckets.reduce(0) { $0 + $1.rules.count }, buckets: document.buckets.count,
      commentedRules: document.commentedRules, emptyBuckets: document.emptyBuckets)
  }
}
