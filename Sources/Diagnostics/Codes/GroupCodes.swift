extension DiagnosticCode {
  /// The two ends of a range don't go together.
  package static let illegalRange = DiagnosticCode(
    1043, "illegal range",
    page: """
      `range: [FIRST, LAST]` counts upwards from the first item to the last, both
      included. Both end in numbers of the same width, behind the same text: otherwise
      it would have to be guessed whether `ap1` and `ap01` are the same.

      Bad:

      ```yaml
      each: {site: {range: [ap1, ap240]}}
      ```

      Good:

      ```yaml
      each: {site: {range: [ap001, ap240]}}
      ```
      """)

  /// An item that comes twice in one group.
  package static let repeatedItem = DiagnosticCode(
    1044, "item written twice",
    page: """
      A group makes one bucket for each item, so an item that comes twice would make a
      bucket twice. One of the two is mostly meant to be another item, whose bucket
      would be left out without a word.

      Bad:

      ```yaml
      each: {site: {list: [hangzhou, beijing, hangzhou]}}
      ```

      Good:

      ```yaml
      each: {site: {list: [hangzhou, beijing]}}
      ```
      """)

  /// An `each` with none or several keys.
  package static let eachForm = DiagnosticCode(
    1045, "each without one clear form",
    page: """
      `each` has one key, the name under which texts use the item, and below it one of
      the four ways to name items: `range`, `list`, `map` or `file`. Two keys would
      leave open which items go together, so combinations are written out as items of
      their own. What belongs to an item stands beside it in a `map`, as in
      `{hz: {region: cn-hangzhou, dr: cn-beijing}}`: `${KEY.region}` and `${KEY.dr}`.

      Bad:

      ```yaml
      each: {site: {list: [hangzhou]}, stage: {list: [test, prod]}}
      ```

      Good:

      ```yaml
      each: {site: {list: [hangzhou-test, hangzhou-prod]}}
      ```
      """)
}
