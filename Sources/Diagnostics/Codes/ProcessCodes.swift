extension DiagnosticCode {
  /// Codes for what the system gives this process too little of.
  package static let process: [DiagnosticCode] = [fewerConnections, tooFewDescriptors, tooFewThreads]

  package static let fewerConnections = DiagnosticCode(
    9002, "fewer buckets at once than --jobs asks for",
    page: """
      Each connection takes up to six file descriptors, and the system limits how many
      a process may have open. `oss-repl` raises its own limit as far as it may. When
      that is not enough for `--jobs`, it works on fewer buckets at once and says how
      many. The run does the same as ever, and takes longer.

      What to do: raise the limit, or pass a smaller `--jobs`, which ends the warning.

      Bad: a thousand buckets at once in a shell whose limit is not enough for them.

      ```sh
      ulimit -n 1024
      oss-repl apply --auto-approve --jobs 1024
      ```

      Good: a limit that is, or as many buckets as fit.

      ```sh
      ulimit -n 8192
      oss-repl apply --auto-approve --jobs 1024
      ```
      """)

  package static let tooFewDescriptors = DiagnosticCode(
    9003, "too few file descriptors",
    page: """
      A run needs some file descriptors to do anything: for its connections, its files
      and for the system's own libraries. With fewer it could begin and not end: it
      would delete a rule and be unable to create the next one. So nothing is
      contacted, and the exit code is 64.

      What to do: raise the limit of the shell or the service that starts it
      (`ulimit -n`, `LimitNOFILE=` in systemd), or close what it was started with.

      Bad: a limit that leaves room for hardly more than the standard streams.

      ```sh
      ulimit -n 16
      oss-repl plan
      ```

      Good: the usual limit.

      ```sh
      ulimit -n 1024
      oss-repl plan
      ```
      """)

  package static let tooFewThreads = DiagnosticCode(
    9004, "too few threads or too little memory",
    page: """
      A run needs a thread for each processor and a few more, and memory for them.
      Where the system does not give them, the libraries beneath would wait for ever,
      perhaps between the delete and the create of a replace. So this is tried before
      anything else, and the run ends with exit code 1.

      What to do: raise the limit of processes or of address space for the user, the
      container or the service (`ulimit -u`, `ulimit -v`, `TasksMax=` in systemd,
      `--pids-limit` of a container).

      Bad: a limit of address space that the threads' stacks alone exceed.

      ```sh
      ulimit -v 100000
      oss-repl plan
      ```

      Good: a limit on what counts, the memory that is in use, such as a container's.

      ```sh
      docker run --memory 512m --pids-limit 64 oss-repl plan
      ```
      """)
}
