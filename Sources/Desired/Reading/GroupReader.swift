internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// An entry under `groups`, as it is written.
struct WrittenGroup: Sendable {
  var key: YAMLScalar
  /// What the group is repeated for; nil when it is wrong and reported.
  var each: WrittenEach?
  /// What is the same for each bucket.
  var bucket: WrittenBucket
}

/// Reads one entry under `groups`.
struct GroupReader {
  let findings: Findings
  let files: ConfigurationFiles
  private var values: ValueReader { ValueReader(findings: findings) }

  init(findings: Findings, files: ConfigurationFiles) {
    self.findings = findings
    self.files = files
  }

  func read(_ entry: YAMLMapping.Entry, excused: Set<String>) -> WrittenGroup? {
    let name = values.name(entry.key, of: "a group")
    let example = "`{each: {KEY: {list: [ITEM]}}, bucket: \"NAME-${KEY}\", rules: []}`"
    guard let mapping = values.mapping(Slot(entry), example: example) else { return nil }
    let block = BlockReader(
      mapping, ConfigurationSchema.group, place: entry.key.span, excused: excused, findings: findings)
    let each = block.required(.each, help: "write `each: {KEY: {range: [FIRST, LAST]}}`").flatMap {
      EachReader(findings: findings, files: files).read($0, excused: block.excused)
    }
    let bucketName = block.required(.bucket, help: "write `bucket: \"NAME-${KEY}\"`").flatMap {
      values.interpolable($0, as: .sourceBucket)
    }
    let bucket = BucketReader(findings: findings).read(
      block, named: bucketName?.value, at: bucketName?.span ?? entry.key.span)
    guard name != nil else { return nil }
    let isUsable = each.map { each in bucketName.map { usesKey(each, $0) } ?? true } ?? false
    return WrittenGroup(key: entry.key, each: isUsable ? each : nil, bucket: bucket)
  }

  /// Whether each item gives another bucket; reports when all give the same.
  private func usesKey(_ each: WrittenEach, _ bucket: Located<Interpolable<BucketName>>) -> Bool {
    if case .open(let text) = bucket.value {
      let isUsed = text.variables.contains { variable in
        switch variable {
        case .item, .field: true  // Another key is no variable here, which is found when it is replaced.
        case .sourceBucket, .input: false
        }
      }
      if isUsed { return true }
    }
    findings.report(
      Diagnostic(
        .unusedEachKey, "every item of the group gives the same bucket", at: bucket.span,
        labels: [Diagnostic.Label(span: each.keySpan, message: "the name of the bucket does not hold this key")],
        help: ["write `${\(each.key)}` into it, for example `\"NAME-${\(each.key)}\"`"]))
    return false
  }
}
