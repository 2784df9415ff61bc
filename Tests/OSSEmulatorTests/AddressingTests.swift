import Testing

@testable import OSSEmulator

@Suite struct AddressingTests {
  @Test(arguments: [
    ("127.0.0.1:8080", nil, nil), ("[::1]:8080", nil, nil), ("localhost", nil, nil), ("localhost:80", nil, nil),
    ("emulator:8080", nil, nil), ("oss.example.com", nil, nil), ("", nil, nil),
    ("invoices.localhost:8080", nil, "invoices"), ("oss-demo.localhost", nil, "oss-demo"),
    ("oss-my-bucket.localhost", nil, "oss-my-bucket"), ("oss-cn-hangzhou.localhost", "cn-hangzhou", nil),
    ("invoices.oss-cn-hangzhou.localhost", "cn-hangzhou", "invoices"),
    ("INVOICES.oss-cn-hangzhou.LOCALHOST", "cn-hangzhou", "invoices"),
    ("invoices.oss-xx-nowhere.localhost", "xx-nowhere", "invoices"),
    ("oss-demo.oss-cn-hangzhou.aliyuncs.com", "cn-hangzhou", "oss-demo"),
    ("oss-cn-hangzhou.aliyuncs.com:80", "cn-hangzhou", nil),
    ("oss-ap-southeast-1-internal.aliyuncs.com", "ap-southeast-1", nil),
    ("invoices.oss-cn-hangzhou-internal.aliyuncs.com", "cn-hangzhou", "invoices"),
    ("cn-hangzhou.oss.aliyuncs.com", "cn-hangzhou", nil),
    ("invoices.cn-hangzhou.oss.aliyuncs.com", "cn-hangzhou", "invoices"),
    ("invoices.cn-hangzhou.oss.localhost", "cn-hangzhou", "invoices"),
    ("invoices.oss-accelerate.aliyuncs.com", nil, "invoices"), ("oss-accelerate-overseas.aliyuncs.com", nil, nil),
  ])
  func aHostNamesARegionABucketBothOrNone(_ host: String, _ region: String?, _ bucket: String?) {
    let address = HostAddress(host)
    #expect(address.region == region)
    #expect(address.bucket == bucket)
  }

  @Test(arguments: [
    "127.0.0.1:8080", "localhost:8080", "source.localhost:8080", "oss-cn-hangzhou.localhost:8080",
    "source.oss-cn-hangzhou.localhost:8080", "source.oss-cn-hangzhou.aliyuncs.com",
    "source.oss-cn-hangzhou-internal.aliyuncs.com", "source.cn-hangzhou.oss.aliyuncs.com",
  ])
  func bothStylesOfAddressingReachTheBucket(_ host: String) {
    var harness = Harness()
    #expect(harness.send("GET", "replicationLocation", host: host).status == 200)
  }

  @Test func theHostOfTheErrorIsThatOfTheRequest() {
    var harness = Harness()
    let reply = harness.send("GET", "replication", host: "source.oss-cn-hangzhou.localhost:8080")
    #expect(reply.errorField("HostId") == "source.oss-cn-hangzhou.localhost")
  }

  @Test(arguments: [
    ("/b/", "b", nil), ("/b", "b", nil), ("/b/k/l", "b", "k/l"), ("/", nil, nil), ("", nil, nil),
    ("/b%2Dc/?x", "b-c", nil), ("http://127.0.0.1:1/b/?replication", "b", nil), ("HTTP://h", nil, nil),
    ("http://h?x", nil, nil), ("*", nil, nil), ("//k", nil, "k"),
  ])
  func thePathNamesBucketAndKey(_ target: String, _ bucket: String?, _ key: String?) {
    let addressed = AddressedRequest(
      EmulatedRequest(method: "GET", target: target, headers: [(name: "host", value: "127.0.0.1")]))
    #expect(addressed.bucket == bucket)
    #expect(addressed.key == key)
  }

  @Test func theQueryIsDecoded() {
    let target = RequestTarget("/?a=1&b&c=&d=x%20y+z%2B&&=e&f=g=h")
    #expect(target.parameters.map(\.name) == ["a", "b", "c", "d", "", "f"])
    #expect(target.parameters.map(\.value) == ["1", nil, "", "x y z+", "e", "g=h"])
  }

  @Test(arguments: [
    ("GET", ""), ("HEAD", ""), ("POST", "replication"), ("POST", "replication&comp=update"), ("DELETE", "replication"),
    ("PUT", "replication"), ("GET", "rtc"), ("GET", "acl"), ("PUT", "lifecycle"), ("GET", "replication&versioning"),
    ("POST", "replicationProgress"), ("OPTIONS", ""),
  ])
  func whatTheEmulatorDoesNotHaveIsNotImplemented(_ method: String, _ query: String) {
    var harness = Harness()
    let reply = harness.send(method, query)
    #expect(reply.status == 501)
    #expect(reply.record?.operation == nil)
  }

  @Test func objectsAreNotImplemented() {
    let addressed = AddressedRequest(EmulatedRequest(method: "PUT", target: "/bucket/key"))
    #expect(addressed.operation == nil)
  }

  @Test(arguments: [
    "comp=add&replication", "replication&comp=add", "replication=&comp=add", "x=y&comp=add&replication=",
  ])
  func theOrderOfParametersIsIrrelevant(_ query: String) {
    var harness = Harness()
    let body = "<ReplicationConfiguration><Rule>\(simplestRule)</Rule></ReplicationConfiguration>"
    #expect(harness.send("POST", query, body: body).status == 200)
  }
}
