internal import Diagnostics
internal import FoundationEssentials
internal import Planning

/// Why a text is not a plan that can be shown or applied.
package enum PlanTextProblem: Error, Hashable, Sendable {
  /// It is not JSON, or not to its end.
  case notJSON
  /// It is JSON of another format; nil where it names none.
  case otherFormat(String?)
  /// Its format has a newer major version.
  case tooNew(String)
  /// A release before this one made it, whose checksums had 64 bits: too few to approve anything by.
  case outdated
  /// It says that it is a plan, but something is missing or can't be.
  case malformed(DocumentFlaw)
  /// A part of it does not follow from its actions, or an action does not have its fingerprints.
  case edited(part: String)
}

/// Reads a plan that was saved, and makes sure that it is what was written then.
///
/// It has to be one text for every reader: UTF-8 without a mark before it, and no key twice in an object.
package func savedPlan(fromJSON bytes: [UInt8]) throws(PlanTextProblem) -> SavedPlan {
  let data = Data(bytes)
  guard bytes.first != 0xEF, !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else {
    throw .notJSON
  }
  try checkVersion(of: data)
  var keys = JSONKeys(bytes)
  if let key = keys.firstRepeated() {
    throw .malformed(DocumentFlaw(at: QuotedText(key).text, "is there twice in one object"))
  }
  let plan: SavedPlan
  do {
    plan = try SavedPlan(try JSONDecoder().decode(PlanDocument.self, from: data))
  } catch let error as DecodingError {
    throw .malformed(DocumentFlaw(error))
  } catch let flaw as DocumentFlaw {
    throw .malformed(flaw)
  } catch {
    throw .notJSON
  }
  if let part = plan.editedPart { throw .edited(part: part) }
  return plan
}

/// What every version of the format has.
private struct Heading: Decodable {
  let format: String?
  let formatVersion: String?
  let checksum: String?

  enum CodingKeys: String, CodingKey {
    case format
    case formatVersion = "format_version"
    case checksum
  }
}

/// Makes sure that it is a plan, of a version that can be read.
private func checkVersion(of data: Data) throws(PlanTextProblem) {
  let heading: Heading
  do {
    heading = try JSONDecoder().decode(Heading.self, from: data)
  } catch DecodingError.dataCorrupted {
    throw .notJSON
  } catch {
    throw .otherFormat(nil)
  }
  guard heading.format == PlanDocument.formatName else { throw .otherFormat(heading.format) }
  guard let text = heading.formatVersion, let version = FormatVersion(text), version.major > 0,
    version.description == text
  else {
    throw .malformed(DocumentFlaw(at: "format_version", "is not a version"))
  }
  guard version.major <= PlanDocument.currentVersion.major else { throw .tooNew(text) }
  if let checksum = heading.checksum, Checksum.isOutdated(checksum) { throw .outdated }
}

extension DocumentFlaw {
  fileprivate init(_ error: DecodingError) {
    switch error {
    case .keyNotFound(let key, let context): self.init(at: Self.path(context.codingPath + [key]), "is missing")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      self.init(at: Self.path(context.codingPath), "is of another type")
    case .dataCorrupted(let context): self.init(at: Self.path(context.codingPath), "can't be read")
    @unknown default: self.init(at: "", "can't be read")
    }
  }

  /// A place as people write it: `actions[3].live.status`.
  private static func path(_ keys: [any CodingKey]) -> String {
    // The decoder does not say where it met a number that is none for us.
    guard !keys.isEmpty else { return "a value" }
    return keys.reduce(into: "") { path, key in
      if let index = key.intValue {
        path += "[\(index)]"
      } else {
        path += path.isEmpty ? key.stringValue : ".\(key.stringValue)"
      }
    }
  }
}
