import Planning
import Replication
import TestSupport
import Testing

@Suite("The accounts that a run signs with")
struct AccountsInUseTests {
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
    let accounts = state.accountsInUse()
    #expect(accounts.map(\.name) == ["default", "dr", "free", "main"])
    #expect(accounts.map(\.account?.uid) == [nil, "2002", nil, "1001"])
    #expect(accounts[1].region == "cn-shanghai" && accounts[3].region == "cn-shanghai")
    #expect(accounts[1].endpoint == .official(.internal) && accounts[3].endpoint == .official(.internal))
  }

  @Test func outOfScopeIsNotInUse() throws {
    let state = DesiredState(buckets: [
      bucket("invoices", account("main"), destination: account("dr", "2002")), bucket("orders", account("other")),
    ])
    func names(_ only: String) throws -> [String] {
      state.accountsInUse(in: Scope(only: [try #require(AddressGlob(only))])).map(\.name)
    }
    #expect(try names("orders:*") == ["other"])
    #expect(try names("invoices:*") == ["dr", "main"])
    #expect(try names("invoices:elsewhere") == ["main"], "the bucket is read, the rule is not looked at")
  }
}
