-- Version 1: directory, booking, notes, consent, identity, idempotency, imports.
--
-- Ids are text (`stu_…`), moments whole milliseconds UTC since 1970, days ISO text 'YYYY-MM-DD'
-- (`to_date` is the last day; null is open-ended), `revision` counts a record's changes from 1.
-- Blobs named `details`, `reply` and `record` are sealed under the key of a person (or of an upload, or
-- the system's own), which stands in keys.db.
-- The definitions are SQLite's own (STRICT); queries keep to what PostgreSQL reads too. What most calls
-- read is kept in the order of its key (WITHOUT ROWID), so that one search finds the whole record. A list of
-- more than two values after IN is a table that SQLite builds for each row that is written, so there is none.

-- The writer's own row: the number of the last committed batch, by which the outcome of a COMMIT
-- that reported an error is found out.
create table write_batch (
  id integer primary key check (id = 1),
  number integer not null
) strict;
insert into write_batch (id, number) values (1, 0);

-- Directory: people.

create table student (
  id text primary key,
  campus_id text not null unique,
  -- Names and e-mail address; null once the person's key was destroyed.
  details blob,
  revision integer not null
) strict, without rowid;

create table staff (
  id text primary key,
  campus_id text not null unique,
  -- Names, e-mail address and job title; null once the person's key was destroyed.
  details blob,
  revision integer not null
) strict, without rowid;

-- People by exact values of what is sealed: an HMAC of the value under the system's key.
create table blind_index (
  field text not null,
  tag blob not null check (length(tag) = 16),
  owner text not null,
  primary key (field, tag, owner)
) strict, without rowid;
create index blind_index_owner on blind_index (owner, field);

-- Keys that were, or are just being, destroyed. Until `done_batch` says in which batch that was
-- noted, it is done again whenever the store is opened.
create table key_shred (
  owner text not null,
  purpose text not null,
  shredded_at integer not null,
  -- The place of the leaf that says that it began.
  place integer not null,
  done_batch integer,
  primary key (owner, purpose)
) strict, without rowid;
create index key_shred_open on key_shred (owner, purpose) where done_batch is null;

-- Directory: courses, and who takes and teaches them.

create table programme (
  id text primary key,
  code text not null unique,
  title text not null,
  revision integer not null
) strict;

create table module (
  id text primary key,
  code text not null unique,
  title text not null,
  revision integer not null
) strict;

create table enrolment_period (
  id text not null unique,
  student_id text not null references student (id),
  programme_id text not null references programme (id),
  from_date text not null,
  to_date text,
  -- Null where it ends as planned.
  ending text check (to_date is not null or ending is null),
  revision integer not null,
  primary key (student_id, programme_id, from_date)
) strict, without rowid;
create index enrolment_period_programme on enrolment_period (programme_id);

create table module_enrolment (
  id text not null unique,
  student_id text not null references student (id),
  module_id text not null references module (id),
  from_date text not null,
  to_date text,
  revision integer not null,
  primary key (student_id, module_id, from_date)
) strict, without rowid;
create index module_enrolment_module on module_enrolment (module_id);

-- `about_id` names a student, a programme or a module, as `kind` says.
create table relation (
  id text not null unique,
  kind text not null
    check (kind in ('personal_tutor', 'programme_leader') or kind in ('programme_staff', 'module_leader')),
  staff_id text not null references staff (id),
  about_id text not null,
  from_date text not null,
  to_date text,
  granted_by text not null,
  revision integer not null,
  primary key (about_id, staff_id, kind, from_date)
) strict, without rowid;
create index relation_staff on relation (staff_id, kind);

-- Relations with the campus ids and codes that people know them by.
create view relation_named as
select r.id, r.revision, r.kind, r.staff_id, f.campus_id as staff_campus_id, r.about_id,
  coalesce(s.campus_id, p.code, m.code) as about, r.from_date, r.to_date
from relation r
  join staff f on f.id = r.staff_id
  left join student s on s.id = r.about_id
  left join programme p on p.id = r.about_id
  left join module m on m.id = r.about_id;

-- Booking: when staff can be booked. Minutes count from midnight on the Europe/London clock.

create table availability (
  staff_id text primary key references staff (id),
  revision integer not null,
  -- On which terms others book; 0 for none.
  buffer_before_minutes integer not null default 0,
  buffer_after_minutes integer not null default 0,
  minimum_notice_minutes integer not null default 0,
  horizon_days integer not null default 0,
  cancellation_cutoff_minutes integer not null default 0,
  open_bookings_max integer not null default 0
) strict, without rowid;

create table availability_rule (
  staff_id text not null references availability (staff_id),
  position integer not null,
  weekday integer not null check (weekday between 1 and 7),
  start_minute integer not null,
  end_minute integer not null,
  slot_minutes integer not null,
  -- From one start to the next; 0 for the length of a slot.
  step_minutes integer not null,
  from_date text,
  to_date text,
  location text not null,
  primary key (staff_id, position)
) strict, without rowid;

create table availability_exception (
  id text primary key,
  staff_id text not null references availability (staff_id),
  kind text not null check (kind in ('closed', 'open')),
  date text not null,
  start_minute integer not null,
  end_minute integer not null,
  slot_minutes integer not null,
  step_minutes integer not null,
  location text not null
) strict;
create index availability_exception_day on availability_exception (staff_id, date);

-- Booking: closed days of the university, and bank holidays. In the order in which they pass, since every
-- booking looks for those that have not.
create table closure (
  id text not null unique,
  first_date text not null,
  last_date text not null,
  kind text not null check (kind in ('bank_holiday', 'university_closure')),
  name text not null,
  primary key (last_date, first_date, id)
) strict, without rowid;

-- Booking: how many appointments a student may have ahead for a while, because a person decided so.
create table booking_limit (
  id text not null unique,
  student_id text not null references student (id),
  open_max integer not null,
  until_date text not null,
  -- Why, under the student's key; null once that was destroyed.
  details blob,
  imposed_by text not null,
  imposed_at integer not null,
  lifted_at integer,
  revision integer not null,
  primary key (student_id, id)
) strict, without rowid;
create index booking_limit_unlifted on booking_limit (student_id) where lifted_at is null;

-- Booking: appointments. The partial index is what lets one of two simultaneous bookings win.

create table appointment (
  id text primary key,
  student_id text not null references student (id),
  staff_id text not null references staff (id),
  start_at integer not null,
  end_at integer not null check (end_at > start_at),
  location text not null,
  state text not null check (state in ('booked', 'cancelled') or state in ('offered', 'lapsed')),
  notice text not null,
  notice_version text not null,
  revision integer not null,
  created_at integer not null,
  changed_at integer not null,
  created_by text not null,
  -- Who made the last change; empty where there was none.
  changed_by text not null default '',
  attendance text not null default '' check (attendance = '' or attendance in ('attended', 'no_show')),
  -- Why a person should look at it; empty where they need not.
  attention text not null default '' check (attention = '' or attention in ('link_ended', 'closed_day')),
  -- What the student would like to speak about, under the student's key; null where they said nothing.
  about blob,
  -- Of what was offered to a student who waited: until when it was held for them.
  offer_expires_at integer
) strict;
create unique index appointment_slot on appointment (staff_id, start_at) where state = 'booked';
create index appointment_staff on appointment (staff_id, start_at);
create index appointment_student on appointment (student_id, start_at);
-- An offer stands outside of the rule above: once it has expired it is in nobody's way.
create index appointment_offer on appointment (offer_expires_at) where state = 'offered';

-- Booking: who waits for a time with whom. Numbers count joinings and are never used again, since entries stay.
create table waitlist_entry (
  number integer primary key,
  id text not null unique,
  student_id text not null references student (id),
  staff_id text not null references staff (id),
  first_date text not null,
  last_date text not null,
  state text not null check (state in ('waiting', 'booked') or state = 'left'),
  notice text not null,
  notice_version text not null,
  joined_at integer not null,
  joined_by text not null
) strict;
create index waitlist_staff on waitlist_entry (staff_id, number) where state = 'waiting';
create unique index waitlist_student on waitlist_entry (student_id, staff_id)
  where state = 'waiting';

-- Booking: sessions that students come to without an appointment, and who came in which order.
create table drop_in (
  id text primary key,
  staff_id text not null references staff (id),
  start_at integer not null,
  end_at integer not null check (end_at > start_at),
  location text not null,
  places_max integer not null,
  closed_at integer,
  created_at integer not null
) strict;
create index drop_in_staff on drop_in (staff_id, start_at);
create index drop_in_start on drop_in (start_at);

create table drop_in_place (
  drop_in_id text not null references drop_in (id),
  position integer not null,
  student_id text not null references student (id),
  state text not null
    check (state in ('waiting', 'called') or state in ('done', 'no_show') or state = 'left'),
  joined_at integer not null,
  changed_at integer not null,
  primary key (drop_in_id, position)
) strict, without rowid;
-- One place each, unless they left it.
create unique index drop_in_place_student on drop_in_place (drop_in_id, student_id)
  where state <> 'left';

-- Booking: groups that are asked to book within some days. Whether somebody has is no column: an
-- appointment says it.
create table campaign (
  id text primary key,
  staff_id text not null references staff (id),
  name text not null,
  message text not null,
  first_date text not null,
  last_date text not null,
  closed_at integer,
  reminded_on text,
  created_at integer not null
) strict;
create index campaign_staff on campaign (staff_id, created_at);

create table campaign_invitation (
  campaign_id text not null references campaign (id),
  student_id text not null references student (id),
  declined_at integer,
  primary key (campaign_id, student_id)
) strict, without rowid;
create index campaign_invitation_student on campaign_invitation (student_id);

-- The appointments of a meeting that recurs. Beside them, so that one that does not pays nothing for it.
create table appointment_series (
  series_id text not null,
  appointment_id text not null unique references appointment (id),
  primary key (series_id, appointment_id)
) strict, without rowid;

-- Up to which starts has been reminded, in the one row.
create table reminder_mark (
  id integer primary key check (id = 1),
  reminded_to integer not null
) strict;
insert into reminder_mark (id, reminded_to) values (1, 0);

-- What appointments were before each of their changes.
create table appointment_change (
  appointment_id text not null references appointment (id),
  revision integer not null,
  staff_id text not null,
  start_at integer not null,
  end_at integer not null,
  location text not null,
  state text not null,
  attendance text not null,
  changed_at integer not null,
  changed_by text not null,
  primary key (appointment_id, revision)
) strict, without rowid;

-- Notes of meetings: whose, of which meeting, how far. What they say is in their versions, sealed under
-- the student's key; whether a note is sensitive is part of that.

create table note (
  id text primary key,
  student_id text not null references student (id),
  author_id text not null references staff (id),
  -- The meeting: an appointment, a session without appointments, or the time and manner of one that nobody
  -- booked.
  appointment_id text references appointment (id),
  drop_in_id text references drop_in (id),
  met_at integer,
  met_minutes integer,
  met_manner text check (met_manner in ('in_person', 'online') or met_manner in ('phone', 'email')),
  state text not null check (state in ('draft', 'shared')),
  version integer not null,
  revision integer not null,
  notice text not null,
  notice_version text not null,
  created_at integer not null,
  changed_at integer not null,
  shared_at integer,
  check ((appointment_id is not null) + (drop_in_id is not null) + (met_at is not null) = 1),
  check ((met_at is null) = (met_manner is null)),
  check ((state = 'shared') = (shared_at is not null))
) strict;
create index note_student on note (student_id, created_at);
create index note_appointment on note (appointment_id) where appointment_id is not null;

create table note_version (
  note_id text not null references note (id),
  version integer not null,
  -- The note's revision when this was written, to which the seal is bound.
  revision integer not null,
  author_id text not null references staff (id),
  written_at integer not null,
  notice text not null,
  notice_version text not null,
  -- Purpose, key points, topics, actions and what was declined; null once the student's key was destroyed.
  content blob,
  primary key (note_id, version)
) strict, without rowid;

-- The actions of a note's present version: how far they are. Their texts are in the version.
create table note_action (
  id text primary key,
  note_id text not null references note (id),
  owner text not null check (owner in ('student', 'staff')),
  due_date text not null,
  state text not null check (state in ('open', 'done') or state = 'dropped'),
  revision integer not null,
  changed_at integer not null,
  changed_by text not null
) strict, without rowid;
create index note_action_note on note_action (note_id, due_date);

-- What students added to shared notes.
create table note_comment (
  id text primary key,
  note_id text not null references note (id),
  written_at integer not null,
  notice text not null,
  notice_version text not null,
  -- Null once the student's key was destroyed.
  content blob
) strict, without rowid;
create index note_comment_note on note_comment (note_id, written_at);

-- Consent: what students agree to, and what they were shown. How it was said is sealed under the student's
-- key. `fields` are names with commas between them.

create table consent_wording (
  purpose text not null,
  version text not null,
  from_date text not null,
  text text not null,
  sha256 blob not null check (length(sha256) = 32),
  -- Null for those that came with the software.
  published_at integer,
  published_by text,
  primary key (purpose, version)
) strict, without rowid;

create table consent (
  id text primary key,
  student_id text not null references student (id),
  purpose text not null,
  service text not null,
  fields text not null,
  until_date text,
  wording_version text not null,
  wording_sha256 blob not null check (length(wording_sha256) = 32),
  notice text not null,
  notice_version text not null,
  manner text not null check (manner in ('online', 'spoken') or manner = 'written'),
  given_at integer not null,
  recorded_at integer not null,
  recorded_by text not null,
  withdrawn_at integer,
  withdrawal_recorded_by text,
  -- Null once the student's key was destroyed.
  details blob,
  foreign key (purpose, wording_version) references consent_wording (purpose, version),
  check ((withdrawn_at is null) = (withdrawal_recorded_by is null))
) strict, without rowid;
create index consent_student on consent (student_id, recorded_at);

-- Referrals: what is passed to another service of the university, under what authority, and how far.

create table referral (
  id text primary key,
  student_id text not null references student (id),
  author_id text not null,
  service text not null,
  note_id text references note (id),
  fields text not null,
  -- What allows it: a consent, or somebody's safety.
  consent_id text references consent (id),
  safety_of text check (safety_of in ('student', 'others')),
  review_date text,
  state text not null
    check (state in ('proposed', 'accepted') or state in ('rejected', 'done') or state = 'revoked'),
  revision integer not null,
  notice text not null,
  notice_version text not null,
  created_at integer not null,
  changed_at integer not null,
  answered_by text,
  answered_at integer,
  closed_by text,
  closed_at integer,
  reviewed_by text,
  reviewed_at integer,
  finding text,
  -- The place of the ledger's leaf that says that it was made.
  attempt_place integer not null,
  -- The parts that are passed on, and what people said; null once the student's key was destroyed.
  content blob,
  words blob,
  -- The revision that the words were sealed at.
  words_revision integer not null,
  check ((consent_id is null) = (safety_of is not null)),
  check ((safety_of is null) = (review_date is null)),
  check ((answered_by is null) = (answered_at is null)),
  check ((closed_by is null) = (closed_at is null)),
  check ((state in ('accepted', 'rejected') or state = 'done') = (answered_by is not null)),
  check ((state in ('done', 'revoked')) = (closed_by is not null))
) strict, without rowid;
create index referral_student on referral (student_id, created_at);
create index referral_service on referral (service, created_at);
create index referral_author on referral (author_id, created_at);
create index referral_consent on referral (consent_id) where consent_id is not null;

-- Student Life and Wellbeing: who works in which type of support, and who promised confidentiality.

create table support_post (
  id text primary key,
  principal_id text not null references principal (id),
  support_type text not null,
  kind text not null
    check (kind in ('practitioner', 'intake') or kind in ('supervisor', 'clinical_supervisor')
      or kind = 'ingest'),
  from_date text not null,
  to_date text,
  granted_by text not null,
  granted_at integer not null
) strict;
create index support_post_principal on support_post (principal_id, support_type);
create index support_post_type on support_post (support_type, kind);
create index support_post_age on support_post (granted_at);

create table confidentiality_terms (
  version text primary key,
  from_date text not null,
  text text not null,
  -- Both null for those that came with the server.
  published_at integer,
  published_by text
) strict;

create table terms_acceptance (
  principal_id text not null references principal (id),
  version text not null references confidentiality_terms (version),
  accepted_at integer not null,
  primary key (principal_id, version)
) strict, without rowid;

-- Cases: whose, of which type, how far, who leads. What is said in one is sealed under the student's key.

create table support_case (
  id text primary key,
  student_id text not null references student (id),
  support_type text not null,
  state text not null check (state in ('open', 'active') or state in ('on_hold', 'closed')),
  priority text not null check (priority in ('routine', 'soon') or priority = 'urgent'),
  lead_id text,
  sealed integer not null,
  hold_review text,
  source text not null,
  referral_id text references referral (id),
  notice text not null,
  notice_version text not null,
  opened_at integer not null,
  opened_by text not null,
  changed_at integer not null,
  revision integer not null,
  -- The explicit consent that it is kept on; null where it is kept on another ground.
  consent_id text references consent (id),
  -- Null once the student's key was destroyed.
  content blob,
  -- The revision that the content was sealed at.
  content_revision integer not null,
  check ((state = 'on_hold') = (hold_review is not null)),
  check (state in ('open', 'closed') or lead_id is not null)
) strict, without rowid;
create index support_case_student on support_case (student_id, opened_at);
create index support_case_waiting on support_case (support_type, opened_at) where state = 'open';
create index support_case_opened on support_case (support_type, opened_at);
create index support_case_consent on support_case (consent_id) where consent_id is not null;

-- Who can open a case by name. Why is in its changes.
create table case_member (
  case_id text not null references support_case (id),
  principal_id text not null references principal (id),
  since_at integer not null,
  until_date text,
  ended_at integer,
  primary key (case_id, principal_id, since_at)
) strict, without rowid;
create index case_member_principal on case_member (principal_id) where ended_at is null;

-- What was done to a case. `content` is what whoever did it said.
create table case_change (
  case_id text not null references support_case (id),
  revision integer not null,
  kind text not null,
  at integer not null,
  by text not null,
  member_id text,
  content blob,
  primary key (case_id, revision)
) strict, without rowid;

-- What is in a case: of which kind, by whom, when. What it says, its category too, is in its versions.
create table case_item (
  id text primary key,
  case_id text not null references support_case (id),
  kind text not null
    check (kind in ('note', 'risk_assessment') or kind in ('safety_plan', 'contact')),
  author_id text not null,
  added_at integer not null,
  version integer not null
) strict, without rowid;
create index case_item_case on case_item (case_id, added_at);

-- What it said, version by version. Restricted while the consent that it is kept on does not hold.
create table case_item_version (
  item_id text not null references case_item (id),
  version integer not null,
  author_id text not null,
  written_at integer not null,
  notice text not null,
  notice_version text not null,
  -- The explicit consent that it is kept on; null where it is kept on another ground.
  consent_id text references consent (id),
  -- Null where the student's key was destroyed.
  content blob,
  primary key (item_id, version)
) strict;
create index case_item_version_consent on case_item_version (consent_id)
  where consent_id is not null;

-- Who a case is about: name, address, e-mail, telephone, date of birth, sealed under the student's key.
create table case_person (
  case_id text primary key references support_case (id),
  revision integer not null,
  changed_at integer not null,
  changed_by text not null,
  -- Null where the student's key was destroyed.
  content blob
) strict, without rowid;

-- What is to be done in a case, by whom and by when. `reminded_at` is when its owner was reminded.
create table case_task (
  id text primary key,
  case_id text not null references support_case (id),
  owner_id text not null references principal (id),
  due_date text not null,
  state text not null check (state in ('open', 'done') or state = 'dropped'),
  revision integer not null,
  added_by text not null,
  added_at integer not null,
  changed_at integer not null,
  reminded_at integer,
  -- What is to be done; null where the student's key was destroyed.
  content blob
) strict, without rowid;
create index case_task_case on case_task (case_id, due_date);
create index case_task_due on case_task (due_date) where state = 'open' and reminded_at is null;

-- Appointments of cases, apart from the others, so that no question about those finds one. The partial index is
-- what lets one of two simultaneous bookings win.
create table case_appointment (
  id text primary key,
  case_id text not null references support_case (id),
  student_id text not null references student (id),
  practitioner_id text not null references staff (id),
  start_at integer not null,
  end_at integer not null check (end_at > start_at),
  state text not null check (state in ('booked', 'cancelled')),
  notice text not null,
  notice_version text not null,
  revision integer not null,
  created_at integer not null,
  created_by text not null,
  changed_at integer not null,
  changed_by text not null,
  attendance text not null default '' check (attendance = '' or attendance in ('attended', 'no_show')),
  -- Why a person should look at it; empty where they need not.
  attention text not null default '' check (attention = '' or attention in ('link_ended', 'closed_day')),
  -- Where, and the revision that it was sealed at. Null where the student's key was destroyed.
  place blob,
  place_revision integer not null
) strict;
create unique index case_appointment_slot on case_appointment (practitioner_id, start_at)
  where state = 'booked';
create index case_appointment_practitioner on case_appointment (practitioner_id, start_at);
create index case_appointment_student on case_appointment (student_id, start_at);
create index case_appointment_case on case_appointment (case_id, start_at);
create index case_appointment_start on case_appointment (start_at) where state = 'booked';

-- Who declared that they must not work with a student. Why is sealed under the student's key.
create table interest_conflict (
  principal_id text not null references principal (id),
  student_id text not null references student (id),
  declared_at integer not null,
  declared_by text not null,
  withdrawn_at integer,
  content blob,
  primary key (principal_id, student_id, declared_at)
) strict, without rowid;

-- Who asks to join a case that a student may have; `case_id` is null where there is none. Whether there is such a
-- student is not told either, so `student_id` may be nobody's. `told_at` is when those who can answer were told.
create table join_request (
  id text primary key,
  principal_id text not null references principal (id),
  student_id text not null,
  support_type text not null,
  case_id text references support_case (id),
  state text not null check (state in ('waiting', 'accepted') or state = 'rejected'),
  requested_at integer not null,
  told_at integer,
  answered_by text,
  answered_at integer,
  -- What was said; null once the student's key was destroyed, and where there is no such student.
  content blob
) strict, without rowid;
create index join_request_principal on join_request (principal_id, requested_at);
create index join_request_case on join_request (case_id) where state = 'waiting';
create index join_request_untold on join_request (requested_at) where told_at is null;

-- Cases that are offered to somebody else.
create table case_transfer (
  id text primary key,
  case_id text not null references support_case (id),
  from_id text not null,
  to_id text not null references principal (id),
  state text not null check (state in ('proposed', 'accepted') or state in ('rejected', 'withdrawn')),
  proposed_at integer not null,
  answered_at integer,
  content blob
) strict, without rowid;
create unique index case_transfer_waiting on case_transfer (case_id) where state = 'proposed';
create index case_transfer_to on case_transfer (to_id, proposed_at);
create index case_transfer_from on case_transfer (from_id, proposed_at);

-- Paper of cases: how far, under which control and who answers for it. What it is, where it stands and who has
-- borrowed it is sealed under the student's key. A certificate outlives that key.
create table paper_record (
  id text primary key,
  case_id text not null references support_case (id),
  student_id text not null references student (id),
  state text not null check (state in ('held', 'on_loan') or state = 'destroyed'),
  control text not null,
  custodian_id text not null,
  loan_until text,
  -- When the custodian was reminded of this loan.
  reminded_at integer,
  certificate_number text,
  destruction_method text,
  destroyed_date text,
  witness_id text,
  registered_at integer not null,
  registered_by text not null,
  changed_at integer not null,
  revision integer not null,
  -- Null once the student's key was destroyed.
  content blob,
  check ((state = 'on_loan') = (loan_until is not null)),
  check ((state = 'destroyed') = (certificate_number is not null))
) strict, without rowid;
create index paper_record_case on paper_record (case_id);
create index paper_record_student on paper_record (student_id);
create index paper_record_loan on paper_record (loan_until) where state = 'on_loan';

-- What was done with paper. `content` is where it stood then, who borrowed it, and why.
create table paper_step (
  paper_id text not null references paper_record (id),
  revision integer not null,
  kind text not null,
  at integer not null,
  by text not null,
  custodian_id text not null,
  content blob,
  primary key (paper_id, revision)
) strict, without rowid;

-- What clinical supervisors were shown of cases, under pseudonyms that are worked out with the student's key.
create table supervision_extract (
  id text primary key,
  case_id text not null references support_case (id),
  student_id text not null references student (id),
  support_type text not null,
  supervisor_id text not null references principal (id),
  shared_by text not null,
  shared_at integer not null,
  read_at integer,
  withdrawn_at integer,
  -- The place of the leaf that says that it was to be shown.
  attempt_place integer not null,
  -- The very bytes that were previewed, sealed; null once the student's key was destroyed.
  content blob
) strict, without rowid;
create index supervision_extract_case on supervision_extract (case_id, shared_at);
create index supervision_extract_supervisor on supervision_extract (supervisor_id, shared_at);

-- What is done differently for students. What it is, and apart from that why, is sealed under the student's key.
create table adjustment (
  id text primary key,
  case_id text not null references support_case (id),
  student_id text not null references student (id),
  state text not null check (state in ('proposed', 'agreed') or state = 'ended'),
  for_teaching integer not null,
  for_exams integer not null,
  until_date text,
  proposed_by text not null,
  proposed_at integer not null,
  agreed_by text,
  agreed_at integer,
  revision integer not null,
  -- The revision that what is said was sealed at.
  words_revision integer not null,
  -- Both null once the student's key was destroyed.
  what blob,
  why blob
) strict, without rowid;
create index adjustment_case on adjustment (case_id);
create index adjustment_student on adjustment (student_id);
create index adjustment_agreed on adjustment (agreed_at) where state = 'agreed';

-- Documents of cases, whose bytes stand in pieces. One that has not come whole is nobody's.
create table case_document (
  id text primary key,
  case_id text not null references support_case (id),
  author_id text not null,
  added_at integer not null,
  length integer not null,
  complete integer not null,
  version integer not null
) strict, without rowid;
create index case_document_case on case_document (case_id, added_at);
create index case_document_coming on case_document (added_at) where complete = 0;

-- What is said of a document, version by version. Restricted while the consent that it is kept on does not hold.
create table case_document_version (
  document_id text not null references case_document (id),
  version integer not null,
  author_id text not null,
  written_at integer not null,
  notice text not null,
  notice_version text not null,
  -- The explicit consent that it is kept on; null where it is kept on another ground.
  consent_id text references consent (id),
  -- Null once the student's key was destroyed.
  content blob,
  primary key (document_id, version)
) strict;
create index case_document_version_consent on case_document_version (consent_id)
  where consent_id is not null;

-- The bytes of what is in case_document and request_attachment.
create table document_piece (
  document_id text not null,
  number integer not null,
  content blob not null,
  primary key (document_id, number)
) strict;

-- Disclosure: the bodies outside the university to which something may go. Nothing here is about a student;
-- domains and safeguards are kept as lines.
create table partner (
  id text primary key,
  code text not null unique,
  kind text not null,
  plugin text not null,
  name text not null,
  country text not null,
  way text not null check (way in ('folder', 'mail') or way = 'https'),
  address text not null,
  secure_domains text not null,
  agreement text not null,
  agreement_until text,
  safeguards text not null,
  onward_conditions text not null,
  -- On what terms it is given anything, as length-prefixed texts.
  terms blob,
  -- 0 for none.
  form_hours integer not null,
  answer_days integer not null,
  state text not null check (state in ('active', 'suspended')),
  registered_at integer not null,
  registered_by text not null,
  changed_at integer not null,
  revision integer not null
) strict;

-- What goes, or went, to them. `content` is what was selected and said, `payload` the very bytes that were
-- previewed; both null once the student's key was destroyed.
create table disclosure (
  id text primary key,
  student_id text not null references student (id),
  -- Null for what a tutor knows.
  case_id text references support_case (id),
  support_type text,
  partner_id text not null references partner (id),
  authority text not null,
  consent_id text references consent (id),
  origins text not null,
  transfer text,
  is_emergency integer not null,
  payload_hash blob not null check (length(payload_hash) = 32),
  payload_bytes integer not null,
  media_type text not null,
  proposed_by text not null,
  proposed_at integer not null,
  state text not null,
  decided_by text,
  decided_at integer,
  queued_at integer,
  attempts integer not null,
  explain_by text,
  explained_on text,
  -- 1 while `explain_by` is the day on which a reason not to tell is looked at again.
  is_withheld integer not null,
  review_due integer,
  reviewed_by text,
  reviewed_at integer,
  -- What the partner calls it.
  partner_reference text not null,
  -- Its own code for why it does not have it, or the status with which it was not taken; empty where nobody said any.
  partner_code text not null default '',
  -- When its proposer was told that nobody says what became of it; null until then.
  silence_told_at integer,
  changed_at integer not null,
  revision integer not null,
  -- The revision that the content was sealed at.
  content_revision integer not null,
  content blob,
  payload blob,
  check ((case_id is null) = (support_type is null)),
  check ((authority = 'consent') = (consent_id is not null)),
  check ((decided_by is null) = (decided_at is null)),
  check ((reviewed_by is null) = (reviewed_at is null))
) strict;
create index disclosure_student on disclosure (student_id, proposed_at);
create index disclosure_case on disclosure (case_id, proposed_at);
create index disclosure_payload on disclosure (payload_hash);
create index disclosure_proposed on disclosure (proposed_at);
create index disclosure_consent on disclosure (consent_id) where consent_id is not null;
-- Those that a partner took, and of which it may say more.
create index disclosure_awaited on disclosure (partner_id, changed_at)
  where state = 'transmitted';
-- Those of which it has not said more for long.
create index disclosure_silent on disclosure (changed_at)
  where state = 'transmitted' and partner_reference <> '' and silence_told_at is null;
-- What waits for a person.
create index disclosure_waiting on disclosure (proposed_at)
  where state in ('proposed', 'unknown', 'undelivered', 'rejected')
    or explain_by is not null and explained_on is null
    or review_due is not null and reviewed_at is null;

-- What was let go and has not arrived.
create index disclosure_under_way on disclosure (proposed_at, id)
  where state in ('queued', 'attempted', 'unknown', 'undelivered');

-- The consents that parts of a disclosure are kept on: once one of them ends, nothing leaves.
create table disclosure_ground (
  consent_id text not null references consent (id),
  disclosure_id text not null references disclosure (id),
  primary key (consent_id, disclosure_id)
) strict, without rowid;
create index disclosure_ground_disclosure on disclosure_ground (disclosure_id);

-- By when its form was to be proposed, and by when the partner is to have answered what was sent; `told_at` is when
-- the proposer was told that it has not.
create table disclosure_deadline (
  disclosure_id text primary key references disclosure (id),
  form_due integer,
  answer_due text,
  told_at integer
) strict, without rowid;
create index disclosure_deadline_untold on disclosure_deadline (answer_due)
  where answer_due is not null and told_at is null;

-- Each attempt, with the place of its leaf, and what the ledger says became of it.
create table disclosure_attempt (
  disclosure_id text not null references disclosure (id),
  number integer not null,
  at integer not null,
  place integer not null,
  outcome text,
  primary key (disclosure_id, number)
) strict, without rowid;

-- Messages of partners that said what became of a share, and wait to hear that they were read.
create table partner_receipt (
  partner_id text not null references partner (id),
  message text not null,
  heard_at integer not null,
  primary key (partner_id, message)
) strict, without rowid;

-- What the police, or others, asked for: `content` is what their form says and what was said of it, null once its key was
-- destroyed. Without a student it is nobody's whom the university knows.
create table received_request (
  id text primary key,
  -- Null for who is no partner.
  partner_id text references partner (id),
  student_id text references student (id),
  case_id text references support_case (id),
  -- Both null for others than the police.
  gateway text,
  subject_role text,
  received_on text not null,
  -- How many things it asks for.
  item_count integer not null,
  -- Until when who asks wants the student not to be told.
  silent_until text,
  registered_by text not null,
  registered_at integer not null,
  state text not null check (state in ('received', 'checked') or state = 'refused'),
  checked_by text,
  checked_at integer,
  refused_by text,
  refused_at integer,
  changed_at integer not null,
  revision integer not null,
  content blob,
  check (case_id is null or student_id is not null),
  check ((gateway is null) = (subject_role is null)),
  check (gateway is null or partner_id is not null),
  check ((checked_by is null) = (checked_at is null)),
  check ((refused_by is null) = (refused_at is null))
) strict;
create index received_request_registered on received_request (registered_at);
create index received_request_student on received_request (student_id)
  where student_id is not null;
create index received_request_case on received_request (case_id, registered_at)
  where case_id is not null;

-- What came with them, such as a court order; its bytes stand in pieces. One that has not come whole is nobody's.
create table request_attachment (
  id text primary key,
  request_id text not null references received_request (id),
  author_id text not null,
  added_at integer not null,
  length integer not null,
  -- Counts those of the request from 1; null until all of it has come.
  number integer,
  -- What it is called and is: sealed as the request.
  content blob not null,
  unique (request_id, number)
) strict, without rowid;
create index request_attachment_coming on request_attachment (added_at) where number is null;

-- Which disclosure was proposed in answer to which request.
create table request_answer (
  disclosure_id text primary key references disclosure (id),
  request_id text not null references received_request (id)
) strict, without rowid;
create index request_answer_request on request_answer (request_id);

-- What plugins suggested to people, since a registration changed. Which change and on which day is in the clear there
-- too; `content` is what would be answered and why, `dismissal` why somebody dismissed it: sealed under the student's
-- key, and gone with it.
create table suggestion (
  id text primary key,
  student_id text not null references student (id),
  enrolment_id text not null references enrolment_period (id),
  -- The revision of the registration that says so: with another one the suggestion is overtaken.
  enrolment_revision integer not null,
  plugin text not null,
  change text not null,
  day text not null,
  -- Counts what a plugin suggests for one event from 0.
  number integer not null,
  made_at integer not null,
  state text not null,
  -- When those who work with the student were told; null until then.
  told_at integer,
  settled_by text,
  settled_at integer,
  disclosure_id text references disclosure (id),
  content blob not null,
  dismissal blob,
  unique (enrolment_id, plugin, change, day, number),
  check ((state = 'open') = (settled_by is null)),
  check ((settled_by is null) = (settled_at is null)),
  check ((state = 'taken') = (disclosure_id is not null))
) strict;
create index suggestion_student on suggestion (student_id);
create index suggestion_open on suggestion (student_id, made_at) where state = 'open';
create index suggestion_untold on suggestion (made_at) where told_at is null;
create index suggestion_disclosure on suggestion (disclosure_id) where disclosure_id is not null;

-- The outbox: what waits to be sent, and when it is tried next. Written with the decision, gone with the attempt.
create table outbox (
  disclosure_id text primary key references disclosure (id),
  partner_id text not null,
  due_at integer not null,
  -- How often it could not even be looked at, in a row.
  faults integer not null default 0
) strict, without rowid;
create index outbox_due on outbox (partner_id, due_at);

-- Cases as somebody stands to them: until when they are named, and whether they have a conflict.
create view case_seen as
select c.id, c.student_id, c.support_type, c.state, c.priority, c.lead_id, c.sealed, c.hold_review,
  c.source, c.referral_id, c.notice, c.notice_version, c.opened_at, c.opened_by, c.changed_at,
  c.revision, q.id as reader_id,
  (select max(coalesce(m.until_date, '9999-12-31')) from case_member m
    where m.case_id = c.id and m.principal_id = q.id and m.ended_at is null) as member_until,
  exists (select 1 from interest_conflict k where k.principal_id = q.id
    and k.student_id = c.student_id and k.withdrawn_at is null) as has_conflict
from support_case c cross join principal q;

-- Identity: who may call, and with which token. Of a token only the SHA-256 is kept.

create table principal (
  id text primary key,
  kind text not null check (kind in ('person', 'service')),
  state text not null check (state in ('active', 'disabled')),
  name text not null,
  created_at integer not null
) strict, without rowid;

create table principal_role (
  principal_id text not null references principal (id),
  role text not null,
  primary key (principal_id, role)
) strict, without rowid;

-- Who was given which role, by whom, and with whose approval.
create table role_grant (
  id text primary key,
  principal_id text not null references principal (id),
  role text not null,
  state text not null check (state in ('proposed', 'granted') or state = 'rejected'),
  proposer_id text not null,
  proposed_at integer not null,
  decider_id text not null,
  decided_at integer
) strict;
create index role_grant_age on role_grant (proposed_at);

-- The roles of people for whom a service may act.
create table service_acting (
  principal_id text not null references principal (id),
  role text not null,
  primary key (principal_id, role)
) strict, without rowid;

create table token (
  id text primary key,
  principal_id text not null references principal (id),
  sha256 blob not null unique check (length(sha256) = 32),
  kind text not null,
  created_at integer not null,
  expires_at integer not null,
  revoked_at integer,
  -- The only client certificate that it is good with; null where it is good without one.
  certificate_sha256 blob check (length(certificate_sha256) = 32),
  -- Of a session: the bound subject that led to it; null where none did.
  issuer text,
  subject text
) strict;
create index token_principal on token (principal_id);
create index token_session on token (expires_at) where kind = 'ses';
create index token_external on token (issuer, subject) where subject is not null;

-- Whom the university's sign-on means by a subject.
create table principal_external (
  id text primary key,
  issuer text not null,
  subject text not null,
  principal_id text not null references principal (id),
  created_at integer not null,
  -- Who said so; null where it was said on the machine.
  bound_by text,
  -- When it was taken back, or said of somebody else. It stays, for whoever was told of it.
  ended_at integer
) strict, without rowid;
create unique index principal_external_subject on principal_external (issuer, subject)
  where ended_at is null;
create index principal_external_principal on principal_external (principal_id);

-- The campus system that a name in client certificates means.
create table principal_certificate (
  name text primary key,
  principal_id text not null references principal (id),
  created_at integer not null,
  revoked_at integer
) strict, without rowid;

-- Client certificates that are refused, whatever their names.
create table certificate_revoked (
  sha256 blob primary key check (length(sha256) = 32),
  revoked_at integer not null
) strict, without rowid;

-- Idempotency: the stored reply to a request that carried a key, so that a retry has one effect.

create table idempotency (
  principal_id text not null,
  acting_for text not null default '',
  method text not null,
  key text not null,
  request_hash blob not null,
  -- Whose key seals the reply.
  owner text not null,
  reply blob not null,
  created_at integer not null,
  -- 1 where the reply shows something about them.
  shows_owner integer not null,
  primary key (principal_id, acting_for, method, key)
) strict, without rowid;
create index idempotency_age on idempotency (created_at);
create index idempotency_owner on idempotency (owner);

-- Inboxes: what people must see. `about_id` names a record and never a student. Numbers only grow: the
-- last item is never deleted.

create table inbox_item (
  number integer primary key,
  id text not null unique,
  principal_id text not null,
  kind text not null,
  about_id text not null,
  at integer not null,
  due_at integer,
  acknowledged_at integer
) strict;
create index inbox_item_principal on inbox_item (principal_id, number);
create index inbox_item_unread on inbox_item (principal_id, number) where acknowledged_at is null;
create index inbox_item_seen on inbox_item (acknowledged_at) where acknowledged_at is not null;

-- Events: the feed for campus systems. Nothing but the record's id, and no index, since every booking
-- adds one; who reads it looks the rest up. Numbers only grow: the newest is never deleted.

create table event (
  number integer primary key,
  at integer not null,
  kind integer not null,
  record text not null
) strict;

-- Notices: what students were promised, by version. `content` is JSON, which only the calls read.

create table notice_version (
  notice text not null,
  version text not null,
  from_date text not null,
  content text not null,
  -- Null for those that came with the software.
  published_at integer,
  published_by text,
  primary key (notice, version)
) strict;

-- Access: who was shown what about whom, in the order in which it was kept, and how often somebody was
-- denied. `rule` names the policy's row; `subject_id` is empty for a page that names nobody.

create table access_log (
  id integer primary key,
  at integer not null,
  principal_id text not null,
  acting_for text not null,
  rule text not null,
  subject_id text not null,
  purpose text not null,
  method text not null
) strict;
create index access_log_subject on access_log (subject_id);
create index access_log_principal on access_log (principal_id);
create index access_log_acting_for on access_log (acting_for) where acting_for <> '';

create table access_denial (
  principal_id text not null,
  -- For whom a campus system asked; empty for nobody.
  acting_for text not null,
  method text not null,
  minute integer not null,
  count integer not null,
  primary key (principal_id, acting_for, method, minute)
) strict, without rowid;
create index access_denial_minute on access_denial (minute, principal_id, acting_for, method);

-- Exceptional access: to one student's records outside one's ordinary rights. `begun_place` is
-- where the leaf stands that says that it began.
create table exceptional_access (
  id text primary key,
  kind text not null check (kind in ('elevation', 'break_glass')),
  holder_id text not null references principal (id),
  student_id text not null references student (id),
  ticket text not null,
  emergency text not null,
  -- Reason and reviewer's comment, under the student's key; null once that was destroyed.
  details blob,
  began_at integer not null,
  expires_at integer not null,
  ended_at integer,
  review_due_at integer not null,
  reviewer_id text not null,
  reviewed_at integer,
  finding text not null,
  revision integer not null,
  begun_place integer not null
) strict;
create index exceptional_access_holder on exceptional_access (holder_id, expires_at);
create index exceptional_access_kind on exceptional_access (kind, began_at);
create index exceptional_access_student on exceptional_access (student_id);

-- Proofs that somebody has just shown afresh who they are. Each is good for one use.
create table step_up (
  sha256 blob primary key check (length(sha256) = 32),
  principal_id text not null references principal (id),
  expires_at integer not null
) strict, without rowid;
create index step_up_age on step_up (expires_at);

-- Tokens of the university's sign-on that were used, for as long as they would be taken otherwise. Each is good
-- once for a session and once for a proof: whoever signs out is not signed in again by the token of before.
create table spent_campus_token (
  sha256 blob not null check (length(sha256) = 32),
  use text not null check (use in ('session', 'step_up')),
  ends_at integer not null,
  primary key (sha256, use)
) strict, without rowid;
create index spent_campus_token_age on spent_campus_token (ends_at);

-- Ledger: one Merkle tree over all leaves of a log. A leaf's hash is its node of level 0; `audit_node`
-- has the complete subtrees above. Leaves and nodes are only ever added, with what they record.
-- `place` is a log's number times 2^40, and the index of the leaf or node in it.

-- The logs with the keys that sign them. All but the last have ended, each where the next began.
create table audit_log (
  number integer primary key check (number between 0 and 4095),
  verifier_key text not null unique,
  -- Whether a checkpoint of it was anchored once: a missing anchor is then one that was taken away.
  anchored integer not null default 0 check (anchored in (0, 1)),
  -- When its last checkpoint was last mailed to whoever keeps them.
  mailed_at integer
) strict;

create table audit_leaf (
  place integer primary key,
  leaf blob not null,
  hash blob not null check (length(hash) = 32)
) strict;

create table audit_node (
  level integer not null,
  place integer not null,
  hash blob not null check (length(hash) = 32),
  primary key (level, place)
) strict, without rowid;

-- The head of the last batch that added a leaf to a log, and the checkpoint that the log's key signed
-- over it.
create table audit_head (
  log integer primary key references audit_log (number),
  size integer not null,
  root blob not null,
  time integer not null,
  checkpoint blob not null
) strict;

-- What a leaf's `detail` commits to, sealed under its owner's key.
create table audit_detail (
  place integer primary key references audit_leaf (place),
  owner text not null,
  detail blob not null
) strict;
create index audit_detail_owner on audit_detail (owner);

-- The rows of the access log that an `access.batch` leaf is over: from `first_id` to `last_id`.
create table access_batch (
  place integer primary key references audit_leaf (place),
  first_id integer not null,
  last_id integer not null,
  salt blob not null check (length(salt) = 32)
) strict;

-- There while the data have come out of a backup and no leaf says so yet.
create table restored (
  id integer primary key check (id = 1)
) strict;

-- There while data keys are wrapped anew: the place of the leaf that says that it began.
create table kek_rotation (
  id integer primary key check (id = 1),
  place integer not null
) strict;

-- Imports: rows are staged in batches, validated whole, then promoted in one short transaction.

create table import_upload (
  principal_id text not null,
  id text not null,
  kind text not null,
  state text not null,
  key_owner text not null unique,
  rows_received integer not null,
  row_count integer,
  created integer not null,
  updated integer not null,
  unchanged integer not null,
  error_count integer not null,
  created_at integer not null,
  changed_at integer not null,
  primary key (principal_id, id)
) strict, without rowid;

create table import_row (
  principal_id text not null,
  upload_id text not null,
  row integer not null,
  record blob not null,
  primary key (principal_id, upload_id, row),
  foreign key (principal_id, upload_id) references import_upload (principal_id, id)
    on delete cascade
) strict, without rowid;

create table import_error (
  principal_id text not null,
  upload_id text not null,
  row integer not null,
  field text not null,
  message text not null,
  foreign key (principal_id, upload_id) references import_upload (principal_id, id)
    on delete cascade
) strict;
create index import_error_upload on import_error (principal_id, upload_id, row);
