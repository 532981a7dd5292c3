import type { IndexCondition, IndexEntry } from "@callingcard/carddav-filter";
import type { Authored, CardHistory } from "./card-history.ts";
import type { SubmittedLocks } from "./lock/lock-rule.ts";
import type { LockStore } from "./lock/lock-store.ts";

export { changeProperties, decodeProperties, encodeProperties } from "./stored-property.ts";
export { COLLECTION_TAG, holdsFor } from "./condition/write-condition.ts";
export type * from "./card-history.ts";
export type * from "./store-care.ts";
export { endsHistoryPortion } from "./history-portion.ts";
export type * from "./lock/lock-store.ts";
export {
  MAX_LOCK_OUTS,
  type AppPassword,
  type AppPasswordStore,
  type LockOut,
  type LockOutStore,
} from "./sign-in-store.ts";
export {
  boundNames,
  conflictingLocks,
  permitsWrite,
  removedNames,
  targetCondition,
  writtenNames,
  type SubmittedLocks,
  type WrittenName,
} from "./lock/lock-rule.ts";

/**
 * Where address books live. One contract; every implementation passes the suite in
 * `@callingcard/carddav-server/store-contract`.
 *
 * The octets a client sent are the truth. Each change of a book takes the next revision of that book
 * inside the write transaction, so a reader never sees revision N+1 before N. A promise that a write
 * returned is resolved only when the write is on disk.
 */
export interface AddressBookStore extends LockStore, CardHistory {
  /** 32 random octets made with the store and kept in it: the key that signs sync-tokens. */
  readonly secret: Uint8Array;

  /** The books of one owner, in the order they were made. */
  listBooks(owner: string): Promise<readonly AddressBook[]>;

  /** One book by its owner and path segment. An object is never changed: a book that did is another object. */
  findBook(owner: string, name: string): Promise<AddressBook | undefined>;

  /** Makes a book; `undefined` when the name is taken. */
  createBook(
    owner: string,
    name: string,
    properties: readonly StoredProperty[],
  ): Promise<AddressBook | undefined>;

  /**
   * Sets and removes properties of a book, all or none; `undefined` when the book is gone or the
   * condition does not hold.
   */
  changeBook(
    id: BookId,
    changes: PropertyChanges,
    condition?: BookCondition,
  ): Promise<AddressBook | undefined>;

  /** Deletes a book with its cards and locks; tells whether it was there and the condition held. */
  deleteBook(id: BookId, condition?: BookCondition): Promise<boolean>;

  /**
   * What a listing needs of every card of a book, ordered by name, without the octets. It comes in portions of the
   * store's own size, since one step for each card would cost more than the card.
   */
  listCards(id: BookId): AsyncIterable<readonly CardInfo[]>;

  /** Cards by name, in the order asked, each as often as asked; a name that does not exist is left out. */
  getCards(id: BookId, names: readonly string[]): Promise<readonly StoredCard[]>;

  /**
   * Cards whose index entries meet a condition, each once, in an order of the store's own: a superset of what
   * a filter matches, never less. Stops reading when the consumer stops.
   */
  findCards(id: BookId, condition: IndexCondition): AsyncIterable<FoundCard>;

  /** The living card of a book that has a UID, in the form that `NewCard.uid` has. */
  findCardByUid(id: BookId, uid: string): Promise<CardInfo | undefined>;

  /** How many octets the living cards of all books of an owner have; counted with each write, so that it costs little. */
  usedOctets(owner: string): Promise<number>;

  /**
   * Writes a card, conditionally, in one transaction; `no-book` before `precondition-failed` before
   * `uid-conflict` before `quota-exceeded`.
   */
  putCard(
    id: BookId,
    card: NewCard,
    condition: WriteCondition,
    options?: WriteOptions,
  ): Promise<PutResult>;

  /** Deletes a card, conditionally, in one transaction; a missing card is `not-found`, whatever the condition. */
  deleteCard(
    id: BookId,
    name: string,
    condition: WriteCondition,
    options?: Authored,
  ): Promise<DeleteResult>;

  /**
   * Copies or moves a card, in one transaction, octets, entity tag and time untouched. A move takes
   * a revision of each book, two where they are one.
   *
   * The order of refusals is: `not-found` (the source), `precondition-failed`, `no-book` (the
   * target's), `precondition-failed` (locks there), `exists` (also when both addresses are one),
   * `uid-conflict`, `quota-exceeded`.
   *
   * @param condition Judged against the source: the request's target resource (RFC 9110 section 13.1);
   *   its locks against all that the transfer changes, its revision against the source's book.
   */
  transferCard(
    from: CardAddress,
    to: CardAddress,
    options: TransferOptions,
    condition: WriteCondition,
  ): Promise<TransferResult>;

  /**
   * What changed after a revision, by ascending revision, each name once, deleted names included.
   * Everything in one answer belongs to one snapshot.
   *
   * @param since Revision the client knows; 0 for an initial listing.
   * @param limit Most changes wanted, 1 or more; unlimited when left out.
   * @param isInitial Whether the client knows nothing, so that no deletions are named. Default: when
   *   `since` is 0. A client that knew the book when it was empty knows revision 0 as well, and is told
   *   of deletions.
   */
  changesSince(
    id: BookId,
    since: number,
    limit?: number,
    isInitial?: boolean,
  ): Promise<ChangesResult>;

  /** Releases what the store holds; waits for writes under way. */
  close(): Promise<void>;
}

/**
 * `code` of an error with which a write rejects although nothing is wrong with it: no room is left
 * (answered 507, RFC 4918 section 11.5), or others hold the store (503: the same request may succeed
 * later). Any other error is answered 500.
 */
export type StoreFailureCode = "full" | "busy";

/** The identity of one incarnation of a book: a book deleted and made again has another one. */
export type BookId = string;

/** An address book collection (RFC 6352 section 5.2) without its cards. */
export interface AddressBook {
  readonly id: BookId;
  readonly owner: string;
  /** Path segment, not percent-encoded. */
  readonly name: string;
  /** Grows by one with each change of its cards; 0 for a new book. */
  readonly revision: number;
  /** Milliseconds since 1970. */
  readonly createdMs: number;
  readonly properties: readonly StoredProperty[];
}

/** A property a client set, live or dead, by its expanded name; the value is its XML element. */
export interface StoredProperty {
  readonly namespace: string;
  readonly local: string;
  /** The property element, written out with all the namespace declarations it needs. */
  readonly xml: string;
}

/** Dead properties that a PROPPATCH or an extended MKCOL sets and removes (RFC 4918 section 9.2). */
export interface PropertyChanges {
  readonly set: readonly StoredProperty[];
  readonly remove: readonly { readonly namespace: string; readonly local: string }[];
}

/** What is known of a stored card without its octets. */
export interface CardInfo {
  /** Path segment, not percent-encoded. */
  readonly name: string;
  /** Strong entity tag without its quotes. */
  readonly etag: string;
  readonly octetCount: number;
  /** Milliseconds since 1970. */
  readonly modifiedMs: number;
  /** Revision of the book that last changed this card. */
  readonly revision: number;
}

/** A stored card with its octets. */
export interface StoredCard extends CardInfo {
  /** Exactly what the client sent. */
  readonly octets: Uint8Array;
}

/** A card that a search of the index found. */
export interface FoundCard extends StoredCard {
  /**
   * That these octets meet the whole condition by keys of their own, not by `UNINDEXED_KEY`. Left out where they may not,
   * or where the store does not tell.
   */
  readonly isSure?: true;
}

/** A card to be written, with what is derived from it. */
export interface NewCard {
  readonly name: string;
  readonly octets: Uint8Array;
  readonly etag: string;
  /** Unique per book among living cards; already normalised by the caller. */
  readonly uid: string;
  /** Derived, rebuildable index of the card. */
  readonly index: readonly IndexEntry[];
  /** Milliseconds since 1970. */
  readonly modifiedMs: number;
}

/** Where a card is: its book and its name in it. */
export interface CardAddress {
  readonly book: BookId;
  readonly name: string;
}

/** When a write of a book may happen, decided inside its transaction. Empty: always. */
export interface BookCondition {
  /** What was submitted of locks; without it, none is looked at. */
  readonly locks?: SubmittedLocks;
  /** Revision that the book must have. */
  readonly revision?: number;
}

/**
 * When a write of a card may happen, decided inside its transaction against the target's current entity
 * tag (RFC 9110 section 13.1) and what holds of the book. Empty: always.
 */
export interface WriteCondition extends BookCondition {
  /** Entity tags of which one must be current; `"*"`: the card must exist. */
  readonly ifMatch?: readonly string[] | "*";
  /** Entity tags of which none may be current; `"*"`: the card must not exist. */
  readonly ifNoneMatch?: readonly string[] | "*";
}

/** What goes with a write, beside its condition. */
export interface WriteOptions extends Authored {
  /**
   * Most octets that the cards of the owner of the written book may have after a write that adds to them, decided
   * inside the transaction; unbounded when left out. A write that adds nothing is never refused for it.
   */
  readonly quotaOctets?: number;
}

/** How a card is copied or moved. */
export interface TransferOptions extends WriteOptions {
  readonly move: boolean;
  /** Whether a card of the target name may be replaced (RFC 4918 section 10.6). */
  readonly overwrite: boolean;
}

/** How a write of a card ended; the revision is that of its book after it. */
export type PutResult =
  | { readonly kind: "created" | "replaced"; readonly revision: number }
  | { readonly kind: "precondition-failed" | "quota-exceeded" }
  /** Another card of the book has this UID, or the card of this name has another UID. */
  | { readonly kind: "uid-conflict"; readonly name: string }
  | { readonly kind: "no-book" };

/** How the deletion of a card ended; the revision is that of its book after it. */
export type DeleteResult =
  | { readonly kind: "deleted"; readonly revision: number }
  | { readonly kind: "not-found" | "precondition-failed" };

/** How a COPY or MOVE of a card ended (RFC 4918 sections 9.8 and 9.9). */
export type TransferResult =
  | { readonly kind: "created" | "replaced" }
  | { readonly kind: "not-found" | "precondition-failed" | "exists" | "no-book" | "quota-exceeded" }
  | { readonly kind: "uid-conflict"; readonly name: string };

/** The changes of a book since a revision, as a sync-collection report tells them (RFC 6578 section 3). */
export type ChangesResult =
  | {
      readonly kind: "changes";
      readonly changes: readonly CardChange[];
      /** Revision to go on from: the book's, or the last change's when `more` is true. */
      readonly revision: number;
      readonly more: boolean;
    }
  /** The revision is above the book's, or so old that deletions before it are forgotten. */
  | { readonly kind: "unknown-revision" }
  | { readonly kind: "no-book" };

/** One card that changed: what it is now, or that it is gone. */
export type CardChange =
  | { readonly kind: "present"; readonly card: CardInfo }
  | { readonly kind: "deleted"; readonly name: string; readonly revision: number };

/** People who may sign in, beside the books they own. */
export interface UserStore {
  /** The stored password hash of a user. */
  findPasswordHash(user: string): Promise<string | undefined>;
  /** Adds a user; tells whether the name was free. */
  addUser(user: string, passwordHash: string): Promise<boolean>;
  /** Replaces a password hash; tells whether the user exists. */
  setPasswordHash(user: string, passwordHash: string): Promise<boolean>;
  /** All user names, sorted. */
  listUsers(): Promise<readonly string[]>;
}

/** How a store makes the index of cards from their octets. */
export interface IndexSource {
  /** Changes when the same octets give other entries. */
  readonly revision: string;
  /** The entries of a stored card; must not throw for a card that was stored once. */
  readonly reindex: (octets: Uint8Array) => readonly IndexEntry[];
}
