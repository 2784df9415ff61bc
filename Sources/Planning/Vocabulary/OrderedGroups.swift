/// Elements gathered under keys, the groups in the order in which their keys came.
struct OrderedGroups<Key: Hashable, Element> {
  /// The groups; each holds at least one element.
  private(set) var groups: [[Element]] = []
  private var places: [Key: Int] = [:]

  init() {}

  /// Gathers all elements.
  init(_ elements: some Sequence<Element>, by key: (Element) -> Key) {
    for element in elements { add(element, under: key(element)) }
  }

  mutating func add(_ element: Element, under key: Key) {
    if let place = places[key] {
      groups[place].append(element)
    } else {
      places[key] = groups.count
      groups.append([element])
    }
  }
}
