package import Replication

// Texts that compare byte by byte travel as JSON strings, which keep every byte of valid UTF-8.

extension ExactString: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

extension BucketName: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// A number, or a text such as `10%`.
extension LimitAmount: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {  // Whether it is a number; otherwise it has to be a text.
      self = .number(number)
    } else if let share = LimitAmount(percent: try container.decode(String.self)) {
      self = share
    } else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "neither a number nor a share")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .percent: try container.encode(description)
    }
  }
}
