import OSSSignature
import Testing

@Suite struct SigningTimeTests {
  @Test(arguments: [
    (0, "19700101T000000Z", "Thu, 01 Jan 1970 00:00:00 GMT"),
    (1_702_743_657, "20231216T162057Z", "Sat, 16 Dec 2023 16:20:57 GMT"),
    (951_782_400, "20000229T000000Z", "Tue, 29 Feb 2000 00:00:00 GMT"),
    (1_709_251_199, "20240229T235959Z", "Thu, 29 Feb 2024 23:59:59 GMT"),
    (4_107_542_399, "21000228T235959Z", "Sun, 28 Feb 2100 23:59:59 GMT"),
    (4_107_542_400, "21000301T000000Z", "Mon, 01 Mar 2100 00:00:00 GMT"),
    (-1, "19691231T235959Z", "Wed, 31 Dec 1969 23:59:59 GMT"),
  ])
  func spellingsGoBothWays(_ seconds: Int64, _ timestamp: String, _ httpDate: String) {
    let time = SigningTime(unixSeconds: seconds)
    #expect(time.timestamp == timestamp)
    #expect(time.httpDate == httpDate)
    #expect(time.day == String(timestamp.prefix(8)))
    #expect(SigningTime(timestamp: timestamp) == time)
    #expect(SigningTime(httpDate: httpDate) == time)
    #expect(SigningTime(internetTimestamp: time.internetTimestamp) == time)
  }

  @Test func everyDayOfFourHundredYearsGoesBothWays() {
    for day in stride(from: Int64(-30 * 365), to: 371 * 365, by: 1) {
      let time = SigningTime(unixSeconds: day * 86_400 + 3723)
      #expect(SigningTime(timestamp: time.timestamp) == time)
      #expect(SigningTime(internetTimestamp: time.internetTimestamp) == time)
    }
  }

  @Test(arguments: [
    "", "20231216", "20231216T162057", "20231216t162057Z", "20231316T162057Z", "20230229T162057Z", "20231216T242057Z",
    "20231216T166057Z", "2023-12-16T16:20:57Z", "2023121+T162057Z", "20231216T162057Zx", "é0231216T162057Z",
  ])
  func anotherTimestampIsRefused(_ text: String) {
    #expect(SigningTime(timestamp: text) == nil)
  }

  @Test func theSpellingOfAPIs() {
    #expect(SigningTime(unixSeconds: 1_702_743_657).internetTimestamp == "2023-12-16T16:20:57Z")
  }

  @Test(arguments: [
    "", "20231216T162057Z", "2023-12-16T16:20:57", "2023-12-16t16:20:57Z", "2023-12-16 16:20:57Z",
    "2023-02-29T16:20:57Z", "2023-12-16T24:20:57Z", "2023-12-16T16:20:57Zx", "2023-12-16T16:20:57.0Z",
  ])
  func anotherSpellingOfAPIsIsRefused(_ text: String) {
    #expect(SigningTime(internetTimestamp: text) == nil)
  }

  @Test(arguments: [
    "", "Sat, 16 Dec 2023 16:20:57 UTC", "Sat, 16 Dez 2023 16:20:57 GMT", "16 Dec 2023 16:20:57 GMT",
    "Sat, 6 Dec 2023 16:20:57 GMT", "Sat, 31 Feb 2023 16:20:57 GMT", "Sat, 16 Dec 2023 16:20 GMT",
    "Foo, 16 Dec 2023 16:20:57 GMT", "Sat, 16 Dec 2023  16:20:57 GMT", "Sat, 16 Dec 2023 16:20:57 GMT ",
  ])
  func anotherHTTPDateIsRefused(_ text: String) {
    #expect(SigningTime(httpDate: text) == nil)
  }

  @Test func laterIsGreater() {
    #expect(SigningTime(unixSeconds: 1) < SigningTime(unixSeconds: 2))
  }
}
