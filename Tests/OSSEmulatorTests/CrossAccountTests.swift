import OSSEmulator
import OSSSignature
import Testing
import XMLDocument

@Suite struct CrossAccountTests {
  @Test func aListHoldsTheBucketsOfTheCallersAccount() throws {
    var harness = try AccountsHarness()
    for (credentials, owner, names) in [
      (AccountsHarness.user, "1000000000000001", ["orders"]),
      (AccountsHarness.userOfOther, "2000000000000002", ["orders-dr"]),
    ] {
      let list = try harness.oss(credentials, bucket: nil).document()
      #expect(list.text("Owner/ID") == owner)
      #expect(list.firstChild(named: "Buckets")?.children(named: "Bucket").compactMap { $0.text("Name") } == names)
    }
  }

  @Test func aBucketOfAnotherAccountNeedsItsPolicy() throws {
    var harness = try AccountsHarness()
    let other = "403 AccessDenied 0003-00000001"
    // The policy of orders-dr grants two reads to the first account.
    for query in ["bucketInfo", "versioning"] {
      #expect(harness.oss(AccountsHarness.user, bucket: "orders-dr", query, region: "cn-beijing").status == 200)
    }
    for query in ["location", "replication", "replicationLocation"] {
      #expect(harness.oss(AccountsHarness.user, bucket: "orders-dr", query, region: "cn-beijing").refusal == other)
    }
    #expect(harness.oss(AccountsHarness.userOfOther, bucket: "orders", "bucketInfo").refusal == other)
    let rule = "<ReplicationConfiguration><Rule>\(simplestRule)</Rule></ReplicationConfiguration>"
    #expect(
      harness.oss(AccountsHarness.userOfOther, "POST", bucket: "orders", "comp=add&replication", body: rule).refusal
        == other)
    #expect(harness.oss(AccountsHarness.userOfOther, "DELETE", bucket: "orders").refusal == other)
    #expect(harness.oss(AccountsHarness.userOfOther, "PUT", bucket: "orders").refusal == "409 BucketAlreadyExists -")
  }

  @Test func aUsersPolicyLimitsWhatItsAccountMayDo() throws {
    var harness = try AccountsHarness()
    #expect(harness.oss(AccountsHarness.reader, "GET", "bucketInfo").status == 200)
    #expect(harness.oss(AccountsHarness.reader, bucket: nil).status == 200)
    #expect(harness.oss(AccountsHarness.reader, "DELETE").refusal == "403 AccessDenied 0003-00000202")
    #expect(harness.oss(AccountsHarness.reader, "PUT", bucket: "fresh").refusal == "403 AccessDenied 0003-00000202")
  }

  @Test func aDenialOfTheBucketsPolicyOutweighs() throws {
    let seed = try Seed(
      json: Array(
        #"""
        {"buckets": [{"name": "orders", "region": "cn-hangzhou", "owner": "1000000000000001", "policy": {"Version": "1",
         "Statement": [{"Effect": "Deny", "Principal": ["200000000000000001"], "Action": "oss:*", "Resource": "*"},
                       {"Effect": "Allow", "Principal": "*", "Action": "oss:*", "Resource": "*"}]}}]}
        """#.utf8))
    var harness = try AccountsHarness()
    harness.emulator.store = EmulatorStore(seed: seed, at: harness.clock.now, settings: harness.emulator.settings)
    #expect(harness.oss(AccountsHarness.user, "GET", "bucketInfo").refusal == "403 AccessDenied 0003-00000101")
    #expect(harness.oss(AccountsHarness.userOfOther, "GET", "bucketInfo").status == 200)
    // The reader's own policy is silent on deletions, and the bucket's grants them.
    #expect(harness.oss(AccountsHarness.reader, "DELETE").status == 204)
  }

  @Test func aPolicySurvivesInTheState() throws {
    let harness = try AccountsHarness()
    let restored = try StateDocument.store(from: StateDocument.bytes(of: harness.emulator.store))
    #expect(restored == harness.emulator.store)
    #expect(restored["orders-dr"]?.policy != nil)
  }
}
