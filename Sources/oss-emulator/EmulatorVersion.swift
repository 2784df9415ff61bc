/// The version of the emulator, as releases are numbered: that of the program it comes with.
let emulatorVersion = "0.1.0-dev"
