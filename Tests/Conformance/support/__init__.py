"""What the tests share: the emulator as a process, the SDK clients that talk to it, request bodies and checks."""
