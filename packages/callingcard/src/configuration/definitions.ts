/** What a setting is for. */
export type SettingGroup = "program" | "sign-in" | "messaging";

/** One setting: the option, the variable and the key of the file are all made from its name. */
export interface SettingDefinition {
  /** Key in the file; `sip-port` is also `--sip-port` and `CALLINGCARD_SIP_PORT`. */
  readonly name: SettingName;
  /** What its value is called on the command line. */
  readonly argument: string;
  readonly group: SettingGroup;
  /** One line, for the help and the README. */
  readonly meaning: string;
  readonly fallback?: string;
  /** What the README says of the default, where it is more than a value. */
  readonly said?: string;
  /**
   * How it may be given. Default `anyhow`: as an option, a variable or a key of the file; `unseen` is no
   * option, since other users of the machine see those; `variable` is no key of the file either.
   */
  readonly ways?: "anyhow" | "unseen" | "variable";
  /** Whether it may hold a password, which is never printed. */
  readonly isSecret?: boolean;
}

/** The name of a setting. */
export type SettingName = (typeof TABLE)[number]["name"];

const TABLE = [
  {
    name: "data",
    argument: "<folder>",
    group: "program",
    meaning: "folder of the database, made for its owner alone",
    fallback: "./data",
  },
  {
    name: "database",
    argument: "<url>",
    group: "program",
    meaning: "`postgres://` URL of a database for address books and users",
    said: "the one in the data folder",
    isSecret: true,
  },
  {
    name: "quota",
    argument: "<octets>",
    group: "program",
    meaning: "most octets that the cards of one user may have together",
    said: "as many as there is room for",
  },
  {
    name: "history-days",
    argument: "<days>",
    group: "program",
    meaning: "how long it is remembered who wrote a card and what was there; 0 for not at all",
    fallback: "90",
  },
  {
    name: "host",
    argument: "<address>",
    group: "program",
    meaning: "address to listen on",
    fallback: "127.0.0.1",
  },
  {
    name: "port",
    argument: "<number>",
    group: "program",
    meaning: "port; 0 takes a free one",
    fallback: "8080",
  },
  {
    name: "processes",
    argument: "<number>",
    group: "program",
    meaning: "how many processes answer clients, up to 64; `auto` for one for each processor",
    fallback: "1",
  },
  {
    name: "https-key",
    argument: "<file>",
    group: "program",
    meaning: "key for HTTPS with HTTP/2 in place of HTTP, in PEM",
    said: "plain HTTP",
  },
  {
    name: "https-cert",
    argument: "<file>",
    group: "program",
    meaning: "its certificate, with those above it, in PEM; both files are read again at SIGHUP",
    said: "plain HTTP",
  },
  {
    name: "compression",
    argument: "<on|off>",
    group: "program",
    meaning: "whether answers are compressed for clients that take brotli or gzip: `on` or `off`",
    fallback: "off",
  },
  {
    name: "cors-origins",
    argument: "<origins>",
    group: "program",
    meaning:
      "origins whose pages may use the address book, such as `https://mail.example.org`, with spaces between, or `*`",
    said: "none",
  },
  {
    name: "monitor-host",
    argument: "<address>",
    group: "program",
    meaning: "address of the monitor",
    fallback: "127.0.0.1",
  },
  {
    name: "monitor-port",
    argument: "<number>",
    group: "program",
    meaning: "port of a monitor with `/metrics`, `/health` and `/ready`; 0 takes a free one",
    said: "no monitor",
  },
  {
    name: "otlp-url",
    argument: "<url>",
    group: "program",
    meaning:
      "where an OpenTelemetry collector takes traces, such as `http://127.0.0.1:4318/v1/traces`",
    said: "no traces",
  },
  {
    name: "log-level",
    argument: "<level>",
    group: "program",
    meaning: "`debug`, `info`, `warn`, `error` or `silent`",
    fallback: "info",
  },
  {
    name: "user",
    argument: "<name>",
    group: "program",
    meaning: "the first user, made when there is none",
    fallback: "me",
    ways: "variable",
  },
  {
    name: "password",
    argument: "<password>",
    group: "program",
    meaning: "password of the first user, and of `user add` and `user passwd`",
    said: "random at the first start, printed once",
    ways: "variable",
    isSecret: true,
  },
  {
    name: "lock-after",
    argument: "<count>",
    group: "sign-in",
    meaning: "wrong passwords after which a user is locked out, and ten times as many an address",
    said: "never",
  },
  {
    name: "lock-minutes",
    argument: "<count>",
    group: "sign-in",
    meaning: "how long, in minutes",
    fallback: "15",
  },
  {
    name: "oidc-issuer",
    argument: "<url>",
    group: "sign-in",
    meaning: "OpenID Connect issuer whose tokens sign users in, as they name it",
    said: "no tokens",
  },
  {
    name: "oidc-audience",
    argument: "<name>",
    group: "sign-in",
    meaning: "whom its tokens must be meant for",
    said: "no tokens",
  },
  {
    name: "oidc-claim",
    argument: "<name>",
    group: "sign-in",
    meaning: "claim of a token that has the user's name",
    fallback: "sub",
  },
  {
    name: "messaging",
    argument: "<on|off>",
    group: "messaging",
    meaning: "whether there is a messaging part: `on` or `off`",
    fallback: "on",
  },
  {
    name: "sip-domain",
    argument: "<name>",
    group: "messaging",
    meaning: "domain of the users' addresses: `ada` is `sip:ada@` and it",
    fallback: "callingcard.localhost",
  },
  {
    name: "sip-host",
    argument: "<address>",
    group: "messaging",
    meaning: "address for SIP and MSRP, as devices reach it; not `0.0.0.0`",
    fallback: "127.0.0.1",
  },
  {
    name: "sip-port",
    argument: "<number>",
    group: "messaging",
    meaning: "port of the SIP core, by UDP and TCP",
    fallback: "5060",
  },
  {
    name: "sips-port",
    argument: "<number>",
    group: "messaging",
    meaning: "its port for TLS",
    fallback: "5061",
  },
  {
    name: "function-port",
    argument: "<number>",
    group: "messaging",
    meaning: "SIP port of the Participating Function, which only the core talks to",
    fallback: "5070",
  },
  {
    name: "msrp-port",
    argument: "<number>",
    group: "messaging",
    meaning: "port for MSRP",
    fallback: "2855",
  },
  {
    name: "msrps-port",
    argument: "<number>",
    group: "messaging",
    meaning: "its port for TLS",
    fallback: "2856",
  },
  {
    name: "tls-key",
    argument: "<file>",
    group: "messaging",
    meaning: "key for SIP and MSRP over TLS, in PEM",
    said: "no TLS",
  },
  {
    name: "tls-cert",
    argument: "<file>",
    group: "messaging",
    meaning: "its certificate, in PEM",
    said: "no TLS",
  },
  {
    name: "sip-digest",
    argument: "<on|off>",
    group: "messaging",
    meaning: "whether SIP users sign in, with name and password of the address book: `on` or `off`",
    said: "`on`, but `off` on the loopback address",
  },
  {
    name: "core",
    argument: "<uri>",
    group: "messaging",
    meaning: "URI of another SIP core",
    said: "the embedded one",
  },
  {
    name: "core-registrations",
    argument: "<how>",
    group: "messaging",
    meaning:
      "how that core tells who is registered: `subscribe` (RFC 3680) or `copies` of each REGISTER",
    fallback: "subscribe",
  },
  {
    name: "xcap-root",
    argument: "<uri>",
    group: "messaging",
    meaning: "root of another XCAP server that lists and policies are read from",
    said: "the embedded one",
  },
  {
    name: "imap-url",
    argument: "<uri>",
    group: "messaging",
    meaning:
      "IMAP server as message store: `imaps://`, `imap://` (STARTTLS) or `imap+insecure://`, master user, host, folder",
    said: "the embedded one",
  },
  {
    name: "imap-password",
    argument: "<password>",
    group: "messaging",
    meaning: "password of the master user",
    ways: "unseen",
    isSecret: true,
  },
  {
    name: "imap-separator",
    argument: "<text>",
    group: "messaging",
    meaning:
      "what stands between the names of a login; `none` for SASL PLAIN's authorization identity",
    fallback: "*",
    ways: "unseen",
  },
  {
    name: "trace",
    argument: "<folder>",
    group: "messaging",
    meaning: "folder for a file per session that replays it, with all that was said",
    said: "no traces",
  },
] as const;

/** All settings, in the order of the README. */
export const SETTINGS: readonly SettingDefinition[] = TABLE;

/**
 * Finds a setting.
 *
 * @param name Its name.
 * @returns `undefined` for a name that is none.
 */
export function findSetting(name: string): SettingDefinition | undefined {
  return SETTINGS.find((setting) => setting.name === name);
}

/**
 * Gives the variable of a setting.
 *
 * @param name Its name.
 */
export function variableOf(name: SettingName): string {
  return `CALLINGCARD_${name.replaceAll("-", "_").toUpperCase()}`;
}
