/**
 * The documents of an XCAP server.
 *
 * - The global tree has the owner that no user has, the empty one.
 * - Octets have a table of their own: listings then read short rows.
 */
export const xdmDocuments = `
CREATE TABLE xdm_document (
  key INTEGER PRIMARY KEY,
  owner TEXT NOT NULL,
  auid TEXT NOT NULL,
  name TEXT NOT NULL,
  etag TEXT NOT NULL,
  octet_count INTEGER NOT NULL,
  modified_ms INTEGER NOT NULL,
  UNIQUE (owner, auid, name)
) STRICT;

CREATE TABLE xdm_octets (
  document INTEGER PRIMARY KEY REFERENCES xdm_document (key) ON DELETE CASCADE,
  octets BLOB NOT NULL
) STRICT;
`;
