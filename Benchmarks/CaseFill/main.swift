import BenchmarkSecrets
import Domain
import Foundation
import Store

// case-fill DATA SECRETS STUDENTS PRACTITIONER CASES: fills a data directory that nobody serves with so many
// counselling cases of 50 items each, sealed and on the ledger as the server keeps them. STUDENTS is a file of
// students' ids, a line each. PRACTITIONER leads 40 open cases, and each colleague who is made up as many;
// beyond the first 200, four of five are closed. Prints how many items a second the last 200 cases took.

let words = Array(CommandLine.arguments.dropFirst())
guard words.count == 5, let cases = Int(words[4]), cases >= CaseFill.measured,
  cases.isMultiple(of: CaseFill.casesPerTransaction)
else {
  FileHandle.standardError.write(
    Data("usage: case-fill DATA SECRETS STUDENTS PRACTITIONER CASES: 200, 220, …\n".utf8))
  exit(2)
}

let now = Instant(millisecondsSince1970: Int64(Date.now.timeIntervalSince1970 * 1_000))
let students = try String(contentsOfFile: words[2], encoding: .utf8).split(separator: "\n")
  .compactMap { Identifier(String($0), kind: .student) }
let store = try StoreEngine.open(at: words[0], secrets: StoreSecrets(folder: words[1]), now: now)
let fill = CaseFill(cases: cases, of: students, first: words[3], now: now)
try store.write { try fill.addPractitioners(to: $0) }
var lastBegan = ContinuousClock.now
for first in stride(from: 0, to: cases, by: CaseFill.casesPerTransaction) {
  if cases - first == CaseFill.measured { lastBegan = .now }
  try store.write { transaction in
    for number in first..<first + CaseFill.casesPerTransaction {
      try fill.addCase(number, to: transaction)
    }
  }
}
let items = Double(CaseFill.measured * CaseFill.itemsPerCase)
print(items / ((ContinuousClock.now - lastBegan) / .seconds(1)))
store.close()
