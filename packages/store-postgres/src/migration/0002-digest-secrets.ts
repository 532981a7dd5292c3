/**
 * What users of SIP prove that they know their password with (RFC 7616 section 3.4.2), beside its hash.
 *
 * - Each write of a user takes the next `account_revision`, whose row it holds until its commit: who has read the
 *   users up to a revision finds the later ones by `account_changed`.
 */
export const digestSecrets = `
CREATE TABLE callingcard.account_revision (revision bigint NOT NULL);
INSERT INTO callingcard.account_revision VALUES (0);

ALTER TABLE callingcard.account ADD COLUMN changed_rev bigint NOT NULL DEFAULT 0;
CREATE INDEX account_changed ON callingcard.account (changed_rev);

CREATE TABLE callingcard.account_digest (
  account text COLLATE "C" NOT NULL REFERENCES callingcard.account (name) ON DELETE CASCADE,
  algorithm text COLLATE "C" NOT NULL,
  secret text COLLATE "C" NOT NULL,
  PRIMARY KEY (account, algorithm)
);
`;
