public import Domain
import Ledger

/// Who works in which type of support, and who has promised confidentiality.
extension Transaction {
  /// A post by id; nil where there is none.
  public func supportPost(_ id: String) throws -> SupportPost? {
    try row(
      """
      select id, principal_id, support_type, kind, from_date, to_date, granted_by, granted_at
      from support_post where id = $1
      """, id
    ).map { try SupportPost($0) }
  }

  /// What somebody works as, of whatever type and day.
  public func supportPosts(of principal: String) throws -> [SupportPost] {
    try rows(
      """
      select id, principal_id, support_type, kind, from_date, to_date, granted_by, granted_at
      from support_post where principal_id = $1 order by granted_at, id
      """, principal
    ).map { try SupportPost($0) }
  }

  /// Whoever works in a type of support, or in any where it is nil, that day as one of these, and may sign
  /// in, by id.
  public func principals(
    as kinds: Set<SupportPost.Kind>, in type: SupportType?, on day: LocalDate
  ) throws -> [String] {
    try rows(
      """
      select distinct p.principal_id, p.kind
      from support_post p
        join principal q on q.id = p.principal_id and q.state = 'active'
        join principal_role r on r.principal_id = p.principal_id
          and r.role = case p.kind when 'supervisor' then 'wellbeing_supervisor'
            when 'clinical_supervisor' then 'clinical_supervisor'
            else 'wellbeing_practitioner' end
      where ($1 = '' or p.support_type = $1) and p.from_date <= $2
        and (p.to_date is null or p.to_date >= $2)
      order by p.principal_id
      """, type?.rawValue ?? "", day
    ).compactMap { row in
      let kind = SupportPost.Kind(rawValue: try row.text(1))
      return kind.map { kinds.contains($0) } ?? false ? try row.text(0) : nil
    }
  }

  /// A page of posts, newest first.
  ///
  /// - Parameters:
  ///   - principal: Only theirs; empty for everybody's.
  ///   - type: Only of it; nil for all.
  ///   - day: Only those that have not ended before it; nil for all.
  ///   - before: Where the page begins: the one before it; nil for the newest.
  public func supportPosts(
    of principal: String, in type: SupportType?, notEndedBefore day: LocalDate?,
    before: (granted: Instant, id: String)?, limit: Int, by decision: Decision
  ) throws -> [SupportPost] {
    try rows(
      """
      select id, principal_id, support_type, kind, from_date, to_date, granted_by, granted_at
      from support_post
      where ($1 = '' or principal_id = $1) and ($2 = '' or support_type = $2)
        and ($3 = '' or to_date is null or to_date >= $3)
        and (granted_at < $4 or (granted_at = $4 and id > $5))
      order by granted_at desc, id limit $6
      """, principal, type?.rawValue ?? "", day?.iso ?? "",
      before?.granted ?? Instant(millisecondsSince1970: .max), before?.id ?? "", limit
    ).map { try SupportPost($0) }
  }

  /// Keeps a new post, or another last day of one, and the ledger's leaf.
  public func put(_ post: SupportPost, at now: Instant, by decision: Decision) throws {
    try run(
      """
      insert into support_post
        (id, principal_id, support_type, kind, from_date, to_date, granted_by, granted_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (id) do update set to_date = excluded.to_date
      """, post.id, post.principal, post.type.rawValue, post.kind.rawValue, post.span.from,
      post.span.to, post.grantedBy, post.granted)
    guard !decision.isSystem else { return }
    var detail = LengthPrefixed(format: "pastoral-support-post/v1")
    detail.append(post.id.text)
    detail.append(post.principal)
    detail.append(post.type.rawValue)
    detail.append(post.kind.rawValue)
    detail.append(post.span.from?.iso ?? "")
    detail.append(post.span.to?.iso ?? "")
    try append(detail.bytes, ownedBy: KeyStore.system, at: now) { id in
      .relationChange(
        actor: try commitment(to: decision.caller.principal, .actor, of: id), subject: nil)
    }
  }

  // MARK: Terms of confidentiality

  /// The terms that are in force on a day, and when somebody accepted them; nil where there are none.
  public func confidentialityTerms(
    on day: LocalDate, acceptedBy principal: String
  ) throws -> (terms: ConfidentialityTerms, accepted: Instant?)? {
    try row(
      """
      select t.version, t.from_date, t.text, a.accepted_at
      from confidentiality_terms t
        left join terms_acceptance a on a.version = t.version and a.principal_id = $2
      where t.from_date <= $1 order by t.from_date desc limit 1
      """, day, principal
    ).map { row in
      let terms = ConfidentialityTerms(
        version: try row.text(0), from: try row.date(1), text: try row.text(2))
      return (terms, try row.instantOrNil(3))
    }
  }

  /// All versions of the terms, those to come included, newest first.
  public func confidentialityTerms() throws -> [ConfidentialityTerms] {
    try rows(
      """
      select version, from_date, text from confidentiality_terms
      order by from_date desc, version limit 100
      """
    ).map {
      ConfidentialityTerms(
        version: try $0.text(0), from: try $0.date(1), text: try $0.text(2))
    }
  }

  /// Keeps a version, in place of one of that name that is not yet in force.
  public func publish(
    _ terms: ConfidentialityTerms, at now: Instant, by decision: Decision
  ) throws {
    try run(
      """
      insert into confidentiality_terms (version, from_date, text, published_at, published_by)
      values ($1, $2, $3, $4, $5)
      on conflict (version) do update
        set from_date = excluded.from_date, text = excluded.text,
          published_at = excluded.published_at, published_by = excluded.published_by
      """, terms.version, terms.from, terms.text, now, decision.caller.principal)
  }

  /// Keeps that somebody accepted them; the first time counts.
  public func accept(
    _ terms: ConfidentialityTerms, by principal: String, at now: Instant
  ) throws {
    try run(
      """
      insert into terms_acceptance (principal_id, version, accepted_at) values ($1, $2, $3)
      on conflict (principal_id, version) do nothing
      """, principal, terms.version, now)
  }
}

extension SupportPost {
  /// A row of the columns that the statements above select, in their order.
  fileprivate init(_ row: Row) throws {
    guard let type = SupportType(rawValue: try row.text(2)),
      let kind = Kind(rawValue: try row.text(3))
    else { throw StoreError.corrupt }
    self.init(
      id: try row.identifier(0), principal: try row.text(1), type: type, kind: kind,
      span: try row.span(4, 5), grantedBy: try row.text(6),
      granted: try row.instant(7))
  }
}
