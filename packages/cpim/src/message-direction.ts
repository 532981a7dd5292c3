import { direction } from "./generated/cpim.ts";
import { CPIM_NAMESPACE, type CpimHeader, cpimHeader, type ExpandedName } from "./header.ts";
import type { CpimOptions } from "./limits.ts";
import { repeatedHeader } from "./single-header.ts";

/** Namespace of the headers of OMA CPM. */
export const OMA_CPM_NAMESPACE = "http://www.openmobilealliance.org/cpm/";

/** Where Message-Direction is known; some writers leave out the slash at the end. */
const NAMESPACES: ReadonlySet<string | undefined> = new Set([
  CPIM_NAMESPACE,
  OMA_CPM_NAMESPACE,
  OMA_CPM_NAMESPACE.slice(0, -1),
]);

const NAME = "Message-Direction";

/**
 * Whether the user sent or received a message (OMA CPM, Appendix C, Message-Direction). Another value
 * is kept as it is written; a client ignores it.
 */
export type MessageDirection =
  | { readonly known: "sent" | "received" }
  | { readonly known: undefined; readonly extension: string };

/**
 * Tells whether a name is that of Message-Direction: without prefix, as OMA writes it, or in OMA's
 * namespace.
 *
 * @param expanded The name.
 * @returns Whether it is.
 */
export function isDirection(expanded: ExpandedName): boolean {
  const { namespace, name } = expanded;
  return name === NAME && NAMESPACES.has(namespace);
}

/**
 * Reads the value of Message-Direction: SP around it and its case do not count.
 *
 * @param value The value as written.
 * @returns The direction.
 */
export function parseMessageDirection(value: string): MessageDirection {
  const known = direction.parse(value);
  return known === undefined ? { known, extension: value } : { known };
}

/**
 * Finds Message-Direction.
 *
 * @param headers The headers of a message.
 * @param options What to do about a second one: where someone hears of it, the first one counts.
 * @returns The direction, if there is one.
 * @throws CpimError `repeated-header` for two, of whatever namespaces, where nobody hears of it.
 */
export function messageDirection(
  headers: readonly CpimHeader[],
  options: Pick<CpimOptions, "onProblem"> = {},
): MessageDirection | undefined {
  const [first, second] = headers.filter(isDirection);
  if (second !== undefined) {
    const problem = repeatedHeader(NAME);
    if (options.onProblem === undefined) throw problem;
    options.onProblem(problem);
  }
  return first === undefined ? undefined : parseMessageDirection(first.value);
}

/**
 * Makes Message-Direction.
 *
 * @param known Whether the user sent or received the message.
 * @param prefix A prefix, if the header is to be in OMA's namespace; without it there is none, as
 *   OMA's example has it.
 * @returns The header.
 */
export function messageDirectionHeader(known: "sent" | "received", prefix?: string): CpimHeader {
  if (prefix === undefined) return cpimHeader(NAME, known);
  return cpimHeader({ namespace: OMA_CPM_NAMESPACE, name: NAME }, known, { prefix });
}
