internal import ArgumentParser
internal import Replication

/// The region of a bucket that the command line names.
struct RegionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The bucket's region (or set OSS_REGION). Without it the bucket is looked up in the account.",
      valueName: "region"),
    transform: RegionArgument.init(argument:))
  var region: RegionArgument?

  /// The region that was given; nil where none was.
  ///
  /// - Throws: `ValidationError` when OSS_REGION is none.
  func given(_ runtime: Runtime) throws -> Region? {
    if let region { return region.region }
    guard let text = runtime.environment["OSS_REGION"], !text.isEmpty else { return nil }
    do throws(ValidationError) {
      return try RegionArgument(argument: text).region
    } catch {
      throw ValidationError("OSS_REGION=\(text): \(error.message)")
    }
  }
}
