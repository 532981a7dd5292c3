/** Which notifications went to the far side already (RFC 5438 section 7.2.1.1, CPM-D10). */
export interface DispositionLog {
  /**
   * Tells whether this notification is the first of its kind, and from then on it is not: of
   * concurrent callers one is told so. On disk when the promise is resolved.
   */
  first(notification: Disposition): Promise<boolean>;

  /** Forgets notifications from before a time, in milliseconds since 1970; tells how many. */
  forget(beforeMs: number): Promise<number>;
}

/** What makes a notification the same. */
export interface Disposition {
  readonly servedUser: string;
  readonly farUser: string;
  /** imdn.Message-ID of the message it is about. */
  readonly messageId: string;
  /** Its kind, as in `delivered` and `displayed`. */
  readonly type: string;
  /** When it came, in milliseconds since 1970. */
  readonly atMs: number;
}
