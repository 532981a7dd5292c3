import { isIP } from "node:net";
import type { SettingName } from "../configuration/definitions.ts";
import type { GivenOptions } from "../configuration/given-options.ts";
import {
  type Environment,
  type KeyPair,
  quoted,
  readKeyPair,
  readOptional,
  readPort,
  readSetting,
  readSwitch,
  readWord,
  type Setting,
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
  readonly tls: KeyPair | undefined;
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

/** The settings that the ports are read from. */
export const PORT_SETTINGS: Readonly<Record<keyof MessagingPorts, SettingName>> = {
  sip: "sip-port",
  sips: "sips-port",
  function: "function-port",
  msrp: "msrp-port",
  msrps: "msrps-port",
};

const REGISTRATION_SOURCES = ["subscribe", "copies"] as const;

/**
 * Tells whether messages are served.
 *
 * @param options From the command line.
 * @param env From the environment.
 * @throws ExitError Status 2.
 */
export function isMessagingOn(options: GivenOptions, env: Environment): boolean {
  return readSwitch(readSetting("messaging", options, env));
}

/**
 * Reads the domain of the users' addresses.
 *
 * @param options From the command line.
 * @param env From the environment.
 * @throws ExitError Status 2 for what is no name of a host.
 */
export function readDomain(options: GivenOptions, env: Environment): string {
  const { name, value } = readSetting("sip-domain", options, env);
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
  options: GivenOptions,
  env: Environment,
  isAnyPort: boolean,
): MessagingSettings | undefined {
  if (!isMessagingOn(options, env)) return undefined;
  const read = (name: SettingName): Setting | undefined => readOptional(name, options, env);
  const host = readHost(readSetting("sip-host", options, env));
  const core = read("core");
  return {
    domain: readDomain(options, env),
    host,
    ports: readPorts(options, env, isAnyPort),
    tls: readKeyPair(read("tls-key"), read("tls-cert")),
    core: core && readCore(core),
    coreRegistrations: readWord(
      readSetting("core-registrations", options, env),
      REGISTRATION_SOURCES,
    ),
    xcapRoot: readRoot(read("xcap-root")),
    imap: readImap(read("imap-url"), env),
    trace: read("trace")?.value,
    digest: readDigest(options, env, isLoopback(host) || core !== undefined),
  };
}

function readHost({ name, value }: Setting): string {
  const host = value.replace(/^\[(.*)\]$/, "$1");
  // Devices are told where the core and the function are: they must be somewhere.
  if (host !== "0.0.0.0" && host !== "::" && (isIP(host) !== 0 || /^[\w.-]+$/.test(host)))
    return host;
  throw new ExitError(2, `${name} is not an address that devices can reach: ${quoted(value)}`);
}

function readPorts(options: GivenOptions, env: Environment, isAnyPort: boolean): MessagingPorts {
  const port = (of: keyof MessagingPorts): number =>
    readPort(readSetting(PORT_SETTINGS[of], options, env, isAnyPort ? "0" : undefined));
  return {
    sip: port("sip"),
    sips: port("sips"),
    function: port("function"),
    msrp: port("msrp"),
    msrps: port("msrps"),
  };
}

function readCore({ name, value }: Setting): string {
  // Characters that would end the URI where it is put between angle brackets.
  if (/^sips?:[^\s<>"?@]+$/i.test(value) && /;lr(?:;|$)/i.test(value)) return value;
  throw new ExitError(2, `${name} is not a SIP URI with ;lr: ${quoted(value)}`);
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

function readDigest(options: GivenOptions, env: Environment, isOptional: boolean): boolean {
  const setting = readSetting("sip-digest", options, env, isOptional ? "off" : "on");
  const isOn = readSwitch(setting);
  if (isOn || isOptional) return isOn;
  throw new ExitError(
    2,
    `${setting.name} is off, which only a core on the loopback address may have`,
  );
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}
