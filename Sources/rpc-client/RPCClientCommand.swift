import ArgumentParser

/// The command line of Pastoral: every subcommand makes its calls, prints, and ends with an
/// `ExitStatus`.
struct RPCClientCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rpc-client",
    abstract: "Ask a Pastoral server: the directory, bookings, notes, and any other call.",
    discussion: """
      Servers are named in ~/.config/pastoral/config.yaml:

        default: campus
        profiles:
          campus:
            endpoint: pastoral.example.ac.uk:7700
            ca: ca.pem
            token-file: token
            sign-in: https://login.example.ac.uk/pastoral

      PASTORAL_ENDPOINT, PASTORAL_CA and PASTORAL_TOKEN_FILE come before the profile, and options \
      before both. Without any, the server is 127.0.0.1:7700. A token is only ever read from a \
      file that its owner alone may read; without one, the session is used that `login` keeps \
      for the server.

      Times are those of Europe/London.

      EXIT CODES:
      \(ExitStatus.help)
      """,
    subcommands: [
      HealthCommand.self, LoginCommand.self, LogoutCommand.self, WhoAmICommand.self,
      StudentsCommand.self, StaffCommand.self, ProgrammesCommand.self, ModulesCommand.self,
      EnrolmentsCommand.self, ModuleEnrolmentsCommand.self, RelationsCommand.self,
      TutorsCommand.self,
      TodayCommand.self, BookingCommand.self, CalendarCommand.self, WaitlistCommand.self,
      DropInCommand.self, CampaignsCommand.self, NotesCommand.self, ConsentCommand.self,
      ReferralsCommand.self, CaseCommand.self, CaseloadCommand.self, TriageCommand.self,
      PaperCommand.self, SupervisionCommand.self, AdjustmentsCommand.self,
      DisclosureCommand.self, RequestsCommand.self, PartnerCommand.self, PluginsCommand.self,
      AvailabilityCommand.self, ClosuresCommand.self,
      InboxCommand.self, EventsCommand.self,
      AccessCommand.self, NoticesCommand.self, LedgerCommand.self, AdminCommand.self,
      CallCommand.self, DescribeCommand.self, Bench.self,
    ])
}
