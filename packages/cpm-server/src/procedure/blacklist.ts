import { canonicalAddress } from "@callingcard/xdm";
import type { Admission } from "./admission.ts";
import { note, passed, refused, type StepOutcome } from "./outcome.ts";
import { readList } from "./xdm-lists.ts";

/**
 * Refuses who is in the blacklist of the user (8.3.2.1 step 3; CPM-006 to CPM-008). Addresses are compared in their
 * canonical form. An originator whom nobody authenticated is looked up as From names it.
 *
 * @param admission What is known.
 */
export function checkBlacklist(admission: Admission): StepOutcome {
  const { invitation, settings } = admission;
  const { auid, document, list } = settings.blacklist;
  const user = invitation.servedUser;
  const place = { auid, user, document, names: list === "" ? [] : [list] };
  const { members, missing, problem, isUnreadable } = readList(admission, place);
  const alarm = isUnreadable ? "xdm-document" : undefined;
  if (missing !== undefined) return { kind: "ask", question: missing };
  const { identities, from } = invitation;
  const addresses = identities.length === 0 ? [from] : identities;
  if (addresses.some((address) => members.has(canonicalAddress(address)))) {
    return refused(
      { status: 403, warning: "122 Function not allowed" },
      note("CPM-006", `${auid}/${document} has ${members.size} addresses in ${list}`),
      note("CPM-007", "403, the originator is in the blacklist"),
      note("CPM-008", "122 Function not allowed"),
    );
  }
  if (problem !== undefined && settings.xdmDown === "refuse") {
    return refused(
      { status: 480 },
      note("CPM-006", `480, the blacklist is not known: ${problem}`, alarm),
    );
  }
  const known = problem === undefined ? "" : `, what is known of it: ${problem}`;
  const text = `the originator is not among ${members.size} addresses${known}`;
  return passed(note("CPM-006", text, alarm));
}
