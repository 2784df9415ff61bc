internal import OSSEmulator

/// Why a seed or a state is not usable, as a plain sentence without a full stop.
struct InvalidFileError: Error, CustomStringConvertible {
  let description: String
}

extension OSSEmulatorCommand {
  /// What the emulator begins with: the state of the last run, else the seed, else nothing.
  func initialStore() throws -> EmulatorStore {
    if let state, let bytes = try FileAccess.bytes(at: state) {
      if seed != nil { StandardStreams.printError("\(state) has a state, so the seed is not used") }
      do {
        return try StateDocument.store(from: bytes)
      } catch {
        throw InvalidFileError(description: "\(state) is not a usable state: \(error)")
      }
    }
    guard let seed else { return EmulatorStore() }
    guard let bytes = try FileAccess.bytes(at: seed) else {
      throw InvalidFileError(description: "cannot read \(seed): there is no such file")
    }
    do {
      return EmulatorStore(seed: try Seed(json: bytes), at: SystemClock().now, settings: try settings())
    } catch {
      throw InvalidFileError(description: "\(seed) is not a usable seed: \(error)")
    }
  }
}
