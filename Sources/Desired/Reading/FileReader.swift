internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// What any file of a configuration may hold.
struct WrittenContent: Sendable {
  var templates: [(key: YAMLScalar, template: WrittenTemplate?)] = []
  /// The buckets, which are read one by one when they are needed.
  var buckets: UnreadBuckets?
  var groups: [WrittenGroup] = []
  /// Whether there is a key for buckets or groups, even one without any.
  var holdsBuckets = false
}

/// The entries under `buckets`. All that is read of a bucket takes many times the space of its lines, so it is made for one
/// bucket at a time.
struct UnreadBuckets: Sendable {
  let mapping: YAMLMapping
  /// Keys that must not be called missing.
  let excused: Set<String>
}

/// Reads the top of a file that the root file includes, and the part of the root file that is the same.
struct FileReader {
  let findings: Findings
  let files: ConfigurationFiles
  private var values: ValueReader { ValueReader(findings: findings) }

  init(findings: Findings, files: ConfigurationFiles) {
    self.findings = findings
    self.files = files
  }

  /// Reads an included file; nil when it is not a mapping at all.
  func readIncluded(_ root: YAMLNode, by rootFile: String) -> WrittenContent? {
    guard let mapping = mapping(root, help: "begin with `buckets:`") else { return nil }
    let block = BlockReader(
      mapping, ConfigurationSchema.includedFile, place: mapping.place, findings: findings,
      refuse: { refuseRootKey($0.key, rootFile) })
    return content(block)
  }

  /// Reads the keys that every file may have.
  func content(_ block: borrowing BlockReader) -> WrittenContent {
    var content = WrittenContent()
    content.holdsBuckets = block[.buckets] != nil || block[.groups] != nil
    if let slot = block[.templates], let templates = values.mapping(slot, example: "`{}` for no templates") {
      let reader = TemplateReader(findings: findings)
      content.templates = templates.entries.map { reader.read($0, excused: block.excused) }
    }
    if let slot = block[.buckets],
      let buckets = values.mapping(
        slot, example: "each bucket's name as a key, such as `invoices: {rules: […]}`, or `{}` for no buckets")
    {
      content.buckets = UnreadBuckets(mapping: buckets, excused: block.excused)
    }
    if let slot = block[.groups], let groups = values.mapping(slot, example: "`{}` for no groups") {
      let reader = GroupReader(findings: findings, files: files)
      content.groups = groups.entries.compactMap { reader.read($0, excused: block.excused) }
    }
    return content
  }

  /// The mapping that a file must be.
  func mapping(_ root: YAMLNode, help: String) -> YAMLMapping? {
    guard case .mapping(let mapping) = root else {
      let place = SourceSpan(file: root.span.file, start: root.span.start, end: root.span.start)
      findings.report(
        Diagnostic(.wrongType, "the file is not a mapping of keys to values", at: place, help: [help]))
      return nil
    }
    return mapping
  }

  /// Reports a key that only the root file may have; false for any other key.
  private func refuseRootKey(_ key: YAMLScalar, _ rootFile: String) -> Bool {
    guard ConfigurationSchema.file.holds(key) else { return false }
    findings.report(
      Diagnostic(
        .rootKeyInIncludedFile, "\(QuotedText(key.text)) belongs in the root file", at: key.span,
        notes: ["an included file holds \(quotedList(ConfigurationSchema.includedFile.keyNames))"],
        help: ["move it to \(QuotedText(rootFile))"]))
    return true
  }
}
