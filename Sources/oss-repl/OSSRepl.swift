internal import ArgumentParser
internal import OSSReplCommands

/// The executable; everything it does lies in its commands.
@main
enum OSSRepl {
  static func main() async {
    openStandardDescriptors()
    prepareProcess()
    #if !DEBUG
      forbidCoreDumps()
    #endif
    await OSSReplCommand.start(ProcessArguments.all)
  }
}
