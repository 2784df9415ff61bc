@main
enum OSSEmulatorCommand {
  static func main() {}
}
