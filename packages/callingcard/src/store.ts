import type {
  AddressBookStore,
  AppPasswordStore,
  LockOutStore,
  UserStore,
} from "@callingcard/carddav-server/store";

/** Hashes of user name, realm and password (RFC 7616 section 3.4.2), by the name of their algorithm. */
export type DigestSecrets = ReadonlyMap<string, string>;

/** Address books and users of the program, in whichever database. */
export interface Store extends AddressBookStore, UserStore, AppPasswordStore, LockOutStore {
  /** How many cards were indexed again when the store opened. */
  readonly reindexed: number;

  /**
   * Forgets deletions made before a time, in all books.
   *
   * @param beforeMs Milliseconds since 1970.
   * @returns How many deletions were forgotten.
   */
  forgetDeletions(beforeMs: number): Promise<number>;

  /**
   * Forgets who wrote cards before a time, and what was there, in all books.
   *
   * @param beforeMs Milliseconds since 1970.
   * @returns How many writes were forgotten.
   */
  forgetHistory(beforeMs: number): Promise<number>;

  /**
   * Gives all books other ids, so that sync-tokens from before are refused, and takes their locks away.
   *
   * @returns How many books there are.
   */
  renewBooks(): Promise<number>;

  /** Adds a user; tells whether the name was free. */
  addUser(user: string, passwordHash: string, digestSecrets?: DigestSecrets): Promise<boolean>;

  /** Replaces a password hash and all digest secrets; tells whether the user exists. */
  setPasswordHash(
    user: string,
    passwordHash: string,
    digestSecrets?: DigestSecrets,
  ): Promise<boolean>;

  /** Gives the users for who has to be answered at once; the view ends with the store. */
  watchUsers(): Promise<UserView>;
}

/** Users, asked at once. */
export interface UserView {
  /** Tells whether there is a user. */
  hasUser(user: string): boolean;

  /** Gives the digest secret of a user for an algorithm, as in `SHA-256`. */
  findDigestSecret(user: string, algorithm: string): string | undefined;
}
