import type { ImapCommand } from "./imap-command.ts";

interface Message {
  readonly uid: number;
  readonly flags: string;
  readonly date: string;
  /** Octets are characters. */
  readonly source: string;
}

/** The mailboxes of a user, by their names on the wire. */
export interface Account {
  readonly delimiter: string;
  readonly prefix: string;
  readonly hasUidPlus: boolean;
  readonly mailboxes: Map<string, Message[]>;
}

/** Makes the mailboxes of a new user. */
export function createAccount(options: {
  readonly delimiter: string;
  readonly prefix: string;
  readonly capabilities: readonly string[];
}): Account {
  const { delimiter, prefix, capabilities } = options;
  const hasUidPlus = capabilities.includes("UIDPLUS");
  return { delimiter, prefix, hasUidPlus, mailboxes: new Map([["INBOX", []]]) };
}

interface Answer {
  readonly octets: Buffer;
  readonly selected: string | undefined;
}

/** Answers a command of a user who has logged in, or of nobody yet. */
export function answerCommand(
  command: ImapCommand,
  account: Account | undefined,
  selected: string | undefined,
  capabilities: string,
): Answer {
  const { tag, name } = command;
  const [untagged, end] =
    name === "CAPABILITY"
      ? [[`* CAPABILITY ${capabilities}`], "OK done"]
      : account === undefined
        ? [[], "BAD login first"]
        : carryOut(command, account, selected);
  const isSelected = name === "SELECT" && end.startsWith("OK");
  return {
    octets: Buffer.from([...untagged, `${tag} ${end}\r\n`].join("\r\n"), "latin1"),
    selected: isSelected ? command.words[0] : selected,
  };
}

type Lines = readonly [untagged: readonly string[], end: string];

function carryOut(
  { name, words }: ImapCommand,
  account: Account,
  selected: string | undefined,
): Lines {
  const { mailboxes, delimiter, prefix } = account;
  const [mailbox = ""] = words;
  const messages = mailboxes.get(mailbox);
  switch (name) {
    case "NAMESPACE":
      return [[`* NAMESPACE (("${prefix}" "${delimiter}")) NIL NIL`], "OK done"];
    case "LIST":
      return [list(account, words[1] ?? ""), "OK done"];
    case "CREATE":
      if (messages !== undefined) return [[], "NO [ALREADYEXISTS] mailbox is there"];
      mailboxes.set(mailbox, []);
      return [[], "OK done"];
    case "SELECT":
      if (messages === undefined) return [[], "NO mailbox is missing"];
      return [
        [`* ${messages.length} EXISTS`, "* OK [UIDVALIDITY 7]", "* FLAGS (\\Seen \\Flagged)"],
        "OK [READ-WRITE] done",
      ];
    case "APPEND":
      return append(words, account);
    case "UID SEARCH":
      return [[search(words, mailboxes.get(selected ?? "") ?? [])], "OK done"];
    case "UID FETCH":
      return [fetch(words, mailboxes.get(selected ?? "") ?? []), "OK done"];
    default:
      return [[], "OK done"];
  }
}

function list({ mailboxes, delimiter }: Account, pattern: string): readonly string[] {
  const names = [...mailboxes.keys()];
  const wanted = pattern === "*" || pattern === "" ? names : names.filter((one) => one === pattern);
  return wanted.map((one) => `* LIST () "${delimiter}" "${one.replaceAll(/["\\]/g, "\\$&")}"`);
}

function append(words: readonly string[], { mailboxes, hasUidPlus }: Account): Lines {
  const [mailbox = "", ...rest] = words;
  const messages = mailboxes.get(mailbox);
  if (messages === undefined) return [[], "NO [TRYCREATE] mailbox is missing"];
  const [source = "", date = ""] = rest.toReversed();
  const flags = rest.slice(rest.indexOf("(") + 1, rest.indexOf(")")).join(" ");
  const uid = messages.length + 1;
  messages.push({ uid, flags, date, source });
  return [[], hasUidPlus ? `OK [APPENDUID 7 ${uid}] done` : "OK done"];
}

function search(words: readonly string[], messages: readonly Message[]): string {
  const wanted: (readonly [name: string, value: string])[] = [];
  for (const [index, word] of words.entries()) {
    if (word.toUpperCase() !== "HEADER") continue;
    wanted.push([(words[index + 1] ?? "").toLowerCase(), (words[index + 2] ?? "").toLowerCase()]);
  }
  const found = messages.filter(({ source }) => {
    const fields = headOf(source).toLowerCase().split("\r\n");
    return wanted.every(([name, value]) =>
      fields.some((field) => field.startsWith(`${name}:`) && field.includes(value)),
    );
  });
  return `* SEARCH ${found.map(({ uid }) => uid).join(" ")}`.trim();
}

function fetch(words: readonly string[], messages: readonly Message[]): readonly string[] {
  const [range = "", ...query] = words;
  const items = query.join(" ").toUpperCase();
  const wanted = new Set(
    range.split(",").flatMap((part) => {
      const [first = 0, last = first] = part.split(":").map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    }),
  );
  return messages
    .filter(({ uid }) => wanted.has(uid))
    .map(({ uid, flags, date, source }) => {
      const isHead = items.includes("HEADER.FIELDS");
      const content = isHead ? headOf(source) : source;
      const name = isHead ? /BODY(?:\.PEEK)?(\[[^\]]*\])/.exec(items)?.[1] : "[]";
      return `* ${uid} FETCH (UID ${uid} FLAGS (${flags}) INTERNALDATE "${date}" BODY${name} {${content.length}}\r\n${content})`;
    });
}

function headOf(source: string): string {
  return source.slice(0, source.indexOf("\r\n\r\n") + 4);
}
