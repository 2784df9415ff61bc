extension DiagnosticCode {
  /// Codes for what keeps the program from seeing the live rules.
  package static let access: [DiagnosticCode] = seen + accountAccess

  private static let seen: [DiagnosticCode] = [
    credentialsMissing, accessRefused, bucketMissing, bucketElsewhere, serviceUnreachable, serviceFailed,
    answerUnreadable, accountMismatch, clockSkewed, clockNotFollowed,
    credentialsMalformed, waitShortened, sessionTokenMissing,
  ]

  package static let credentialsMissing = DiagnosticCode(
    7001, "credentials are missing",
    page: """
      Every request to OSS is signed. The key comes from the environment, as in OSS's
      SDKs: `OSS_ACCESS_KEY_ID`, `OSS_ACCESS_KEY_SECRET`, and for temporary
      credentials `OSS_SESSION_TOKEN`.

      Bad: only OSS_ACCESS_KEY_ID is exported.

      Good: both are exported, for example by the secrets of the CI job.
      """)

  package static let accessRefused = DiagnosticCode(
    7002, "OSS refused access to a bucket",
    page: """
      OSS itself answered with 403 (or 401). What the bucket has stays unknown, so
      nothing is done to it. The Code tells more: `AccessDenied`: the RAM user lacks a
      permission; planning needs `oss:GetBucketReplication`, applying also
      `oss:PutBucketReplication`, `oss:DeleteBucketReplication` and
      `oss:PutBucketRTC`. `InvalidAccessKeyId` and `SignatureDoesNotMatch`: the key or
      its secret is wrong. `SecurityTokenExpired`: the temporary credentials are no
      longer valid (EC 0002-00000007); export fresh ones, OSS_SESSION_TOKEN among
      them. `RequestTimeTooSkewed`: this machine's clock is more than 15 minutes off
      and the answer said no time that could be followed. `UserDisable`: the account
      is closed or in arrears.

      When eight reads in a row fail for the same key or endpoint and none works in
      between, the rest is not tried: they would fail alike. Each of those buckets is
      unknown too.

      Bad: a RAM policy for the CI's user that allows `oss:PutBucketReplication` only.

      Good: a policy that allows all four, on the buckets of the configuration.
      """)

  package static let bucketMissing = DiagnosticCode(
    7003, "the bucket does not exist",
    page: """
      OSS answered `NoSuchBucket`. A bucket that does not exist has no rules, but a
      typing error looks the same, so the bucket counts as unknown and nothing is done
      to it.

      Bad: `invoice:` where the bucket is called invoices.

      Good: the bucket's right name, or no such bucket in the file.
      """)

  package static let bucketElsewhere = DiagnosticCode(
    7004, "the bucket lies in another region",
    page: """
      OSS answered that the bucket has to be addressed at another region's endpoint.
      The answer is not followed: a request goes only where the configuration says.

      A bucket without `region` takes that of `defaults`. One that lies elsewhere has
      a `region` of its own.

      Bad: `region: cn-hangzhou` for a bucket in cn-beijing.

      Good: `region: cn-beijing`.
      """)

  package static let serviceUnreachable = DiagnosticCode(
    7005, "OSS could not be reached",
    page: """
      No whole answer arrived: the name could not be resolved, no connection came
      about, the certificate is not trusted, or the answer was cut off. Reads are
      tried again (`--retries`), each for at most `--timeout`. Once eight reads in a
      row have failed at one endpoint, with nothing working in between, further ones
      are not tried but for a probe now and then.

      Proxies are taken from `https_proxy`, `http_proxy` (in lower case only) and
      `all_proxy`, but not for hosts in `no_proxy`. A proxy that opens TLS shows a
      certificate of its own: `SSL_CERT_FILE` names the PEM file of its issuer, or
      `SSL_CERT_DIR` a directory of such files. An endpoint without a scheme is
      spoken to in https; one that speaks http is written with `http://`.

      Bad: `oss-repl plan` on a runner that reaches the internet only over a proxy.

      Good: `https_proxy=http://proxy.example:3128 oss-repl plan`
      """)

  package static let serviceFailed = DiagnosticCode(
    7006, "OSS answered with a failure",
    page: """
      OSS answered, but with a failure of its own or a refusal that this program does
      not expect here. The bucket stays unknown and nothing is done to it. Give the
      request ID to Alibaba Cloud's support.

      Bad: a loop that runs `oss-repl apply` until it works, while OSS has a
      disturbance.

      Good: wait, then run `oss-repl plan --retries 8`.
      """)

  package static let answerUnreadable = DiagnosticCode(
    7007, "the answer can't be trusted",
    page: """
      An answer arrived that is not OSS's: with a good status something else than a
      whole list of rules (empty, cut off, not XML, of another kind, with a rule that
      lacks its ID or destination, or with something said twice), or with any other
      status, be it 401 or 403, something else than OSS's error envelope, such as a
      page. A proxy, a gateway or a captive portal makes such answers, so they say
      nothing about a key or a permission. Absence must be proven, so the bucket is
      unknown and nothing is done to it.

      Bad: `endpoint: http://gateway.example`, where the gateway answers with its own
      login page.

      Good: `endpoint: public`, or a gateway that hands on OSS's answers as they are.
      """)

  package static let accountMismatch = DiagnosticCode(
    7008, "the credentials belong to another account",
    page: """
      An account of the configuration has a `uid`, the number of the Alibaba Cloud
      account that its credentials must belong to. Before anything else is read, OSS
      is asked for the list of buckets (`oss:ListBuckets`, one bucket at most), whose
      owner is the account that signs. It is another one, so the run ends there: with
      the credentials of another account every bucket would look as if it were missing
      or forbidden, or worse, be there.

      Bad: the job for production runs with the key of the test account.

      Good: the key of the account whose number stands under `accounts`. It is shown
      in the console under the account's own settings. An account without `uid` is not
      checked.
      """)

  package static let clockSkewed = DiagnosticCode(
    7010, "this machine's clock is wrong",
    page: """
      OSS refuses a signature whose time is more than 15 minutes from its own
      (`RequestTimeTooSkewed`, EC 0002-00000504). Its answer says the right time, so
      this run signs by OSS's clock from then on and goes on; the request that was
      refused is signed anew and sent once more. That is safe for a write too, because
      a refused signature changes nothing.

      Bad: a runner in a virtual machine that was suspended, without time
      synchronisation.

      Good: a clock kept right by chrony or systemd-timesyncd.
      """)

  package static let clockNotFollowed = DiagnosticCode(
    7011, "a server's clock is not followed",
    page: """
      A server refused a signature for its time (`RequestTimeTooSkewed`) and said its
      own. A request that is signed for another time is good at that time, for whoever
      has kept it, so the time that a server says is followed only within 24 hours,
      and only when it came over https or from this machine itself. Otherwise nothing
      is signed by it: what the bucket has stays unknown, and the run ends with
      status 7.

      Bad: a runner whose clock stands at the day of its image.

      Good: a clock kept right by chrony or systemd-timesyncd, before the run begins.
      """)

  package static let credentialsMalformed = DiagnosticCode(
    7012, "credentials that can't be right",
    page: """
      `OSS_ACCESS_KEY_ID`, `OSS_ACCESS_KEY_SECRET` and `OSS_SESSION_TOKEN` are
      printable ASCII without blanks. The variable that is named holds something else,
      mostly a line end or a blank at its end: every signature with it would be wrong,
      and OSS would only say that it does not match. Nothing was contacted. The value
      itself is not shown.

      Bad:

      ```sh
      export OSS_ACCESS_KEY_SECRET="$(cat secret.txt) "
      ```

      Good:

      ```sh
      export OSS_ACCESS_KEY_SECRET="$(cat secret.txt)"
      ```
      """)

  package static let waitShortened = DiagnosticCode(
    7013, "asked to wait longer than is waited",
    page: """
      An answer has a `Retry-After` header that asks for a longer pause than 30
      seconds, the longest that is made between two tries. The next try comes after 30
      seconds, and once the tries are used up the bucket is unknown. This is a
      warning: running again later is better than running again at once.

      Bad: a loop that starts `oss-repl apply` again and again while OSS asks for an
      hour of rest.

      Good: a run at the time that OSS names.
      """)

  package static let sessionTokenMissing = DiagnosticCode(
    7014, "temporary key without its token",
    page: """
      The ID of a temporary key begins with `STS.`. Such a key is good only together
      with the security token that came with it, which `OSS_SESSION_TOKEN` holds, and
      that is not set. OSS says of the key alone that it does not exist. This is a
      warning: what OSS says comes behind it.

      Bad: OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET of AssumeRole's answer alone.

      Good: OSS_SESSION_TOKEN as well, from `SecurityToken` of the same answer.
      """)
}
