import FoundationEssentials

/// Files that the tests compare with, found from where this source file lies.
package enum Fixture {
  /// The bytes of a file in `Tests/Fixtures`, by its path there, for example `oss/error.resp.NoSuchBucket.xml`.
  package static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(filePath: "\(directory)/\(path)")))
  }

  /// The names of the files in a folder of `Tests/Fixtures`, sorted.
  package static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(directory)/\(folder)").sorted()
  }

  /// The root of the project.
  package static let projectRoot = #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/\($1)" }

  private static let directory = projectRoot + "/Tests/Fixtures"
}
