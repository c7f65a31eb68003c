import Domain
import Messages
import Store
import SwiftProtobuf
import WireFormat

/// `pastoral.v1.DirectoryService`: the people and courses that campus systems keep here.
enum DirectoryCalls {
  static let routes: [Route] = [
    .read(DirectoryService.getStudent, .policy(.read, .profile), getStudent),
    .read(DirectoryService.listStudents, .policy(.list, .profile), listStudents),
    .write(DirectoryService.putStudent, .policy(.update, .directory)) {
      try put($0.student, hasRecord: $0.hasStudent, &$1, $2)
    },
    .read(DirectoryService.getStaffMember, .policy(.read, .staffProfile), getStaffMember),
    .read(DirectoryService.listStaffMembers, .policy(.list, .staffProfile), listStaffMembers),
    .write(DirectoryService.putStaffMember, .policy(.update, .directory)) {
      try put($0.staffMember, hasRecord: $0.hasStaffMember, &$1, $2)
    },
    .read(DirectoryService.getProgramme, .policy(.read, .course), getProgramme),
    .read(DirectoryService.listProgrammes, .policy(.list, .course), listProgrammes),
    .write(DirectoryService.putProgramme, .policy(.update, .directory)) {
      try put($0.programme, hasRecord: $0.hasProgramme, &$1, $2)
    },
    .read(DirectoryService.getModule, .policy(.read, .course), getModule),
    .read(DirectoryService.listModules, .policy(.list, .course), listModules),
    .write(DirectoryService.putModule, .policy(.update, .directory)) {
      try put($0.module, hasRecord: $0.hasModule, &$1, $2)
    },
    .read(
      DirectoryService.listEnrolmentPeriods, .policy(.list, .directory), listEnrolmentPeriods),
    .write(DirectoryService.putEnrolmentPeriod, .policy(.update, .directory)) {
      try put($0.enrolmentPeriod, hasRecord: $0.hasEnrolmentPeriod, &$1, $2)
    },
    .read(
      DirectoryService.listModuleEnrolments, .policy(.list, .directory), listModuleEnrolments),
    .write(DirectoryService.putModuleEnrolment, .policy(.update, .directory)) {
      try put($0.moduleEnrolment, hasRecord: $0.hasModuleEnrolment, &$1, $2)
    },
    .read(DirectoryService.listRelations, .policy(.list, .directory), listRelations),
    .write(DirectoryService.putRelation, .policy(.update, .directory), putRelation),
  ]

  // MARK: Students

  private static func getStudent(
    _ request: Pastoral_V1_GetStudentRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_Student {
    let id = try person(
      id: request.id, campusID: request.campusID, email: request.email, tx, .student,
      tx.studentID(campusID:))
    let standings = try call.standings(toStudent: id, tx)
    try call.check(request.purpose, standings)
    let decision = try call.decide(standings)
    guard let student = try tx.student(id, by: decision) else { throw Refusal.denied }
    return call.shown(tx.show(student, by: decision), standings)
  }

  private static func listStudents(
    _ request: Pastoral_V1_ListStudentsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListStudentsResponse {
    try call.check(request.purpose, [])
    let page = try call.page(request)
    // Who keeps the directory sees all students; staff see their own, each as their relation allows.
    let found: [Stored<Student>]
    let everybody = call.permission()
    if let decision = everybody {
      found = try tx.page(
        of: Student.self, after: page.after, limit: page.size + 1, by: decision)
    } else {
      found = try tx.students(
        ofStaff: call.caller.person, on: call.today, after: page.after, limit: page.size + 1,
        by: try call.decide([.ownStudents]))
    }
    let (students, next) = call.paging.page(found, of: page) { $0.record.campusID }
    var response = Pastoral_V1_ListStudentsResponse()
    for student in students {
      // Who may list everybody needs no standing, and three statements a student are saved.
      let standings = everybody == nil ? try call.standings(toStudent: student.id.text, tx) : []
      let decision = try everybody ?? call.decide(standings)
      response.students.append(call.shown(tx.show(student, by: decision), standings))
    }
    response.nextPageToken = next
    return response
  }

  // MARK: Staff

  private static func getStaffMember(
    _ request: Pastoral_V1_GetStaffMemberRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_StaffMember {
    let id = try person(
      id: request.id, campusID: request.campusID, email: request.email, tx, .staffMember,
      tx.staffID(campusID:))
    var standings: Set<Standing> = id == call.caller.person ? [.ownself] : []
    try call.check(request.purpose, standings)
    if try call.isBookable(id, on: call.today...call.today, tx) { standings.insert(.bookable) }
    let decision = try call.decide(standings)
    guard let staff = try tx.staffMember(id, by: decision) else { throw Refusal.denied }
    return Pastoral_V1_StaffMember(staff)
  }

  private static func listStaffMembers(
    _ request: Pastoral_V1_ListStaffMembersRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListStaffMembersResponse {
    try call.check(request.purpose, [])
    let page = try call.page(request)
    let found = try tx.page(
      of: StaffMember.self, after: page.after, limit: page.size + 1, by: try call.decide())
    let (staff, next) = call.paging.page(found, of: page) { $0.record.campusID }
    var response = Pastoral_V1_ListStaffMembersResponse()
    response.staffMembers = staff.map { Pastoral_V1_StaffMember($0) }
    response.nextPageToken = next
    return response
  }

  /// Whom a request names, by id, campus id or e-mail address; empty for somebody who does not exist.
  private static func person(
    id: String, campusID: String, email: String, _ tx: Transaction, _ kind: Identifier.Kind,
    _ byCampusID: (String) throws -> Identifier?
  ) throws -> String {
    try OneOf.check(("id", id), ("campus_id", campusID), ("email", email))
    if !id.isEmpty { return id }
    let found =
      try campusID.isEmpty ? tx.personID(email: email, kind: kind) : byCampusID(campusID)
    return found?.text ?? ""
  }

  // MARK: Courses

  private static func getProgramme(
    _ request: Pastoral_V1_GetProgrammeRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_Programme {
    _ = try call.decide()
    try OneOf.check(("id", request.id), ("code", request.code))
    guard
      let found = request.code.isEmpty
        ? try tx.programme(id: request.id) : try tx.programme(code: request.code)
    else { throw Refusal.notFound("There is no such programme.") }
    return Pastoral_V1_Programme(found)
  }

  private static func listProgrammes(
    _ request: Pastoral_V1_ListProgrammesRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListProgrammesResponse {
    let page = try call.page(request)
    let found = try tx.page(
      of: Programme.self, after: page.after, limit: page.size + 1, by: try call.decide())
    let (programmes, next) = call.paging.page(found, of: page) { $0.record.code }
    var response = Pastoral_V1_ListProgrammesResponse()
    response.programmes = programmes.map { Pastoral_V1_Programme($0) }
    response.nextPageToken = next
    return response
  }

  private static func getModule(
    _ request: Pastoral_V1_GetModuleRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_Module {
    _ = try call.decide()
    try OneOf.check(("id", request.id), ("code", request.code))
    guard
      let found = request.code.isEmpty
        ? try tx.module(id: request.id) : try tx.module(code: request.code)
    else { throw Refusal.notFound("There is no such module.") }
    return Pastoral_V1_Module(found)
  }

  private static func listModules(
    _ request: Pastoral_V1_ListModulesRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListModulesResponse {
    let page = try call.page(request)
    let found = try tx.page(
      of: Module.self, after: page.after, limit: page.size + 1, by: try call.decide())
    let (modules, next) = call.paging.page(found, of: page) { $0.record.code }
    var response = Pastoral_V1_ListModulesResponse()
    response.modules = modules.map { Pastoral_V1_Module($0) }
    response.nextPageToken = next
    return response
  }

  // MARK: Enrolments and relations

  private static func listEnrolmentPeriods(
    _ request: Pastoral_V1_ListEnrolmentPeriodsRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> Pastoral_V1_ListEnrolmentPeriodsResponse {
    let page = try call.page(request)
    let found = try listed(
      EnrolmentPeriod.self, ofStudent: request.studentCampusID, request.purpose, page, &call, tx
    ) { try tx.enrolmentPeriods(of: $0, by: $1) }
    var response = Pastoral_V1_ListEnrolmentPeriodsResponse()
    response.enrolmentPeriods = found.records.map { Pastoral_V1_EnrolmentPeriod($0) }
    response.nextPageToken = found.nextPageToken
    return response
  }

  private static func listModuleEnrolments(
    _ request: Pastoral_V1_ListModuleEnrolmentsRequest, _ call: inout CallContext,
    _ tx: Transaction
  ) throws -> Pastoral_V1_ListModuleEnrolmentsResponse {
    let page = try call.page(request)
    let found = try listed(
      ModuleEnrolment.self, ofStudent: request.studentCampusID, request.purpose, page, &call, tx
    ) { try tx.moduleEnrolments(of: $0, by: $1) }
    var response = Pastoral_V1_ListModuleEnrolmentsResponse()
    response.moduleEnrolments = found.records.map { Pastoral_V1_ModuleEnrolment($0) }
    response.nextPageToken = found.nextPageToken
    return response
  }

  /// One student's records of a kind whole, or a page of everybody's.
  private static func listed<Record: StoredRecord>(
    _ kind: Record.Type, ofStudent campusID: String, _ purpose: Pastoral_V1_Purpose,
    _ page: Paging.Request, _ call: inout CallContext, _ tx: Transaction,
    _ ofStudent: (Identifier, Decision) throws -> [Stored<Record>]
  ) throws -> (records: [Stored<Record>], nextPageToken: String) {
    guard campusID.isEmpty else {
      let id = try tx.studentID(campusID: campusID)
      let standings = try call.standings(toStudent: id?.text ?? "", tx)
      try call.check(purpose, standings)
      let decision = try call.decide(standings)
      return (try id.map { try ofStudent($0, decision) } ?? [], "")
    }
    try call.check(purpose, [])
    let found = try tx.page(
      of: kind, after: page.after, limit: page.size + 1, by: try call.decide())
    return call.paging.page(found, of: page, place: \.record.sortKey)
  }

  private static func listRelations(
    _ request: Pastoral_V1_ListRelationsRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> Pastoral_V1_ListRelationsResponse {
    guard request.staffCampusID.isEmpty || request.about.isEmpty else {
      throw Refusal.invalid("about", "must be empty where staff_campus_id is given")
    }
    let page = try call.page(request)
    var response = Pastoral_V1_ListRelationsResponse()
    let found: [Stored<Relation>]
    let decision: Decision
    if !request.staffCampusID.isEmpty {
      let id = try tx.staffID(campusID: request.staffCampusID)
      let standings: Set<Standing> = id?.text == call.caller.person ? [.ownself] : []
      try call.check(request.purpose, standings)
      decision = try call.decide(standings)
      found = try id.map { try tx.relations(ofStaff: $0, by: decision) } ?? []
    } else if !request.about.isEmpty {
      let id = try tx.studentID(campusID: request.about)
      let standings = try call.standings(toStudent: id?.text ?? "", tx)
      try call.check(request.purpose, standings)
      decision = try call.decide(standings)
      found = try tx.relations(about: request.about, student: id, by: decision)
    } else {
      try call.check(request.purpose, [])
      decision = try call.decide()
      let all = try tx.page(
        of: Relation.self, after: page.after, limit: page.size + 1, by: decision)
      (found, response.nextPageToken) = call.paging.page(all, of: page, place: \.record.sortKey)
    }
    response.relations = try found.map { stored in
      var message = Pastoral_V1_Relation(stored)
      message.grantedBy = try tx.grantor(ofRelation: stored.id, by: decision)
      return message
    }
    return response
  }

  private static func putRelation(
    _ request: Pastoral_V1_PutRelationRequest, _ call: inout CallContext, _ tx: Transaction
  ) throws -> EncodedReply<Pastoral_V1_Relation> {
    let beneficiary =
      try tx.staffID(campusID: request.relation.staffCampusID)?.text
    return try put(
      request.relation, hasRecord: request.hasRelation, &call, tx, beneficiary: beneficiary
    ) { message, stored, decision in
      message.grantedBy = try tx.grantor(ofRelation: stored.id, by: decision)
    }
  }

  // MARK: Put

  /// Adds or changes one record, which its key names.
  private static func put<Body: DirectoryMessage>(
    _ message: Body, hasRecord: Bool, _ call: inout CallContext, _ tx: Transaction,
    beneficiary: String? = nil,
    completing: (inout Body, Stored<Body.Record>, Decision) throws -> Void = { _, _, _ in }
  ) throws -> EncodedReply<Body> {
    let decision = try call.decide(beneficiary: beneficiary)
    let field = Body.fieldName
    guard hasRecord else { throw Refusal.invalid(field, "must be given") }
    guard message.revision >= 0 else {
      throw Refusal.invalid("\(field).revision", "must be 0 or the revision that was read")
    }
    let record = try message.record(prefix: "\(field).")
    let violations = record.validate().map {
      FieldViolation(field: "\(field).\($0.field)", description: $0.description)
    }
    guard violations.isEmpty else { throw Refusal.invalid(violations) }
    var random = call.random
    let id = Identifier(Body.Record.idKind, from: &random)
    let context = call
    let now = call.now
    return try call.once(decision, tx) {
      do {
        let found = try record.stored(in: tx)
        let put = try tx.put(
          record, over: found, revision: message.revision, newID: id, at: now, by: decision)
        if put.outcome != .unchanged {
          if let event = EventKind(changed: put.stored.id.kind) {
            try tx.append(event, put.stored.id, at: now)
          }
          if let relation = put.stored as? Stored<Relation> {
            try tx.record([relation], at: now, by: decision)
          }
          if let change = RegistrationChange(put.stored, over: found) {
            try context.observe([change], tx, random: &random, by: decision)
          }
          try tx.flagAppointments(
            after: put.stored.record, at: now, random: &random, by: decision)
        }
        var reply = Body(put.stored)
        try completing(&reply, put.stored, decision)
        return (reply, put.stored.id.kind.isPerson ? put.stored.id : nil)
      } catch let unknown as UnknownReference {
        throw Refusal.rule(
          .unknownReference, "\(field).\(unknown.field) names no record that exists.")
      }
    }
  }
}

/// Requests in which exactly one of some fields must be given.
enum OneOf {
  static func check(_ fields: (name: String, value: String)...) throws {
    guard fields.count(where: { !$0.value.isEmpty }) == 1 else {
      let others = fields.dropFirst().map(\.name).joined(separator: " or ")
      throw Refusal.invalid(fields[0].name, "must be given, or \(others), and only one of them")
    }
  }
}
