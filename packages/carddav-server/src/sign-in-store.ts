/** A password of a user for one device or program. */
export interface AppPassword {
  /** What its user calls it; no other of theirs is called so. */
  readonly name: string;
  /** When it was made, in milliseconds since 1970. */
  readonly createdMs: number;
  /** When it was used last, in milliseconds since 1970, to within some minutes. */
  readonly lastUsedMs: number | undefined;
}

/** Where passwords for devices and programs are. */
export interface AppPasswordStore {
  /**
   * Adds one.
   *
   * @param user Whose.
   * @param name What it is called.
   * @param digest What it is found by.
   * @param createdMs The time, in milliseconds since 1970.
   * @returns Whether there is such a user, and none of theirs was called so.
   */
  addAppPassword(user: string, name: string, digest: string, createdMs: number): Promise<boolean>;
  /** Finds the one of a user that has a digest. */
  findAppPassword(user: string, digest: string): Promise<AppPassword | undefined>;
  /** All of a user, by name. */
  listAppPasswords(user: string): Promise<readonly AppPassword[]>;
  /** Removes one, which signs nobody in from then on; tells whether it was there. */
  removeAppPassword(user: string, name: string): Promise<boolean>;
  /** Notes that one was used, in milliseconds since 1970. */
  noteAppPasswordUse(user: string, name: string, usedMs: number): Promise<void>;
}

/** A user or an address whose passwords are not looked at for a while. */
export interface LockOut {
  /** `user ada` or `address 192.0.2.1`; an address of IPv6 stands for its network, as in `address 2001:db8:0:1::/64`. */
  readonly subject: string;
  /** When it ends, in milliseconds since 1970. */
  readonly untilMs: number;
}

/** Most lock-outs that a store keeps; beyond them it forgets those that end first. */
export const MAX_LOCK_OUTS = 1_000;

/** Where it is kept whose passwords are not looked at. */
export interface LockOutStore {
  /**
   * Locks a subject out, or for longer than it is, and forgets the lock-outs that ended.
   *
   * @param lockOut Who, and until when.
   * @param nowMs The time, in milliseconds since 1970.
   */
  lockOut(lockOut: LockOut, nowMs: number): Promise<void>;
  /** Tells when the last lock-out of some subjects ends, in milliseconds since 1970; it may have ended. */
  findLockOut(subjects: readonly string[]): Promise<number | undefined>;
  /** All that end after a time, by subject. */
  listLockOuts(nowMs: number): Promise<readonly LockOut[]>;
  /** Lifts one; tells whether it was there. */
  liftLockOut(subject: string): Promise<boolean>;
}
