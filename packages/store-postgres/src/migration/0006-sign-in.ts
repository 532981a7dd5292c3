/** Passwords of users for devices and programs, by their digests, and who is locked out. */
export const signIn = `
CREATE TABLE callingcard.app_password (
  account text COLLATE "C" NOT NULL REFERENCES callingcard.account (name) ON DELETE CASCADE,
  name text COLLATE "C" NOT NULL,
  digest text COLLATE "C" NOT NULL,
  created_ms bigint NOT NULL,
  used_ms bigint,
  PRIMARY KEY (account, name)
);
CREATE UNIQUE INDEX app_password_digest ON callingcard.app_password (account, digest);

CREATE TABLE callingcard.lock_out (
  subject text COLLATE "C" PRIMARY KEY,
  until_ms bigint NOT NULL
);
CREATE INDEX lock_out_end ON callingcard.lock_out (until_ms);
`;
