import { StoreError } from "@callingcard/cpm-server/store";

/** How a server is told who calls. */
export interface ImapLogin {
  readonly user: string;
  readonly password: string;
  /** Whose mailboxes are meant, where that is another than the user (RFC 4616 section 2). */
  readonly authorize?: string | undefined;
}

/** A user of the server who may act for all others. */
export interface MasterUser {
  readonly user: string;
  readonly password: string;

  /** Gives the server's name of an owner. Default: the owner as it is. */
  readonly name?: ((owner: string) => string) | undefined;

  /**
   * What stands between the two names of a login, as Dovecot's `auth_master_user_separator` says.
   * Left out, the owner is the authorization identity of SASL PLAIN.
   */
  readonly separator?: string | undefined;
}

/**
 * Makes the logins of all owners out of that of one master user.
 *
 * @param master The master user.
 * @returns The login of an owner, as the options of the store ask for it. It throws StoreError `refused` for a name that would be
 *   taken for two: one with the separator or a control character in it.
 */
export function masterLogin(master: MasterUser): (owner: string) => ImapLogin {
  const { user, password, separator, name = (owner) => owner } = master;
  return (owner) => {
    const login = name(owner);
    // The server would let the master in to the mailboxes of whoever stands in front.
    const isTwo = separator !== undefined && login.includes(separator);
    // oxlint-disable-next-line no-control-regex -- NUL stands between the names of SASL PLAIN
    if (login === "" || isTwo || /[\u0000-\u001f\u007f]/.test(login)) {
      throw new StoreError("refused", "owner has a name that is none");
    }
    return separator === undefined
      ? { user, password, authorize: login }
      : { user: `${login}${separator}${user}`, password };
  };
}
