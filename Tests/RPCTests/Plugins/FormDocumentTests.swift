import Domain
import Foundation
import PluginAPI
import StudentFinance
import Testing

@Suite("Documents for people, in HTML")
struct FormDocumentTests {
  /// Would be markup, or leave what it stands in, if it were not escaped.
  private static let hostile =
    "</p></style></title><script src=\"https://evil.example\">'quoted'&lt;<img onerror=x>\u{202E}"
  private static let escaped =
    "&lt;/p&gt;&lt;/style&gt;&lt;/title&gt;&lt;script src=&quot;https://evil.example&quot;&gt;&#39;quoted&#39;&amp;lt;"

  /// What is markup in a page: all but the text between tags.
  private static func tags(of page: String) -> [String] {
    page.matches(of: /<[^>]*>/).map { String($0.output) }
  }

  private static func page(_ plugin: any PartnerPlugin, _ share: SelectedShare) throws -> String? {
    guard let rendered = try? plugin.render(share), rendered.mediaType.hasPrefix("text/html") else {
      return nil
    }
    return String(decoding: rendered.bytes, as: UTF8.self)
  }

  @Test(
    "A page refers to nothing outside itself, whoever opens it is asked for nothing, and it says which language it is in",
    arguments: PartnerContract.all)
  func alone(contract: PartnerContract) throws {
    guard let page = try Self.page(contract.plugin, contract.share()) else { return }
    for word in [
      "http:", "https:", "//", "src=", "href", "url(", "@import", "<script", "<link", "<img",
      "<iframe", "<form", "<object", "<base", "http-equiv=\"refresh", "onload",
    ] {
      #expect(!page.lowercased().contains(word), "\(word)")
    }
    #expect(page.contains("default-src 'none'") && page.contains("<meta charset=\"utf-8\">"))
    #expect(page.contains("<html lang=\"en"))
  }

  @Test("Whatever people wrote stands in a page as text", arguments: PartnerContract.all)
  func text(contract: PartnerContract) throws {
    guard let plain = try Self.page(contract.plugin, contract.share()) else { return }
    var answers = contract.answers
    for question in contract.manifest.questions {
      if case .text = question.kind { answers[question.code] = Self.hostile }
    }
    let fields = contract.manifest.fields.map { ($0, [Self.hostile]) }
    let share = SelectedShare.made(
      authority: contract.authority, fields: Dictionary(uniqueKeysWithValues: fields),
      answers: answers)
    let page = try #require(try Self.page(contract.plugin, share))
    #expect(page.contains(Self.escaped))
    // No kind of tag is there that is not there without it, and none has another attribute.
    let known = Set(Self.tags(of: plain)).union(["<h2>", "<p>"])
    #expect(Set(Self.tags(of: page)).isSubset(of: known))
  }

  @Test("A title, a lead and a heading are text too, and a reference is a name or nothing")
  func frame() {
    var form = FormDocument(
      title: Self.hostile, lead: Self.hostile, reference: "\"} body { display: none } \\")
    form.section(Self.hostile)
    form.answer(Self.hostile, [Self.hostile, ""])
    let page = String(decoding: form.rendered.bytes, as: UTF8.self)
    #expect(page.components(separatedBy: Self.escaped).count == 7)
    #expect(!page.contains("<script") && !page.contains("display: none"))
    #expect(page.contains("@bottom-left { content: \"\" }"))
    let named = FormDocument(title: "A", reference: "dis_a").rendered.bytes
    #expect(String(decoding: named, as: UTF8.self).contains("@bottom-left { content: \"dis_a\" }"))
  }

  @Test("A letter can be found together again: each of its pages has the share's id")
  func reference() throws {
    let name: [DisclosedField: [String]] = [.name: ["Ada Lovelace"]]
    for (plugin, answers) in [
      (DSAConfirmation() as any PartnerPlugin, FinanceShares.dsa),
      (CompellingReasons(), FinanceShares.reasons),
    ] {
      let share = FinanceShares.share(answers, fields: name)
      let page = try #require(try Self.page(plugin, share))
      #expect(page.contains("@bottom-left { content: \"\(share.shareID)\" }"))
      #expect(page.contains("size: A4") && page.contains("overflow-wrap: anywhere"))
    }
  }
}
