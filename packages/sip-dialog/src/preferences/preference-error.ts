/** Why preferences are not looked at. */
export type PreferenceErrorCode = "too-many-predicates";

/** Thrown for preferences that are beyond a limit. */
export class PreferenceError extends Error {
  override readonly name = "PreferenceError";

  /** Why. */
  readonly code: PreferenceErrorCode;

  /**
   * @param code Why.
   * @param reason One clause for people.
   */
  constructor(code: PreferenceErrorCode, reason: string) {
    super(`${reason} (RFC 3841 section 11)`);
    this.code = code;
  }
}
