import FuzzBodies
import Glibc

/// The fuzzer that the environment variable `FUZZER` names.
private let fuzzer: Fuzzer = {
  let name = getenv("FUZZER").map { String(cString: $0) } ?? ""
  guard let fuzzer = Fuzzer.named(name) else {
    print("FUZZER must be one of: \(Fuzzer.all.map(\.name).joined(separator: ", "))")
    exit(2)
  }
  return fuzzer
}()

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  fuzzer.run(Array(UnsafeBufferPointer(start: start, count: count)))
  return 0
}
