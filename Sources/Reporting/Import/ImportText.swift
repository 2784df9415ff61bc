internal import Diagnostics

/// How much of what is live stands in an imported document.
package struct ImportCounts: Sendable {
  let rules: Int
  let buckets: Int
  /// Rules that stand in comments.
  let commentedRules: Int
  /// Buckets without rules, which are left out.
  let emptyBuckets: Int

  package init(rules: Int, buckets: Int, commentedRules: Int, emptyBuckets: Int) {
    self.rules = rules
    self.buckets = buckets
    self.commentedRules = commentedRules
    self.emptyBuckets = emptyBuckets
  }
}

/// What was imported and what was not, as text for people.
package func importText(_ counts: ImportCounts) -> String {
  var parts = ["Imported \(counted(counts.rules, "rule")) of \(counted(counts.buckets, "bucket"))"]
  if counts.commentedRules > 0 { parts.append("\(counted(counts.commentedRules, "rule")) left as comments") }
  if counts.emptyBuckets > 0 { parts.append("\(counted(counts.emptyBuckets, "bucket")) without rules left out") }
  return parts.joined(separator: "; ") + ".\nChecked: a plan of this document gives no action.\n"
}
