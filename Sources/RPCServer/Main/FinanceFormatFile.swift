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
  /// `headings` says what columns are called, and `words` what answers out of lists, where not as in the company's
  /// public guide. Both may be left out.
  init(file: String) throws {
    /// As the file has it.
    struct Content: Decodable {
      enum CodingKeys: String, CodingKey, CaseIterable {
        case universityCode = "university-code"
        case headings, words
      }
      let universityCode: String
      let headings: [String: String]?
      let words: [String: String]?
    }
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw ValidationError("Cannot read the file of --student-finance, \(file).")
    }
    let content: Content
    do {
      let names = Set(try Yams.compose(yaml: text)?.mapping?.keys.compactMap(\.string) ?? [])
      guard names.isSubset(of: Content.CodingKeys.allCases.map(\.rawValue)) else {
        throw ValidationError(
          "\(file): must hold university-code, headings and words, and nothing else.")
      }
      content = try YAMLDecoder().decode(Content.self, from: text)
    } catch let error as ValidationError {
      throw error
    } catch {
      throw ValidationError(
        "\(file): must be YAML with university-code, headings by column, and words by answer.")
    }
    do {
      try self.init(
        universityCode: content.universityCode, headings: content.headings ?? [:],
        words: content.words ?? [:])
    } catch {
      throw ValidationError("\(file): \(error)")
    }
  }
}
