internal import OSSEmulator

/// Why a seed, a state or a fault script is not usable, as a plain sentence without a full stop.
struct InvalidFileError: Error, CustomStringConvertible {
  let description: String
}

extension OSSEmulatorCommand {
  /// What the emulator begins with: the state of the last run, else the seed, else nothing.
  func storeOrigin() throws -> StoreOrigin {
    if let state, let bytes = try FileAccess.bytes(at: state) {
      if seed != nil { StandardStreams.printError("\(state) has a state, so the seed is not used") }
      do {
        return .store(try StateDocument.store(from: bytes))
      } catch {
        throw InvalidFileError(description: "\(state) is not a usable state: \(error)")
      }
    }
    guard let seed else { return .store(EmulatorStore()) }
    let bytes = try Self.existingFile(seed)
    do {
      return .seed(try Seed(json: bytes))
    } catch {
      throw InvalidFileError(description: "\(seed) is not a usable seed: \(error)")
    }
  }

  /// Who there is beside the configured access key.
  func emulatedAccounts() throws -> EmulatedAccounts {
    guard let accounts else { return EmulatedAccounts() }
    let bytes = try Self.existingFile(accounts)
    do {
      return try EmulatedAccounts(json: bytes)
    } catch {
      throw InvalidFileError(description: "\(accounts) is not a usable document of accounts: \(error)")
    }
  }

  /// The faults that the emulator begins with.
  func faultScript() throws -> FaultScript {
    guard let faults else { return FaultScript() }
    let bytes = try Self.existingFile(faults)
    do {
      return try FaultScript(json: bytes)
    } catch {
      throw InvalidFileError(description: "\(faults) is not a usable fault script: \(error)")
    }
  }

  /// The secret that stands in a file, without the line end behind it; nil when no file is named.
  func secretOfFile() throws -> String? {
    guard let accessKeySecretFile else { return nil }
    var bytes = try Self.existingFile(accessKeySecretFile)[...]
    if bytes.last == UInt8(ascii: "\n") { bytes = bytes.dropLast() }
    if bytes.last == UInt8(ascii: "\r") { bytes = bytes.dropLast() }
    guard !bytes.isEmpty, bytes.allSatisfy({ (0x21...0x7e).contains($0) }) else {
      throw InvalidFileError(description: "\(accessKeySecretFile) holds no secret: one line without blanks is needed")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func existingFile(_ path: String) throws -> [UInt8] {
    guard let bytes = try FileAccess.bytes(at: path) else {
      throw InvalidFileError(description: "cannot read \(path): there is no such file")
    }
    return bytes
  }
}
