internal import Diagnostics

/// A bucket needs a region and a mode, its own or inherited.
enum MissingBucketSetting: ConfigurationLint {
  static func findings(in configuration: ResolvedConfiguration) -> [Diagnostic] {
    configuration.buckets.flatMap { bucket in
      var findings: [Diagnostic] = []
      if bucket.region.isNone {
        findings.append(
          Diagnostic(
            .missingSetting, "a bucket needs `region`, from itself or from the defaults", at: bucket.key,
            help: ["write `region: cn-REGION`, here or under `defaults`"]))
      }
      if bucket.manage.isNone {
        findings.append(
          Diagnostic(
            .missingSetting, "a bucket needs `manage`, from itself or from the top of the file", at: bucket.key,
            notes: ["it says what happens to rules that the file does not list"],
            help: ["write `manage: exclusive`, `listed` or `observe`, here or at the top of the file"]))
      }
      return findings
    }
  }
}
