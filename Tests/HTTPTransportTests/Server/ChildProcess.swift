import Foundation
import Glibc

/// A program started by a test, with its output and errors in one pipe.
///
/// Made of POSIX calls because Foundation's own waits on a run loop, which the threads of Swift's concurrency do not
/// have. Nothing but the pipe is inherited: a copy of a socket in a child would keep a connection open.
final class ChildProcess: Sendable {
  struct Failure: Error {
    let message: String
  }

  private let identifier: pid_t
  private let output: CInt

  /// Starts a program that is looked up in `PATH`.
  init(_ arguments: [String]) throws {
    var ends: [CInt] = [0, 0]
    guard pipe(&ends) == 0 else { throw Failure(message: "no pipe") }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
    let closeFrom = try Self.closeFrom()
    _ = closeFrom(&actions, 3)
    let words = arguments.map { strdup($0) }
    defer { words.forEach { free($0) } }
    guard let program = arguments.first else { throw Failure(message: "no program") }
    var child = pid_t()
    let code = posix_spawnp(&child, program, &actions, nil, words + [nil], environ)
    close(ends[1])
    guard code == 0 else {
      close(ends[0])
      throw Failure(message: "\(program): \(String(cString: strerror(code)))")
    }
    identifier = child
    output = ends[0]
  }

  deinit {
    kill(identifier, SIGKILL)
    var status: CInt = 0
    waitpid(identifier, &status, 0)
    close(output)
  }

  /// What the program writes until it ends or until it has written a whole line that holds a text.
  func output(until text: String? = nil) async -> String {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var written: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
          let count = read(self.output, &buffer, buffer.count)
          guard count > 0 else { break }
          written.append(contentsOf: buffer[..<count])
          if let text, written.last == UInt8(ascii: "\n"), String(decoding: written, as: UTF8.self).contains(text) {
            break
          }
        }
        continuation.resume(returning: String(decoding: written, as: UTF8.self))
      }
    }
  }

  private typealias CloseFrom = @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, CInt) -> CInt

  /// glibc's `posix_spawn_file_actions_addclosefrom_np`, which its headers show only to GNU programs.
  private static func closeFrom() throws -> CloseFrom {
    guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "posix_spawn_file_actions_addclosefrom_np") else {
      throw Failure(message: "no posix_spawn_file_actions_addclosefrom_np")
    }
    return unsafeBitCast(symbol, to: CloseFrom.self)
  }
}
