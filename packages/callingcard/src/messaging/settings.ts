import { isIP } from "node:net";
import {
  type Environment,
  quoted,
  readOptional,
  readPort,
  readSetting,
  readWord,
  type Setting,
  type Source,
} from "../setting.ts";
import { ExitError } from "../surroundings.ts";
import { type ImapSettings, readImap } from "./imap-settings.ts";

/** Settings of the messaging part of `callingcard serve`. */
export interface MessagingSettings {
  /** Domain of the users' addresses, in lower case. */
  readonly domain: string;
  /** Address that core and function listen at, and that devices are told. */
  readonly host: string;
  readonly ports: MessagingPorts;
  /** Files with the certificate for SIP and MSRP over TLS. */
  readonly tls: { readonly key: string; readonly cert: string } | undefined;
  /** URI of a core beside this program. */
  readonly core: string | undefined;
  /** How such a core tells who is registered. */
  readonly coreRegistrations: (typeof REGISTRATION_SOURCES)[number];
  /** Root of an XCAP server beside this program. */
  readonly xcapRoot: string | undefined;
  /** An IMAP server as message store. */
  readonly imap: ImapSettings | undefined;
  /** Folder for the traces of sessions. */
  readonly trace: string | undefined;
  /** Whether who registers or calls proves it by Digest. */
  readonly digest: boolean;
}

/** Ports of the messaging part; 0 stands for any free one. */
export interface MessagingPorts {
  /** Of the embedded core, by UDP and TCP. */
  readonly sip: number;
  /** Of the core by TLS. */
  readonly sips: number;
  /** Of the Participating Function, by UDP and TCP. */
  readonly function: number;
  readonly msrp: number;
  /** For MSRP over TLS. */
  readonly msrps: number;
}

/** Options as given on the command line. */
export interface GivenMessaging {
  readonly messaging?: string;
  readonly sipDomain?: string;
  readonly sipHost?: string;
  readonly sipPort?: string;
  readonly sipsPort?: string;
  readonly functionPort?: string;
  readonly msrpPort?: string;
  readonly msrpsPort?: string;
  readonly tlsKey?: string;
  readonly tlsCert?: string;
  readonly core?: string;
  readonly coreRegistrations?: string;
  readonly xcapRoot?: string;
  readonly imapUrl?: string;
  readonly trace?: string;
  readonly sipDigest?: string;
}

/** How a port is set. */
interface PortSetting {
  readonly option: string;
  readonly variable: string;
  readonly fallback: string;
}

/** How each port is set, and its default. */
export const PORT_SETTINGS: Readonly<Record<keyof MessagingPorts, PortSetting>> = {
  sip: { option: "--sip-port", variable: "CALLINGCARD_SIP_PORT", fallback: "5060" },
  sips: { option: "--sips-port", variable: "CALLINGCARD_SIPS_PORT", fallback: "5061" },
  function: { option: "--function-port", variable: "CALLINGCARD_FUNCTION_PORT", fallback: "5070" },
  msrp: { option: "--msrp-port", variable: "CALLINGCARD_MSRP_PORT", fallback: "2855" },
  msrps: { option: "--msrps-port", variable: "CALLINGCARD_MSRPS_PORT", fallback: "2856" },
};

/** Domain of users where none is given: names below it are those of this machine (RFC 6761 section 6.3). */
export const DEFAULT_DOMAIN = "callingcard.localhost";

const REGISTRATION_SOURCES = ["subscribe", "copies"] as const;

const SWITCH = ["on", "off"] as const;

/**
 * Tells whether messages are served.
 *
 * @param options From the command line.
 * @param env From the environment.
 * @throws ExitError Status 2.
 */
export function isMessagingOn(options: GivenMessaging, env: Environment): boolean {
  const { messaging: given } = options;
  const source = { option: "--messaging", given, variable: "CALLINGCARD_MESSAGING" };
  return readWord(readSetting(source, env, "on"), SWITCH) === "on";
}

/**
 * Reads the domain of the users' addresses.
 *
 * @param options From the command line.
 * @param env From the environment.
 * @throws ExitError Status 2 for what is no name of a host.
 */
export function readDomain(options: GivenMessaging, env: Environment): string {
  const { sipDomain: given } = options;
  const source = { option: "--sip-domain", given, variable: "CALLINGCARD_SIP_DOMAIN" };
  const { name, value } = readSetting(source, env, DEFAULT_DOMAIN);
  const isDomain =
    value.length <= 253 && /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)*[a-z][a-z\d-]*$/i.test(value);
  if (isDomain && !value.endsWith("-")) return value.toLowerCase();
  throw new ExitError(2, `${name} is not a domain: ${quoted(value)}`);
}

/**
 * Reads the settings of the messaging part.
 *
 * @param options From the command line.
 * @param env From the environment.
 * @param isAnyPort Whether ports that are not given are any free ones, as for a server beside another one.
 * @returns The settings; `undefined` where messages are not served.
 * @throws ExitError Status 2; the message names the option or variable.
 */
export function readMessaging(
  options: GivenMessaging,
  env: Environment,
  isAnyPort: boolean,
): MessagingSettings | undefined {
  if (!isMessagingOn(options, env)) return undefined;
  const read = (option: string, given: string | undefined, variable: string): Setting | undefined =>
    readOptional({ option, given, variable }, env);
  const host = readHost(
    { option: "--sip-host", given: options.sipHost, variable: "CALLINGCARD_SIP_HOST" },
    env,
  );
  const core = read("--core", options.core, "CALLINGCARD_CORE");
  return {
    domain: readDomain(options, env),
    host,
    ports: readPorts(options, env, isAnyPort),
    tls: readTls(
      read("--tls-key", options.tlsKey, "CALLINGCARD_TLS_KEY"),
      read("--tls-cert", options.tlsCert, "CALLINGCARD_TLS_CERT"),
    ),
    core: core && readCore(core),
    coreRegistrations: readRegistrations(options, env),
    xcapRoot: readRoot(read("--xcap-root", options.xcapRoot, "CALLINGCARD_XCAP_ROOT")),
    imap: readImap(read("--imap-url", options.imapUrl, "CALLINGCARD_IMAP_URL"), env),
    trace: read("--trace", options.trace, "CALLINGCARD_TRACE")?.value,
    digest: readDigest(options, env, isLoopback(host) || core !== undefined),
  };
}

function readHost(source: Source, env: Environment): string {
  const { name, value } = readSetting(source, env, "127.0.0.1");
  const host = value.replace(/^\[(.*)\]$/, "$1");
  // Devices are told where the core and the function are: they must be somewhere.
  if (host !== "0.0.0.0" && host !== "::" && (isIP(host) !== 0 || /^[\w.-]+$/.test(host)))
    return host;
  throw new ExitError(2, `${name} is not an address that devices can reach: ${quoted(value)}`);
}

function readPorts(options: GivenMessaging, env: Environment, isAnyPort: boolean): MessagingPorts {
  const port = (name: keyof MessagingPorts): number => {
    const { option, variable, fallback } = PORT_SETTINGS[name];
    const source = { option, given: options[`${name}Port`], variable };
    return readPort(readSetting(source, env, isAnyPort ? "0" : fallback));
  };
  return {
    sip: port("sip"),
    sips: port("sips"),
    function: port("function"),
    msrp: port("msrp"),
    msrps: port("msrps"),
  };
}

function readTls(key: Setting | undefined, cert: Setting | undefined): MessagingSettings["tls"] {
  if (key !== undefined && cert !== undefined) return { key: key.value, cert: cert.value };
  if (key !== undefined) throw new ExitError(2, `${key.name} is given without a certificate`);
  if (cert !== undefined) throw new ExitError(2, `${cert.name} is given without a key`);
  return undefined;
}

function readCore({ name, value }: Setting): string {
  // Characters that would end the URI where it is put between angle brackets.
  if (/^sips?:[^\s<>"?@]+$/i.test(value) && /;lr(?:;|$)/i.test(value)) return value;
  throw new ExitError(2, `${name} is not a SIP URI with ;lr: ${quoted(value)}`);
}

function readRegistrations(
  { coreRegistrations: given }: GivenMessaging,
  env: Environment,
): MessagingSettings["coreRegistrations"] {
  const variable = "CALLINGCARD_CORE_REGISTRATIONS";
  const setting = readSetting(
    { option: "--core-registrations", given, variable },
    env,
    "subscribe",
  );
  return readWord(setting, REGISTRATION_SOURCES);
}

function readRoot(setting: Setting | undefined): string | undefined {
  if (setting === undefined) return undefined;
  const { name, value } = setting;
  if (URL.canParse(value)) {
    const { protocol, search, hash } = new URL(value);
    if (/^https?:$/.test(protocol) && search === "" && hash === "") return value;
  }
  throw new ExitError(2, `${name} is not an HTTP URI without a query: ${quoted(value)}`);
}

function readDigest(options: GivenMessaging, env: Environment, isOptional: boolean): boolean {
  const { sipDigest: given } = options;
  const source = { option: "--sip-digest", given, variable: "CALLINGCARD_SIP_DIGEST" };
  const setting = readSetting(source, env, isOptional ? "off" : "on");
  const isOn = readWord(setting, SWITCH) === "on";
  if (isOn || isOptional) return isOn;
  throw new ExitError(
    2,
    `${setting.name} is off, which only a core on the loopback address may have`,
  );
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
