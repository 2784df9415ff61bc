internal import ArgumentParser
internal import Replication

/// A region of the command line or the environment, with or without the prefix that OSS's endpoints have.
struct RegionArgument {
  let region: Region
  private let text: String

  init(argument: String) throws(ValidationError) {
    region = Region(argument)
    text = argument
    guard Region.isWellFormed(region.identifier) else {
      throw ValidationError("write a region's identifier, such as cn-hangzhou.")
    }
  }

  /// What is taken instead of the text; nil where it is the text.
  ///
  /// - Parameter source: where the text stands.
  func note(as source: String) -> String? {
    region.identifier == text ? nil : "\(source) \(text) is taken as \(region.identifier).\n"
  }
}
