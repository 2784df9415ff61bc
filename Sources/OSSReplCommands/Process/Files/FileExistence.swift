internal import Glibc

/// Whether anything lies at a path, whatever it is.
func fileExists(_ path: String) -> Bool { access(path, F_OK) == 0 }
