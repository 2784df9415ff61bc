/// A configuration as a large fleet has it: a few lines of its own for every bucket, in the ways in which people write.
struct FleetText {
  let buckets: Int

  var bytes: [UInt8] {
    var text = """
      # The replication of all telemetry and invoice buckets.
      version: 1
      project: fleet
      manage: exclusive
      defaults:
        region: cn-hangzhou
        rule: {action: PUT, historical_object_replication: disabled}
      buckets:

      """
    for index in 0..<buckets { text += Self.bucket(index) }
    return Array(text.utf8)
  }

  private static func bucket(_ index: Int) -> String {
    let digits = String(index)
    let number = String(repeating: "0", count: 5 - digits.utf8.count) + digits
    switch index % 4 {
    case 0:
      return """
          telemetry-ap\(number):
            rules:
              - destination: {bucket: telemetry-ap\(number)-dr, location: oss-cn-beijing}
                prefixes: ["2025/", "2026/", "raw/events/"]
                note: "OPS-\(number)"

        """
    case 1:
      return """
          invoices-\(number):
            region: cn-shanghai
            rules:
              - destination:
                  bucket: invoices-\(number)-copy
                  location: oss-cn-beijing
                historical_object_replication: enabled
                rtc: enabled
                prefixes:
                  - paid/2025/
                  - paid/2026/

        """
    case 2:
      return """
          # Both directions of the image service; see OPS-\(number).
          images-\(number):
            region: cn-shenzhen
            manage: listed
            rules:
              - destination: {bucket: images-\(number)-north, location: oss-cn-qingdao}
                action: [PUT, DELETE]
              - destination: {bucket: images-\(number)-old, location: oss-cn-qingdao}
                state: absent

        """
    default:
      return """
          ledgers-\(number):
            region: cn-beijing
            rules:
              - destination: {bucket: ledgers-\(number)-dr, location: oss-cn-hangzhou}
                sync_role: oss-replication
                sse_kms_encrypted_objects: enabled
                replica_kms_key_id: key-hzz\(number)
                user_taggings: {filter_type: AND, tags: [{key: team, value: finance}]}

        """
    }
  }
}
