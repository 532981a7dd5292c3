/** A name that tells the UID, as most clients choose it; `upper` because they write UUIDs so, and the UID is in lower case. */
const NAMES = "c.uid || '.vcf', upper(c.uid) || '.vcf'";

/** What {@link livingUid} looks up. */
export interface UidLookUp {
  /** Columns of `card AS c`. */
  readonly columns: string;
  /** Expression for the key of the book. */
  readonly book: string;
  /** Parameter of the UID. */
  readonly uid: string;
  /** A further condition. Default: none. */
  readonly where?: string;
}

/**
 * Writes the query for the living card of a book that has a UID: by its name, or by the index of those whose name does not tell it.
 *
 * @internal
 */
export function livingUid({ columns, book, uid, where = "TRUE" }: UidLookUp): string {
  const from = `SELECT ${columns} FROM card AS c
     WHERE c.book = ${book} AND c.uid = ${uid} AND c.deleted_rev IS NULL AND ${where}`;
  return `${from} AND c.name IN (${uid} || '.vcf', upper(${uid}) || '.vcf')
     UNION ALL ${from} AND c.name NOT IN (${NAMES})`;
}
