internal import Diagnostics
internal import Planning
package import Replication

/// What a valid configuration holds, in a line.
package func validationText(_ state: DesiredState) -> String {
  let rules = state.buckets.reduce(0) { $0 + $1.rules.count }
  let tombstones = state.buckets.reduce(0) { $0 + $1.tombstones.count }
  let absent = tombstones == 0 ? "" : " and \(tombstones) absent"
  return "Valid: \(counted(rules, "rule"))\(absent) on \(counted(state.buckets.count, "bucket")).\n"
}

/// That some files of a configuration have no error, in a line.
///
/// - Parameter isResolved: whether the rest of the configuration has none either, so that rules could be judged.
package func validationText(files: Int, isResolved: Bool) -> String {
  isResolved
    ? "Valid: \(counted(files, "file")).\n" : "No error in \(counted(files, "file")), as far as could be checked.\n"
}
