/** Passwords of users for devices and programs, by their digests, and who is locked out. */
export const signIn = `
CREATE TABLE app_password (
  user TEXT NOT NULL REFERENCES user (name) ON DELETE CASCADE,
  name TEXT NOT NULL,
  digest TEXT NOT NULL,
  created_ms INTEGER NOT NULL,
  used_ms INTEGER,
  PRIMARY KEY (user, name)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX app_password_digest ON app_password (user, digest);

CREATE TABLE lock_out (
  subject TEXT PRIMARY KEY,
  until_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX lock_out_end ON lock_out (until_ms);
`;
