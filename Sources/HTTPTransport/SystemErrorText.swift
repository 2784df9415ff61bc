internal import Glibc

/// What the system calls an error code (`errno`).
func systemErrorText(_ code: CInt) -> String { String(cString: strerror(code)) }
