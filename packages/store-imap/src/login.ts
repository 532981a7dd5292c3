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
 * @returns The login of an owner, as the options of the store ask for it.
 */
export function masterLogin(master: MasterUser): (owner: string) => ImapLogin {
  const { user, password, separator, name = (owner) => owner } = master;
  return (owner) =>
    separator === undefined
      ? { user, password, authorize: name(owner) }
      : { user: `${name(owner)}${separator}${user}`, password };
}
