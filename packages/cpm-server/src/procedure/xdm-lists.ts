import {
  listMembers,
  parseResourceLists,
  type ListItem,
  type ResourceList,
  type ResourceLists,
  resolveList,
  XdmError,
} from "@callingcard/xdm";
import { XmlError } from "@callingcard/xml";
import { type Admission, answerTo } from "./admission.ts";
import type { Question } from "../session/question.ts";

/** Names a list in a document of XDM. */
export interface ListPlace {
  readonly auid: string;

  /** Whose document it is, a canonical address. */
  readonly user: string | undefined;
  readonly document: string;

  /** Names of lists within each other, the outermost first; none for all lists of the document. */
  readonly names: readonly string[];
}

/** Most documents that are asked for to resolve a list. */
const MAX_DOCUMENTS = 8;

/** What is in a list, as far as it could be read. */
export interface ListReading {
  /** Canonical addresses. */
  readonly members: ReadonlySet<string>;

  /** A document that has to be asked for first. */
  readonly missing: Question | undefined;

  /** Why something is not in it: a document could not be had or read. */
  readonly problem: string | undefined;

  /** Whether it is that a document is none that can be read. */
  readonly isUnreadable: boolean;
}

/**
 * Resolves a list with all that it refers to on the same server (RFC 4826 section 3.1, A-04).
 *
 * @param admission What is known; documents that are not are `missing`.
 * @param place The list.
 * @returns What is in it.
 */
export function readList(admission: Admission, place: ListPlace): ListReading {
  const documents = new Map<string, ResourceLists | undefined>();
  let missing: Question | undefined;
  let problem: string | undefined;
  let isUnreadable = false;

  const find = (wanted: ListPlace): ResourceList | undefined => {
    const { auid, user, document } = wanted;
    const question: Question = { kind: "xdm", auid, user, document };
    const key = `${auid}\n${user ?? ""}\n${document}`;
    if (!documents.has(key)) {
      if (documents.size >= MAX_DOCUMENTS) {
        problem ??= `more than ${MAX_DOCUMENTS} documents`;
        return undefined;
      }
      const answer = answerTo(admission, question);
      if (answer === undefined) {
        missing ??= question;
        return undefined;
      }
      let lists: ResourceLists | undefined;
      if (answer.kind === "unavailable") problem ??= answer.reason;
      if (answer.kind === "document") {
        lists = readLists(answer.text);
        if (lists === undefined) {
          problem ??= `${document} is no document of lists`;
          isUnreadable = true;
        }
      }
      documents.set(key, lists);
    }
    return listWithin(documents.get(key), wanted.names);
  };

  const list = find(place);
  const { entries } = resolveList(list ?? { items: [] }, {
    external: (anchor) => {
      const found = placeOf(anchor);
      return found && find(found);
    },
    entry: (ref) => {
      const found = placeOf(ref);
      const entry = found?.entry;
      if (found === undefined || entry === undefined) return undefined;
      const within = find(found)?.items ?? [];
      return within.find((item) => item.kind === "entry" && item.uri === entry) as
        | Extract<ListItem, { kind: "entry" }>
        | undefined;
    },
  });
  return { members: listMembers(entries), missing, problem, isUnreadable };
}

function readLists(text: string): ResourceLists | undefined {
  try {
    return parseResourceLists(text);
  } catch (error) {
    if (error instanceof XmlError || error instanceof XdmError) return undefined;
    throw error;
  }
}

// The list that names lead to; without names, all lists of the document as one.
function listWithin(
  lists: ResourceLists | undefined,
  names: readonly string[],
): ResourceList | undefined {
  if (lists === undefined) return undefined;
  let items: readonly ListItem[] = lists.lists.map((list) => ({ kind: "list", ...list }));
  let found: ResourceList | undefined;
  for (const name of names) {
    found = items.find((item) => item.kind === "list" && item.name === name) as
      | Extract<ListItem, { kind: "list" }>
      | undefined;
    if (found === undefined) return undefined;
    items = found.items;
  }
  return found ?? { items };
}

interface AnchoredPlace extends ListPlace {
  readonly entry: string | undefined;
}

/**
 * Reads where an anchor leads to (RFC 4826 section 3.1, RFC 4825 section 6): which document of which user, and
 * the names of lists in it. Every root is taken for that of the one server that is asked.
 *
 * @param anchor An absolute HTTP URI, or a path relative to the XCAP root.
 * @returns `undefined` for one that leads to no list that is known by name.
 */
function placeOf(anchor: string): AnchoredPlace | undefined {
  const found = /(?:^|\/)([^/]+)\/(?:users\/([^/]+)|global)\/([^?#]+)$/.exec(anchor);
  if (found === null) return undefined;
  const [, auid = "", user, rest = ""] = found;
  const [document = "", selector = ""] = rest.split("/~~/", 2);
  const steps = decode(selector)?.split(/\/(?![^"]*"\])/) ?? [];
  const names: string[] = [];
  let entry: string | undefined;
  for (const step of steps) {
    const named = /^(?:[\w-]+:)?(list|entry)\[@(?:name|uri)=["'](.*)["']\]$/.exec(step);
    if (named?.[1] === "list") names.push(named[2] ?? "");
    else if (named?.[1] === "entry") entry = named[2];
    else if (step !== "" && !/^(?:[\w-]+:)?resource-lists$/.test(step)) return undefined;
  }
  const path = decode(document);
  const owner = user === undefined ? undefined : decode(user);
  if (path === undefined || (user !== undefined && owner === undefined)) return undefined;
  return { auid, user: owner, document: path, names, entry };
}

/**
 * Reads where an anchor leads to, for a condition of a policy.
 *
 * @param anchor The anchor.
 * @returns `undefined` for one that leads to no list that is known by name.
 */
export function anchoredList(anchor: string): ListPlace | undefined {
  return placeOf(anchor);
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
