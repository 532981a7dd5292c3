import type { ImapSecurity } from "@callingcard/store-imap";
import { variableOf } from "../configuration/definitions.ts";
import { type Environment, fromEnvironment, readSetting, type Setting } from "../setting.ts";
import { ExitError } from "../surroundings.ts";

/** An IMAP server as message store. */
export interface ImapSettings {
  readonly host: string;
  readonly port: number | undefined;
  readonly security: ImapSecurity;
  /** The user who may act for all others. */
  readonly user: string;
  readonly password: string;
  /** What stands between the names of a login; empty where the other one is the authorization identity. */
  readonly separator: string;
  /** Folders above all others. */
  readonly root: readonly string[];
}

/** How the scheme of the URI says that connections are secured. */
const SECURITIES: ReadonlyMap<string, ImapSecurity> = new Map([
  ["imaps:", "tls"],
  ["imap:", "starttls"],
  ["imap+insecure:", "none"],
]);

/**
 * Reads where the IMAP server is: `imaps://`, `imap://` with STARTTLS or `imap+insecure://`, the name of the
 * master user, host, port, and folders above all others. The password has a variable of its own.
 *
 * @param setting The URI.
 * @param env From the environment.
 * @returns `undefined` where there is no URI.
 * @throws ExitError Status 2; the message names the option or variable, and repeats nothing of it.
 */
export function readImap(setting: Setting | undefined, env: Environment): ImapSettings | undefined {
  if (setting === undefined) return undefined;
  const { name, value } = setting;
  const wrong = new ExitError(
    2,
    `${name} is not like imaps://user@host, imap:// or imap+insecure://`,
  );
  if (!URL.canParse(value)) throw wrong;
  const uri = new URL(value);
  const security = SECURITIES.get(uri.protocol);
  const isWhole = security !== undefined && uri.hostname !== "" && uri.username !== "";
  if (!isWhole || uri.search !== "" || uri.hash !== "") throw wrong;
  if (uri.password !== "") {
    throw new ExitError(2, `${name} has a password, which is for CALLINGCARD_IMAP_PASSWORD`);
  }
  const password = fromEnvironment("imap-password", env);
  if (password === undefined || password.value === "") {
    const variable = variableOf("imap-password");
    throw new ExitError(2, `${password?.name ?? variable} is empty, and ${name} is given`);
  }
  return {
    host: uri.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: uri.port === "" ? undefined : Number(uri.port),
    security,
    user: decode(uri.username, wrong),
    password: password.value,
    separator: readSeparator(env),
    root: uri.pathname
      .split("/")
      .filter((part) => part !== "")
      .map((part) => decode(part, wrong)),
  };
}

function readSeparator(env: Environment): string {
  const { value } = readSetting("imap-separator", {}, env);
  return value === "none" ? "" : value;
}

function decode(text: string, wrong: ExitError): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw wrong;
  }
}
