import Domain
import Testing

@Suite("Names in client certificates")
struct CertificateNameTests {
  @Test(
    "are dns: or uri: and what is printable",
    arguments: [
      ("dns:portal.example.ac.uk", "dns:portal.example.ac.uk"),
      ("dns:Portal.Example.AC.UK", "dns:portal.example.ac.uk"),
      ("uri:spiffe://example.ac.uk/Portal", "uri:spiffe://example.ac.uk/Portal"),
      ("dns:", nil), ("portal.example.ac.uk", nil), ("email:a@example.ac.uk", nil),
      ("ip:192.0.2.1", nil), ("dns:a b", nil), ("dns:a\u{0}b", nil), ("dns:ä", nil), ("", nil),
    ])
  func spelling(text: String, name: String?) {
    #expect(CertificateName(text)?.text == name)
  }

  @Test("have at most 255 characters, their kind among them")
  func length() {
    #expect(CertificateName("dns:" + String(repeating: "a", count: 251)) != nil)
    #expect(CertificateName("dns:" + String(repeating: "a", count: 252)) == nil)
  }

  @Test("of one kind never mean what another's do")
  func kinds() {
    #expect(CertificateName(.dns, Array("x".utf8)) != CertificateName(.uri, Array("x".utf8)))
  }
}
