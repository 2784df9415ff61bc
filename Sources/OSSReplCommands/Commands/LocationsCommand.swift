package import ArgumentParser
internal import Documents
internal import OSSClient
internal import Replication
internal import Reporting

/// `oss-repl locations`: says to which regions a bucket's objects can be replicated. It has no means to write.
package struct LocationsCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "locations",
    abstract: "Show to which regions a bucket can replicate. Nothing is written, and no configuration is needed.",
    discussion: """
      A row for each region that OSS offers to the bucket: whether a rule there can have transfer_type internal or oss_acc, \
      and rtc. It works for a bucket without rules.

      Example: oss-repl locations invoices --to cn-beijing

      Exit codes: 0 done; 1 the bucket could not be read; 4 OSS does not offer the region of --to; 7 credentials are \
      missing, or access is refused; 64 wrong usage.
      """)

  @Argument(help: ArgumentHelp("The bucket that objects are copied from.", valueName: "bucket"))
  var bucket: String

  @Option(
    help: ArgumentHelp("Show this region alone, and end with 4 where OSS does not offer it.", valueName: "region"),
    transform: RegionArgument.init(argument:))
  var to: RegionArgument?

  @OptionGroup var choice: RegionOptions
  @OptionGroup var network: ConnectionOptions
  @OptionGroup var display: OutputOptions

  @Option(help: ArgumentHelp("How to print the regions.", valueName: "format"))
  var format = LocationsFormat.text

  package init() {}

  package func validate() throws {
    if let violation = BucketName.violation(of: bucket) {
      throw ValidationError("'\(bucket)' can't be a bucket: a bucket name \(violation).")
    }
  }

  package func run() async throws {
    let console = ConsoleReporter(runtime: Runtime.current, options: display)
    let given = try choice.given(console.runtime)
    let reader = try await network.open([:], console).reader
    let place: BucketPlace
    if let given {
      place = BucketPlace(name: BucketName(bucket), region: given)
    } else {
      place = try await lookUp(BucketName(bucket), with: reader, console)
    }
    let locations: ReplicationLocations
    do throws(OSSError) {
      locations = try await reader.bucketReplicationLocation(of: place)
    } catch {
      console.report([unreadLocationsDiagnostic(place.name, in: place.region, UnknownReason(error))])
      throw Outcome(unknown: [UnknownReason(error)]) ?? .error
    }
    try show(locations.offers(from: place.region), of: place, console)
  }

  /// The bucket where the account's list of buckets says that it is.
  private func lookUp(
    _ name: BucketName, with reader: OSSReader, _ console: ConsoleReporter
  ) async throws -> BucketPlace {
    let list: BucketList
    do throws(OSSError) {
      // Every region's endpoint lists the buckets of all.
      list = try await reader.buckets(prefix: name.text, in: "cn-hangzhou")
    } catch {
      console.report([listingDiagnostic(UnknownReason(error))])
      throw Outcome(unknown: [UnknownReason(error)]) ?? .error
    }
    guard let found = list.buckets.first(where: { $0.name == name }) else {
      console.report([unlistedBucketDiagnostic(name)])
      throw Outcome.error
    }
    return BucketPlace(name: name, region: found.region)
  }

  private func show(_ offers: [ReplicationOffer], of place: BucketPlace, _ console: ConsoleReporter) throws {
    let runtime = console.runtime
    let shown = to.map { to in offers.filter { $0.region == to.region } } ?? offers
    switch format {
    case .json: runtime.output(try jsonText(LocationsDocument(place.name, in: place.region, shown)))
    case .text:
      if let to, shown.isEmpty {
        runtime.output(locationRefusedText(place.name, in: place.region, to: to.region))
      } else {
        runtime.output(locationsText(place.name, in: place.region, shown, layout: display.layout(runtime)))
      }
    }
    if shown.isEmpty { throw Outcome.blocked }
  }
}

/// How regions are printed.
enum LocationsFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
