internal import SystemPackage

/// What is done with a file when the system refuses it, by which it is known what the refusal means.
enum FileUse {
  case reading
  case writing
}

extension Errno {
  /// What an error of the system means for a file, as a part of a sentence, without its number.
  func reason(_ use: FileUse) -> String {
    switch self {
    case .noSuchFileOrDirectory, .notDirectory:
      switch use {
      case .reading: "there is no such file"
      case .writing: "there is no such directory"
      }
    case .isDirectory: "it is a directory"
    case .permissionDenied: "permission denied"
    case .noSpace: "there is no space left"
    case .fileTooLarge: "it would be larger than files may be here"
    case .readOnlyFileSystem: "the file system is read-only"
    case .brokenPipe: "whoever read it went away"
    case .timedOut: "nobody reads it"
    case .badFileDescriptor where use == .writing: "it is not open, or not for writing"
    default: description
    }
  }
}
