extension String {
  /// What a text says, whatever line its words stand in.
  var inOneLine: String { split { $0 == " " || $0 == "\n" }.joined(separator: " ") }
}
