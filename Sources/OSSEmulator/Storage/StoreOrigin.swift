/// What the store begins with.
package enum StoreOrigin: Sendable {
  case store(EmulatorStore)
  /// The rules of a seed have their states from the moment on at which the store begins.
  case seed(Seed)

  func store(at now: Moment, settings: EmulatorSettings) -> EmulatorStore {
    switch self {
    case .store(let store): store
    case .seed(let seed): EmulatorStore(seed: seed, at: now, settings: settings)
    }
  }
}
