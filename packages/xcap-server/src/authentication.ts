/** Who sends a request, as an authenticator found out. */
export type Authentication =
  | {
      readonly kind: "user";
      /** The XCAP User Identifier, not percent-encoded. */
      readonly user: string;
    }
  | {
      readonly kind: "refused";
      /** How to sign in: the value of `WWW-Authenticate`. */
      readonly challenge: string;
      /** Credentials were not even looked at: the request may come again after this time. */
      readonly retryAfterSeconds?: number;
    };

/** Finds out who sends a request from its header fields. */
export type Authenticate = (request: Request) => Promise<Authentication>;
