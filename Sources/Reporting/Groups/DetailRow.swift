/// One thing said about changes: its name, its value, and what the value means.
struct DetailRow: Sendable {
  var name: String
  var value: Phrase
  /// What the value means.
  var remark: Phrase?
  /// Where the value comes from.
  var place: Phrase?
  /// Whether it has to be read before anything is applied.
  var isWarning = false

  init(_ name: String, _ value: Phrase, _ remark: Phrase? = nil, place: Phrase? = nil) {
    self.name = name
    self.value = value
    self.remark = remark
    self.place = place
  }

  static func warning(_ name: String, _ value: Phrase) -> DetailRow {
    var row = DetailRow("! " + name, value)
    row.isWarning = true
    return row
  }
}
