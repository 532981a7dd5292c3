/**
 * The UIDs of living cards whose name does not tell them. Most clients store a card under its UID and `.vcf`: there the
 * index of names finds the UID too, and a write of the card does not change a page of another index, at a random place.
 */
export const uidsOfOtherNames = `
DROP INDEX card_uid;
CREATE UNIQUE INDEX card_uid ON card (book, uid)
WHERE deleted_rev IS NULL AND name NOT IN (uid || '.vcf', upper(uid) || '.vcf');
`;
