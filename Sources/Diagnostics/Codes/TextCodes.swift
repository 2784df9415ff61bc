extension DiagnosticCode {
  /// The bytes are not UTF-8.
  package static let notUTF8 = DiagnosticCode(
    1002, "not UTF-8 text",
    page: """
      A configuration file is UTF-8 text. This one holds a byte sequence that UTF-8
      does not know, or is UTF-16.

      Prefixes and tags are compared byte by byte, so a file in another encoding would
      name other objects than it seems to. OSS itself refuses prefixes that are not
      UTF-8 (EC 0031-00000018).

      Bad: a file saved as Latin-1, in which `é` is the single byte E9.

      Good: the same file saved as UTF-8; most editors offer this under "save with
      encoding".
      """)

  /// The file begins with a byte order mark.
  package static let byteOrderMark = DiagnosticCode(
    1003, "byte order mark",
    page: """
      The file begins with a byte order mark, an invisible character that some editors
      on Windows put before the text.

      YAML tools disagree about it: some read it as part of the first key. It is
      refused so that every tool reads the same file.

      Bad: a file saved as "UTF-8 with BOM" or as UTF-16.

      Good: the file saved as "UTF-8" or "UTF-8 without BOM".
      """)

  /// A control character stands in the text.
  package static let controlCharacter = DiagnosticCode(
    1004, "character not allowed in YAML",
    page: """
      YAML allows no control characters but tab and line breaks, and no NUL. U+0085,
      U+2028 and U+2029 are refused too: they end a line for YAML 1.1 and for no
      editor, so that what looks like a comment could be configuration.

      They can't be seen in an editor and usually come from a broken copy or an
      unfinished write.

      Bad: a prefix with a NUL or escape character in the middle.

      Good:

      ```yaml
      prefixes: ["logs/"]
      ```
      """)

  /// The document exceeds one of the reader's limits.
  package static let overLimit = DiagnosticCode(
    1005, "file over a limit",
    page: """
      A file may nest lists and mappings 64 deep, hold 2,000,000 keys and values, and
      its aliases may stand for 100,000 keys and values in all. A configuration may
      have 10,000 files of 32 MiB together, or of what `--max-config-bytes` says, and
      its patterns may be held against 5,000,000 names of files. A text may hold 100
      variables, and the texts with variables of a configuration may have 64 MiB
      together once these are replaced. The message names the limit.

      The limits keep a broken or hostile file from using up the memory of the
      machine: a few lines with aliases of aliases can unfold into billions of values.

      Bad:

      ```yaml
      a: &a [x, x, x, x, x, x, x, x, x]
      b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
      c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
      ```

      Good: write repeated settings once under `defaults`.
      """)

  /// There is nothing in the file.
  package static let emptyFile = DiagnosticCode(
    1006, "empty file",
    page: """
      The file is empty or holds only comments.

      An empty file is more often a failed write than the wish to manage nothing, so
      it is not read as such.

      Bad:

      ```yaml
      # nothing but a comment
      ```

      Good:

      ```yaml
      version: 1
      buckets: {}
      ```
      """)

  /// A second document begins.
  package static let severalDocuments = DiagnosticCode(
    1007, "more than one document",
    page: """
      A configuration file holds one YAML document. A line `---` in the middle of a
      file begins another one.

      Reading only the first would silently drop the rest.

      Bad:

      ```yaml
      version: 1
      buckets: {}
      ---
      version: 1
      ```

      Good: one document, with all buckets in one `buckets` mapping.
      """)

  /// The text is not YAML.
  package static let malformedYAML = DiagnosticCode(
    1008, "not valid YAML",
    page: """
      The text breaks the rules of YAML, so it has no meaning yet: a quote or
      bracket that is never closed, a line whose indentation fits nothing above it,
      a key without a blank behind its colon, what a merge has left, or a text that
      needs quotes. These are texts that begin with `*`, `&`, `!`, `@`, `%`, `>`,
      `|` or a backtick, texts with ` #` in them, and between braces or brackets
      texts with `${`. Nothing behind that place could be read, so there may be more
      to mend once it is right.

      Bad:

      ```yaml
      project: "acme
      ```

      Good:

      ```yaml
      project: "acme"
      ```
      """)

  /// A tab stands where YAML wants spaces.
  package static let tabIndentation = DiagnosticCode(
    1009, "indentation that is not spaces",
    page: """
      YAML forbids tabs as indentation because their width depends on the editor. What
      belongs to what would differ from reader to reader.

      Other characters look like spaces and are none: the no-break space (U+00A0),
      which comes from web pages and chats, or the ideographic space (U+3000). YAML
      counts them to the text behind them, so the line would stand at the margin.

      Bad: a line that begins with a tab, or with a no-break space.

      Good: the same line indented with two spaces; most editors can show and convert
      such characters.
      """)

  /// A key stands twice in one mapping.
  package static let duplicateKey = DiagnosticCode(
    1010, "duplicate key",
    page: """
      The same key stands twice in one mapping. Many YAML tools silently take the last
      one; here it is an error, because one of the two would be lost: a bucket named
      twice would lose the rules of one place.

      Keys are compared byte by byte.

      Bad:

      ```yaml
      buckets:
        invoices: {region: cn-shanghai, rules: []}
        invoices: {region: cn-beijing, rules: []}
      ```

      Good: one entry with all rules of the bucket.
      """)

  /// A list or mapping stands where a key is meant.
  package static let keyNotText = DiagnosticCode(
    1011, "key is not a text",
    page: """
      YAML allows lists and mappings as keys; a configuration has only text keys. It
      mostly happens when a text that begins with `[` or `{` is not quoted.

      Bad:

      ```yaml
      {invoices}: {rules: []}
      ```

      Good:

      ```yaml
      invoices: {rules: []}
      ```
      """)

  /// An alias without an anchor, or inside its own.
  package static let badAlias = DiagnosticCode(
    1012, "alias can't be resolved",
    page: """
      `*name` repeats the value that was marked with `&name` further up. There is no
      such anchor, it stands further down, or the alias lies inside the value that it
      repeats.

      A text that begins with `*` must be quoted.

      Bad:

      ```yaml
      buckets:
        invoices: {region: cn-hangzhou, rules: *none}
        orders: {region: cn-hangzhou, rules: &none []}
      ```

      Good:

      ```yaml
      buckets:
        invoices: {region: cn-hangzhou, rules: &none []}
        orders: {region: cn-hangzhou, rules: *none}
      ```
      """)

  /// A merge key whose value is no mapping.
  package static let badMerge = DiagnosticCode(
    1013, "merge key without a mapping",
    page: """
      The merge key `<<` copies the entries of another mapping into this one. Its
      value is an alias of a mapping or a list of such aliases.

      Bad:

      ```yaml
      <<: standard
      ```

      Good:

      ```yaml
      <<: *standard
      ```
      """)

  /// A tag that has no meaning here.
  package static let unsupportedTag = DiagnosticCode(
    1014, "tag without meaning",
    page: """
      A tag such as `!name` or `!!binary` asks for a special reading of a value. A
      configuration knows only `!!str` before a text, `!!seq` before a list and
      `!!map` before a mapping, where they change nothing.

      A text that begins with `!` must be quoted.

      Bad:

      ```yaml
      project: !env PROJECT
      ```

      Good:

      ```yaml
      project: acme-prod
      ```
      """)
}
