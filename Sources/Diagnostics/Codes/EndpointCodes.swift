extension DiagnosticCode {
  /// An endpoint outside OSS that only the operator can allow.
  package static let foreignEndpoint = DiagnosticCode(
    1080, "endpoint that is not OSS's own",
    page: """
      Every request carries a signature, with temporary credentials also their token,
      and a file can come from anybody's pull request. So a file may name only OSS's
      own endpoints, over https and without a port: `oss-REGION.aliyuncs.com`,
      `oss-REGION-internal.aliyuncs.com` and `REGION.oss.aliyuncs.com`; mostly
      `public`, `internal` or `dual-stack` says the same. See
      <https://www.alibabacloud.com/help/en/oss/user-guide/regions-and-endpoints>.

      A gateway, PrivateLink, an emulator or plain http needs whoever runs the
      program: `--allow-endpoint [http://]HOST[:PORT]`, which may be repeated, or
      OSS_REPL_ALLOW_ENDPOINTS with several of them separated by commas, allows the
      file to name it, exactly so. `--endpoint` or OSS_ENDPOINT sends every request to
      one place, whatever the file says.

      Bad:

      ```yaml
      endpoint: http://oss-cn-hangzhou.aliyuncs.com
      ```

      Good:

      ```yaml
      endpoint: internal
      ```
      """)

  /// An endpoint that a bucket's own name stands before.
  package static let bucketInEndpoint = DiagnosticCode(
    1081, "bucket's name in its endpoint",
    page: """
      An endpoint serves every bucket of a region. A request puts the bucket's name
      before it: for the bucket `invoices`, `oss-cn-hangzhou.aliyuncs.com` becomes
      `invoices.oss-cn-hangzhou.aliyuncs.com`. Before one of OSS's own endpoints a
      name that is written already is left out; before another endpoint it is kept,
      and stands there twice. This is a warning. There is none for `--endpoint` and
      OSS_ENDPOINT: a host that does not exist fails the first read.

      Bad:

      ```yaml
      endpoint: https://invoices.oss-cn-hangzhou.aliyuncs.com
      ```

      Good:

      ```yaml
      endpoint: https://oss-cn-hangzhou.aliyuncs.com
      ```
      """)

  /// OSS's own endpoint, but of a region in which the bucket is not.
  package static let endpointOfAnotherRegion = DiagnosticCode(
    1082, "endpoint of another region",
    page: """
      A signature names the region of the bucket, and an endpoint of OSS takes only
      signatures that name its own region: OSS answers "Invalid signing region in
      Authorization header" (EC 0002-00000226), and what the bucket has stays
      unknown. It is a warning, because a few endpoints of closed regions do not
      bear the region's own name. `public`, `internal` and `dual-stack` follow the
      region by themselves. For `--endpoint` and OSS_ENDPOINT, which are typed for one
      run, there is no warning: the first read fails, and says so.

      Bad:

      ```yaml
      endpoint: https://oss-cn-beijing.aliyuncs.com
      ```

      Good:

      ```yaml
      endpoint: public
      ```
      """)

  /// An endpoint outside OSS that the operator has allowed.
  package static let allowedEndpoint = DiagnosticCode(
    1083, "bucket behind another endpoint",
    page: """
      The file names an endpoint that is not OSS's own, and whoever runs the program
      has allowed it, by `--allow-endpoint` or OSS_REPL_ALLOW_ENDPOINTS. Who reviews
      the plan is told where signed requests for the bucket go. This is information;
      nothing has to be changed.

      Bad: `--allow-endpoint http://gateway.example` in a job that nobody needs it
      for any more.

      Good: no `endpoint` in the file, so that requests go to OSS itself.
      """)
}
