import Planning
import Replication
import TestSupport
import Testing

@Suite("The accounts whose number is pinned")
struct PinnedAccountTests {
  private func account(_ name: String, _ uid: String? = "1001") -> Account {
    Account(name: name, source: .environment, uid: uid, origin: Example.origin)
  }

  private func bucket(_ name: BucketName, _ own: Account?, destination: Account? = nil) -> DesiredBucket {
    var rule = Example.desired(Example.address(name.text, "\(name)-dr"))
    rule.destinationAccount = destination
    var bucket = Example.bucket(name, rules: [rule])
    bucket.account = own
    return bucket
  }

  @Test func thoseInUseEachOnceByName() {
    var far = bucket("invoices", account("main"), destination: account("dr", "2002"))
    far.region = "cn-shanghai"
    far.endpoint = .official(.internal)
    let state = DesiredState(buckets: [
      far, bucket("orders", account("main")), bucket("plain", nil), bucket("free", account("free", nil)),
    ])
    #expect(state.pinnedAccounts().map(\.account.name) == ["dr", "main"])
    #expect(state.pinnedAccounts().map(\.region) == ["cn-shanghai", "cn-shanghai"])
    #expect(state.pinnedAccounts().map(\.endpoint) == [.official(.internal), .official(.internal)])
  }

  @Test func outOfScopeIsNotInUse() throws {
    let state = DesiredState(buckets: [
      bucket("invoices", account("main"), destination: account("dr", "2002")), bucket("orders", account("other")),
    ])
    func names(_ only: String) throws -> [String] {
      state.pinnedAccounts(in: Scope(only: [try #require(AddressGlob(only))])).map(\.account.name)
    }
    #expect(try names("orders:*") == ["other"])
    #expect(try names("invoices:*") == ["dr", "main"])
    #expect(try names("invoices:elsewhere") == ["main"], "the bucket is read, the rule is not looked at")
  }
}
