import Domain
import Messages
import Promises
import SwiftProtobuf
import Testing

@testable import RPCServer

@Suite("The call table", .tags(.s16, .w23))
struct CallTableTests {
  private let routes = CallTable(conformance: true).routes

  @Test("has every method of the protos exactly once")
  func everyMethod() {
    // What plugins serve is asked by the server, and never of it.
    let served = MethodRegistry.methods.filter { $0.service != PartnerPluginService.name }
    #expect(routes.map(\.path).sorted() == served.map(\.path).sorted())
  }

  @Test("has the conformance service apart, since it is not for every day")
  func conformanceApart() {
    #expect(Set(CallTable.conformance.map(\.service)) == [EchoService.name])
    #expect(!CallTable.served.contains { $0.service == EchoService.name })
    #expect(CallTable(conformance: false).routes.count == CallTable.served.count)
  }

  @Test("has each method with the kind that the protos declare, and work of that kind")
  func kinds() throws {
    for route in routes {
      let declared = try #require(MethodRegistry.methods.first { $0.path == route.path })
      #expect(route.kind == declared.kind, "\(route.path)")
      let isStream = if case .stream = route.work { true } else { false }
      #expect(isStream == (route.kind != .unary), "\(route.path)")
      let needsLane = if case .unary = route.work { true } else { false }
      if needsLane { #expect(route.lane != .inline, "\(route.path)") }
    }
  }

  @Test("is open without identity for health, control, sign-in and conformance alone")
  func openMethods() {
    let open = routes.filter { !$0.needsIdentity }.map(\.path)
    let expected =
      [
        HealthService.check.path, ControlService.hello.path, ControlService.cancel.path,
        SessionService.authenticate.path, SessionService.exchange.path,
      ]
      + MethodRegistry.methods.filter { $0.service == EchoService.name }.map(\.path)
    #expect(Set(open) == Set(expected))
    // A stranger gets to no lane but by a token of the sign-on, which makes a session.
    let beyond = routes.filter { !$0.needsIdentity && $0.lane != .inline }.map(\.path)
    #expect(beyond == [SessionService.exchange.path])
  }

  @Test("names a rule for every other method, which admits somebody and not everybody unproved")
  func rules() {
    for route in routes where route.needsIdentity {
      let roles: RoleSet
      switch route.rule {
      case .policy(let action, let resource): roles = PolicyTable.roles(for: action, resource)
      case .oneOf(let action, let resources):
        roles = RoleSet(resources.flatMap { PolicyTable.roles(for: action, $0).roles })
      case .open:
        Issue.record("\(route.path) names no rule.")
        continue
      }
      #expect(!route.admits.isEmpty, "\(route.path)")
      #expect(route.admits == roles, "\(route.path)")
    }
  }

  @Test("gives reasons that are the protos', without their prefix")
  func reasons() throws {
    let files = try Google_Protobuf_FileDescriptorSet(serializedBytes: DescriptorSet.bytes).file
    let declared = try #require(files.flatMap(\.enumType).first { $0.name == "Reason" })
    let names = declared.value.map(\.name).filter { $0 != "REASON_UNSPECIFIED" }
    #expect(Reason.allCases.map { "REASON_\($0.rawValue)" }.sorted() == names.sorted())
  }
}

extension Method {
  fileprivate var path: String { "\(service)/\(name)" }
}
