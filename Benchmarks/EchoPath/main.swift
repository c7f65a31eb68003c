import AllocationCount
import EchoBursts
import Foundation

// echo-path CALLS IN_FLIGHT: echo calls through the server's own code, without a socket and in one
// thread, so that valgrind can count their instructions. Prints the allocations of one call.
// Benchmarks/instructions runs it.

let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
guard numbers.count == 2, numbers[0] >= 1, (1...128).contains(numbers[1]) else {
  FileHandle.standardError.write(Data("usage: echo-path CALLS IN_FLIGHT\n".utf8))
  exit(2)
}
let bursts = try EchoBursts(inFlight: numbers[1])
allocation_count_begin()
try bursts.run(numbers[0] / numbers[1])
let allocations = Double(allocation_count_end()) / Double(numbers[0])
try bursts.close()
print(allocations.formatted(.number.precision(.fractionLength(2))))
