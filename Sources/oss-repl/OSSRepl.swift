@main
enum OSSRepl {
  static func main() {}
}
