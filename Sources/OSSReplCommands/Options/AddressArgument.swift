internal import ArgumentParser
internal import Replication

/// The address of a rule on the command line: `SOURCE:DESTINATION`.
struct AddressArgument: ExpressibleByArgument {
  let address: RuleAddress

  init?(argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    address = RuleAddress(source: BucketName(parts[0]), destination: BucketName(parts[1]))
  }
}
