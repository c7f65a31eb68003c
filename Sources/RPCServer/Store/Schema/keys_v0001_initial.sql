-- keys.db, version 1: the data keys of people and of the system, each wrapped by a key-encryption key.
--
-- It stands apart from pastoral.db so that its backups can be kept for a shorter time: once a key is
-- gone from here and from them, what it sealed is gone everywhere.

create table data_key (
  -- A person's id, `system`, or an upload.
  owner text not null,
  purpose text not null check (purpose in ('content', 'audit') or purpose = 'blind_index'),
  id text not null check (length(id) = 16),
  kek text not null check (length(kek) = 16),
  wrapped blob not null check (length(wrapped) = 60),
  -- The batch of pastoral.db that first used the key. If that batch was never committed, nor is
  -- there anything that the key sealed.
  batch integer not null,
  primary key (owner, purpose)
) strict, without rowid;
create index data_key_kek on data_key (kek);
create index data_key_batch on data_key (batch);
