internal import Glibc

/// The file descriptors that this process may still open. Its own limit is raised where that is needed and the system allows it.
///
/// - Parameter wanted: how many are wanted; no more are asked for, because some programs are slow with a very high limit.
func openableDescriptors(wanted: Int) -> Int {
  let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  var limit = rlimit()
  // This call can't fail; without a limit there is nothing to heed.
  guard getrlimit(resource, &limit) == 0 else { return wanted }
  let open = (0..<CInt(clamping: min(limit.rlim_cur, 65_536))).count { fcntl($0, F_GETFD) >= 0 }
  let target = min(limit.rlim_max, rlim_t(clamping: open + wanted))
  if limit.rlim_cur < target {
    var raised = rlimit(rlim_cur: target, rlim_max: limit.rlim_max)
    if setrlimit(resource, &raised) == 0 { limit = raised }
  }
  return Int(clamping: min(limit.rlim_cur, rlim_t(Int32.max))) - open
}
