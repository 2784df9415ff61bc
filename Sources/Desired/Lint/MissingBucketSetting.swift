internal import Diagnostics

/// A bucket needs a region and a mode, its own or inherited.
enum MissingBucketSetting: BucketLint {
  static func findings(in bucket: ResolvedBucket) -> [Diagnostic] {
    var findings: [Diagnostic] = []
    if bucket.region.isNone {
      findings.append(
        Diagnostic(
          .missingSetting, "a bucket needs `region`, from itself or from the defaults", at: bucket.place,
          help: ["write `region: cn-REGION`, here or under `defaults`"]))
    }
    if bucket.manage.isNone {
      findings.append(
        Diagnostic(
          .missingSetting, "a bucket needs `manage`, from itself or from the top of the root file", at: bucket.place,
          notes: ["it says what happens to rules that the configuration does not list"],
          help: ["write `manage: exclusive`, `listed` or `observe`, here or at the top of the root file"]))
    }
    return findings
  }
}
