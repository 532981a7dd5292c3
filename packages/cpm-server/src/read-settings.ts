import { parseSipUri, SipError, stringifyWarning } from "@callingcard/sip";
import {
  DEFAULT_SETTINGS,
  OVERRIDABLE,
  type Settings,
  type SubscriberSettings,
} from "./settings.ts";

/** Why a setting is none. */
export type SettingsErrorCode =
  /** There is no setting of this name. */
  | "unknown-setting"
  /** It is the provider's alone. */
  | "not-overridable"
  /** It has another type, or is not one of its words. */
  | "invalid-value"
  /** A number beyond its bounds, or a list or text that is too long. */
  | "out-of-range";

/** A setting that is none. */
export class SettingsError extends Error {
  override readonly name: string = "SettingsError";

  /** Why. */
  readonly code: SettingsErrorCode;

  /** Which one. */
  readonly setting: string;

  /**
   * @param code Why.
   * @param setting Which one.
   * @param reason The same for people, in one clause.
   */
  constructor(code: SettingsErrorCode, setting: string, reason: string) {
    super(`${setting}: ${reason}`);
    this.code = code;
    this.setting = setting;
  }
}

/** Most entries of a setting that is a list. */
const MAX_ENTRIES = 256;

/** Longest text of a setting, in UTF-16 code units. */
const MAX_LENGTH = 1_024;

/** Longest time of a setting in milliseconds: what a timer can wait. */
const MAX_TIMER_MS = 2_147_483_647;

type Reader<Value> = (value: unknown, setting: string) => Value;

const boolean: Reader<boolean> = (value, setting) =>
  typeof value === "boolean" ? value : invalid(setting, "is true or false");

const text: Reader<string> = (value, setting) => {
  if (typeof value !== "string") return invalid(setting, "is a text");
  if (value.length > MAX_LENGTH) throw outOfRange(setting, `has at most ${MAX_LENGTH} characters`);
  // A setting that stands in a header field cannot end it.
  if (/\p{Cc}/u.test(value)) return invalid(setting, "has a control character");
  return value;
};

function matching(pattern: RegExp, reason: string): Reader<string> {
  return (value, setting) => {
    const read = text(value, setting);
    return pattern.test(read) ? read : invalid(setting, reason);
  };
}

function readableBy(read: (text: string) => unknown, reason: string): Reader<string> {
  return (value, setting) => {
    const given = text(value, setting);
    try {
      read(given);
      return given;
    } catch (error) {
      if (error instanceof SipError || error instanceof RangeError) return invalid(setting, reason);
      throw error;
    }
  };
}

function number(least: number, most: number): Reader<number> {
  return (value, setting) => {
    if (typeof value !== "number" || !Number.isInteger(value)) {
      return invalid(setting, "is a whole number");
    }
    if (value < least || value > most) throw outOfRange(setting, `is from ${least} to ${most}`);
    return value;
  };
}

function oneOf<const Word extends string>(...words: readonly Word[]): Reader<Word> {
  return (value, setting) =>
    words.find((word) => word === value) ?? invalid(setting, `is one of ${words.join(", ")}`);
}

function list<Value>(entry: Reader<Value>): Reader<readonly Value[]> {
  return (value, setting) => {
    if (!Array.isArray(value)) return invalid(setting, "is a list");
    if (value.length > MAX_ENTRIES) throw outOfRange(setting, `has at most ${MAX_ENTRIES} entries`);
    return value.map((one) => entry(one, setting));
  };
}

function texts<const Name extends string>(
  ...names: readonly Name[]
): Reader<{ readonly [Key in Name]: string }> {
  return (value, setting) => {
    if (typeof value !== "object" || value === null) return invalid(setting, "is an object");
    const given = new Map<string, unknown>(Object.entries(value));
    const surplus = [...given.keys()].find((key) => !names.some((name) => name === key));
    if (surplus !== undefined) return invalid(setting, `has no ${surplus.slice(0, 40)}`);
    const read = names.map((name) => [name, text(given.get(name), `${setting}.${name}`)] as const);
    return Object.fromEntries(read) as { readonly [Key in Name]: string };
  };
}

const release = matching(
  /^[!-.0-~]{1,80}\/OMA\d{1,4}\.\d{1,4}(?:-\d{1,4}\.\d{1,4})?$/,
  "is a release, as in CPM-client/OMA1.0-2.2",
);
const mediaType = matching(/^(?:\*|[\w!#$&+.^-]+\/(?:\*|[\w!#$&+.^-]+))$/, "is a media type or *");
const milliseconds = number(1, MAX_TIMER_MS);

const READERS: { readonly [Name in keyof Settings]: Reader<Settings[Name]> } = {
  requiredUserAgent: list(release),
  unknownUserAgent: oneOf("accept", "refuse"),
  allowAnonymity: boolean,
  blacklist: texts("auid", "document", "list"),
  policyDocument: texts("auid", "document"),
  xdmDown: oneOf("cache-then-allow", "refuse"),
  allowedMedia: list(matching(/^[\w!#$&+.^-]+$/, "is a kind of media")),
  allowedTypes: list(mediaType),
  maxMessageOctets: number(1, 4_294_967_296),
  noClient: oneOf("reject", "interwork", "continue"),
  services: list(matching(/^urn:/i, "is a URN")),
  rejectUnknownService: boolean,
  trustedNeighbours: list(text),
  mode: oneOf("media", "proxy"),
  multiDevice: oneOf("first", "until-use", "all"),
  directDelivery: boolean,
  markReceived: boolean,
  directionOnIncoming: oneOf("none", "sent"),
  trustDirection: boolean,
  cpimDirectionNamespace: matching(/^[^<>\s]*$/, "is a URI"),
  forkBy: oneOf("function", "core"),
  forkWindowMs: milliseconds,
  inviteTimeoutMs: milliseconds,
  offerSetup: oneOf("passive", "actpass"),
  maxClients: number(1, 64),
  deferral: boolean,
  deferOn: list(number(400, 699)),
  deferredExpiresMs: number(1, 31_536_000_000),
  interworking: boolean,
  isfUri: readableBy((uri) => uri === "" || parseSipUri(uri), "is a SIP URI"),
  splitStreams: boolean,
  recording: boolean,
  storeDown: oneOf("refuse", "continue"),
  forwardAfterStore: boolean,
  imdnDedup: boolean,
  syncDisplayed: boolean,
  legQueueBytes: number(1, 1_073_741_824),
  msrpBindTimeoutMs: milliseconds,
  preBufferOctets: number(0, 16_777_216),
  preBufferMessages: number(0, 10_000),
  sessionExpires: number(90, 4_294_967),
  minSe: number(90, 4_294_967),
  release: matching(/^[^\s/]+(?:\/[^\s/]+)?(?: .+)?$/, "is a list of products"),
  uaInResponses: boolean,
  warnAgent: readableBy(
    (agent) => agent === "" || stringifyWarning({ code: 399, agent, text: "" }),
    "is a host or a name",
  ),
  conferenceSubscription: boolean,
  t1Ms: milliseconds,
  t2Ms: milliseconds,
  t4Ms: milliseconds,
  maxSessions: number(0, 10_000_000),
  maxSessionsPerUser: number(0, 1_000_000),
  inviteRate: number(0, 1_000_000),
};

/**
 * Reads the settings of a provider: what it does not name has its default.
 *
 * @param document Settings by name, as JSON holds them.
 * @returns The settings.
 * @throws SettingsError for a name that is no setting, and a value that it can not have.
 */
export function readSettings(document: Readonly<Record<string, unknown>>): Settings {
  const settings = { ...DEFAULT_SETTINGS, ...read(document, Object.keys(DEFAULT_SETTINGS)) };
  if (settings.minSe > settings.sessionExpires) {
    throw outOfRange("sessionExpires", "is not below minSe");
  }
  return settings;
}

/**
 * Reads what a subscriber has otherwise.
 *
 * @param document Settings by name, as JSON holds them.
 * @returns The settings that are there.
 * @throws SettingsError for a name that is no setting or the provider's alone, and a value that it can not have.
 */
export function readSubscriberSettings(
  document: Readonly<Record<string, unknown>>,
): SubscriberSettings {
  return read(document, OVERRIDABLE);
}

function read(
  document: Readonly<Record<string, unknown>>,
  allowed: readonly string[],
): Partial<Settings> {
  const settings = new Map<string, unknown>();
  for (const [name, value] of Object.entries(document)) {
    if (!isSetting(name)) throw unknown(name);
    if (!allowed.includes(name)) {
      throw new SettingsError("not-overridable", name, "is the same for all subscribers");
    }
    settings.set(name, READERS[name](value, name));
  }
  return Object.fromEntries(settings) as Partial<Settings>;
}

function isSetting(name: string): name is keyof Settings {
  return Object.hasOwn(READERS, name);
}

function unknown(name: string): SettingsError {
  return new SettingsError("unknown-setting", name.slice(0, 80), "is no setting");
}

function invalid(setting: string, reason: string): never {
  throw new SettingsError("invalid-value", setting, reason);
}

function outOfRange(setting: string, reason: string): SettingsError {
  return new SettingsError("out-of-range", setting, reason);
}
