/**
 * What the Participating Function keeps: the message store, the queue of what is to go to one,
 * deferred messages, notifications that were passed on, settings; and what the registrar keeps.
 *
 * - Folders are never deleted and their keys never used again, so a key serves as UIDVALIDITY.
 * - `outbox_owner` has a row for each owner with entries that wait, so that who is due is found
 *   without a scan of the entries; `outbox_total` bounds them without one. Triggers keep both.
 * - A deferred message leaves a row without octets behind until it would have expired, so that it
 *   is not stored again.
 */
export const cpmStores = `
CREATE TABLE message_folder (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  owner TEXT NOT NULL,
  path TEXT NOT NULL,
  last_uid INTEGER NOT NULL DEFAULT 0,
  UNIQUE (owner, path)
) STRICT;

CREATE TABLE message_object (
  folder INTEGER NOT NULL REFERENCES message_folder (key),
  uid INTEGER NOT NULL,
  message_id TEXT NOT NULL,
  direction TEXT NOT NULL,
  type TEXT NOT NULL,
  flags TEXT NOT NULL,
  date_s INTEGER NOT NULL,
  octets BLOB NOT NULL,
  UNIQUE (folder, uid),
  UNIQUE (folder, message_id, direction, type)
) STRICT;

CREATE TABLE outbox_entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  owner TEXT NOT NULL,
  folder TEXT NOT NULL,
  is_for_new_folder INTEGER NOT NULL,
  message_id TEXT NOT NULL,
  direction TEXT NOT NULL,
  type TEXT NOT NULL,
  flags TEXT NOT NULL,
  date_ms INTEGER NOT NULL,
  octets BLOB NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  parked_reason TEXT
) STRICT;
CREATE INDEX outbox_waiting ON outbox_entry (owner, id) WHERE parked_reason IS NULL;
CREATE INDEX outbox_parked ON outbox_entry (id) WHERE parked_reason IS NOT NULL;

CREATE TABLE outbox_owner (
  owner TEXT PRIMARY KEY,
  due_ms INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX outbox_due ON outbox_owner (due_ms);

CREATE TABLE outbox_total (
  entries INTEGER NOT NULL,
  octets INTEGER NOT NULL
) STRICT;
INSERT INTO outbox_total (entries, octets) VALUES (0, 0);

CREATE TRIGGER outbox_added AFTER INSERT ON outbox_entry BEGIN
  UPDATE outbox_total SET entries = entries + 1, octets = octets + length(NEW.octets);
  INSERT INTO outbox_owner (owner) VALUES (NEW.owner) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER outbox_removed AFTER DELETE ON outbox_entry BEGIN
  UPDATE outbox_total SET entries = entries - 1, octets = octets - length(OLD.octets);
  DELETE FROM outbox_owner WHERE owner = OLD.owner AND NOT EXISTS (
    SELECT 1 FROM outbox_entry WHERE owner = OLD.owner AND parked_reason IS NULL);
END;
CREATE TRIGGER outbox_set_aside AFTER UPDATE OF parked_reason ON outbox_entry BEGIN
  INSERT INTO outbox_owner (owner) VALUES (NEW.owner) ON CONFLICT DO NOTHING;
  DELETE FROM outbox_owner WHERE owner = NEW.owner AND NOT EXISTS (
    SELECT 1 FROM outbox_entry WHERE owner = NEW.owner AND parked_reason IS NULL);
END;

CREATE TABLE deferred_message (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  served_user TEXT NOT NULL,
  key TEXT NOT NULL,
  far_user TEXT NOT NULL,
  conversation_id TEXT NOT NULL,
  contribution_id TEXT NOT NULL,
  service TEXT,
  content_type TEXT NOT NULL,
  message_id TEXT,
  arrived_ms INTEGER NOT NULL,
  expires_ms INTEGER NOT NULL,
  is_removed INTEGER NOT NULL DEFAULT 0,
  octet_count INTEGER NOT NULL,
  octets BLOB NOT NULL,
  UNIQUE (served_user, key)
) STRICT;
CREATE INDEX deferred_of_user ON deferred_message (served_user, id, octet_count) WHERE is_removed = 0;
CREATE INDEX deferred_expiry ON deferred_message (is_removed, expires_ms);

CREATE TABLE disposition (
  served_user TEXT NOT NULL,
  far_user TEXT NOT NULL,
  message_id TEXT NOT NULL,
  type TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  PRIMARY KEY (served_user, far_user, message_id, type)
) STRICT, WITHOUT ROWID;
CREATE INDEX disposition_age ON disposition (at_ms);

CREATE TABLE policy (
  subscriber TEXT PRIMARY KEY,
  document TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX policy_revision ON policy (revision);

CREATE TABLE sip_binding (
  aor TEXT NOT NULL,
  id TEXT NOT NULL,
  expires_ms INTEGER NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (aor, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX sip_binding_expiry ON sip_binding (expires_ms);
`;
