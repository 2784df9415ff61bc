internal import ArgumentParser
internal import OSSClient
internal import Replication

/// Which buckets to import, as the command line says it.
struct BucketOptions: ParsableArguments {
  @Option(
    name: .customLong("bucket"), parsing: .singleValue,
    help: ArgumentHelp(
      "A bucket to import, or a glob of * and ? over the account's buckets. Repeatable.", valueName: "name"))
  var buckets: [String] = []

  @Flag(help: "Import every bucket of the account.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "The region of the buckets that are named without a glob (or set OSS_REGION).", valueName: "region"),
    transform: RegionArgument.init(argument:))
  var region: RegionArgument?

  func validate() throws {
    guard all != !buckets.isEmpty else {
      throw ValidationError(all ? "--all takes every bucket; leave --bucket out." : "Pass --bucket NAME or --all.")
    }
    for text in buckets where BucketGlob(text) == nil {
      if let violation = BucketName.violation(of: text) {
        throw ValidationError("--bucket \(text): a bucket name \(violation).")
      }
    }
  }

  /// What is asked for.
  var globs: [BucketGlob] { all ? [.all] : buckets.compactMap(BucketGlob.init) }
  private var names: [BucketName] { buckets.filter { BucketGlob($0) == nil }.map { BucketName($0) } }

  /// The buckets that are named themselves, each with its region.
  ///
  /// - Throws: `ValidationError` when there are such and no region is given, or OSS_REGION is none.
  func named(_ runtime: Runtime) throws -> [ListedBucket] {
    let region = try region(runtime)
    guard let region else {
      guard let name = names.first else { return [] }
      throw ValidationError(
        "--bucket \(name) needs --region or OSS_REGION; only a glob or --all looks regions up.")
    }
    return names.map { ListedBucket(name: $0, region: region) }
  }

  /// The region whose endpoint is asked for the list of buckets, which is the same everywhere.
  func listingRegion(_ runtime: Runtime) throws -> Region { try region(runtime) ?? "cn-hangzhou" }

  private func region(_ runtime: Runtime) throws -> Region? {
    if let region { return region.region }
    guard let text = runtime.environment["OSS_REGION"], !text.isEmpty else { return nil }
    do throws(ValidationError) {
      return try RegionArgument(argument: text).region
    } catch {
      throw ValidationError("OSS_REGION=\(text): \(error.message)")
    }
  }

  /// What is said of a region that was given in another form.
  func regionNote(_ runtime: Runtime) -> String? {
    // One that is no region is refused where it is needed.
    let given = region ?? runtime.environment["OSS_REGION"].flatMap { try? RegionArgument(argument: $0) }
    return given?.note(as: region == nil ? "OSS_REGION" : "--region")
  }
}
