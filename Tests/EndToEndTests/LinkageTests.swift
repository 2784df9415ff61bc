import Subprocess
import SystemPackage
import Testing

@Suite("What the programs need at run time")
struct LinkageTests {
  /// Full Foundation costs start-up time and, linked statically, tens of megabytes.
  @Test(arguments: ["oss-repl", "oss-emulator"])
  func fullFoundationStaysOut(program: String) async throws {
    let path = Programs.directory.appending(program)
    let result = try await run(
      .path("/usr/bin/ldd"), arguments: [path.string], output: .string(limit: 1 << 16), error: .discarded)
    let libraries = result.standardOutput.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    #expect(libraries.contains { $0.contains("libc.so") })
    #expect(!libraries.contains { $0.hasSuffix("libFoundation.so") || $0.contains("_FoundationICU") })
  }
}
