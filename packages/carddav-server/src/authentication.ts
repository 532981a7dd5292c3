/** Who sends a request, as an authenticator found out. */
export type Authentication =
  | { readonly kind: "user"; readonly user: string }
  /** No credentials or wrong ones; with a time to wait, they were not even looked at. */
  | { readonly kind: "refused"; readonly retryAfterSeconds?: number };

/** Finds out who sends a request from its header fields. */
export type Authenticate = (request: Request) => Promise<Authentication>;

/**
 * The protection space of every installation: clients keep a password by realm, and some ask again
 * when it changes with the host's name.
 */
export const REALM = "Callingcard";
