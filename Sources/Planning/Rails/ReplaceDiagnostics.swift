internal import Diagnostics
internal import Replication

/// What the rail of replaces says. A replace that is held back both for the number of all and for reasons of its own is told
/// once, with a way through that holds for both: the number of all lets nothing through that takes consent by name.
func replaceDiagnostics(_ blocks: [Block]) -> [Diagnostic]? {
  var tooMany: TooManyReplaces?
  var held: [HeldReplace] = []
  for block in blocks {
    switch block {
    case .replaces(let replaces): tooMany = replaces
    case .replace(let replace): held.append(replace)
    default: return nil
    }
  }
  guard let tooMany else { return nil }
  let counted = Set(tooMany.addresses)
  let both = held.filter { counted.contains($0.address) }
  let others = held.filter { !counted.contains($0.address) }
  return [both.isEmpty ? tooMany.diagnostic : tooMany.diagnostic(with: both)]
    + others.map(\.diagnostic).merged(about: others.map(\.address))
}

extension TooManyReplaces {
  /// What holds them back, of which some take consent by name too.
  ///
  /// - Parameter held: those that do; at least one.
  fileprivate func diagnostic(with held: [HeldReplace]) -> Diagnostic {
    let isOfAll = held.count == addresses.count
    let grounds = OrderedGroups(held.flatMap(\.grounds)) { $0.kind }.groups
    let summaries = grounds.compactMap { group in
      group.first.map { group.count == addresses.count ? $0.summary : "for \(group.count) of them \($0.summary)" }
    }
    let named = isOfAll ? [] : ["only by name: \(firstOf(held.map(\.address.description), atMost: 3))"]
    return Diagnostic(
      .railReplace, ([headline] + summaries).joined(separator: "; "), at: origin.span,
      labels: Array(held.lazy.map(\.historyLabels).first { !$0.isEmpty } ?? []),
      notes: [heldNote] + named + grounds.flatMap { once($0.flatMap(\.notes)) } + closingNotes,
      help: [wayThrough(held)] + grounds.flatMap { once($0.flatMap(\.help)) } + [batchHelp])
  }

  /// The consents that let all of them through.
  private func wayThrough(_ held: [HeldReplace]) -> String {
    let example = "--allow replace:\(held.first?.address.description ?? "")"
    if addresses.count == 1 { return "if the rule shall be replaced, pass \(example)" }
    let each = "--allow replace:ADDRESS for each of"
    if held.count == addresses.count {
      return "if exactly these shall be replaced, pass \(each) them, such as \(example)"
    }
    let number = addresses.count - held.count > max ? "--allow replace:\(planned), and " : ""
    return "if exactly these shall be replaced, pass \(number)\(each) the \(held.count), such as \(example)"
  }

  private func once(_ texts: [String]) -> [String] { OrderedGroups(texts) { $0 }.groups.compactMap(\.first) }
}

extension HeldReplace.Ground {
  fileprivate enum Kind {
    case gapNotCopied, feasibilityUnproven
  }

  fileprivate var kind: Kind {
    switch self {
    case .gapNotCopied: .gapNotCopied
    case .feasibilityUnproven: .feasibilityUnproven
    }
  }
}
