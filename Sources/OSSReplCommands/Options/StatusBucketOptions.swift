internal import ArgumentParser
internal import OSSClient
internal import Replication

/// Which buckets to show beside those of a configuration, or without one.
struct StatusBucketOptions: ParsableArguments {
  @Option(
    name: .customLong("bucket"), parsing: .singleValue,
    help: ArgumentHelp(
      "Show this bucket, or those of the account that fit a glob of * and ?, without a configuration. Repeatable.",
      valueName: "name"))
  var buckets: [String] = []

  @Flag(help: "Show every bucket of the account that has rules, also those that no file names.")
  var all = false

  @OptionGroup var choice: RegionOptions

  func validate() throws {
    guard !all || buckets.isEmpty else { throw ValidationError("--all shows every bucket; leave --bucket out.") }
    for text in buckets where BucketGlob(text) == nil {
      if let violation = BucketName.violation(of: text) {
        throw ValidationError("--bucket \(text): a bucket name \(violation).")
      }
    }
  }

  /// What is looked up in the list of the account's buckets: a name without a region too.
  func globs(_ region: Region?) -> [BucketGlob] {
    if all { return [.all] }
    return buckets.compactMap(BucketGlob.init) + (region == nil ? names.map(BucketGlob.init(exactly:)) : [])
  }

  /// The buckets that are named themselves, where their region is given.
  func named(_ region: Region?) -> [ListedBucket] {
    region.map { region in names.map { ListedBucket(name: $0, region: region) } } ?? []
  }

  private var names: [BucketName] { buckets.filter { BucketGlob($0) == nil }.map { BucketName($0) } }
}
