import OSSSignature
import Testing

@Suite("Credentials in what a service says")
struct RedactionTests {
  private let redacted = Redaction(
    SigningCredentials(
      accessKeyID: "LTAI5tKeyID", accessKeySecret: AccessKeySecret("sesame/open=="), securityToken: "CAIS+token&more"))

  @Test(arguments: [
    ("key LTAI5tKeyID.", "key <redacted>."), ("sesame/open==", "<redacted>"), ("sesame%2Fopen%3D%3D", "<redacted>"),
    ("a CAIS+token&more b CAIS%2Btoken%26more", "a <redacted> b <redacted>"),
    ("LTAI5tKeyIDLTAI5tKeyID", "<redacted><redacted>"), ("nothing of it", "nothing of it"), ("", ""),
    ("caf\u{E9} sesame/open", "caf\u{E9} sesame/open"),
  ])
  func theyAreTakenOut(text: String, rest: String) { #expect(redacted(text) == rest) }

  @Test func wordsThatAreTooShortForAKeyStay() {
    let short = Redaction(SigningCredentials(accessKeyID: "id", accessKeySecret: AccessKeySecret("secret")))
    #expect(short("a secret id") == "a secret id")
  }

  @Test func noRenderingShowsASecret() {
    var dumped = ""
    dump(redacted, to: &dumped)
    for text in [dumped, "\(redacted)", String(reflecting: redacted)] {
      #expect(!text.contains("sesame") && !text.contains("CAIS"))
    }
  }
}
