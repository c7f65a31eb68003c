public import Testing

/// The promises of the two privacy notices, as tags of the tests that show them: `s` of See My Tutor,
/// `w` of Student Life and Wellbeing, numbered as in docs/TRACEABILITY.md, which `scripts/traceability`
/// makes of these tags.
extension Tag {
  @Tag public static var s1: Self
  @Tag public static var s2: Self
  @Tag public static var s3: Self
  @Tag public static var s4: Self
  @Tag public static var s5: Self
  @Tag public static var s6: Self
  @Tag public static var s7: Self
  @Tag public static var s8: Self
  @Tag public static var s9: Self
  @Tag public static var s10: Self
  @Tag public static var s11: Self
  @Tag public static var s12: Self
  @Tag public static var s13: Self
  @Tag public static var s14: Self
  @Tag public static var s15: Self
  @Tag public static var s16: Self
  @Tag public static var s17: Self
  @Tag public static var s18: Self
  @Tag public static var s19: Self
  @Tag public static var s20: Self
  @Tag public static var s21: Self
  @Tag public static var s22: Self
  @Tag public static var s23: Self
  @Tag public static var s24: Self
  @Tag public static var s25: Self
  @Tag public static var s26: Self
  @Tag public static var s27: Self

  @Tag public static var w1: Self
  @Tag public static var w2: Self
  @Tag public static var w3: Self
  @Tag public static var w4: Self
  @Tag public static var w5: Self
  @Tag public static var w6: Self
  @Tag public static var w7: Self
  @Tag public static var w8: Self
  @Tag public static var w9: Self
  @Tag public static var w10: Self
  @Tag public static var w11: Self
  @Tag public static var w12: Self
  @Tag public static var w13: Self
  @Tag public static var w14: Self
  @Tag public static var w15: Self
  @Tag public static var w16: Self
  @Tag public static var w17: Self
  @Tag public static var w18: Self
  @Tag public static var w19: Self
  @Tag public static var w20: Self
  @Tag public static var w21: Self
  @Tag public static var w22: Self
  @Tag public static var w23: Self
  @Tag public static var w24: Self
  @Tag public static var w25: Self
  @Tag public static var w26: Self
  @Tag public static var w27: Self
  @Tag public static var w28: Self
  @Tag public static var w29: Self
  @Tag public static var w30: Self
  @Tag public static var w31: Self
  @Tag public static var w32: Self
  @Tag public static var w33: Self
  @Tag public static var w34: Self
  @Tag public static var w35: Self
  @Tag public static var w36: Self
  @Tag public static var w37: Self
  @Tag public static var w38: Self
  @Tag public static var w39: Self
  @Tag public static var w40: Self
  @Tag public static var w41: Self
  @Tag public static var w42: Self
}
