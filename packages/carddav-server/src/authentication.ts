/** Who sends a request, as an authenticator found out. */
export type Authentication =
  | {
      readonly kind: "user";
      readonly user: string;
      /** Name of the app password that was used, which is good for address books alone. */
      readonly appPassword?: string;
    }
  /** No credentials or wrong ones; with a time to wait, they were not even looked at. */
  | {
      readonly kind: "refused";
      readonly retryAfterSeconds?: number;
      /** What WWW-Authenticate says (RFC 9110 section 11.6.1). Default: {@link BASIC_CHALLENGE}. */
      readonly challenges?: readonly string[];
    };

/** Finds out who sends a request from its header fields. */
export type Authenticate = (request: Request) => Promise<Authentication>;

/**
 * The protection space of every installation: clients keep a password by realm, and some ask again
 * when it changes with the host's name.
 */
export const REALM = "Callingcard";

/** The challenge of the Basic scheme (RFC 7617 section 2). */
export const BASIC_CHALLENGE: string = `Basic realm="${REALM}", charset="UTF-8"`;
