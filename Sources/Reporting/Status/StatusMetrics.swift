internal import Replication
package import Status

/// What is live and how far it is, in the text format of Prometheus: for node_exporter's textfile collector.
///
/// Times are moments and no ages, so that an alert computes the age when it is evaluated. What is not known has no sample. A
/// pair whose rule is closing has a sample of `oss_replication_rule_info` alone: nothing is replicated by it.
package func statusMetrics(_ table: StatusTable) -> String {
  // A pair that is closing and has its next rule has two entries; the one that replicates counts.
  var pairs: [RuleAddress: PairStatus] = [:]
  for pair in table.pairs where pairs[pair.address].map({ $0.phase == .closing }) ?? true { pairs[pair.address] = pair }
  let sorted = pairs.values.sorted { $0.address < $1.address }
  let replicating = sorted.filter { $0.phase != .closing }
  let read = table.readBuckets
  let families = [
    MetricFamily(
      "oss_replication_rule_info", "A replication rule, with where it stands. Always 1.",
      sorted.map { pair in
        MetricSample(
          labels(pair) + [
            ("source_region", pair.source.identifier), ("destination_region", pair.destination?.identifier ?? ""),
            ("phase", pair.phase.name), ("rtc", StatusWords.rtc(pair)),
          ], "1")
      }),
    MetricFamily(
      "oss_replication_history_ratio", "The part of the existing objects that was copied, from 0 to 1.",
      replicating.compactMap { pair in pair.historyRatio.map { MetricSample(labels(pair), "\($0)") } }),
    MetricFamily(
      "oss_replication_new_object_timestamp_seconds",
      "Everything written before this moment has arrived, in Unix time.",
      replicating.compactMap { pair in
        pair.replicatedUpTo.map { MetricSample(labels(pair), MetricFamily.seconds($0)) }
      }),
    MetricFamily(
      "oss_replication_rule_matches", "1 where the live rule is what the configuration asks for, else 0.",
      replicating.compactMap { pair in pair.matches.map { MetricSample(labels(pair), $0 ? "1" : "0") } }),
    MetricFamily(
      "oss_replication_read_success", "1 where a bucket's rules and their progress could be read, else 0.",
      table.buckets.map { MetricSample([("source", $0.name.text)], read.contains($0.name) ? "1" : "0") }),
  ]
  return families.map(\.text).joined()
}

private func labels(_ pair: PairStatus) -> [(name: String, value: String)] {
  [("source", pair.address.source.text), ("destination", pair.address.destination.text)]
}
