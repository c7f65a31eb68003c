/// Subjects, titles and rooms for a university that does not exist.
enum CampusCourses {
  /// A subject, the three letters of its codes, and the degrees it leads to.
  struct Subject {
    let name: String
    let code: String
    let bachelor: String
    let master: String
  }

  /// What is studied at one stage of a programme.
  struct Stage {
    /// The level of the national framework: 4 to 6 for a bachelor's years, 7 for a master's.
    let level: Int
    /// Six titles; the subject replaces the star.
    let modules: [String]
  }

  static let bachelorStages = [
    Stage(
      level: 4,
      modules: [
        "Introduction to *", "Foundations of *", "Academic Skills for *", "* in Context",
        "Working with Evidence in *", "* and Society",
      ]),
    Stage(
      level: 5,
      modules: [
        "Theory and Practice of *", "Research Methods in *", "Applied *", "Group Project in *",
        "Ethics in *", "Work-based Learning in *",
      ]),
    Stage(
      level: 6,
      modules: [
        "Dissertation in *", "Advanced *", "Contemporary Issues in *", "Special Topics in *",
        "Independent Study in *", "Professional Futures in *",
      ]),
  ]

  static let masterStages = [
    Stage(
      level: 7,
      modules: [
        "Advanced Theory of *", "Research Design for *", "Critical Perspectives on *",
        "Leadership in *", "Case Studies in *", "Master's Project in *",
      ])
  ]

  static let jobTitles = [
    "Lecturer", "Lecturer", "Senior Lecturer", "Senior Lecturer", "Senior Lecturer", "Reader",
    "Teaching Fellow", "Professor",
  ]

  static let buildings = [
    "Harbour House", "Old Exchange", "Ropewalk Building", "Limekiln Lane", "St Brigid's Hall",
    "Observatory Building", "Canal Street Studios", "Library, second floor",
  ]

  static let subjects = table(
    """
    Accounting and Finance|ACF|BSc|MSc
    Adult Nursing|NUA|BSc|MSc
    Animal Behaviour|ANB|BSc|MSc
    Architecture|ARC|BA|MA
    Astrophysics|AST|MPhys|MSc
    Biochemistry|BCH|BSc|MSc
    Biology|BIO|BSc|MSc
    Biomedical Science|BMS|BSc|MSc
    Building Surveying|BSU|BSc|MSc
    Business Management|BUS|BA|MSc
    Chemistry|CHM|BSc|MSc
    Child Nursing|NUC|BSc|MSc
    Civil Engineering|CIV|BEng|MSc
    Computer Games Development|CGD|BSc|MSc
    Computer Science|CSC|BSc|MSc
    Construction Management|CNM|BSc|MSc
    Creative Writing|CRW|BA|MA
    Criminal Justice|CRJ|BA|MA
    Criminology|CRI|BA|MA
    Cyber Security|CYB|BSc|MSc
    Dance Practices|DAN|BA|MA
    Data Science|DSC|BSc|MSc
    Drama|DRA|BA|MA
    Early Childhood Studies|ECS|BA|MA
    Economics|ECO|BSc|MSc
    Education Studies|EDU|BA|MA
    Electrical Engineering|ELE|BEng|MSc
    English Literature|ENL|BA|MA
    Environmental Science|ENV|BSc|MSc
    Events Management|EVM|BA|MSc
    Fashion Design|FAS|BA|MA
    Film Studies|FLM|BA|MA
    Fine Art|FIN|BA|MA
    Food and Nutrition|FNU|BSc|MSc
    Forensic Science|FOR|BSc|MSc
    Geography|GEO|BSc|MSc
    Graphic Design|GRD|BA|MA
    History|HIS|BA|MA
    History of Art|HOA|BA|MA
    Human Resource Management|HRM|BA|MA
    Interior Architecture|INA|BA|MA
    International Relations|INR|BA|MA
    Journalism|JOU|BA|MA
    Law|LAW|LLB|LLM
    Logistics|LOG|BSc|MSc
    Maritime Studies|MAR|BSc|MSc
    Marketing|MKT|BA|MSc
    Mathematics|MAT|BSc|MSc
    Mechanical Engineering|MEC|BEng|MSc
    Media and Culture|MED|BA|MA
    Mental Health Nursing|NUM|BSc|MSc
    Midwifery|MID|BSc|MSc
    Music Industry|MUS|BA|MA
    Outdoor Education|OUT|BA|MA
    Paramedic Science|PAR|BSc|MSc
    Pharmaceutical Science|PHS|BSc|MSc
    Pharmacy Practice|PHP|BSc|MSc
    Philosophy|PHI|BA|MA
    Physiotherapy|PHT|BSc|MSc
    Policing Studies|POL|BSc|MSc
    Primary Education|PRE|BA|MA
    Product Design|PRD|BSc|MSc
    Psychology|PSY|BSc|MSc
    Public Health|PUH|BSc|MSc
    Quantity Surveying|QSU|BSc|MSc
    Real Estate|REA|BSc|MSc
    Social Work|SWK|BA|MA
    Sociology|SOC|BA|MA
    Software Engineering|SEN|BEng|MSc
    Sport and Exercise Science|SES|BSc|MSc
    Sport Coaching|SPC|BSc|MSc
    Sport Psychology|SPP|BSc|MSc
    Tourism Management|TOU|BA|MSc
    Urban Planning|URP|BA|MA
    Wildlife Conservation|WIL|BSc|MSc
    Zoology|ZOO|BSc|MSc
    """)

  private static func table(_ text: String) -> [Subject] {
    text.split(separator: "\n").map { line in
      let cells = line.split(separator: "|").map(String.init)
      return Subject(name: cells[0], code: cells[1], bachelor: cells[2], master: cells[3])
    }
  }
}
