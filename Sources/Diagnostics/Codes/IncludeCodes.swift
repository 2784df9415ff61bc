extension DiagnosticCode {
  /// A key of the root file in a file that it includes.
  package static let rootKeyInIncludedFile = DiagnosticCode(
    1039, "root key in an included file",
    page: """
      Only the root file holds `version`, `project`, `manage`, `include`, `inputs`,
      `accounts`, `defaults`, `protect` and `limits`: what holds for the whole
      configuration stands in one place. Included files hold `templates`, `buckets`
      and `groups`.

      Bad:

      ```yaml
      # buckets/finance.yaml
      defaults: {region: cn-shanghai}
      buckets:
        invoices: {rules: []}
      ```

      Good:

      ```yaml
      # buckets/finance.yaml
      buckets:
        invoices: {region: cn-shanghai, rules: []}
      ```
      """)

  /// A path or pattern that no file fits.
  package static let includeMatchesNothing = DiagnosticCode(
    1040, "include without a file",
    page: """
      A path or pattern under `include` fits no file. A pattern that finds nothing
      would leave its buckets out without a word, and a bucket that no file names is
      not managed.

      Paths are relative to the file that names them. `*` and `?` stay within one part
      of a path, and names that begin with a dot are found only when they are written
      out.

      Bad: `include: ["bucket/*.yaml"]` where the directory is called buckets.

      Good: `include: ["buckets/*.yaml"]`.
      """)

  /// A pattern that the root file fits.
  package static let includeCycle = DiagnosticCode(
    1041, "the root file includes itself",
    page: """
      A pattern under `include` fits the root file, perhaps over a link. Each file is
      read once, and only the root file includes others.

      Bad:

      ```yaml
      include: ["*.yaml"]
      ```

      Good:

      ```yaml
      include: ["buckets/*.yaml"]
      ```
      """)

  /// A `**` in a pattern.
  package static let recursivePattern = DiagnosticCode(
    1042, "pattern over all directories",
    page: """
      `**` as a part of a path reaches into all directories below in some tools. Here
      `*` and `?` stay within one part of a path, so that the files of a configuration
      can be told from its text.

      Bad:

      ```yaml
      include: ["buckets/**/*.yaml"]
      ```

      Good:

      ```yaml
      include: ["buckets/*.yaml", "buckets/*/*.yaml"]
      ```
      """)

  /// A path out of the root folder.
  package static let fileOutsideRootFolder = DiagnosticCode(
    1061, "file outside the root folder",
    page: """
      Every file of a configuration lies in the root folder, once all links are
      followed: the folder in which the root file is named, or the one that
      `--root DIR` or OSS_REPL_ROOT names. Otherwise a pull request could read other
      files of the machine that plans it. The message is the same whether or not
      there is such a file.

      Bad: `include: ["../common/*.yaml"]`, and `oss-repl plan --config
      infra/oss-repl.yaml`.

      Good: the same with `--root .`, where both folders lie in the current one.
      """)

  /// A name that no file of a configuration has.
  package static let unfitFileName = DiagnosticCode(
    1062, "file of another kind",
    page: """
      Files that are included end in `.yaml` or `.yml`; files of items may end in
      `.json` or `.txt` too. Nothing is read from a directory called `.git`. So a
      configuration reads only what people take for its files.

      Bad: `include: ["buckets/*"]` in a folder with a README.

      Good: `include: ["buckets/*.yaml"]`.
      """)
}
