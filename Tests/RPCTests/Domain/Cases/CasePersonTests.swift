import Domain
import Promises
import Testing

@Suite("Who a case is about")
struct CasePersonTests {
  @Test(
    "Age is counted in whole years, and leap days are passed on 1 March", .tags(.w3),
    arguments: [
      ("2004-02-29", "2026-02-28", 21), ("2004-02-29", "2026-03-01", 22),
      ("2004-02-29", "2028-02-28", 23), ("2004-02-29", "2028-02-29", 24),
      ("2006-11-23", "2026-11-22", 19), ("2006-11-23", "2026-11-23", 20),
      ("2026-11-23", "2026-11-23", 0),
    ])
  func age(born: String, day: String, age: Int) throws {
    let born = try #require(LocalDate(iso: born))
    #expect(born.age(on: try #require(LocalDate(iso: day))) == age)
  }

  @Test(
    "A telephone number is digits with what people put between them", .tags(.w3),
    arguments: [
      ("+44 151 496 0000", true), ("(0151) 496-0000", true), ("0151 496", true),
      ("", true), ("496 00", false), ("0151+496000", false), ("0151 496 0000 ext", false),
      ("000000000000000000000", false),
    ])
  func phone(text: String, isRight: Bool) throws {
    let person = CasePerson(name: "Ada", address: [], email: "", phone: text, born: nil)
    let today = try #require(LocalDate(iso: "2026-11-23"))
    #expect(((try? person.checked(today: today)) != nil) == isRight)
  }
}
