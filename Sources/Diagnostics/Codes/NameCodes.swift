extension DiagnosticCode {
  /// An account that is not defined.
  package static let unknownAccount = DiagnosticCode(
    2015, "unknown account",
    page: """
      `account` names an entry under `accounts` in the root file, and there is none of that name.
      Nothing is assumed: requests signed for another account would read other buckets.

      Bad:

      ```yaml
      accounts:
        main: {auth: env}
      defaults: {account: mian}
      ```

      Good:

      ```yaml
      accounts:
        main: {auth: env}
      defaults: {account: main}
      ```
      """)
}
