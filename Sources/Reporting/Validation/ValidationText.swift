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
