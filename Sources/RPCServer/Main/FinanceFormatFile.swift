import ArgumentParser
import Foundation
import StudentFinance
import Yams

extension FinanceFormat {
  /// Reads how files for Student Finance England look:
  ///
  ///     university-code: L34
  ///     headings:
  ///       number: SSN
  ///
  ///     words:
  ///       fee-revision: Fee
  ///
  ///     columns:
  ///       credit: [number, change, year, credits]
  ///
  ///     days: dd/MM/yyyy
  ///     attendance:
  ///       detail: [D, "{number}", "{year}", "{term}", "{attendance}"]
  ///
  /// `headings` says what columns are called, `words` what answers out of lists, where not as in the company's public
  /// guide; `columns` which columns a kind of change has, in their order; `days` how days are written; `attendance` and
  /// `registration` what the header, detail and footer of those imports hold. All but the code may be left out.
  init(file: String) throws {
    /// As the file has it.
    struct Content: Decodable {
      enum CodingKeys: String, CodingKey, CaseIterable {
        case universityCode = "university-code"
        case headings, words, columns, days, attendance, registration
      }
      let universityCode: String
      let headings: [String: String]?
      let words: [String: String]?
      let columns: [String: [String]]?
      let days: String?
      let attendance: [String: [String]]?
      let registration: [String: [String]]?
    }
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw ValidationError("Cannot read the file of --student-finance, \(file).")
    }
    let content: Content
    do {
      let names = Set(try Yams.compose(yaml: text)?.mapping?.keys.compactMap(\.string) ?? [])
      guard names.isSubset(of: Content.CodingKeys.allCases.map(\.rawValue)) else {
        throw ValidationError(
          "\(file): must hold university-code, headings, words, columns, days, attendance and registration, "
            + "and nothing else.")
      }
      content = try YAMLDecoder().decode(Content.self, from: text)
    } catch let error as ValidationError {
      throw error
    } catch {
      throw ValidationError(
        "\(file): must be YAML with university-code, headings by column, words by answer, lists of columns by kind, "
          + "days as one text, and lists of cells by record.")
    }
    do {
      try self.init(
        universityCode: content.universityCode, headings: content.headings ?? [:],
        words: content.words ?? [:], columns: content.columns ?? [:],
        days: content.days ?? "yyyy-MM-dd", attendance: content.attendance ?? [:],
        registration: content.registration ?? [:])
    } catch {
      throw ValidationError("\(file): \(error)")
    }
  }
}
