internal import Planning
internal import Replication

/// One thing said about changes: what it is, its value, and what the value means.
struct DetailRow: Sendable {
  /// What a row is about.
  enum Kind: Hashable, Sendable {
    case field(RuleField)
    /// A field in which the live rule is another one.
    case difference(RuleField)
    case effect(Effect)
    /// A part of the live rule that is not modelled: lost with it, or only there.
    case lostPart, unmodelledPart
    case note, help
    /// A word that differs from pair to pair, by its number.
    case word(Int)
    /// The regions of pairs, and the places that ask for them.
    case regions, place
    /// Why a rule goes, and that the operator asks for a replace.
    case reason, request
    /// Where the live rule and the configuration put a destination.
    case live, configured
  }

  let kind: Kind
  var value: Phrase
  /// What the value means.
  var remark: Phrase?
  /// Where the value comes from.
  var place: Phrase?

  init(_ kind: Kind, _ value: Phrase, _ remark: Phrase? = nil, place: Phrase? = nil) {
    self.kind = kind
    self.value = value
    self.remark = remark
    self.place = place
  }

  init(_ effect: Effect) { self.init(.effect(effect), "\(prose: effect.words)") }

  /// Whether it has to be read before anything is applied: what is lost, for good or for a while.
  var isWarning: Bool {
    switch kind {
    case .effect(let effect): effect.isLoss || effect.isInterruption
    case .lostPart: true
    default: false
    }
  }

  /// Whether it is a field in which the live rule is another one.
  var isDifference: Bool {
    if case .difference = kind { true } else { false }
  }

  /// The name before the value.
  var name: String {
    switch kind {
    case .field(let field): field.rowName
    case .difference(let field): "~ \(field.rawValue)"
    case .effect(let effect): (isWarning ? "! " : "") + effect.subject
    case .lostPart: "! loses"
    case .unmodelledPart: "holds"
    case .word(let number): "${\(number)}"
    case .note: "note"
    case .help: "help"
    case .regions: "regions"
    case .place: "at"
    case .reason: "because"
    case .request: "asked for"
    case .live: "live"
    case .configured: "configured"
    }
  }
}

extension Effect {
  /// Whether nothing is replicated for a while, though nothing needs to be lost by it.
  fileprivate var isInterruption: Bool {
    switch self {
    case .gap, .waitsForClosing, .waitsForSlot, .mayBeFull: true
    default: false
    }
  }
}
