internal import Diagnostics
internal import Planning
internal import Replication

/// What `--only` and `--exclude` left out; nil when that is nothing.
func leftOutSentence(_ leftOut: LeftOut) -> Phrase? {
  guard leftOut != .nothing else { return nil }
  let rules = counted(leftOut.rules, "rule")
  guard leftOut.buckets > 0 else { return "Left out by --only and --exclude: \(ours: rules)." }
  let buckets = counted(leftOut.buckets, "bucket")
  return "Left out by --only and --exclude: \(ours: rules); \(ours: buckets) not read."
}

/// What somebody has to know who took a bucket out of the configuration and expects its rules to go.
let unmanagedSentence: Phrase = "A bucket that no file names is unmanaged: neither read nor changed."

/// Where requests go that do not go to the official endpoints, a sentence each.
func endpointSentences(_ plan: Plan) -> [Phrase] {
  let uses = plan.endpointUses
  let sentences = uses.prefix(5).map { use -> Phrase in
    let url = ExactString(use.url)
    if use.authority == .operator { return "All requests go to \(url), as --endpoint or OSS_ENDPOINT says." }
    let shown = Phrase(use.buckets.prefix(5).map { "\($0)" }, separator: ", ")
    let more = use.buckets.count > 5 ? " and \(use.buckets.count - 5) more" : ""
    return "Requests for \(ours: counted(use.buckets.count, "bucket")) go to \(url): \(shown)\(ours: more)."
  }
  guard uses.count > 5 else { return sentences }
  return sentences + ["\(uses.count - 5) more endpoints are not OSS's own."]
}

/// The rails that were in force, in a sentence: a plan without changes is all that a pull request shows which takes a
/// protection away or raises a limit.
func railsSentence(_ safeguards: Safeguards) -> Phrase {
  let set = Limits.Name.allCases.compactMap { name -> Phrase? in
    guard let source = safeguards.limits.sources[name] else { return nil }
    let owner = source.authority == .operator ? "operator, " : ""
    return "\(ours: name.rawValue)\u{A0}\(ours: safeguards.limits[name].description) (\(ours: owner)\(source.origin))"
  }
  let limits =
    set.isEmpty
    ? "default limits"
    : Phrase(set, separator: ", ") + (set.count < Limits.Name.allCases.count ? ", other limits default" : "")
  let accounts = accountWords(safeguards.accounts)
  return "Rails in force: \(limits); \(protectionWords(safeguards.protections))\(accounts)."
}

/// The accounts that the operator settles, which are all in one file.
private func accountWords(_ accounts: [SettledAccount]) -> Phrase {
  guard let first = accounts.first else { return "" }
  let names = Phrase(accounts.prefix(5).map { "\(ExactString($0.name))" }, separator: ", ")
  let more = accounts.count > 5 ? " and \(accounts.count - 5) more" : ""
  let noun = accounts.count == 1 ? "account" : "accounts"
  return "; \(ours: noun) \(names)\(ours: more) (operator, \(ExactString(first.origin.file)))"
}

/// How many protections there are, by the files that they stand in.
private func protectionWords(_ protections: [Protection]) -> Phrase {
  guard !protections.isEmpty else { return "nothing is protected" }
  var files: [(file: String, authority: RailAuthority, count: Int)] = []
  for protection in protections {
    if let index = files.firstIndex(where: {
      $0.authority == protection.authority && ExactString.areSame($0.file, protection.origin.file)
    }) {
      files[index].count += 1
    } else {
      files.append((protection.origin.file, protection.authority, 1))
    }
  }
  let counts = files.map { item -> Phrase in
    let owner = item.authority == .operator ? "operator, " : ""
    return "\(ours: counted(item.count, "protection")) (\(ours: owner)\(ExactString(item.file)))"
  }
  return Phrase(counts, separator: ", ")
}

/// Every rail that was in force, as a paragraph.
func railsSection(_ safeguards: Safeguards) -> PlanSection {
  let names = Limits.Name.allCases
  var section = PlanSection(
    tone: .plain, mark: "  |", name: "rails", count: "in force", remark: "what holds a plan back, and who says so")
  section.entries = names.map { name in
    let source = safeguards.limits.sources[name]
    return PlanSection.Entry(
      pair: "\(ours: name.rawValue)\u{A0} \(ours: safeguards.limits[name].description)",
      words: "\(ours: (source?.authority ?? .default).rawValue)", place: source.map { "\($0.origin)" })
  }
  section.entries += safeguards.protections.map { protection in
    let threats = Protection.Threat.allCases.filter(protection.threats.contains).map(\.rawValue)
    return PlanSection.Entry(
      pair: "protect\u{A0} \(ExactString(protection.match.description)) from \(ours: threats.joined(separator: ", "))",
      words: "\(ours: protection.authority.rawValue)", place: "\(protection.origin)")
  }
  section.entries += safeguards.accounts.map { account in
    PlanSection.Entry(
      pair: "account\u{A0} \(ExactString(account.name)): \(ours: account.keys.joined(separator: ", "))",
      words: "\(ours: RailAuthority.operator.rawValue)", place: "\(account.origin)")
  }
  return section
}
