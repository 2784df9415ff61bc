internal import Replication

/// A place, and how many more there are; nil for none.
func placePhrase(_ places: [Origin]) -> Phrase? {
  guard let first = places.first else { return nil }
  let others = Set(places).count - 1
  return others > 0 ? "\(first) and\u{A0}\(others)\u{A0}more" : "\(first)"
}
