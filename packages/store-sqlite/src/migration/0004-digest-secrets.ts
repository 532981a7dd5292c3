/** What users of SIP prove that they know their password with (RFC 7616 section 3.4.2), beside its hash. */
export const digestSecrets = `
CREATE TABLE user_digest (
  user TEXT NOT NULL REFERENCES user (name) ON DELETE CASCADE,
  algorithm TEXT NOT NULL,
  secret TEXT NOT NULL,
  PRIMARY KEY (user, algorithm)
) STRICT, WITHOUT ROWID;
`;
