// Generated from proto/ by scripts/protos. Do not edit.
// swift-format-ignore-file

public import SwiftProtobuf

/// How many messages travel each way in a call.
public enum MethodKind: String, Sendable, CaseIterable {
  /// One request, one reply.
  case unary
  /// Many requests, one reply.
  case clientStreaming
  /// One request, many replies.
  case serverStreaming
  /// Many requests, many replies.
  case bidirectional
}

/// A method under its own name and with its own message types, so that neither is spelt twice.
public struct Method<Request: SwiftProtobuf.Message, Reply: SwiftProtobuf.Message>: Sendable {
  /// The service's full name, such as `pastoral.v1.BookingService`.
  public let service: String
  /// The method's name, such as `Book`.
  public let name: String
  /// How many messages travel each way.
  public let kind: MethodKind

  public init(service: String, name: String, kind: MethodKind) {
    self.service = service
    self.name = name
    self.kind = kind
  }
}

/// What the protos say about one method, for programs that look methods up by name.
public struct MethodDescription: Sendable {
  /// The service's full name, such as `pastoral.v1.BookingService`.
  public let service: String
  /// The method's name, such as `Book`.
  public let name: String
  /// How many messages travel each way.
  public let kind: MethodKind
  /// The type of each request message.
  public let request: any SwiftProtobuf.Message.Type
  /// The type of each reply message.
  public let reply: any SwiftProtobuf.Message.Type
  /// The proto's comment as one paragraph; empty where it has none.
  public let documentation: String

  /// Service and method with a slash between, as gRPC and the command line spell them.
  public var path: String { "\(service)/\(name)" }

  fileprivate init<Request, Reply>(_ method: Method<Request, Reply>, _ documentation: String) {
    service = method.service
    name = method.name
    kind = method.kind
    request = Request.self
    reply = Reply.self
    self.documentation = documentation
  }
}

/// Every method of every service.
public enum MethodRegistry {
  /// In order of proto file and declaration.
  public static let methods: [MethodDescription] = [
    MethodDescription(
      HealthService.check,
      "Whether a service takes calls. An unknown service name is NOT_FOUND."),
    MethodDescription(
      EchoService.echo,
      "The same bytes."),
    MethodDescription(
      EchoService.sleep,
      "Answers after so many milliseconds, 0 to 60,000, with the same number."),
    MethodDescription(
      EchoService.meta,
      "The call's metadata value of that key; empty where it has none."),
    MethodDescription(
      EchoService.fail,
      "Ends with that status code, 1 to 16, and one google.rpc.ErrorInfo detail."),
    MethodDescription(
      EchoService.big,
      "So many zero bytes, 0 to 8 MiB."),
    MethodDescription(
      EchoService.stall,
      "For how many microseconds any event loop stood still, at most, since the last such call, give or take 2,000. Measured from the first call on, until nobody has asked for a second."),
    MethodDescription(
      EchoService.chat,
      "Each message back as it comes."),
    MethodDescription(
      EchoService.count,
      "1 to that number."),
    MethodDescription(
      EchoService.sum,
      "The sum, wrapping on overflow."),
    MethodDescription(
      PartnerService.registerPartner,
      "Registers a partner. For data protection officers, as Change."),
    MethodDescription(
      PartnerService.change,
      "Gives it other details, suspends it, or lets it go on. What waits to be sent is held against them before it is sent. Refused as stale where the revision is not the partner's."),
    MethodDescription(
      PartnerService.get,
      "One of them. For all who propose or decide on disclosures."),
    MethodDescription(
      PartnerService.list,
      "All of them, by code."),
    MethodDescription(
      PartnerService.listPlugins,
      "The plugins that the server has, with what each asks."),
    MethodDescription(
      PartnerService.check,
      "What would keep something from leaving for each partner today, before somebody needs it. Asks no partner: what MESH says of mailboxes it said at the last handshake, at the server's start or within a day."),
    MethodDescription(
      PartnerPluginService.manifest,
      "What the plugin can do. Asked first, each time that it is started; always the same."),
    MethodDescription(
      PartnerPluginService.validate,
      "What is wrong with a share in the eyes of the partner's rules. A share with an issue is not proposed."),
    MethodDescription(
      PartnerPluginService.render,
      "The bytes that would leave. The same share always gives the same bytes."),
    MethodDescription(
      PartnerPluginService.interpret,
      "What a partner's answer means, for mail and HTTPS."),
    MethodDescription(
      ControlService.hello,
      "Asks for extensions on this connection; what is granted holds from the reply on. Needs no identity. More than ten in a second end the connection."),
    MethodDescription(
      ControlService.cancel,
      "Cancels the call of this connection whose metadata gave that `request-id`; for clients that cannot send a CANCEL frame. Needs no identity. A call that is not in flight is no error."),
    MethodDescription(
      AdjustmentService.propose,
      "Proposes one. By the team of a case of disability support."),
    MethodDescription(
      AdjustmentService.amend,
      "Changes one that is not agreed yet; another then proposes it. What is agreed is not changed: it is ended, and another proposed."),
    MethodDescription(
      AdjustmentService.approve,
      "Agrees to one, which is then in force. By a supervisor of the line who did not propose it."),
    MethodDescription(
      AdjustmentService.end,
      "Ends one, or takes a proposal back. By the case's team."),
    MethodDescription(
      AdjustmentService.list,
      "Those of a case, or of a student, that the caller may see, newest first. The team and its supervisor see all; students their own, without why; a personal tutor what is agreed, and module and programme leaders what of that is for teaching or exams, each while the student's consent to ADJUSTMENTS is live."),
    MethodDescription(
      AdjustmentService.listAgreed,
      "All that are agreed, those agreed last first, without what is to be done and why: whose, what they concern, and whether who teaches is told. Those of sealed cases are left out. For data protection officers."),
    MethodDescription(
      AdminService.listPrincipals,
      "A page of the people and campus systems that may sign in, by id."),
    MethodDescription(
      AdminService.disablePrincipal,
      "Ends all that a principal may do. Their tokens stop at once, and their sessions end."),
    MethodDescription(
      AdminService.enablePrincipal,
      "Takes that back: tokens that have neither ended nor been revoked are good again."),
    MethodDescription(
      AdminService.grantRole,
      "Gives a principal a role. Roles of Student Life and Wellbeing, and those that oversee others, wait until somebody else has approved them; other admins and the data protection officers are told."),
    MethodDescription(
      AdminService.decideRoleGrant,
      "Approves, as somebody else than who asked and whom it benefits, or turns it down."),
    MethodDescription(
      AdminService.revokeRole,
      "Takes a role away, at once and for calls that are queued already. Harmless where it was not held."),
    MethodDescription(
      AdminService.listRoleGrants,
      "A page of grants of roles, newest first."),
    MethodDescription(
      AdminService.getPolicy,
      "The rules in force: who may do what to what, row by row."),
    MethodDescription(
      AdminService.listTokens,
      "A page of a principal's tokens, newest first. Never the secrets."),
    MethodDescription(
      AdminService.issueToken,
      "A new token for a campus system. The secret is in the answer and nowhere else, so an idempotency key is not kept: whoever misses the answer revokes the token and asks for another."),
    MethodDescription(
      AdminService.rotateToken,
      "A new token in the place of one of a campus system, which goes on for a while so that it can be exchanged everywhere. As with IssueToken the secret is in the answer and nowhere else."),
    MethodDescription(
      AdminService.revokeToken,
      "Ends one token. Harmless when done before."),
    MethodDescription(
      AdminService.bindIdentity,
      "Says which person the university's sign-on means by a subject. What the subject was bound to before no longer holds, and ends as by UnbindIdentity; a subject of somebody who has a further role is not moved. That person and the data protection officers are told in their inboxes."),
    MethodDescription(
      AdminService.unbindIdentity,
      "Takes that back. Sessions and fresh proofs that the subject led to end at once. NOT_FOUND where it is bound to nobody. An admin's own is another admin's to take back."),
    MethodDescription(
      AdminService.bindCertificate,
      "Says which campus system a name in client certificates means."),
    MethodDescription(
      AdminService.revokeCertificate,
      "Ends what BindCertificate said of a name, or refuses one certificate for good, by its SHA-256: a connection that shows it is nobody's. At once, and harmless when done before."),
    MethodDescription(
      AdminService.listBindings,
      "A page of what a principal is known by: names in client certificates, then subjects of the sign-on. Those in force only."),
    MethodDescription(
      AuditService.listAccesses,
      "A page of who was shown what about a student, or of what a principal was shown. Oldest first. Of what the student cannot be told yet, such as a disclosure of which the police want them not to know, their own report says nothing."),
    MethodDescription(
      AuditService.exportAccesses,
      "All of it, as a stream that goes as fast as it is taken."),
    MethodDescription(
      AuditService.listDenials,
      "How often callers were denied what they asked for, by the minute, newest first."),
    MethodDescription(
      DirectoryService.getStudent,
      ""),
    MethodDescription(
      DirectoryService.listStudents,
      ""),
    MethodDescription(
      DirectoryService.putStudent,
      ""),
    MethodDescription(
      DirectoryService.getStaffMember,
      ""),
    MethodDescription(
      DirectoryService.listStaffMembers,
      ""),
    MethodDescription(
      DirectoryService.putStaffMember,
      ""),
    MethodDescription(
      DirectoryService.getProgramme,
      ""),
    MethodDescription(
      DirectoryService.listProgrammes,
      ""),
    MethodDescription(
      DirectoryService.putProgramme,
      ""),
    MethodDescription(
      DirectoryService.getModule,
      ""),
    MethodDescription(
      DirectoryService.listModules,
      ""),
    MethodDescription(
      DirectoryService.putModule,
      ""),
    MethodDescription(
      DirectoryService.listEnrolmentPeriods,
      ""),
    MethodDescription(
      DirectoryService.putEnrolmentPeriod,
      ""),
    MethodDescription(
      DirectoryService.listModuleEnrolments,
      ""),
    MethodDescription(
      DirectoryService.putModuleEnrolment,
      ""),
    MethodDescription(
      DirectoryService.listRelations,
      ""),
    MethodDescription(
      DirectoryService.putRelation,
      ""),
    MethodDescription(
      DirectoryService.changeTutor,
      "Makes somebody else, or nobody, a student's personal tutor: from a day on, or to cover from one day to another. One step for all of it: the former tutor's relation ends, the new one's begins, whoever is covered comes back, and the student's appointments in that time are handed over or left. From the first day on the new tutor reads all earlier notes and the former one none."),
    MethodDescription(
      DirectoryService.previewTutorChanges,
      "Many such changes, as at the start of a year: what they would do, without doing it, or what is wrong with each."),
    MethodDescription(
      DirectoryService.changeTutors,
      "Makes them, all or none. Wrong ones are named as fields, such as `changes[3].staff_campus_id`."),
    MethodDescription(
      DirectoryService.`import`,
      "Takes one file of rows of one kind: validated whole, applied whole or not at all."),
    MethodDescription(
      DirectoryService.getImport,
      "How far an upload has come, so that it can be resumed or its errors read again."),
    MethodDescription(
      BookingService.listBookableStaff,
      "The staff that a student may book today, and why."),
    MethodDescription(
      BookingService.getAvailability,
      "When a member of staff can be booked: the weekly rules and the days that differ."),
    MethodDescription(
      BookingService.setAvailability,
      ""),
    MethodDescription(
      BookingService.addAvailabilityException,
      ""),
    MethodDescription(
      BookingService.removeAvailabilityException,
      ""),
    MethodDescription(
      BookingService.setBookingSettings,
      "On which terms a member of staff can be booked: buffers, notice, horizon, cut-off, limit."),
    MethodDescription(
      BookingService.listClosures,
      "The days on which the university is closed, and the bank holidays."),
    MethodDescription(
      BookingService.addClosure,
      "Adds closed days. What is booked on them already stays, and is flagged."),
    MethodDescription(
      BookingService.removeClosure,
      "Takes closed days away again, and the flags that came of them."),
    MethodDescription(
      BookingService.listSlots,
      "The free times that a student may book with a member of staff: exactly those that Book takes."),
    MethodDescription(
      BookingService.book,
      "Books one free time. Refused with SLOT_TAKEN where somebody was faster."),
    MethodDescription(
      BookingService.bookAny,
      "Books one free time with whoever of the student's own staff is free then. Chosen are the closest relation, and of several the one with the fewest appointments that week."),
    MethodDescription(
      BookingService.cancel,
      "Frees the time. The student or the member of staff may cancel."),
    MethodDescription(
      BookingService.reschedule,
      "Moves a booked appointment to another free time of the same member of staff, in one step."),
    MethodDescription(
      BookingService.bookSeries,
      "Books the same time of the week several times. All of them, or with `skip` all that are free."),
    MethodDescription(
      BookingService.getSeries,
      "The appointments of a series as they are now."),
    MethodDescription(
      BookingService.cancelSeries,
      "Cancels what is still booked of a series from a day on. What may no longer be cancelled stays."),
    MethodDescription(
      BookingService.get,
      ""),
    MethodDescription(
      BookingService.list,
      ""),
    MethodDescription(
      BookingService.listAppointmentChanges,
      "Every state that an appointment has had, the oldest first."),
    MethodDescription(
      BookingService.recordAttendance,
      "Says whether the student came, once the appointment has begun. Only whom it is with says so."),
    MethodDescription(
      BookingService.countAttendance,
      "How often a student came and how often not. Nothing follows from it by itself."),
    MethodDescription(
      BookingService.limitBooking,
      "Limits how many appointments a student may have ahead, until a day and for a reason. A person decides that, in their own session; no campus system does."),
    MethodDescription(
      BookingService.liftBookingLimit,
      "Ends a limit before its last day."),
    MethodDescription(
      BookingService.listBookingLimits,
      "A student's limits, with the reason and whom to speak to."),
    MethodDescription(
      CalendarService.getInvitation,
      "One appointment as an iCalendar message to its student or member of staff: REQUEST while it is booked, CANCEL afterwards. For the two who meet."),
    MethodDescription(
      CalendarService.export,
      "The caller's own booked appointments of some days as one iCalendar text, to be shown by a calendar."),
    MethodDescription(
      CalendarService.watch,
      "The caller's own appointments: those to come, oldest first, and then each that is booked, moved, handed over or cancelled, once that is durable. Goes as fast as it is taken. Ends with UNAVAILABLE when the server drains, with UNAUTHENTICATED within a second of the session's end, and at its deadline; a new call goes on after the last number that came. BookingService/List is its paged twin. What is confidential comes after the others with its time and state only, and all of it anew with each call."),
    MethodDescription(
      CampaignService.createCampaign,
      "Invites the group. Each of them is told in their inbox."),
    MethodDescription(
      CampaignService.getCampaign,
      "For its owner with counts; for who is invited with their own answer."),
    MethodDescription(
      CampaignService.listCampaigns,
      "The caller's own campaigns, or the invitations of a student."),
    MethodDescription(
      CampaignService.listNotBooked,
      "Who has neither booked nor declined, for the owner."),
    MethodDescription(
      CampaignService.remindCampaign,
      "Tells those again who have neither booked nor declined; at most once a day."),
    MethodDescription(
      CampaignService.closeCampaign,
      "Ends it before its last day."),
    MethodDescription(
      CampaignService.declineCampaign,
      "Says no to an invitation. Nothing follows from it."),
    MethodDescription(
      PaperService.registerPaper,
      "Puts paper of a case on the register, with who answers for it, who is told. By the case's team, a supervisor of its line, or a records manager, as all that follows but Destroy."),
    MethodDescription(
      PaperService.move,
      "Puts it somewhere else, or into somebody else's hands, who is told."),
    MethodDescription(
      PaperService.loan,
      "Lends it to somebody until a day. Who answers for it is reminded once when that day has passed."),
    MethodDescription(
      PaperService.returnLoan,
      "It came back to where it stood."),
    MethodDescription(
      PaperService.destroy,
      "It was destroyed, which a certificate shows. By a records manager who does not hold it, before somebody else's eyes; refused with OWN_CUSTODY to who holds it. Paper of a sealed case is not destroyed before its team has unsealed it."),
    MethodDescription(
      PaperService.get,
      "One of them. A student reads of their own what it is, how it is kept and whether it was destroyed."),
    MethodDescription(
      PaperService.list,
      "The paper of a case, or of a student, that the caller may see, newest first."),
    MethodDescription(
      PaperService.listOverdue,
      "What should have come back by now and that the caller may see, the longest overdue first."),
    MethodDescription(
      PaperService.listSteps,
      "What was done with it, by whom and why, newest first. For staff."),
    MethodDescription(
      SupportPostService.grant,
      "Gives somebody a post. Refused with ALREADY_MEMBER where they hold the same one in that time."),
    MethodDescription(
      SupportPostService.end,
      "Ends a post after a day, or moves its end nearer."),
    MethodDescription(
      SupportPostService.list,
      "A page of posts, newest first."),
    MethodDescription(
      CaseService.getTerms,
      "The terms of confidentiality that are in force, and whether the caller has accepted them."),
    MethodDescription(
      CaseService.acceptTerms,
      "Accepts them. Until then every call about a case is refused with TERMS_NOT_ACCEPTED. A second time changes nothing."),
    MethodDescription(
      CaseService.listTerms,
      "All versions, those that are to come included, newest first."),
    MethodDescription(
      CaseService.publishTerms,
      "Keeps a version that comes into force on a later day; until then one of its name replaces it. From that day on everybody is asked to accept anew, and opens no case before. For data protection officers."),
    MethodDescription(
      CaseService.open,
      "Opens a case: a student for themself, or the intake of that type of support for one who came to them, who was referred, or about whom somebody else told. It waits for a person to allocate it. A student with a case of that type that waits is refused with ALREADY_OPEN; staff are shown it as a possible duplicate."),
    MethodDescription(
      CaseService.ingest,
      "Opens a case with what a campus system found necessary to bring in, such as student records. For systems with a post of INGEST in that type, which read nothing of what becomes of it."),
    MethodDescription(
      CaseService.listTriage,
      "What waits to be allocated in a type of support: the urgent first, then the oldest."),
    MethodDescription(
      CaseService.assess,
      "Says how urgent a case is and how high the risk: a person's judgement, with its reason. By intake before it is allocated, and by its team and supervisor."),
    MethodDescription(
      CaseService.listEligible,
      "Who could take a case: the practitioners of its type without a conflict of interest, those with the fewest open cases first. A proposal; a supervisor allocates."),
    MethodDescription(
      CaseService.allocate,
      "Gives a case to a practitioner, who becomes its lead and is told. By a supervisor of its line, and not to themself. Refused with NOT_ELIGIBLE where they are not on the list of those who could take it. A case that had a lead stays open to the former one no longer."),
    MethodDescription(
      CaseService.hold,
      "Puts a case on hold until a day on which somebody looks again."),
    MethodDescription(
      CaseService.resume,
      "Takes it up again."),
    MethodDescription(
      CaseService.close,
      "Ends the work on a case. Never by itself: a person says why."),
    MethodDescription(
      CaseService.reopen,
      "Opens a closed case again, which then waits to be allocated. By its team as it was when it was closed, or a supervisor of its line."),
    MethodDescription(
      CaseService.seal,
      "Only people who are named on its team open the case from now on, its supervisor too. By its lead, or a supervisor of its line, who is then named on it."),
    MethodDescription(
      CaseService.unseal,
      "Takes that back. By somebody who is named."),
    MethodDescription(
      CaseService.rebase,
      "Keeps what a restricted case's head says on another ground: a person's decision, with its reason. Refused with CASE_STATE where nothing restricts it."),
    MethodDescription(
      CaseService.get,
      "One case. A student reads of their own that it is there, of which type, how far and with whom."),
    MethodDescription(
      CaseService.list,
      "A student's cases that the caller may see, newest first."),
    MethodDescription(
      CaseService.listCaseload,
      "The caller's own cases that are not closed, at a glance: the highest risk first, then what is overdue, then what is due next."),
    MethodDescription(
      CaseService.listChanges,
      "What was done to a case, newest first, without what is in it."),
    MethodDescription(
      CaseService.getStatistics,
      "How many cases there are, by type and state. Numbers below five are not told, nor what would give them away. For supervisors of their lines, and the data protection officer of all."),
    MethodDescription(
      CaseAppointmentService.listSlots,
      "The free times of a practitioner: exactly those that Book takes."),
    MethodDescription(
      CaseAppointmentService.book,
      "Books one free time with a practitioner who is named on the case. The team books with each of them, a student with the case's lead or whom they have met in the case before. Refused with NOT_ELIGIBLE for everybody else, and with CASE_STATE where the case is not active: the team may also book for one on hold."),
    MethodDescription(
      CaseAppointmentService.reschedule,
      "Moves it to another free time of the same practitioner."),
    MethodDescription(
      CaseAppointmentService.cancel,
      "Frees the time. The team and the student may cancel; terms of the practitioner bind the student."),
    MethodDescription(
      CaseAppointmentService.recordAttendance,
      "Says whether the student came, once it has begun. Whom it is with says so, or the case's lead."),
    MethodDescription(
      CaseAppointmentService.list,
      "A case's appointments, by start."),
    MethodDescription(
      CaseAppointmentService.listOwn,
      "The caller's own, by start: a student's of all their cases, or those with a practitioner. Of one whose case the practitioner may no longer open only the time is shown."),
    MethodDescription(
      CaseDocumentService.upload,
      "Sends a document: its head, then its bytes in order, then nothing more. It counts once all of it has come and has the digest that the head promised; whatever breaks off before leaves nothing that can be read. An idempotency key stands for the head."),
    MethodDescription(
      CaseDocumentService.download,
      "The head, then the bytes, as fast as they are taken. The reading is recorded before the first byte leaves. Refused with RESTRICTED once the consent that it is kept on does not hold any more."),
    MethodDescription(
      CaseDocumentService.rebase,
      "Keeps a restricted document on another ground: a person's decision, with its reason. What is said of it gets a further version; its bytes stay as they are, and nobody is shown them. Refused with CASE_STATE where nothing restricts it."),
    MethodDescription(
      CaseDocumentService.list,
      "A case's documents, newest first, without their bytes."),
    MethodDescription(
      CaseItemService.add,
      "Adds an item. By the case's team, while the case is not closed."),
    MethodDescription(
      CaseItemService.amend,
      "Says it anew: a further version; those before are kept."),
    MethodDescription(
      CaseItemService.get,
      "One item, as it is now."),
    MethodDescription(
      CaseItemService.list,
      "A case's items, newest first, without what they say. What is about equality is left out unless a member of the team asks for it."),
    MethodDescription(
      CaseItemService.listVersions,
      "The versions of an item, newest first, without what they say."),
    MethodDescription(
      CaseItemService.getVersion,
      "What it said in one of its versions."),
    MethodDescription(
      CaseItemService.rebase,
      "Keeps a restricted item on another ground: a person's decision, with its reason. Refused with CASE_STATE where nothing restricts it."),
    MethodDescription(
      CaseItemService.stateReason,
      "A supervisor of the case's line says why they read what is in it. It is kept among the case's changes, and opens its items to them for the rest of the day."),
    MethodDescription(
      CasePersonService.set,
      "Keeps them, in place of what was kept. While the case is not closed."),
    MethodDescription(
      CasePersonService.get,
      "What is kept; with revision 0 and nothing else where nobody has set any."),
    MethodDescription(
      CaseTaskService.add,
      "Adds a task. Its owner is told, unless that is the caller; and reminded once, on the day it is due."),
    MethodDescription(
      CaseTaskService.set,
      "Says how far it is, gives it to somebody else, or moves its day."),
    MethodDescription(
      CaseTaskService.list,
      "A case's tasks by due day."),
    MethodDescription(
      CaseTeamService.addMember,
      "Names somebody on a case's team: by its lead or team, or by a supervisor of its line; never oneself. Refused with NOT_ELIGIBLE where they work in no type of support or have a conflict of interest, and with ALREADY_MEMBER."),
    MethodDescription(
      CaseTeamService.endMember,
      "Takes somebody's name off. The lead is replaced by Allocate or a transfer, and not taken off."),
    MethodDescription(
      CaseTeamService.requestToJoin,
      "Asks to be named on the case that a student may have. The answer is the same whether there is one or not: who asks learns it only by being let in. Ends by itself after 14 days."),
    MethodDescription(
      CaseTeamService.answerJoinRequest,
      "Lets them in, or does not. By the case's team or a supervisor of its line, and not by who asks."),
    MethodDescription(
      CaseTeamService.listJoinRequests,
      "One's own, or those that wait for one's answer: of cases on whose team one is, and of one's line."),
    MethodDescription(
      CaseTeamService.proposeTransfer,
      "Offers a case to somebody who could take it. By its lead or a supervisor of its line. They are told, and read what is said here, and nothing of the case before they accept. Refused with TRANSFER_WAITING while another waits."),
    MethodDescription(
      CaseTeamService.answerTransfer,
      "By whom it was offered to: takes the case, as its lead, or says why not. The former lead is then no longer named."),
    MethodDescription(
      CaseTeamService.withdrawTransfer,
      "Takes an offer back before it is answered."),
    MethodDescription(
      CaseTeamService.listTransfers,
      "Those that one offered or was offered, newest first."),
    MethodDescription(
      CaseTeamService.declareConflict,
      "Says that one must not work with a student, because one knows them or somebody concerned. From then on no case of theirs is open to one, whatever one's post. A supervisor says so of somebody in their line."),
    MethodDescription(
      CaseTeamService.withdrawConflict,
      "Takes that back: a supervisor of the line, and never who has it."),
    MethodDescription(
      CaseTeamService.listConflicts,
      "One's own, or those of the people in one's line, newest first."),
    MethodDescription(
      ConsentService.give,
      "Records that a student agrees: the student in their own session, or staff who have the student today and were told. A campus system that acts for somebody cannot."),
    MethodDescription(
      ConsentService.withdraw,
      "Takes a consent back, at any time: the student, or staff who record the student's wish. In the same moment every referral under it that was not accepted yet is revoked, and who accepted one is told. A second time changes nothing."),
    MethodDescription(
      ConsentService.get,
      "One consent."),
    MethodDescription(
      ConsentService.list,
      "A student's history, newest first: every consent and withdrawal, when and by whom it was recorded."),
    MethodDescription(
      ConsentService.listWordings,
      "All versions of all wordings, each wording's newest first."),
    MethodDescription(
      ConsentService.publishWording,
      "Keeps a version of a wording that comes into use on a later day. From then on it stays as it is; a consent under an older one goes on. For data protection officers."),
    MethodDescription(
      DisclosureService.preview,
      "Shows what would leave, byte by byte. Nothing of it is kept. By the case's team; where there is no case, by the student's tutor."),
    MethodDescription(
      DisclosureService.listSuggestions,
      "What plugins suggest since a registration changed, the oldest first: nothing of it leaves unless somebody proposes it. Not what was taken up or dismissed, nor what the registration does not say any more. By the case's team."),
    MethodDescription(
      DisclosureService.dismissSuggestion,
      "Says that nothing is to be proposed of one: the same change is not suggested again. By the case's team."),
    MethodDescription(
      DisclosureService.propose,
      "Proposes it, with the digest of what was previewed; refused with PREVIEW_DIFFERS where that is something else. With `emergency` it needs no second person, is sent at once, and is looked at afterwards. By those who preview."),
    MethodDescription(
      DisclosureService.decide,
      "Lets it go, or does not: recorded either way. By a supervisor of the case's line or a data protection officer who did not propose it; of what a tutor knows, by a data protection officer."),
    MethodDescription(
      DisclosureService.cancel,
      "Takes it back before it was tried. By those who preview."),
    MethodDescription(
      DisclosureService.resolve,
      "Says what was found out: about one that is UNKNOWN, came back or was not taken, and what a partner said of one that is TRANSMITTED to a person, since not every partner tells the server. By those who decide, and did not propose it."),
    MethodDescription(
      DisclosureService.recordExplanation,
      "Records that the student was told why, or why they cannot be and when that is looked at again. By those who preview."),
    MethodDescription(
      DisclosureService.review,
      "Records that somebody looked at an emergency afterwards. By those who decide, and did not propose it."),
    MethodDescription(
      DisclosureService.get,
      "One of them. A student reads what was shared about them, to whom, when and why; what cannot be told them yet is as good as absent."),
    MethodDescription(
      DisclosureService.list,
      "Those of a case, or of a student: for the student what they may know, for others what is of no case. Newest first."),
    MethodDescription(
      DisclosureService.listWaiting,
      "What waits for somebody: a decision, a resolution (what was rejected too, until it is closed), an explanation, a review, or that a partner is asked why it does not answer. Of the caller's line; for data protection officers of all."),
    MethodDescription(
      DisclosureService.listQueue,
      "What was let go and has not arrived: what waits to be sent, is being sent, or has gone astray; the longest ago proposed first. Of the caller's line; for data protection officers of all. It says of nobody what is sent."),
    MethodDescription(
      DisclosureService.watchQueue,
      "The same, and then each as it becomes something else, its arrival included."),
    MethodDescription(
      DisclosureService.getPayload,
      "The very bytes that are, or were, to be sent. By the case's team and those who decide."),
    MethodDescription(
      DisclosureService.getRecord,
      "The whole record of one, heading by heading, as the Information Commissioner asks for it. By the case's team and those who decide; for what is of no case, by the student's tutor too."),
    MethodDescription(
      DisclosureService.report,
      "What was disclosed in some days, as numbers in which nobody can be recognised. By data protection officers."),
    MethodDescription(
      DropInService.openDropIn,
      "Announces a session. Only whom it is with opens one."),
    MethodDescription(
      DropInService.closeDropIn,
      "Takes no more students. Who waits already is called still."),
    MethodDescription(
      DropInService.listDropIns,
      "The sessions of a student's own staff, or those of the caller."),
    MethodDescription(
      DropInService.joinDropIn,
      "Takes the next place, from the session's day on."),
    MethodDescription(
      DropInService.leaveDropIn,
      ""),
    MethodDescription(
      DropInService.getDropInPlace,
      "A student's own place and how many are before it; never who."),
    MethodDescription(
      DropInService.callNext,
      "Calls the next, and says what became of the one before."),
    MethodDescription(
      DropInService.listDropInQueue,
      "Who is in the queue, for whom the session is with."),
    MethodDescription(
      EventService.list,
      "The events after a place in the feed, oldest first."),
    MethodDescription(
      EventService.watch,
      "The same, and then each event once it is durable. Goes as fast as it is taken. Ends with UNAVAILABLE when the server drains, with UNAUTHENTICATED within a second of the session's end, and at its deadline; a new call goes on after the last number that came."),
    MethodDescription(
      ExceptionalAccessService.elevate,
      "IT support works on a ticket: opens the student's meetings and notes of See My Tutor. The data protection officers are told; refused with NO_REVIEWER where none is there who may review it."),
    MethodDescription(
      ExceptionalAccessService.breakGlass,
      "Wellbeing staff act in an emergency: opens the student's cases for an hour. The data protection officers are told, and supervisors of the lines of support that the caller works in or that have a case of the student. Refused with STEP_UP_REQUIRED without a fresh step-up token."),
    MethodDescription(
      ExceptionalAccessService.endExceptionalAccess,
      "Gives one's own back before its time."),
    MethodDescription(
      ExceptionalAccessService.reviewExceptionalAccess,
      "Says, as somebody else, whether it was justified."),
    MethodDescription(
      ExceptionalAccessService.getExceptionalAccess,
      ""),
    MethodDescription(
      ExceptionalAccessService.listExceptionalAccess,
      "A page of one kind, newest first: one's own, and for reviewers those that they may review. What a reviewer may not see is left out, so that a page can have fewer than asked for while there are more."),
    MethodDescription(
      InboxService.list,
      "A page of the caller's inbox, newest first."),
    MethodDescription(
      InboxService.acknowledge,
      "Says that the caller has seen an item. The first time counts; again changes nothing. An item of somebody else is denied as one that does not exist."),
    MethodDescription(
      InboxService.watch,
      "What is unread, oldest first, and then each item once it is durable. Goes as fast as it is taken. Ends with UNAVAILABLE when the server drains, with UNAUTHENTICATED within a second of the session's end, and at its deadline; a new call goes on after the last item that came."),
    MethodDescription(
      LedgerService.getCheckpoint,
      "How large the ledger is and its root, signed. Says nothing of what it records."),
    MethodDescription(
      LedgerService.proveInclusion,
      "The proof that one leaf is in the ledger."),
    MethodDescription(
      LedgerService.openLeaf,
      "Whom and what a leaf means. A leaf names nobody: the caller says whom they think it means, and is given what shows to everybody who has the leaf that it does. Recorded as shown about each of them."),
    MethodDescription(
      LedgerService.proveConsistency,
      "The proof that the ledger still begins with what an earlier checkpoint covers."),
    MethodDescription(
      LedgerService.verify,
      "Checks every leaf, hash and node up to the last checkpoint. Tells how far it is, and at last what it found; a fault in the ledger is such an answer and no error."),
    MethodDescription(
      LedgerService.export,
      "The files of c2sp.org/tlog-tiles, the checkpoint last. All are of the ledger as it was when the first of them left."),
    MethodDescription(
      NotesService.create,
      "Writes a note of a meeting that has begun. For staff who have the student today; module leaders, programme leaders and programme staff only of meetings that they themselves held."),
    MethodDescription(
      NotesService.amend,
      "Changes a note: a draft is replaced, a shared note gets a further version, which the student sees at once."),
    MethodDescription(
      NotesService.share,
      "Shows a draft to its student, from now on. Refused with ALREADY_SHARED where it was before."),
    MethodDescription(
      NotesService.discardDraft,
      "Throws a draft away. For its author alone; refused with ALREADY_SHARED for what was shared."),
    MethodDescription(
      NotesService.get,
      "A note as it is now. To its student a draft is not there."),
    MethodDescription(
      NotesService.listForStudent,
      "A student's notes, newest first: all for the personal tutor and the programme leader, their own for other staff."),
    MethodDescription(
      NotesService.listMine,
      "The caller's own shared notes, newest first. For students."),
    MethodDescription(
      NotesService.listVersions,
      "Which versions a note has, newest first."),
    MethodDescription(
      NotesService.getVersion,
      "What a note said in one of its versions."),
    MethodDescription(
      NotesService.addComment,
      "Adds the student's own words to a note that was shared with them. They are kept as they are."),
    MethodDescription(
      NotesService.setAction,
      "Says how far an action is: students of their own actions, staff of either side's."),
    MethodDescription(
      NotesService.listActions,
      "What was agreed in all meetings of a student, by due day."),
    MethodDescription(
      NoticeService.get,
      "One version of a notice, or the one in force today."),
    MethodDescription(
      NoticeService.list,
      "All versions of all notices, those to come among them, each notice's newest first."),
    MethodDescription(
      NoticeService.publish,
      "Keeps a version that comes into force on a later day. Until then it may be published again, which replaces it; from then on it stays as it is. For data protection officers."),
    MethodDescription(
      ReceivedRequestService.registerRequest,
      "Takes a request into the register: of the police field by field of their form, of others in plain words. By data protection officers, as all changes."),
    MethodDescription(
      ReceivedRequestService.recordCheck,
      "Records a call back, by a number that the request did not give. Until one confirms who asks, nothing is proposed."),
    MethodDescription(
      ReceivedRequestService.attach,
      "Keeps what came with a request, such as the signed form or a court order: a head, then the bytes in order, then nothing more. It counts once all of it has come and has the digest that the head promised; whatever breaks off before leaves nothing that can be read. Nothing takes one away again. Refused with REQUEST_STATE once the request was refused, and where it has 20. An idempotency key stands for the head."),
    MethodDescription(
      ReceivedRequestService.downloadAttachment,
      "An attachment: its head, then the bytes, as fast as they are taken. By whoever may Get the request; the reading is recorded before the first byte leaves."),
    MethodDescription(
      ReceivedRequestService.refuse,
      "Says no, and why. Not once a disclosure answers it, which is decided on by itself."),
    MethodDescription(
      ReceivedRequestService.get,
      "One of them. By data protection officers; and by the team and the supervisors of the case that it names."),
    MethodDescription(
      ReceivedRequestService.list,
      "Newest first: those of a case, or all, the latter for data protection officers."),
    MethodDescription(
      ReferralService.create,
      "Refers a student to one service, with the chosen parts of a shared note, with a reason in one's own words, or both. For staff who have the student today, and for students themselves. Refused with CONSENT_REQUIRED without a live consent of that student, with CONSENT_SCOPE where it is not for this service or not for all of these parts, and with NO_INTAKE where the service takes none here."),
    MethodDescription(
      ReferralService.accept,
      "The service takes it, and reads it from now on. Refused with ALREADY_DECIDED where it was answered or revoked, and with CONSENT_REQUIRED where the consent has run out meanwhile."),
    MethodDescription(
      ReferralService.reject,
      "The service does not take it, and says why."),
    MethodDescription(
      ReferralService.complete,
      "The service has done what it took on. Refused with NOT_ACCEPTED before."),
    MethodDescription(
      ReferralService.revoke,
      "Who referred, or the student, takes it back before it is accepted. Refused with ALREADY_DECIDED after."),
    MethodDescription(
      ReferralService.get,
      "One referral, as much of it as the caller may see."),
    MethodDescription(
      ReferralService.list,
      "Of a student: all to the student, their own to staff. Of a service: what waits for it and what it has taken, to its intake. Of oneself: what one made, of all students whom one has today. Newest first."),
    MethodDescription(
      ReferralService.review,
      "Says that a referral for safety was looked at afterwards. For the data protection officer, and for supervisors of the service; not for who made it."),
    MethodDescription(
      SessionService.authenticate,
      "Binds a caller to this connection for later calls that carry no `authorization` of their own. Needs no identity. A wrong token is UNAUTHENTICATED and unbinds the connection."),
    MethodDescription(
      SessionService.whoAmI,
      "The caller as this call's policy sees it."),
    MethodDescription(
      SessionService.exchange,
      "Takes a token of the university's own sign-on, a JWT, and gives a session for the person that it names. Needs no identity. Whatever is wrong with the token is UNAUTHENTICATED and is not told. RESOURCE_EXHAUSTED after too many failures of one address. UNIMPLEMENTED where the server knows no sign-on. The secret is in the answer and nowhere else, so an idempotency key is not kept."),
    MethodDescription(
      SessionService.stepUp,
      "Takes a token of the sign-on for which the caller has just proved afresh who they are, its `auth_time` less than five minutes ago, and gives a proof of it for a call that asks for one. As with Exchange, whatever is wrong with the token is UNAUTHENTICATED."),
    MethodDescription(
      SessionService.end,
      "Ends the token that the call was made with, at once: signs out. Only people sign out; the tokens of campus systems are an admin's to revoke."),
    MethodDescription(
      SupervisionService.listSupervisors,
      "Who could be shown something of a case: the clinical supervisors of its type. By the case's team."),
    MethodDescription(
      SupervisionService.preview,
      "Shows the practitioner what the supervisor would read, byte by byte, and what in it says, or may say, whom it is about. Nothing of it is kept. By the case's team."),
    MethodDescription(
      SupervisionService.share,
      "Shows it to the supervisor. Refused with PREVIEW_DIFFERS where it is not what was previewed, with IDENTIFIERS_FOUND where something in it surely says whom it is about, and with NOT_CONFIRMED until a person has said of each other finding that it names nobody. By the case's team."),
    MethodDescription(
      SupervisionService.withdraw,
      "Takes it back: from then on nobody is shown what is in it. By the case's team."),
    MethodDescription(
      SupervisionService.get,
      "One of them. The first reading by the supervisor is recorded. Supervisors of the case's line read it too. Refused with RESTRICTED while the consent that the case is kept on does not hold."),
    MethodDescription(
      SupervisionService.list,
      "Those that the caller was shown, or of a case, newest first, without what is in them. Of a case for its team and the supervisors of its line: who was shown something when, and whether it was read or taken back."),
    MethodDescription(
      WaitlistService.joinWaitlist,
      "Joins the queue of one member of staff, for some days."),
    MethodDescription(
      WaitlistService.leaveWaitlist,
      "Leaves it. An offer that stands goes to the next."),
    MethodDescription(
      WaitlistService.listWaitlist,
      "What a student waits for, with their place in each queue; or the queue of a member of staff."),
    MethodDescription(
      WaitlistService.acceptOffer,
      "Turns an offer into an appointment. Everything that Book asks for is asked for again."),
    MethodDescription(
      WaitlistService.declineOffer,
      "Lets the time go to the next. The place in the queue stays."),
  ]
}

/// The health protocol that gRPC tools know, served on every port without identity.
public enum HealthService {
  /// `grpc.health.v1.Health`.
  public static let name = "grpc.health.v1.Health"

  /// Whether a service takes calls. An unknown service name is NOT_FOUND.
  public static let check = Method<
    Grpc_Health_V1_HealthCheckRequest, Grpc_Health_V1_HealthCheckResponse
  >(service: name, name: "Check", kind: .unary)
}

/// What protocol tests and load generators call. Off unless the server was started with
/// --conformance; it needs no identity and touches no store.
public enum EchoService {
  /// `pastoral.conformance.v1.Echo`.
  public static let name = "pastoral.conformance.v1.Echo"

  /// The same bytes.
  public static let echo = Method<
    Google_Protobuf_BytesValue, Google_Protobuf_BytesValue
  >(service: name, name: "Echo", kind: .unary)

  /// Answers after so many milliseconds, 0 to 60,000, with the same number.
  public static let sleep = Method<
    Google_Protobuf_Int64Value, Google_Protobuf_Int64Value
  >(service: name, name: "Sleep", kind: .unary)

  /// The call's metadata value of that key; empty where it has none.
  public static let meta = Method<
    Google_Protobuf_StringValue, Google_Protobuf_StringValue
  >(service: name, name: "Meta", kind: .unary)

  /// Ends with that status code, 1 to 16, and one google.rpc.ErrorInfo detail.
  public static let fail = Method<
    Google_Protobuf_Int32Value, Google_Protobuf_Empty
  >(service: name, name: "Fail", kind: .unary)

  /// So many zero bytes, 0 to 8 MiB.
  public static let big = Method<
    Google_Protobuf_Int64Value, Google_Protobuf_BytesValue
  >(service: name, name: "Big", kind: .unary)

  /// For how many microseconds any event loop stood still, at most, since the last such call,
  /// give or take 2,000. Measured from the first call on, until nobody has asked for a second.
  public static let stall = Method<
    Google_Protobuf_Empty, Google_Protobuf_Int64Value
  >(service: name, name: "Stall", kind: .unary)

  /// Each message back as it comes.
  public static let chat = Method<
    Google_Protobuf_BytesValue, Google_Protobuf_BytesValue
  >(service: name, name: "Chat", kind: .bidirectional)

  /// 1 to that number.
  public static let count = Method<
    Google_Protobuf_Int64Value, Google_Protobuf_Int64Value
  >(service: name, name: "Count", kind: .serverStreaming)

  /// The sum, wrapping on overflow.
  public static let sum = Method<
    Google_Protobuf_Int64Value, Google_Protobuf_Int64Value
  >(service: name, name: "Sum", kind: .clientStreaming)
}

/// The bodies outside the university to which something about students may be disclosed, and
/// the plugins that speak to them.
public enum PartnerService {
  /// `pastoral.v1.PartnerService`.
  public static let name = "pastoral.v1.PartnerService"

  /// Registers a partner. For data protection officers, as Change.
  public static let registerPartner = Method<
    Pastoral_V1_RegisterPartnerRequest, Pastoral_V1_Partner
  >(service: name, name: "RegisterPartner", kind: .unary)

  /// Gives it other details, suspends it, or lets it go on. What waits to be sent is held against
  /// them before it is sent. Refused as stale where the revision is not the partner's.
  public static let change = Method<
    Pastoral_V1_ChangePartnerRequest, Pastoral_V1_Partner
  >(service: name, name: "Change", kind: .unary)

  /// One of them. For all who propose or decide on disclosures.
  public static let get = Method<
    Pastoral_V1_GetPartnerRequest, Pastoral_V1_Partner
  >(service: name, name: "Get", kind: .unary)

  /// All of them, by code.
  public static let list = Method<
    Pastoral_V1_ListPartnersRequest, Pastoral_V1_ListPartnersResponse
  >(service: name, name: "List", kind: .unary)

  /// The plugins that the server has, with what each asks.
  public static let listPlugins = Method<
    Pastoral_V1_ListPluginsRequest, Pastoral_V1_ListPluginsResponse
  >(service: name, name: "ListPlugins", kind: .unary)

  /// What would keep something from leaving for each partner today, before somebody needs it.
  /// Asks no partner: what MESH says of mailboxes it said at the last handshake, at the server's
  /// start or within a day.
  public static let check = Method<
    Pastoral_V1_CheckPartnersRequest, Pastoral_V1_CheckPartnersResponse
  >(service: name, name: "Check", kind: .unary)
}

/// What a plugin serves that runs as a program of its own. The server starts it with one end of
/// a socket pair as descriptor 3, asks there as a ttrpc client does, one call at a time, and
/// sends what the plugin rendered: the plugin has no way out. A call that takes too long, and
/// an answer that is not one, end the program.
public enum PartnerPluginService {
  /// `pastoral.plugin.v1.PartnerPlugin`.
  public static let name = "pastoral.plugin.v1.PartnerPlugin"

  /// What the plugin can do. Asked first, each time that it is started; always the same.
  public static let manifest = Method<
    Pastoral_Plugin_V1_ManifestRequest, Pastoral_Plugin_V1_ManifestResponse
  >(service: name, name: "Manifest", kind: .unary)

  /// What is wrong with a share in the eyes of the partner's rules. A share with an issue is not
  /// proposed.
  public static let validate = Method<
    Pastoral_Plugin_V1_Share, Pastoral_Plugin_V1_ValidateResponse
  >(service: name, name: "Validate", kind: .unary)

  /// The bytes that would leave. The same share always gives the same bytes.
  public static let render = Method<
    Pastoral_Plugin_V1_Share, Pastoral_Plugin_V1_RenderResponse
  >(service: name, name: "Render", kind: .unary)

  /// What a partner's answer means, for mail and HTTPS.
  public static let interpret = Method<
    Pastoral_Plugin_V1_Reply, Pastoral_Plugin_V1_InterpretResponse
  >(service: name, name: "Interpret", kind: .unary)
}

/// What a client and this server agree on beyond plain ttrpc. A stock server answers
/// UNIMPLEMENTED, and a stock client never asks.
public enum ControlService {
  /// `pastoral.transport.v1.Control`.
  public static let name = "pastoral.transport.v1.Control"

  /// Asks for extensions on this connection; what is granted holds from the reply on. Needs no
  /// identity. More than ten in a second end the connection.
  public static let hello = Method<
    Pastoral_Transport_V1_HelloRequest, Pastoral_Transport_V1_HelloResponse
  >(service: name, name: "Hello", kind: .unary)

  /// Cancels the call of this connection whose metadata gave that `request-id`; for clients that
  /// cannot send a CANCEL frame. Needs no identity. A call that is not in flight is no error.
  public static let cancel = Method<
    Pastoral_Transport_V1_CancelRequest, Pastoral_Transport_V1_CancelResponse
  >(service: name, name: "Cancel", kind: .unary)
}

/// What is done differently for a student, out of a case of disability support. What is to be
/// done can be told to who teaches the student, while the student agrees to that; why stays
/// with the case's team.
public enum AdjustmentService {
  /// `pastoral.v1.AdjustmentService`.
  public static let name = "pastoral.v1.AdjustmentService"

  /// Proposes one. By the team of a case of disability support.
  public static let propose = Method<
    Pastoral_V1_ProposeAdjustmentRequest, Pastoral_V1_Adjustment
  >(service: name, name: "Propose", kind: .unary)

  /// Changes one that is not agreed yet; another then proposes it. What is agreed is not changed:
  /// it is ended, and another proposed.
  public static let amend = Method<
    Pastoral_V1_AmendAdjustmentRequest, Pastoral_V1_Adjustment
  >(service: name, name: "Amend", kind: .unary)

  /// Agrees to one, which is then in force. By a supervisor of the line who did not propose it.
  public static let approve = Method<
    Pastoral_V1_ApproveAdjustmentRequest, Pastoral_V1_Adjustment
  >(service: name, name: "Approve", kind: .unary)

  /// Ends one, or takes a proposal back. By the case's team.
  public static let end = Method<
    Pastoral_V1_EndAdjustmentRequest, Pastoral_V1_Adjustment
  >(service: name, name: "End", kind: .unary)

  /// Those of a case, or of a student, that the caller may see, newest first. The team and its
  /// supervisor see all; students their own, without why; a personal tutor what is agreed, and
  /// module and programme leaders what of that is for teaching or exams, each while the student's
  /// consent to ADJUSTMENTS is live.
  public static let list = Method<
    Pastoral_V1_ListAdjustmentsRequest, Pastoral_V1_ListAdjustmentsResponse
  >(service: name, name: "List", kind: .unary)

  /// All that are agreed, those agreed last first, without what is to be done and why: whose,
  /// what they concern, and whether who teaches is told. Those of sealed cases are left out. For
  /// data protection officers.
  public static let listAgreed = Method<
    Pastoral_V1_ListAgreedAdjustmentsRequest, Pastoral_V1_ListAgreedAdjustmentsResponse
  >(service: name, name: "ListAgreed", kind: .unary)
}

/// Who may call, for admins. What is taken away here is gone at the next call.
public enum AdminService {
  /// `pastoral.v1.AdminService`.
  public static let name = "pastoral.v1.AdminService"

  /// A page of the people and campus systems that may sign in, by id.
  public static let listPrincipals = Method<
    Pastoral_V1_ListPrincipalsRequest, Pastoral_V1_ListPrincipalsResponse
  >(service: name, name: "ListPrincipals", kind: .unary)

  /// Ends all that a principal may do. Their tokens stop at once, and their sessions end.
  public static let disablePrincipal = Method<
    Pastoral_V1_DisablePrincipalRequest, Pastoral_V1_Principal
  >(service: name, name: "DisablePrincipal", kind: .unary)

  /// Takes that back: tokens that have neither ended nor been revoked are good again.
  public static let enablePrincipal = Method<
    Pastoral_V1_EnablePrincipalRequest, Pastoral_V1_Principal
  >(service: name, name: "EnablePrincipal", kind: .unary)

  /// Gives a principal a role. Roles of Student Life and Wellbeing, and those that oversee
  /// others, wait until somebody else has approved them; other admins and the data protection
  /// officers are told.
  public static let grantRole = Method<
    Pastoral_V1_GrantRoleRequest, Pastoral_V1_RoleGrant
  >(service: name, name: "GrantRole", kind: .unary)

  /// Approves, as somebody else than who asked and whom it benefits, or turns it down.
  public static let decideRoleGrant = Method<
    Pastoral_V1_DecideRoleGrantRequest, Pastoral_V1_RoleGrant
  >(service: name, name: "DecideRoleGrant", kind: .unary)

  /// Takes a role away, at once and for calls that are queued already. Harmless where it was not
  /// held.
  public static let revokeRole = Method<
    Pastoral_V1_RevokeRoleRequest, Pastoral_V1_Principal
  >(service: name, name: "RevokeRole", kind: .unary)

  /// A page of grants of roles, newest first.
  public static let listRoleGrants = Method<
    Pastoral_V1_ListRoleGrantsRequest, Pastoral_V1_ListRoleGrantsResponse
  >(service: name, name: "ListRoleGrants", kind: .unary)

  /// The rules in force: who may do what to what, row by row.
  public static let getPolicy = Method<
    Pastoral_V1_GetPolicyRequest, Pastoral_V1_Policy
  >(service: name, name: "GetPolicy", kind: .unary)

  /// A page of a principal's tokens, newest first. Never the secrets.
  public static let listTokens = Method<
    Pastoral_V1_ListTokensRequest, Pastoral_V1_ListTokensResponse
  >(service: name, name: "ListTokens", kind: .unary)

  /// A new token for a campus system. The secret is in the answer and nowhere else, so an
  /// idempotency key is not kept: whoever misses the answer revokes the token and asks for
  /// another.
  public static let issueToken = Method<
    Pastoral_V1_IssueTokenRequest, Pastoral_V1_IssueTokenResponse
  >(service: name, name: "IssueToken", kind: .unary)

  /// A new token in the place of one of a campus system, which goes on for a while so that it can
  /// be exchanged everywhere. As with IssueToken the secret is in the answer and nowhere else.
  public static let rotateToken = Method<
    Pastoral_V1_RotateTokenRequest, Pastoral_V1_IssueTokenResponse
  >(service: name, name: "RotateToken", kind: .unary)

  /// Ends one token. Harmless when done before.
  public static let revokeToken = Method<
    Pastoral_V1_RevokeTokenRequest, Pastoral_V1_TokenInfo
  >(service: name, name: "RevokeToken", kind: .unary)

  /// Says which person the university's sign-on means by a subject. What the subject was bound to
  /// before no longer holds, and ends as by UnbindIdentity; a subject of somebody who has a
  /// further role is not moved. That person and the data protection officers are told in their
  /// inboxes.
  public static let bindIdentity = Method<
    Pastoral_V1_BindIdentityRequest, Pastoral_V1_IdentityBinding
  >(service: name, name: "BindIdentity", kind: .unary)

  /// Takes that back. Sessions and fresh proofs that the subject led to end at once. NOT_FOUND
  /// where it is bound to nobody. An admin's own is another admin's to take back.
  public static let unbindIdentity = Method<
    Pastoral_V1_UnbindIdentityRequest, Pastoral_V1_IdentityBinding
  >(service: name, name: "UnbindIdentity", kind: .unary)

  /// Says which campus system a name in client certificates means.
  public static let bindCertificate = Method<
    Pastoral_V1_BindCertificateRequest, Pastoral_V1_CertificateBinding
  >(service: name, name: "BindCertificate", kind: .unary)

  /// Ends what BindCertificate said of a name, or refuses one certificate for good, by its
  /// SHA-256: a connection that shows it is nobody's. At once, and harmless when done before.
  public static let revokeCertificate = Method<
    Pastoral_V1_RevokeCertificateRequest, Pastoral_V1_RevokeCertificateResponse
  >(service: name, name: "RevokeCertificate", kind: .unary)

  /// A page of what a principal is known by: names in client certificates, then subjects of the
  /// sign-on. Those in force only.
  public static let listBindings = Method<
    Pastoral_V1_ListBindingsRequest, Pastoral_V1_ListBindingsResponse
  >(service: name, name: "ListBindings", kind: .unary)
}

/// Who has seen what, for students about themselves and for data protection officers.
public enum AuditService {
  /// `pastoral.v1.AuditService`.
  public static let name = "pastoral.v1.AuditService"

  /// A page of who was shown what about a student, or of what a principal was shown. Oldest
  /// first. Of what the student cannot be told yet, such as a disclosure of which the police want
  /// them not to know, their own report says nothing.
  public static let listAccesses = Method<
    Pastoral_V1_ListAccessesRequest, Pastoral_V1_ListAccessesResponse
  >(service: name, name: "ListAccesses", kind: .unary)

  /// All of it, as a stream that goes as fast as it is taken.
  public static let exportAccesses = Method<
    Pastoral_V1_ExportAccessesRequest, Pastoral_V1_Access
  >(service: name, name: "ExportAccesses", kind: .serverStreaming)

  /// How often callers were denied what they asked for, by the minute, newest first.
  public static let listDenials = Method<
    Pastoral_V1_ListDenialsRequest, Pastoral_V1_ListDenialsResponse
  >(service: name, name: "ListDenials", kind: .unary)
}

/// The university as the campus systems know it: people, courses and who teaches whom, each
/// with dates. Admins and campus systems keep it; records are upserted by their campus id or
/// code.
public enum DirectoryService {
  /// `pastoral.v1.DirectoryService`.
  public static let name = "pastoral.v1.DirectoryService"

  public static let getStudent = Method<
    Pastoral_V1_GetStudentRequest, Pastoral_V1_Student
  >(service: name, name: "GetStudent", kind: .unary)

  public static let listStudents = Method<
    Pastoral_V1_ListStudentsRequest, Pastoral_V1_ListStudentsResponse
  >(service: name, name: "ListStudents", kind: .unary)

  public static let putStudent = Method<
    Pastoral_V1_PutStudentRequest, Pastoral_V1_Student
  >(service: name, name: "PutStudent", kind: .unary)

  public static let getStaffMember = Method<
    Pastoral_V1_GetStaffMemberRequest, Pastoral_V1_StaffMember
  >(service: name, name: "GetStaffMember", kind: .unary)

  public static let listStaffMembers = Method<
    Pastoral_V1_ListStaffMembersRequest, Pastoral_V1_ListStaffMembersResponse
  >(service: name, name: "ListStaffMembers", kind: .unary)

  public static let putStaffMember = Method<
    Pastoral_V1_PutStaffMemberRequest, Pastoral_V1_StaffMember
  >(service: name, name: "PutStaffMember", kind: .unary)

  public static let getProgramme = Method<
    Pastoral_V1_GetProgrammeRequest, Pastoral_V1_Programme
  >(service: name, name: "GetProgramme", kind: .unary)

  public static let listProgrammes = Method<
    Pastoral_V1_ListProgrammesRequest, Pastoral_V1_ListProgrammesResponse
  >(service: name, name: "ListProgrammes", kind: .unary)

  public static let putProgramme = Method<
    Pastoral_V1_PutProgrammeRequest, Pastoral_V1_Programme
  >(service: name, name: "PutProgramme", kind: .unary)

  public static let getModule = Method<
    Pastoral_V1_GetModuleRequest, Pastoral_V1_Module
  >(service: name, name: "GetModule", kind: .unary)

  public static let listModules = Method<
    Pastoral_V1_ListModulesRequest, Pastoral_V1_ListModulesResponse
  >(service: name, name: "ListModules", kind: .unary)

  public static let putModule = Method<
    Pastoral_V1_PutModuleRequest, Pastoral_V1_Module
  >(service: name, name: "PutModule", kind: .unary)

  public static let listEnrolmentPeriods = Method<
    Pastoral_V1_ListEnrolmentPeriodsRequest, Pastoral_V1_ListEnrolmentPeriodsResponse
  >(service: name, name: "ListEnrolmentPeriods", kind: .unary)

  public static let putEnrolmentPeriod = Method<
    Pastoral_V1_PutEnrolmentPeriodRequest, Pastoral_V1_EnrolmentPeriod
  >(service: name, name: "PutEnrolmentPeriod", kind: .unary)

  public static let listModuleEnrolments = Method<
    Pastoral_V1_ListModuleEnrolmentsRequest, Pastoral_V1_ListModuleEnrolmentsResponse
  >(service: name, name: "ListModuleEnrolments", kind: .unary)

  public static let putModuleEnrolment = Method<
    Pastoral_V1_PutModuleEnrolmentRequest, Pastoral_V1_ModuleEnrolment
  >(service: name, name: "PutModuleEnrolment", kind: .unary)

  public static let listRelations = Method<
    Pastoral_V1_ListRelationsRequest, Pastoral_V1_ListRelationsResponse
  >(service: name, name: "ListRelations", kind: .unary)

  public static let putRelation = Method<
    Pastoral_V1_PutRelationRequest, Pastoral_V1_Relation
  >(service: name, name: "PutRelation", kind: .unary)

  /// Makes somebody else, or nobody, a student's personal tutor: from a day on, or to cover from
  /// one day to another. One step for all of it: the former tutor's relation ends, the new one's
  /// begins, whoever is covered comes back, and the student's appointments in that time are
  /// handed over or left. From the first day on the new tutor reads all earlier notes and the
  /// former one none.
  public static let changeTutor = Method<
    Pastoral_V1_ChangeTutorRequest, Pastoral_V1_ChangeTutorResponse
  >(service: name, name: "ChangeTutor", kind: .unary)

  /// Many such changes, as at the start of a year: what they would do, without doing it, or what
  /// is wrong with each.
  public static let previewTutorChanges = Method<
    Pastoral_V1_ChangeTutorsRequest, Pastoral_V1_ChangeTutorsResponse
  >(service: name, name: "PreviewTutorChanges", kind: .unary)

  /// Makes them, all or none. Wrong ones are named as fields, such as
  /// `changes[3].staff_campus_id`.
  public static let changeTutors = Method<
    Pastoral_V1_ChangeTutorsRequest, Pastoral_V1_ChangeTutorsResponse
  >(service: name, name: "ChangeTutors", kind: .unary)

  /// Takes one file of rows of one kind: validated whole, applied whole or not at all.
  public static let `import` = Method<
    Pastoral_V1_ImportRequest, Pastoral_V1_ImportResponse
  >(service: name, name: "Import", kind: .clientStreaming)

  /// How far an upload has come, so that it can be resumed or its errors read again.
  public static let getImport = Method<
    Pastoral_V1_GetImportRequest, Pastoral_V1_ImportResponse
  >(service: name, name: "GetImport", kind: .unary)
}

/// Appointments between students and the academic staff of their programme.
public enum BookingService {
  /// `pastoral.v1.BookingService`.
  public static let name = "pastoral.v1.BookingService"

  /// The staff that a student may book today, and why.
  public static let listBookableStaff = Method<
    Pastoral_V1_ListBookableStaffRequest, Pastoral_V1_ListBookableStaffResponse
  >(service: name, name: "ListBookableStaff", kind: .unary)

  /// When a member of staff can be booked: the weekly rules and the days that differ.
  public static let getAvailability = Method<
    Pastoral_V1_GetAvailabilityRequest, Pastoral_V1_Availability
  >(service: name, name: "GetAvailability", kind: .unary)

  public static let setAvailability = Method<
    Pastoral_V1_SetAvailabilityRequest, Pastoral_V1_Availability
  >(service: name, name: "SetAvailability", kind: .unary)

  public static let addAvailabilityException = Method<
    Pastoral_V1_AddAvailabilityExceptionRequest, Pastoral_V1_Availability
  >(service: name, name: "AddAvailabilityException", kind: .unary)

  public static let removeAvailabilityException = Method<
    Pastoral_V1_RemoveAvailabilityExceptionRequest, Pastoral_V1_Availability
  >(service: name, name: "RemoveAvailabilityException", kind: .unary)

  /// On which terms a member of staff can be booked: buffers, notice, horizon, cut-off, limit.
  public static let setBookingSettings = Method<
    Pastoral_V1_SetBookingSettingsRequest, Pastoral_V1_Availability
  >(service: name, name: "SetBookingSettings", kind: .unary)

  /// The days on which the university is closed, and the bank holidays.
  public static let listClosures = Method<
    Pastoral_V1_ListClosuresRequest, Pastoral_V1_ListClosuresResponse
  >(service: name, name: "ListClosures", kind: .unary)

  /// Adds closed days. What is booked on them already stays, and is flagged.
  public static let addClosure = Method<
    Pastoral_V1_AddClosureRequest, Pastoral_V1_Closure
  >(service: name, name: "AddClosure", kind: .unary)

  /// Takes closed days away again, and the flags that came of them.
  public static let removeClosure = Method<
    Pastoral_V1_RemoveClosureRequest, Pastoral_V1_Closure
  >(service: name, name: "RemoveClosure", kind: .unary)

  /// The free times that a student may book with a member of staff: exactly those that Book
  /// takes.
  public static let listSlots = Method<
    Pastoral_V1_ListSlotsRequest, Pastoral_V1_ListSlotsResponse
  >(service: name, name: "ListSlots", kind: .unary)

  /// Books one free time. Refused with SLOT_TAKEN where somebody was faster.
  public static let book = Method<
    Pastoral_V1_BookRequest, Pastoral_V1_Appointment
  >(service: name, name: "Book", kind: .unary)

  /// Books one free time with whoever of the student's own staff is free then. Chosen are the
  /// closest relation, and of several the one with the fewest appointments that week.
  public static let bookAny = Method<
    Pastoral_V1_BookAnyRequest, Pastoral_V1_Appointment
  >(service: name, name: "BookAny", kind: .unary)

  /// Frees the time. The student or the member of staff may cancel.
  public static let cancel = Method<
    Pastoral_V1_CancelRequest, Pastoral_V1_Appointment
  >(service: name, name: "Cancel", kind: .unary)

  /// Moves a booked appointment to another free time of the same member of staff, in one step.
  public static let reschedule = Method<
    Pastoral_V1_RescheduleRequest, Pastoral_V1_Appointment
  >(service: name, name: "Reschedule", kind: .unary)

  /// Books the same time of the week several times. All of them, or with `skip` all that are
  /// free.
  public static let bookSeries = Method<
    Pastoral_V1_BookSeriesRequest, Pastoral_V1_Series
  >(service: name, name: "BookSeries", kind: .unary)

  /// The appointments of a series as they are now.
  public static let getSeries = Method<
    Pastoral_V1_GetSeriesRequest, Pastoral_V1_Series
  >(service: name, name: "GetSeries", kind: .unary)

  /// Cancels what is still booked of a series from a day on. What may no longer be cancelled
  /// stays.
  public static let cancelSeries = Method<
    Pastoral_V1_CancelSeriesRequest, Pastoral_V1_Series
  >(service: name, name: "CancelSeries", kind: .unary)

  public static let get = Method<
    Pastoral_V1_GetAppointmentRequest, Pastoral_V1_Appointment
  >(service: name, name: "Get", kind: .unary)

  public static let list = Method<
    Pastoral_V1_ListAppointmentsRequest, Pastoral_V1_ListAppointmentsResponse
  >(service: name, name: "List", kind: .unary)

  /// Every state that an appointment has had, the oldest first.
  public static let listAppointmentChanges = Method<
    Pastoral_V1_ListAppointmentChangesRequest, Pastoral_V1_ListAppointmentChangesResponse
  >(service: name, name: "ListAppointmentChanges", kind: .unary)

  /// Says whether the student came, once the appointment has begun. Only whom it is with says so.
  public static let recordAttendance = Method<
    Pastoral_V1_RecordAttendanceRequest, Pastoral_V1_Appointment
  >(service: name, name: "RecordAttendance", kind: .unary)

  /// How often a student came and how often not. Nothing follows from it by itself.
  public static let countAttendance = Method<
    Pastoral_V1_CountAttendanceRequest, Pastoral_V1_CountAttendanceResponse
  >(service: name, name: "CountAttendance", kind: .unary)

  /// Limits how many appointments a student may have ahead, until a day and for a reason. A
  /// person decides that, in their own session; no campus system does.
  public static let limitBooking = Method<
    Pastoral_V1_LimitBookingRequest, Pastoral_V1_BookingLimit
  >(service: name, name: "LimitBooking", kind: .unary)

  /// Ends a limit before its last day.
  public static let liftBookingLimit = Method<
    Pastoral_V1_LiftBookingLimitRequest, Pastoral_V1_BookingLimit
  >(service: name, name: "LiftBookingLimit", kind: .unary)

  /// A student's limits, with the reason and whom to speak to.
  public static let listBookingLimits = Method<
    Pastoral_V1_ListBookingLimitsRequest, Pastoral_V1_ListBookingLimitsResponse
  >(service: name, name: "ListBookingLimits", kind: .unary)
}

/// Appointments as calendars read them. An entry says when, where and with whom, and never what
/// about: calendars are shared, synchronised and shown. In the entries of staff students have
/// no name. What is confidential is an entry like "Appointment" with a time and nothing else,
/// in the own session of one of the two alone.
public enum CalendarService {
  /// `pastoral.v1.CalendarService`.
  public static let name = "pastoral.v1.CalendarService"

  /// One appointment as an iCalendar message to its student or member of staff: REQUEST while it
  /// is booked, CANCEL afterwards. For the two who meet.
  public static let getInvitation = Method<
    Pastoral_V1_GetInvitationRequest, Pastoral_V1_CalendarText
  >(service: name, name: "GetInvitation", kind: .unary)

  /// The caller's own booked appointments of some days as one iCalendar text, to be shown by a
  /// calendar.
  public static let export = Method<
    Pastoral_V1_ExportCalendarRequest, Pastoral_V1_CalendarText
  >(service: name, name: "Export", kind: .unary)

  /// The caller's own appointments: those to come, oldest first, and then each that is booked,
  /// moved, handed over or cancelled, once that is durable. Goes as fast as it is taken. Ends
  /// with UNAVAILABLE when the server drains, with UNAUTHENTICATED within a second of the
  /// session's end, and at its deadline; a new call goes on after the last number that came.
  /// BookingService/List is its paged twin. What is confidential comes after the others with its
  /// time and state only, and all of it anew with each call.
  public static let watch = Method<
    Pastoral_V1_WatchCalendarRequest, Pastoral_V1_WatchCalendarResponse
  >(service: name, name: "Watch", kind: .serverStreaming)
}

/// A member of staff asks a group of students to book with them within some days. An
/// appointment with them in these days is all that is asked for, however it was booked.
public enum CampaignService {
  /// `pastoral.v1.CampaignService`.
  public static let name = "pastoral.v1.CampaignService"

  /// Invites the group. Each of them is told in their inbox.
  public static let createCampaign = Method<
    Pastoral_V1_CreateCampaignRequest, Pastoral_V1_Campaign
  >(service: name, name: "CreateCampaign", kind: .unary)

  /// For its owner with counts; for who is invited with their own answer.
  public static let getCampaign = Method<
    Pastoral_V1_GetCampaignRequest, Pastoral_V1_Campaign
  >(service: name, name: "GetCampaign", kind: .unary)

  /// The caller's own campaigns, or the invitations of a student.
  public static let listCampaigns = Method<
    Pastoral_V1_ListCampaignsRequest, Pastoral_V1_ListCampaignsResponse
  >(service: name, name: "ListCampaigns", kind: .unary)

  /// Who has neither booked nor declined, for the owner.
  public static let listNotBooked = Method<
    Pastoral_V1_ListNotBookedRequest, Pastoral_V1_ListNotBookedResponse
  >(service: name, name: "ListNotBooked", kind: .unary)

  /// Tells those again who have neither booked nor declined; at most once a day.
  public static let remindCampaign = Method<
    Pastoral_V1_RemindCampaignRequest, Pastoral_V1_Campaign
  >(service: name, name: "RemindCampaign", kind: .unary)

  /// Ends it before its last day.
  public static let closeCampaign = Method<
    Pastoral_V1_CloseCampaignRequest, Pastoral_V1_Campaign
  >(service: name, name: "CloseCampaign", kind: .unary)

  /// Says no to an invitation. Nothing follows from it.
  public static let declineCampaign = Method<
    Pastoral_V1_DeclineCampaignRequest, Pastoral_V1_Campaign
  >(service: name, name: "DeclineCampaign", kind: .unary)
}

/// The paper that belongs to cases of Student Life and Wellbeing: what there is, where it
/// stands, who answers for it, and what became of it. It is open to those to whom its case is
/// open, and to records managers. Of a sealed case only people who are named in it see the
/// paper, and who holds it.
public enum PaperService {
  /// `pastoral.v1.PaperService`.
  public static let name = "pastoral.v1.PaperService"

  /// Puts paper of a case on the register, with who answers for it, who is told. By the case's
  /// team, a supervisor of its line, or a records manager, as all that follows but Destroy.
  public static let registerPaper = Method<
    Pastoral_V1_RegisterPaperRequest, Pastoral_V1_PaperRecord
  >(service: name, name: "RegisterPaper", kind: .unary)

  /// Puts it somewhere else, or into somebody else's hands, who is told.
  public static let move = Method<
    Pastoral_V1_MovePaperRequest, Pastoral_V1_PaperRecord
  >(service: name, name: "Move", kind: .unary)

  /// Lends it to somebody until a day. Who answers for it is reminded once when that day has
  /// passed.
  public static let loan = Method<
    Pastoral_V1_LoanPaperRequest, Pastoral_V1_PaperRecord
  >(service: name, name: "Loan", kind: .unary)

  /// It came back to where it stood.
  public static let returnLoan = Method<
    Pastoral_V1_ReturnLoanRequest, Pastoral_V1_PaperRecord
  >(service: name, name: "ReturnLoan", kind: .unary)

  /// It was destroyed, which a certificate shows. By a records manager who does not hold it,
  /// before somebody else's eyes; refused with OWN_CUSTODY to who holds it. Paper of a sealed
  /// case is not destroyed before its team has unsealed it.
  public static let destroy = Method<
    Pastoral_V1_DestroyPaperRequest, Pastoral_V1_PaperRecord
  >(service: name, name: "Destroy", kind: .unary)

  /// One of them. A student reads of their own what it is, how it is kept and whether it was
  /// destroyed.
  public static let get = Method<
    Pastoral_V1_GetPaperRequest, Pastoral_V1_PaperRecord
  >(service: name, name: "Get", kind: .unary)

  /// The paper of a case, or of a student, that the caller may see, newest first.
  public static let list = Method<
    Pastoral_V1_ListPaperRequest, Pastoral_V1_ListPaperResponse
  >(service: name, name: "List", kind: .unary)

  /// What should have come back by now and that the caller may see, the longest overdue first.
  public static let listOverdue = Method<
    Pastoral_V1_ListOverduePaperRequest, Pastoral_V1_ListPaperResponse
  >(service: name, name: "ListOverdue", kind: .unary)

  /// What was done with it, by whom and why, newest first. For staff.
  public static let listSteps = Method<
    Pastoral_V1_ListPaperStepsRequest, Pastoral_V1_ListPaperStepsResponse
  >(service: name, name: "ListSteps", kind: .unary)
}

/// Who works where in Student Life and Wellbeing. The role says that somebody may open cases at
/// all; the post says of which type of support, and as what. For admins; nobody gives one to
/// themself.
public enum SupportPostService {
  /// `pastoral.v1.SupportPostService`.
  public static let name = "pastoral.v1.SupportPostService"

  /// Gives somebody a post. Refused with ALREADY_MEMBER where they hold the same one in that
  /// time.
  public static let grant = Method<
    Pastoral_V1_GrantSupportPostRequest, Pastoral_V1_SupportPost
  >(service: name, name: "Grant", kind: .unary)

  /// Ends a post after a day, or moves its end nearer.
  public static let end = Method<
    Pastoral_V1_EndSupportPostRequest, Pastoral_V1_SupportPost
  >(service: name, name: "End", kind: .unary)

  /// A page of posts, newest first.
  public static let list = Method<
    Pastoral_V1_ListSupportPostsRequest, Pastoral_V1_ListSupportPostsResponse
  >(service: name, name: "List", kind: .unary)
}

/// Cases of Student Life and Wellbeing: how they come in, who works on them, and how far they
/// are. A case is open only to those who need it: its team, the intake of its type until it is
/// allocated, and the supervisor of its line. For everybody else it does not exist. All of it
/// needs the person's own session, and the terms of confidentiality accepted.
public enum CaseService {
  /// `pastoral.v1.CaseService`.
  public static let name = "pastoral.v1.CaseService"

  /// The terms of confidentiality that are in force, and whether the caller has accepted them.
  public static let getTerms = Method<
    Pastoral_V1_GetTermsRequest, Pastoral_V1_ConfidentialityTerms
  >(service: name, name: "GetTerms", kind: .unary)

  /// Accepts them. Until then every call about a case is refused with TERMS_NOT_ACCEPTED. A
  /// second time changes nothing.
  public static let acceptTerms = Method<
    Pastoral_V1_AcceptTermsRequest, Pastoral_V1_ConfidentialityTerms
  >(service: name, name: "AcceptTerms", kind: .unary)

  /// All versions, those that are to come included, newest first.
  public static let listTerms = Method<
    Pastoral_V1_ListTermsRequest, Pastoral_V1_ListTermsResponse
  >(service: name, name: "ListTerms", kind: .unary)

  /// Keeps a version that comes into force on a later day; until then one of its name replaces
  /// it. From that day on everybody is asked to accept anew, and opens no case before. For data
  /// protection officers.
  public static let publishTerms = Method<
    Pastoral_V1_PublishTermsRequest, Pastoral_V1_ConfidentialityTerms
  >(service: name, name: "PublishTerms", kind: .unary)

  /// Opens a case: a student for themself, or the intake of that type of support for one who came
  /// to them, who was referred, or about whom somebody else told. It waits for a person to
  /// allocate it. A student with a case of that type that waits is refused with ALREADY_OPEN;
  /// staff are shown it as a possible duplicate.
  public static let open = Method<
    Pastoral_V1_OpenCaseRequest, Pastoral_V1_Case
  >(service: name, name: "Open", kind: .unary)

  /// Opens a case with what a campus system found necessary to bring in, such as student records.
  /// For systems with a post of INGEST in that type, which read nothing of what becomes of it.
  public static let ingest = Method<
    Pastoral_V1_IngestRequest, Pastoral_V1_IngestResponse
  >(service: name, name: "Ingest", kind: .unary)

  /// What waits to be allocated in a type of support: the urgent first, then the oldest.
  public static let listTriage = Method<
    Pastoral_V1_ListTriageRequest, Pastoral_V1_ListTriageResponse
  >(service: name, name: "ListTriage", kind: .unary)

  /// Says how urgent a case is and how high the risk: a person's judgement, with its reason. By
  /// intake before it is allocated, and by its team and supervisor.
  public static let assess = Method<
    Pastoral_V1_AssessCaseRequest, Pastoral_V1_Case
  >(service: name, name: "Assess", kind: .unary)

  /// Who could take a case: the practitioners of its type without a conflict of interest, those
  /// with the fewest open cases first. A proposal; a supervisor allocates.
  public static let listEligible = Method<
    Pastoral_V1_ListEligibleRequest, Pastoral_V1_ListEligibleResponse
  >(service: name, name: "ListEligible", kind: .unary)

  /// Gives a case to a practitioner, who becomes its lead and is told. By a supervisor of its
  /// line, and not to themself. Refused with NOT_ELIGIBLE where they are not on the list of those
  /// who could take it. A case that had a lead stays open to the former one no longer.
  public static let allocate = Method<
    Pastoral_V1_AllocateCaseRequest, Pastoral_V1_Case
  >(service: name, name: "Allocate", kind: .unary)

  /// Puts a case on hold until a day on which somebody looks again.
  public static let hold = Method<
    Pastoral_V1_HoldCaseRequest, Pastoral_V1_Case
  >(service: name, name: "Hold", kind: .unary)

  /// Takes it up again.
  public static let resume = Method<
    Pastoral_V1_ChangeCaseRequest, Pastoral_V1_Case
  >(service: name, name: "Resume", kind: .unary)

  /// Ends the work on a case. Never by itself: a person says why.
  public static let close = Method<
    Pastoral_V1_ChangeCaseRequest, Pastoral_V1_Case
  >(service: name, name: "Close", kind: .unary)

  /// Opens a closed case again, which then waits to be allocated. By its team as it was when it
  /// was closed, or a supervisor of its line.
  public static let reopen = Method<
    Pastoral_V1_ChangeCaseRequest, Pastoral_V1_Case
  >(service: name, name: "Reopen", kind: .unary)

  /// Only people who are named on its team open the case from now on, its supervisor too. By its
  /// lead, or a supervisor of its line, who is then named on it.
  public static let seal = Method<
    Pastoral_V1_ChangeCaseRequest, Pastoral_V1_Case
  >(service: name, name: "Seal", kind: .unary)

  /// Takes that back. By somebody who is named.
  public static let unseal = Method<
    Pastoral_V1_ChangeCaseRequest, Pastoral_V1_Case
  >(service: name, name: "Unseal", kind: .unary)

  /// Keeps what a restricted case's head says on another ground: a person's decision, with its
  /// reason. Refused with CASE_STATE where nothing restricts it.
  public static let rebase = Method<
    Pastoral_V1_RebaseCaseRequest, Pastoral_V1_Case
  >(service: name, name: "Rebase", kind: .unary)

  /// One case. A student reads of their own that it is there, of which type, how far and with
  /// whom.
  public static let get = Method<
    Pastoral_V1_GetCaseRequest, Pastoral_V1_Case
  >(service: name, name: "Get", kind: .unary)

  /// A student's cases that the caller may see, newest first.
  public static let list = Method<
    Pastoral_V1_ListCasesRequest, Pastoral_V1_ListCasesResponse
  >(service: name, name: "List", kind: .unary)

  /// The caller's own cases that are not closed, at a glance: the highest risk first, then what
  /// is overdue, then what is due next.
  public static let listCaseload = Method<
    Pastoral_V1_ListCaseloadRequest, Pastoral_V1_ListCaseloadResponse
  >(service: name, name: "ListCaseload", kind: .unary)

  /// What was done to a case, newest first, without what is in it.
  public static let listChanges = Method<
    Pastoral_V1_ListCaseChangesRequest, Pastoral_V1_ListCaseChangesResponse
  >(service: name, name: "ListChanges", kind: .unary)

  /// How many cases there are, by type and state. Numbers below five are not told, nor what would
  /// give them away. For supervisors of their lines, and the data protection officer of all.
  public static let getStatistics = Method<
    Pastoral_V1_GetCaseStatisticsRequest, Pastoral_V1_CaseStatistics
  >(service: name, name: "GetStatistics", kind: .unary)
}

/// Appointments of cases, by the same rules as all others: the practitioner's own hours,
/// buffers, terms and closed days. No calendar, count or list outside of the case shows them as
/// what they are, and who books another appointment for the student does not learn of them. For
/// the case's team, and the student in their own session.
public enum CaseAppointmentService {
  /// `pastoral.v1.CaseAppointmentService`.
  public static let name = "pastoral.v1.CaseAppointmentService"

  /// The free times of a practitioner: exactly those that Book takes.
  public static let listSlots = Method<
    Pastoral_V1_ListCaseSlotsRequest, Pastoral_V1_ListSlotsResponse
  >(service: name, name: "ListSlots", kind: .unary)

  /// Books one free time with a practitioner who is named on the case. The team books with each
  /// of them, a student with the case's lead or whom they have met in the case before. Refused
  /// with NOT_ELIGIBLE for everybody else, and with CASE_STATE where the case is not active: the
  /// team may also book for one on hold.
  public static let book = Method<
    Pastoral_V1_BookCaseAppointmentRequest, Pastoral_V1_CaseAppointment
  >(service: name, name: "Book", kind: .unary)

  /// Moves it to another free time of the same practitioner.
  public static let reschedule = Method<
    Pastoral_V1_RescheduleCaseAppointmentRequest, Pastoral_V1_CaseAppointment
  >(service: name, name: "Reschedule", kind: .unary)

  /// Frees the time. The team and the student may cancel; terms of the practitioner bind the
  /// student.
  public static let cancel = Method<
    Pastoral_V1_CancelCaseAppointmentRequest, Pastoral_V1_CaseAppointment
  >(service: name, name: "Cancel", kind: .unary)

  /// Says whether the student came, once it has begun. Whom it is with says so, or the case's
  /// lead.
  public static let recordAttendance = Method<
    Pastoral_V1_RecordCaseAttendanceRequest, Pastoral_V1_CaseAppointment
  >(service: name, name: "RecordAttendance", kind: .unary)

  /// A case's appointments, by start.
  public static let list = Method<
    Pastoral_V1_ListCaseAppointmentsRequest, Pastoral_V1_ListCaseAppointmentsResponse
  >(service: name, name: "List", kind: .unary)

  /// The caller's own, by start: a student's of all their cases, or those with a practitioner. Of
  /// one whose case the practitioner may no longer open only the time is shown.
  public static let listOwn = Method<
    Pastoral_V1_ListOwnCaseAppointmentsRequest, Pastoral_V1_ListCaseAppointmentsResponse
  >(service: name, name: "ListOwn", kind: .unary)
}

/// Documents in a case: letters, assessments, pictures. They are kept encrypted under the
/// student's key and are open to those who may read what is in the case. What a document is, is
/// found out from its first bytes.
public enum CaseDocumentService {
  /// `pastoral.v1.CaseDocumentService`.
  public static let name = "pastoral.v1.CaseDocumentService"

  /// Sends a document: its head, then its bytes in order, then nothing more. It counts once all
  /// of it has come and has the digest that the head promised; whatever breaks off before leaves
  /// nothing that can be read. An idempotency key stands for the head.
  public static let upload = Method<
    Pastoral_V1_UploadDocumentRequest, Pastoral_V1_CaseDocument
  >(service: name, name: "Upload", kind: .clientStreaming)

  /// The head, then the bytes, as fast as they are taken. The reading is recorded before the
  /// first byte leaves. Refused with RESTRICTED once the consent that it is kept on does not hold
  /// any more.
  public static let download = Method<
    Pastoral_V1_DownloadDocumentRequest, Pastoral_V1_DownloadDocumentResponse
  >(service: name, name: "Download", kind: .serverStreaming)

  /// Keeps a restricted document on another ground: a person's decision, with its reason. What is
  /// said of it gets a further version; its bytes stay as they are, and nobody is shown them.
  /// Refused with CASE_STATE where nothing restricts it.
  public static let rebase = Method<
    Pastoral_V1_RebaseDocumentRequest, Pastoral_V1_CaseDocument
  >(service: name, name: "Rebase", kind: .unary)

  /// A case's documents, newest first, without their bytes.
  public static let list = Method<
    Pastoral_V1_ListDocumentsRequest, Pastoral_V1_ListDocumentsResponse
  >(service: name, name: "List", kind: .unary)
}

/// What is in a case: notes, risk assessments, safety plans and contacts, each with its
/// category, its source and the ground it is kept on. For the case's team; for a supervisor of
/// its line who has said why. For everybody else, the student's other rights aside, nothing of
/// it exists.
public enum CaseItemService {
  /// `pastoral.v1.CaseItemService`.
  public static let name = "pastoral.v1.CaseItemService"

  /// Adds an item. By the case's team, while the case is not closed.
  public static let add = Method<
    Pastoral_V1_AddCaseItemRequest, Pastoral_V1_CaseItem
  >(service: name, name: "Add", kind: .unary)

  /// Says it anew: a further version; those before are kept.
  public static let amend = Method<
    Pastoral_V1_AmendCaseItemRequest, Pastoral_V1_CaseItem
  >(service: name, name: "Amend", kind: .unary)

  /// One item, as it is now.
  public static let get = Method<
    Pastoral_V1_GetCaseItemRequest, Pastoral_V1_CaseItem
  >(service: name, name: "Get", kind: .unary)

  /// A case's items, newest first, without what they say. What is about equality is left out
  /// unless a member of the team asks for it.
  public static let list = Method<
    Pastoral_V1_ListCaseItemsRequest, Pastoral_V1_ListCaseItemsResponse
  >(service: name, name: "List", kind: .unary)

  /// The versions of an item, newest first, without what they say.
  public static let listVersions = Method<
    Pastoral_V1_ListCaseItemVersionsRequest, Pastoral_V1_ListCaseItemVersionsResponse
  >(service: name, name: "ListVersions", kind: .unary)

  /// What it said in one of its versions.
  public static let getVersion = Method<
    Pastoral_V1_GetCaseItemVersionRequest, Pastoral_V1_CaseItem
  >(service: name, name: "GetVersion", kind: .unary)

  /// Keeps a restricted item on another ground: a person's decision, with its reason. Refused
  /// with CASE_STATE where nothing restricts it.
  public static let rebase = Method<
    Pastoral_V1_RebaseCaseItemRequest, Pastoral_V1_CaseItem
  >(service: name, name: "Rebase", kind: .unary)

  /// A supervisor of the case's line says why they read what is in it. It is kept among the
  /// case's changes, and opens its items to them for the rest of the day.
  public static let stateReason = Method<
    Pastoral_V1_ChangeCaseRequest, Pastoral_V1_Case
  >(service: name, name: "StateReason", kind: .unary)
}

/// Who a case is about: name, address, e-mail, telephone and date of birth, as the student told
/// them. For the case's team; read by a supervisor of its line who has said why
/// (CaseItemService/StateReason).
public enum CasePersonService {
  /// `pastoral.v1.CasePersonService`.
  public static let name = "pastoral.v1.CasePersonService"

  /// Keeps them, in place of what was kept. While the case is not closed.
  public static let set = Method<
    Pastoral_V1_SetCasePersonRequest, Pastoral_V1_CasePerson
  >(service: name, name: "Set", kind: .unary)

  /// What is kept; with revision 0 and nothing else where nobody has set any.
  public static let get = Method<
    Pastoral_V1_GetCasePersonRequest, Pastoral_V1_CasePerson
  >(service: name, name: "Get", kind: .unary)
}

/// What is to be done in a case, by whom and by when. For the case's team; read by a supervisor
/// of its line who has said why (CaseItemService/StateReason).
public enum CaseTaskService {
  /// `pastoral.v1.CaseTaskService`.
  public static let name = "pastoral.v1.CaseTaskService"

  /// Adds a task. Its owner is told, unless that is the caller; and reminded once, on the day it
  /// is due.
  public static let add = Method<
    Pastoral_V1_AddCaseTaskRequest, Pastoral_V1_CaseTask
  >(service: name, name: "Add", kind: .unary)

  /// Says how far it is, gives it to somebody else, or moves its day.
  public static let set = Method<
    Pastoral_V1_SetCaseTaskRequest, Pastoral_V1_CaseTask
  >(service: name, name: "Set", kind: .unary)

  /// A case's tasks by due day.
  public static let list = Method<
    Pastoral_V1_ListCaseTasksRequest, Pastoral_V1_ListCaseTasksResponse
  >(service: name, name: "List", kind: .unary)
}

/// Who can open a case by name, how one comes to be named, and who must not be. Every change
/// says why somebody needs to know, and why that is in the student's best interests.
public enum CaseTeamService {
  /// `pastoral.v1.CaseTeamService`.
  public static let name = "pastoral.v1.CaseTeamService"

  /// Names somebody on a case's team: by its lead or team, or by a supervisor of its line; never
  /// oneself. Refused with NOT_ELIGIBLE where they work in no type of support or have a conflict
  /// of interest, and with ALREADY_MEMBER.
  public static let addMember = Method<
    Pastoral_V1_AddCaseMemberRequest, Pastoral_V1_Case
  >(service: name, name: "AddMember", kind: .unary)

  /// Takes somebody's name off. The lead is replaced by Allocate or a transfer, and not taken
  /// off.
  public static let endMember = Method<
    Pastoral_V1_EndCaseMemberRequest, Pastoral_V1_Case
  >(service: name, name: "EndMember", kind: .unary)

  /// Asks to be named on the case that a student may have. The answer is the same whether there
  /// is one or not: who asks learns it only by being let in. Ends by itself after 14 days.
  public static let requestToJoin = Method<
    Pastoral_V1_RequestToJoinRequest, Pastoral_V1_JoinRequest
  >(service: name, name: "RequestToJoin", kind: .unary)

  /// Lets them in, or does not. By the case's team or a supervisor of its line, and not by who
  /// asks.
  public static let answerJoinRequest = Method<
    Pastoral_V1_AnswerJoinRequestRequest, Pastoral_V1_JoinRequest
  >(service: name, name: "AnswerJoinRequest", kind: .unary)

  /// One's own, or those that wait for one's answer: of cases on whose team one is, and of one's
  /// line.
  public static let listJoinRequests = Method<
    Pastoral_V1_ListJoinRequestsRequest, Pastoral_V1_ListJoinRequestsResponse
  >(service: name, name: "ListJoinRequests", kind: .unary)

  /// Offers a case to somebody who could take it. By its lead or a supervisor of its line. They
  /// are told, and read what is said here, and nothing of the case before they accept. Refused
  /// with TRANSFER_WAITING while another waits.
  public static let proposeTransfer = Method<
    Pastoral_V1_ProposeTransferRequest, Pastoral_V1_CaseTransfer
  >(service: name, name: "ProposeTransfer", kind: .unary)

  /// By whom it was offered to: takes the case, as its lead, or says why not. The former lead is
  /// then no longer named.
  public static let answerTransfer = Method<
    Pastoral_V1_AnswerTransferRequest, Pastoral_V1_CaseTransfer
  >(service: name, name: "AnswerTransfer", kind: .unary)

  /// Takes an offer back before it is answered.
  public static let withdrawTransfer = Method<
    Pastoral_V1_WithdrawTransferRequest, Pastoral_V1_CaseTransfer
  >(service: name, name: "WithdrawTransfer", kind: .unary)

  /// Those that one offered or was offered, newest first.
  public static let listTransfers = Method<
    Pastoral_V1_ListTransfersRequest, Pastoral_V1_ListTransfersResponse
  >(service: name, name: "ListTransfers", kind: .unary)

  /// Says that one must not work with a student, because one knows them or somebody concerned.
  /// From then on no case of theirs is open to one, whatever one's post. A supervisor says so of
  /// somebody in their line.
  public static let declareConflict = Method<
    Pastoral_V1_DeclareConflictRequest, Pastoral_V1_InterestConflict
  >(service: name, name: "DeclareConflict", kind: .unary)

  /// Takes that back: a supervisor of the line, and never who has it.
  public static let withdrawConflict = Method<
    Pastoral_V1_WithdrawConflictRequest, Pastoral_V1_InterestConflict
  >(service: name, name: "WithdrawConflict", kind: .unary)

  /// One's own, or those of the people in one's line, newest first.
  public static let listConflicts = Method<
    Pastoral_V1_ListConflictsRequest, Pastoral_V1_ListConflictsResponse
  >(service: name, name: "ListConflicts", kind: .unary)
}

/// What students agree to, and what they take back. A consent says for which purpose, to which
/// service, which parts and until when, and keeps the very wording that the student was shown.
/// Without a live one nothing of See My Tutor is passed to another university service, but for
/// somebody's safety.
public enum ConsentService {
  /// `pastoral.v1.ConsentService`.
  public static let name = "pastoral.v1.ConsentService"

  /// Records that a student agrees: the student in their own session, or staff who have the
  /// student today and were told. A campus system that acts for somebody cannot.
  public static let give = Method<
    Pastoral_V1_GiveConsentRequest, Pastoral_V1_Consent
  >(service: name, name: "Give", kind: .unary)

  /// Takes a consent back, at any time: the student, or staff who record the student's wish. In
  /// the same moment every referral under it that was not accepted yet is revoked, and who
  /// accepted one is told. A second time changes nothing.
  public static let withdraw = Method<
    Pastoral_V1_WithdrawConsentRequest, Pastoral_V1_WithdrawConsentResponse
  >(service: name, name: "Withdraw", kind: .unary)

  /// One consent.
  public static let get = Method<
    Pastoral_V1_GetConsentRequest, Pastoral_V1_Consent
  >(service: name, name: "Get", kind: .unary)

  /// A student's history, newest first: every consent and withdrawal, when and by whom it was
  /// recorded.
  public static let list = Method<
    Pastoral_V1_ListConsentsRequest, Pastoral_V1_ListConsentsResponse
  >(service: name, name: "List", kind: .unary)

  /// All versions of all wordings, each wording's newest first.
  public static let listWordings = Method<
    Pastoral_V1_ListWordingsRequest, Pastoral_V1_ListWordingsResponse
  >(service: name, name: "ListWordings", kind: .unary)

  /// Keeps a version of a wording that comes into use on a later day. From then on it stays as it
  /// is; a consent under an older one goes on. For data protection officers.
  public static let publishWording = Method<
    Pastoral_V1_PublishWordingRequest, Pastoral_V1_ConsentWording
  >(service: name, name: "PublishWording", kind: .unary)
}

/// What of a case, or of what a tutor knows, goes to a partner outside the university: proposed
/// field by field, shown to the byte before anybody decides, decided by a second person, and
/// sent only once the ledger durably says so.
public enum DisclosureService {
  /// `pastoral.v1.DisclosureService`.
  public static let name = "pastoral.v1.DisclosureService"

  /// Shows what would leave, byte by byte. Nothing of it is kept. By the case's team; where there
  /// is no case, by the student's tutor.
  public static let preview = Method<
    Pastoral_V1_ProposeDisclosureRequest, Pastoral_V1_DisclosurePreview
  >(service: name, name: "Preview", kind: .unary)

  /// What plugins suggest since a registration changed, the oldest first: nothing of it leaves
  /// unless somebody proposes it. Not what was taken up or dismissed, nor what the registration
  /// does not say any more. By the case's team.
  public static let listSuggestions = Method<
    Pastoral_V1_ListSuggestionsRequest, Pastoral_V1_ListSuggestionsResponse
  >(service: name, name: "ListSuggestions", kind: .unary)

  /// Says that nothing is to be proposed of one: the same change is not suggested again. By the
  /// case's team.
  public static let dismissSuggestion = Method<
    Pastoral_V1_DismissSuggestionRequest, Pastoral_V1_DisclosureSuggestion
  >(service: name, name: "DismissSuggestion", kind: .unary)

  /// Proposes it, with the digest of what was previewed; refused with PREVIEW_DIFFERS where that
  /// is something else. With `emergency` it needs no second person, is sent at once, and is
  /// looked at afterwards. By those who preview.
  public static let propose = Method<
    Pastoral_V1_ProposeDisclosureRequest, Pastoral_V1_Disclosure
  >(service: name, name: "Propose", kind: .unary)

  /// Lets it go, or does not: recorded either way. By a supervisor of the case's line or a data
  /// protection officer who did not propose it; of what a tutor knows, by a data protection
  /// officer.
  public static let decide = Method<
    Pastoral_V1_DecideDisclosureRequest, Pastoral_V1_Disclosure
  >(service: name, name: "Decide", kind: .unary)

  /// Takes it back before it was tried. By those who preview.
  public static let cancel = Method<
    Pastoral_V1_CancelDisclosureRequest, Pastoral_V1_Disclosure
  >(service: name, name: "Cancel", kind: .unary)

  /// Says what was found out: about one that is UNKNOWN, came back or was not taken, and what a
  /// partner said of one that is TRANSMITTED to a person, since not every partner tells the
  /// server. By those who decide, and did not propose it.
  public static let resolve = Method<
    Pastoral_V1_ResolveDisclosureRequest, Pastoral_V1_Disclosure
  >(service: name, name: "Resolve", kind: .unary)

  /// Records that the student was told why, or why they cannot be and when that is looked at
  /// again. By those who preview.
  public static let recordExplanation = Method<
    Pastoral_V1_RecordExplanationRequest, Pastoral_V1_Disclosure
  >(service: name, name: "RecordExplanation", kind: .unary)

  /// Records that somebody looked at an emergency afterwards. By those who decide, and did not
  /// propose it.
  public static let review = Method<
    Pastoral_V1_ReviewDisclosureRequest, Pastoral_V1_Disclosure
  >(service: name, name: "Review", kind: .unary)

  /// One of them. A student reads what was shared about them, to whom, when and why; what cannot
  /// be told them yet is as good as absent.
  public static let get = Method<
    Pastoral_V1_GetDisclosureRequest, Pastoral_V1_Disclosure
  >(service: name, name: "Get", kind: .unary)

  /// Those of a case, or of a student: for the student what they may know, for others what is of
  /// no case. Newest first.
  public static let list = Method<
    Pastoral_V1_ListDisclosuresRequest, Pastoral_V1_ListDisclosuresResponse
  >(service: name, name: "List", kind: .unary)

  /// What waits for somebody: a decision, a resolution (what was rejected too, until it is
  /// closed), an explanation, a review, or that a partner is asked why it does not answer. Of the
  /// caller's line; for data protection officers of all.
  public static let listWaiting = Method<
    Pastoral_V1_ListWaitingDisclosuresRequest, Pastoral_V1_ListDisclosuresResponse
  >(service: name, name: "ListWaiting", kind: .unary)

  /// What was let go and has not arrived: what waits to be sent, is being sent, or has gone
  /// astray; the longest ago proposed first. Of the caller's line; for data protection officers
  /// of all. It says of nobody what is sent.
  public static let listQueue = Method<
    Pastoral_V1_ListDisclosureQueueRequest, Pastoral_V1_ListDisclosureQueueResponse
  >(service: name, name: "ListQueue", kind: .unary)

  /// The same, and then each as it becomes something else, its arrival included.
  public static let watchQueue = Method<
    Pastoral_V1_WatchDisclosureQueueRequest, Pastoral_V1_WatchDisclosureQueueResponse
  >(service: name, name: "WatchQueue", kind: .serverStreaming)

  /// The very bytes that are, or were, to be sent. By the case's team and those who decide.
  public static let getPayload = Method<
    Pastoral_V1_GetDisclosurePayloadRequest, Pastoral_V1_DisclosurePayload
  >(service: name, name: "GetPayload", kind: .unary)

  /// The whole record of one, heading by heading, as the Information Commissioner asks for it. By
  /// the case's team and those who decide; for what is of no case, by the student's tutor too.
  public static let getRecord = Method<
    Pastoral_V1_GetDisclosureRecordRequest, Pastoral_V1_DisclosureRecord
  >(service: name, name: "GetRecord", kind: .unary)

  /// What was disclosed in some days, as numbers in which nobody can be recognised. By data
  /// protection officers.
  public static let report = Method<
    Pastoral_V1_ReportDisclosuresRequest, Pastoral_V1_DisclosureReport
  >(service: name, name: "Report", kind: .unary)
}

/// Sessions that students come to without an appointment. Who joins gets the next place in the
/// queue, and no time.
public enum DropInService {
  /// `pastoral.v1.DropInService`.
  public static let name = "pastoral.v1.DropInService"

  /// Announces a session. Only whom it is with opens one.
  public static let openDropIn = Method<
    Pastoral_V1_OpenDropInRequest, Pastoral_V1_DropIn
  >(service: name, name: "OpenDropIn", kind: .unary)

  /// Takes no more students. Who waits already is called still.
  public static let closeDropIn = Method<
    Pastoral_V1_CloseDropInRequest, Pastoral_V1_DropIn
  >(service: name, name: "CloseDropIn", kind: .unary)

  /// The sessions of a student's own staff, or those of the caller.
  public static let listDropIns = Method<
    Pastoral_V1_ListDropInsRequest, Pastoral_V1_ListDropInsResponse
  >(service: name, name: "ListDropIns", kind: .unary)

  /// Takes the next place, from the session's day on.
  public static let joinDropIn = Method<
    Pastoral_V1_JoinDropInRequest, Pastoral_V1_DropInPlace
  >(service: name, name: "JoinDropIn", kind: .unary)

  public static let leaveDropIn = Method<
    Pastoral_V1_LeaveDropInRequest, Pastoral_V1_DropInPlace
  >(service: name, name: "LeaveDropIn", kind: .unary)

  /// A student's own place and how many are before it; never who.
  public static let getDropInPlace = Method<
    Pastoral_V1_GetDropInPlaceRequest, Pastoral_V1_DropInPlace
  >(service: name, name: "GetDropInPlace", kind: .unary)

  /// Calls the next, and says what became of the one before.
  public static let callNext = Method<
    Pastoral_V1_CallNextRequest, Pastoral_V1_CallNextResponse
  >(service: name, name: "CallNext", kind: .unary)

  /// Who is in the queue, for whom the session is with.
  public static let listDropInQueue = Method<
    Pastoral_V1_ListDropInQueueRequest, Pastoral_V1_ListDropInQueueResponse
  >(service: name, name: "ListDropInQueue", kind: .unary)
}

/// A feed for campus systems: what was changed, so that they need not ask again and again. It
/// names records and nobody's data; a system reads what it needs, under the policy of that
/// record. Every event is durable with what it records, comes once and in the order of the
/// commits, and is kept for 30 days.
public enum EventService {
  /// `pastoral.v1.EventService`.
  public static let name = "pastoral.v1.EventService"

  /// The events after a place in the feed, oldest first.
  public static let list = Method<
    Pastoral_V1_ListEventsRequest, Pastoral_V1_ListEventsResponse
  >(service: name, name: "List", kind: .unary)

  /// The same, and then each event once it is durable. Goes as fast as it is taken. Ends with
  /// UNAVAILABLE when the server drains, with UNAUTHENTICATED within a second of the session's
  /// end, and at its deadline; a new call goes on after the last number that came.
  public static let watch = Method<
    Pastoral_V1_WatchEventsRequest, Pastoral_V1_WatchEventsResponse
  >(service: name, name: "Watch", kind: .serverStreaming)
}

/// Access to one student's records outside one's ordinary rights: for a reason, for a while,
/// told to others at once, on the ledger, and reviewed afterwards. What is read under it stands
/// in the access log under the standing "elevated" or "broken_glass".
public enum ExceptionalAccessService {
  /// `pastoral.v1.ExceptionalAccessService`.
  public static let name = "pastoral.v1.ExceptionalAccessService"

  /// IT support works on a ticket: opens the student's meetings and notes of See My Tutor. The
  /// data protection officers are told; refused with NO_REVIEWER where none is there who may
  /// review it.
  public static let elevate = Method<
    Pastoral_V1_ElevateRequest, Pastoral_V1_ExceptionalAccess
  >(service: name, name: "Elevate", kind: .unary)

  /// Wellbeing staff act in an emergency: opens the student's cases for an hour. The data
  /// protection officers are told, and supervisors of the lines of support that the caller works
  /// in or that have a case of the student. Refused with STEP_UP_REQUIRED without a fresh step-up
  /// token.
  public static let breakGlass = Method<
    Pastoral_V1_BreakGlassRequest, Pastoral_V1_ExceptionalAccess
  >(service: name, name: "BreakGlass", kind: .unary)

  /// Gives one's own back before its time.
  public static let endExceptionalAccess = Method<
    Pastoral_V1_EndExceptionalAccessRequest, Pastoral_V1_ExceptionalAccess
  >(service: name, name: "EndExceptionalAccess", kind: .unary)

  /// Says, as somebody else, whether it was justified.
  public static let reviewExceptionalAccess = Method<
    Pastoral_V1_ReviewExceptionalAccessRequest, Pastoral_V1_ExceptionalAccess
  >(service: name, name: "ReviewExceptionalAccess", kind: .unary)

  public static let getExceptionalAccess = Method<
    Pastoral_V1_GetExceptionalAccessRequest, Pastoral_V1_ExceptionalAccess
  >(service: name, name: "GetExceptionalAccess", kind: .unary)

  /// A page of one kind, newest first: one's own, and for reviewers those that they may review.
  /// What a reviewer may not see is left out, so that a page can have fewer than asked for while
  /// there are more.
  public static let listExceptionalAccess = Method<
    Pastoral_V1_ListExceptionalAccessRequest, Pastoral_V1_ListExceptionalAccessResponse
  >(service: name, name: "ListExceptionalAccess", kind: .unary)
}

/// What people must see: alerts, and what waits for their review or approval. Everybody reaches
/// their own inbox and no other. A campus system that acts for somebody reaches what they are
/// told as a student or as academic staff, and nothing that the same person is told in another
/// office: to it there is no such item.
public enum InboxService {
  /// `pastoral.v1.InboxService`.
  public static let name = "pastoral.v1.InboxService"

  /// A page of the caller's inbox, newest first.
  public static let list = Method<
    Pastoral_V1_ListInboxRequest, Pastoral_V1_ListInboxResponse
  >(service: name, name: "List", kind: .unary)

  /// Says that the caller has seen an item. The first time counts; again changes nothing. An item
  /// of somebody else is denied as one that does not exist.
  public static let acknowledge = Method<
    Pastoral_V1_AcknowledgeInboxItemRequest, Pastoral_V1_InboxItem
  >(service: name, name: "Acknowledge", kind: .unary)

  /// What is unread, oldest first, and then each item once it is durable. Goes as fast as it is
  /// taken. Ends with UNAVAILABLE when the server drains, with UNAUTHENTICATED within a second of
  /// the session's end, and at its deadline; a new call goes on after the last item that came.
  public static let watch = Method<
    Pastoral_V1_WatchInboxRequest, Pastoral_V1_WatchInboxResponse
  >(service: name, name: "Watch", kind: .serverStreaming)
}

/// The ledger: checkpoints, proofs, verification and export. docs/LEDGER.md has the formats of
/// what is bytes here. While the log that grows does not fit its anchor, nothing of it is
/// shown: FAILED_PRECONDITION, LEDGER_UNANCHORED.
public enum LedgerService {
  /// `pastoral.v1.LedgerService`.
  public static let name = "pastoral.v1.LedgerService"

  /// How large the ledger is and its root, signed. Says nothing of what it records.
  public static let getCheckpoint = Method<
    Pastoral_V1_GetCheckpointRequest, Pastoral_V1_GetCheckpointResponse
  >(service: name, name: "GetCheckpoint", kind: .unary)

  /// The proof that one leaf is in the ledger.
  public static let proveInclusion = Method<
    Pastoral_V1_ProveInclusionRequest, Pastoral_V1_ProveInclusionResponse
  >(service: name, name: "ProveInclusion", kind: .unary)

  /// Whom and what a leaf means. A leaf names nobody: the caller says whom they think it means,
  /// and is given what shows to everybody who has the leaf that it does. Recorded as shown about
  /// each of them.
  public static let openLeaf = Method<
    Pastoral_V1_OpenLeafRequest, Pastoral_V1_OpenLeafResponse
  >(service: name, name: "OpenLeaf", kind: .unary)

  /// The proof that the ledger still begins with what an earlier checkpoint covers.
  public static let proveConsistency = Method<
    Pastoral_V1_ProveConsistencyRequest, Pastoral_V1_ProveConsistencyResponse
  >(service: name, name: "ProveConsistency", kind: .unary)

  /// Checks every leaf, hash and node up to the last checkpoint. Tells how far it is, and at last
  /// what it found; a fault in the ledger is such an answer and no error.
  public static let verify = Method<
    Pastoral_V1_VerifyLedgerRequest, Pastoral_V1_VerifyLedgerResponse
  >(service: name, name: "Verify", kind: .serverStreaming)

  /// The files of c2sp.org/tlog-tiles, the checkpoint last. All are of the ledger as it was when
  /// the first of them left.
  public static let export = Method<
    Pastoral_V1_ExportLedgerRequest, Pastoral_V1_ExportLedgerResponse
  >(service: name, name: "Export", kind: .serverStreaming)
}

/// Brief notes of meetings between students and academic staff, under the See My Tutor notice.
/// A note is written as a draft, which its student does not see, or shared at once. What is
/// shared stays: an amendment adds a version. No request may have more than 256 KiB.
public enum NotesService {
  /// `pastoral.v1.NotesService`.
  public static let name = "pastoral.v1.NotesService"

  /// Writes a note of a meeting that has begun. For staff who have the student today; module
  /// leaders, programme leaders and programme staff only of meetings that they themselves held.
  public static let create = Method<
    Pastoral_V1_CreateNoteRequest, Pastoral_V1_Note
  >(service: name, name: "Create", kind: .unary)

  /// Changes a note: a draft is replaced, a shared note gets a further version, which the student
  /// sees at once.
  public static let amend = Method<
    Pastoral_V1_AmendNoteRequest, Pastoral_V1_Note
  >(service: name, name: "Amend", kind: .unary)

  /// Shows a draft to its student, from now on. Refused with ALREADY_SHARED where it was before.
  public static let share = Method<
    Pastoral_V1_ShareNoteRequest, Pastoral_V1_Note
  >(service: name, name: "Share", kind: .unary)

  /// Throws a draft away. For its author alone; refused with ALREADY_SHARED for what was shared.
  public static let discardDraft = Method<
    Pastoral_V1_DiscardDraftRequest, Pastoral_V1_DiscardDraftResponse
  >(service: name, name: "DiscardDraft", kind: .unary)

  /// A note as it is now. To its student a draft is not there.
  public static let get = Method<
    Pastoral_V1_GetNoteRequest, Pastoral_V1_Note
  >(service: name, name: "Get", kind: .unary)

  /// A student's notes, newest first: all for the personal tutor and the programme leader, their
  /// own for other staff.
  public static let listForStudent = Method<
    Pastoral_V1_ListNotesForStudentRequest, Pastoral_V1_ListNotesResponse
  >(service: name, name: "ListForStudent", kind: .unary)

  /// The caller's own shared notes, newest first. For students.
  public static let listMine = Method<
    Pastoral_V1_ListMyNotesRequest, Pastoral_V1_ListNotesResponse
  >(service: name, name: "ListMine", kind: .unary)

  /// Which versions a note has, newest first.
  public static let listVersions = Method<
    Pastoral_V1_ListNoteVersionsRequest, Pastoral_V1_ListNoteVersionsResponse
  >(service: name, name: "ListVersions", kind: .unary)

  /// What a note said in one of its versions.
  public static let getVersion = Method<
    Pastoral_V1_GetNoteVersionRequest, Pastoral_V1_NoteVersion
  >(service: name, name: "GetVersion", kind: .unary)

  /// Adds the student's own words to a note that was shared with them. They are kept as they are.
  public static let addComment = Method<
    Pastoral_V1_AddCommentRequest, Pastoral_V1_NoteComment
  >(service: name, name: "AddComment", kind: .unary)

  /// Says how far an action is: students of their own actions, staff of either side's.
  public static let setAction = Method<
    Pastoral_V1_SetActionRequest, Pastoral_V1_NoteAction
  >(service: name, name: "SetAction", kind: .unary)

  /// What was agreed in all meetings of a student, by due day.
  public static let listActions = Method<
    Pastoral_V1_ListActionsRequest, Pastoral_V1_ListActionsResponse
  >(service: name, name: "ListActions", kind: .unary)
}

/// The privacy notices, by version. What is collected keeps the version that was in force then,
/// and this service says what that version promised and whom it named.
public enum NoticeService {
  /// `pastoral.v1.NoticeService`.
  public static let name = "pastoral.v1.NoticeService"

  /// One version of a notice, or the one in force today.
  public static let get = Method<
    Pastoral_V1_GetNoticeRequest, Pastoral_V1_Notice
  >(service: name, name: "Get", kind: .unary)

  /// All versions of all notices, those to come among them, each notice's newest first.
  public static let list = Method<
    Pastoral_V1_ListNoticesRequest, Pastoral_V1_ListNoticesResponse
  >(service: name, name: "List", kind: .unary)

  /// Keeps a version that comes into force on a later day. Until then it may be published again,
  /// which replaces it; from then on it stays as it is. For data protection officers.
  public static let publish = Method<
    Pastoral_V1_PublishNoticeRequest, Pastoral_V1_Notice
  >(service: name, name: "Publish", kind: .unary)
}

/// What the police, or others, asked of the university. A request grants nothing: somebody
/// calls back, and what is told is proposed and decided as any disclosure is. What is refused
/// is recorded as an approval would be.
public enum ReceivedRequestService {
  /// `pastoral.v1.ReceivedRequestService`.
  public static let name = "pastoral.v1.ReceivedRequestService"

  /// Takes a request into the register: of the police field by field of their form, of others in
  /// plain words. By data protection officers, as all changes.
  public static let registerRequest = Method<
    Pastoral_V1_RegisterReceivedRequestRequest, Pastoral_V1_ReceivedRequest
  >(service: name, name: "RegisterRequest", kind: .unary)

  /// Records a call back, by a number that the request did not give. Until one confirms who asks,
  /// nothing is proposed.
  public static let recordCheck = Method<
    Pastoral_V1_RecordRequestCheckRequest, Pastoral_V1_ReceivedRequest
  >(service: name, name: "RecordCheck", kind: .unary)

  /// Keeps what came with a request, such as the signed form or a court order: a head, then the
  /// bytes in order, then nothing more. It counts once all of it has come and has the digest that
  /// the head promised; whatever breaks off before leaves nothing that can be read. Nothing takes
  /// one away again. Refused with REQUEST_STATE once the request was refused, and where it has
  /// 20. An idempotency key stands for the head.
  public static let attach = Method<
    Pastoral_V1_AttachToReceivedRequestRequest, Pastoral_V1_ReceivedRequest
  >(service: name, name: "Attach", kind: .clientStreaming)

  /// An attachment: its head, then the bytes, as fast as they are taken. By whoever may Get the
  /// request; the reading is recorded before the first byte leaves.
  public static let downloadAttachment = Method<
    Pastoral_V1_DownloadRequestAttachmentRequest, Pastoral_V1_DownloadRequestAttachmentResponse
  >(service: name, name: "DownloadAttachment", kind: .serverStreaming)

  /// Says no, and why. Not once a disclosure answers it, which is decided on by itself.
  public static let refuse = Method<
    Pastoral_V1_RefuseReceivedRequestRequest, Pastoral_V1_ReceivedRequest
  >(service: name, name: "Refuse", kind: .unary)

  /// One of them. By data protection officers; and by the team and the supervisors of the case
  /// that it names.
  public static let get = Method<
    Pastoral_V1_GetReceivedRequestRequest, Pastoral_V1_ReceivedRequest
  >(service: name, name: "Get", kind: .unary)

  /// Newest first: those of a case, or all, the latter for data protection officers.
  public static let list = Method<
    Pastoral_V1_ListReceivedRequestsRequest, Pastoral_V1_ListReceivedRequestsResponse
  >(service: name, name: "List", kind: .unary)
}

/// Passing something from See My Tutor to another university service: with the student's
/// consent, or for somebody's safety. The service is told that there is a referral; it reads
/// what was passed on once it has accepted. Until then it can be revoked, and not a word of it
/// has left.
public enum ReferralService {
  /// `pastoral.v1.ReferralService`.
  public static let name = "pastoral.v1.ReferralService"

  /// Refers a student to one service, with the chosen parts of a shared note, with a reason in
  /// one's own words, or both. For staff who have the student today, and for students themselves.
  /// Refused with CONSENT_REQUIRED without a live consent of that student, with CONSENT_SCOPE
  /// where it is not for this service or not for all of these parts, and with NO_INTAKE where the
  /// service takes none here.
  public static let create = Method<
    Pastoral_V1_CreateReferralRequest, Pastoral_V1_Referral
  >(service: name, name: "Create", kind: .unary)

  /// The service takes it, and reads it from now on. Refused with ALREADY_DECIDED where it was
  /// answered or revoked, and with CONSENT_REQUIRED where the consent has run out meanwhile.
  public static let accept = Method<
    Pastoral_V1_AnswerReferralRequest, Pastoral_V1_Referral
  >(service: name, name: "Accept", kind: .unary)

  /// The service does not take it, and says why.
  public static let reject = Method<
    Pastoral_V1_AnswerReferralRequest, Pastoral_V1_Referral
  >(service: name, name: "Reject", kind: .unary)

  /// The service has done what it took on. Refused with NOT_ACCEPTED before.
  public static let complete = Method<
    Pastoral_V1_AnswerReferralRequest, Pastoral_V1_Referral
  >(service: name, name: "Complete", kind: .unary)

  /// Who referred, or the student, takes it back before it is accepted. Refused with
  /// ALREADY_DECIDED after.
  public static let revoke = Method<
    Pastoral_V1_AnswerReferralRequest, Pastoral_V1_Referral
  >(service: name, name: "Revoke", kind: .unary)

  /// One referral, as much of it as the caller may see.
  public static let get = Method<
    Pastoral_V1_GetReferralRequest, Pastoral_V1_Referral
  >(service: name, name: "Get", kind: .unary)

  /// Of a student: all to the student, their own to staff. Of a service: what waits for it and
  /// what it has taken, to its intake. Of oneself: what one made, of all students whom one has
  /// today. Newest first.
  public static let list = Method<
    Pastoral_V1_ListReferralsRequest, Pastoral_V1_ListReferralsResponse
  >(service: name, name: "List", kind: .unary)

  /// Says that a referral for safety was looked at afterwards. For the data protection officer,
  /// and for supervisors of the service; not for who made it.
  public static let review = Method<
    Pastoral_V1_ReviewReferralRequest, Pastoral_V1_Referral
  >(service: name, name: "Review", kind: .unary)
}

/// Who is calling.
public enum SessionService {
  /// `pastoral.v1.SessionService`.
  public static let name = "pastoral.v1.SessionService"

  /// Binds a caller to this connection for later calls that carry no `authorization` of their
  /// own. Needs no identity. A wrong token is UNAUTHENTICATED and unbinds the connection.
  public static let authenticate = Method<
    Pastoral_V1_AuthenticateRequest, Pastoral_V1_AuthenticateResponse
  >(service: name, name: "Authenticate", kind: .unary)

  /// The caller as this call's policy sees it.
  public static let whoAmI = Method<
    Pastoral_V1_WhoAmIRequest, Pastoral_V1_WhoAmIResponse
  >(service: name, name: "WhoAmI", kind: .unary)

  /// Takes a token of the university's own sign-on, a JWT, and gives a session for the person
  /// that it names. Needs no identity. Whatever is wrong with the token is UNAUTHENTICATED and is
  /// not told. RESOURCE_EXHAUSTED after too many failures of one address. UNIMPLEMENTED where the
  /// server knows no sign-on. The secret is in the answer and nowhere else, so an idempotency key
  /// is not kept.
  public static let exchange = Method<
    Pastoral_V1_ExchangeRequest, Pastoral_V1_ExchangeResponse
  >(service: name, name: "Exchange", kind: .unary)

  /// Takes a token of the sign-on for which the caller has just proved afresh who they are, its
  /// `auth_time` less than five minutes ago, and gives a proof of it for a call that asks for
  /// one. As with Exchange, whatever is wrong with the token is UNAUTHENTICATED.
  public static let stepUp = Method<
    Pastoral_V1_StepUpRequest, Pastoral_V1_StepUpResponse
  >(service: name, name: "StepUp", kind: .unary)

  /// Ends the token that the call was made with, at once: signs out. Only people sign out; the
  /// tokens of campus systems are an admin's to revoke.
  public static let end = Method<
    Pastoral_V1_EndRequest, Pastoral_V1_EndResponse
  >(service: name, name: "End", kind: .unary)
}

/// What the practitioners of Counselling and Mental Wellbeing show their independent clinical
/// supervisors: chosen fields under a pseudonym, previewed before, and recorded as a share with
/// somebody outside. Refused for other types of support with NO_CLINICAL_SUPERVISION.
public enum SupervisionService {
  /// `pastoral.v1.SupervisionService`.
  public static let name = "pastoral.v1.SupervisionService"

  /// Who could be shown something of a case: the clinical supervisors of its type. By the case's
  /// team.
  public static let listSupervisors = Method<
    Pastoral_V1_ListClinicalSupervisorsRequest, Pastoral_V1_ListClinicalSupervisorsResponse
  >(service: name, name: "ListSupervisors", kind: .unary)

  /// Shows the practitioner what the supervisor would read, byte by byte, and what in it says, or
  /// may say, whom it is about. Nothing of it is kept. By the case's team.
  public static let preview = Method<
    Pastoral_V1_PreviewExtractRequest, Pastoral_V1_ExtractPreview
  >(service: name, name: "Preview", kind: .unary)

  /// Shows it to the supervisor. Refused with PREVIEW_DIFFERS where it is not what was previewed,
  /// with IDENTIFIERS_FOUND where something in it surely says whom it is about, and with
  /// NOT_CONFIRMED until a person has said of each other finding that it names nobody. By the
  /// case's team.
  public static let share = Method<
    Pastoral_V1_ShareExtractRequest, Pastoral_V1_SupervisionExtract
  >(service: name, name: "Share", kind: .unary)

  /// Takes it back: from then on nobody is shown what is in it. By the case's team.
  public static let withdraw = Method<
    Pastoral_V1_WithdrawExtractRequest, Pastoral_V1_SupervisionExtract
  >(service: name, name: "Withdraw", kind: .unary)

  /// One of them. The first reading by the supervisor is recorded. Supervisors of the case's line
  /// read it too. Refused with RESTRICTED while the consent that the case is kept on does not
  /// hold.
  public static let get = Method<
    Pastoral_V1_GetExtractRequest, Pastoral_V1_SupervisionExtract
  >(service: name, name: "Get", kind: .unary)

  /// Those that the caller was shown, or of a case, newest first, without what is in them. Of a
  /// case for its team and the supervisors of its line: who was shown something when, and whether
  /// it was read or taken back.
  public static let list = Method<
    Pastoral_V1_ListExtractsRequest, Pastoral_V1_ListExtractsResponse
  >(service: name, name: "List", kind: .unary)
}

/// Waiting for a time with a member of staff who has none free. When one becomes free, the
/// first who can take it gets an offer, which holds the time for a while. A person takes it or
/// does not; the system books nothing by itself.
public enum WaitlistService {
  /// `pastoral.v1.WaitlistService`.
  public static let name = "pastoral.v1.WaitlistService"

  /// Joins the queue of one member of staff, for some days.
  public static let joinWaitlist = Method<
    Pastoral_V1_JoinWaitlistRequest, Pastoral_V1_WaitlistEntry
  >(service: name, name: "JoinWaitlist", kind: .unary)

  /// Leaves it. An offer that stands goes to the next.
  public static let leaveWaitlist = Method<
    Pastoral_V1_LeaveWaitlistRequest, Pastoral_V1_WaitlistEntry
  >(service: name, name: "LeaveWaitlist", kind: .unary)

  /// What a student waits for, with their place in each queue; or the queue of a member of staff.
  public static let listWaitlist = Method<
    Pastoral_V1_ListWaitlistRequest, Pastoral_V1_ListWaitlistResponse
  >(service: name, name: "ListWaitlist", kind: .unary)

  /// Turns an offer into an appointment. Everything that Book asks for is asked for again.
  public static let acceptOffer = Method<
    Pastoral_V1_AcceptOfferRequest, Pastoral_V1_Appointment
  >(service: name, name: "AcceptOffer", kind: .unary)

  /// Lets the time go to the next. The place in the queue stays.
  public static let declineOffer = Method<
    Pastoral_V1_DeclineOfferRequest, Pastoral_V1_WaitlistEntry
  >(service: name, name: "DeclineOffer", kind: .unary)
}
