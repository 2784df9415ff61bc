internal import Glibc

extension Contestant {
  /// PyYAML over libyaml, in a Python that takes its own time each time it is asked.
  static func python(program: String, bytes: [UInt8]) throws -> Contestant {
    let reader = try PythonReader(program: program, bytes: bytes)
    return Contestant(name: "PyYAML CSafeLoader") { try reader.measure() }
  }
}

/// A Python process that loads a text again and again.
private final class PythonReader {
  private static let script = """
    import sys, time, yaml
    text = sys.stdin.buffer.read(int(sys.argv[1]))
    for line in sys.stdin.buffer:
        start = time.thread_time()
        yaml.load(text, Loader=yaml.CSafeLoader)
        print(time.thread_time() - start, flush=True)
    """

  private let requests: UnsafeMutablePointer<FILE>
  private let answers: UnsafeMutablePointer<FILE>

  init(program: String, bytes: [UInt8]) throws {
    var (input, output): ([Int32], [Int32]) = ([0, 0], [0, 0])
    guard pipe(&input) == 0, pipe(&output) == 0 else { throw BenchmarkError("no pipe") }
    for descriptor in input + output { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let texts: [String] = [program, "-c", Self.script, "\(bytes.count)"]
    let arguments: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) }
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    guard posix_spawnp(&process, program, &actions, nil, arguments + [nil], environ) == 0 else {
      throw BenchmarkError("can't start \(program); pass --python '' to do without")
    }
    close(input[0])
    close(output[1])
    guard let requests = fdopen(input[1], "w"), let answers = fdopen(output[0], "r") else {
      throw BenchmarkError("no stream")
    }
    self.requests = requests
    self.answers = answers
    fwrite(bytes, 1, bytes.count, requests)
  }

  deinit {
    fclose(requests)
    fclose(answers)
  }

  func measure() throws -> Double {
    fputs("\n", requests)
    fflush(requests)
    var line = [CChar](repeating: 0, count: 100)
    guard fgets(&line, Int32(line.count), answers) != nil else {
      throw BenchmarkError("Python ended; does it have PyYAML with libyaml? Pass --python '' to do without")
    }
    return strtod(line, nil)
  }
}
