/// How many connections a process can have at once with the file descriptors that it may open.
///
/// A run that can't open what it needs must not begin to delete: it could not create the rule again, and libdispatch ends the
/// process where it can't open a descriptor for itself.
struct DescriptorBudget: Hashable, Sendable {
  /// What one connection takes at most: its socket, a second one while both address families are tried, a pair to wake the
  /// transfer thread when the name is resolved, and a socket and a file of the resolver.
  static let perConnection = 6
  /// What everything else takes: libdispatch's queues and timers, the transfer thread's own pair, journal, reports, certificates.
  static let reserve = 20
  /// Fewer are not enough to work with.
  static let leastConnections = 2
  /// Connections beside those of buckets in flight, for buckets of which nothing is left but to wait.
  private static let beside = 8

  /// How many descriptors are free.
  let free: Int

  /// How many connections there may be for so many buckets in flight; below ``leastConnections`` nothing can be done.
  func connections(jobs: Int) -> Int { min((free - Self.reserve) / Self.perConnection, jobs + Self.beside) }

  /// How many buckets can be in flight of those that are asked for.
  func jobs(of asked: Int) -> Int { max(min(asked, connections(jobs: asked)), 1) }

  /// How many free descriptors it takes for so many buckets in flight.
  static func need(jobs: Int) -> Int { (jobs + beside) * perConnection + reserve }

  /// How many it takes to do anything.
  static let leastNeed = leastConnections * perConnection + reserve
}
