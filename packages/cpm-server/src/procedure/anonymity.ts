import { parseUri, readHeader } from "@callingcard/sip";
import type { Admission } from "./admission.ts";
import type { Invitation } from "./invitation.ts";
import { note, passed, refused, type StepOutcome } from "./outcome.ts";

/** Who does not want to be known, as a canonical address (RFC 3323 section 4.1.1.3). */
export const ANONYMOUS = "sip:anonymous@anonymous.invalid";

/** Values of Privacy that withhold who invites (RFC 3323, RFC 3325). */
const WITHHOLDING: ReadonlySet<string> = new Set(["id", "user", "header"]);

/**
 * Refuses who wants to be anonymous where that is not allowed (8.3.2.1 step 2; CPM-004, CPM-005).
 *
 * @param admission What is known.
 */
export function checkAnonymity(admission: Admission): StepOutcome {
  const { invitation, settings } = admission;
  if (settings.allowAnonymity) return passed(note("CPM-004", "anonymity is allowed"));
  if (!isAnonymous(invitation)) return passed(note("CPM-004", "anonymity is not asked for"));
  return refused(
    { status: 403, warning: "119 Anonymity not allowed" },
    note("CPM-004", "403, anonymity is asked for and not allowed"),
    note("CPM-005", "119 Anonymity not allowed"),
  );
}

/**
 * Tells whether the originator wants to be anonymous: Privacy withholds who it is, or From is
 * `anonymous@anonymous.invalid` (RFC 3323 section 4.1.1.3).
 *
 * @param invitation The invitation.
 */
export function isAnonymous(invitation: Invitation): boolean {
  const { request, from } = invitation;
  const privacy = readHeader(request, "Privacy") ?? [];
  if (privacy.some((value) => WITHHOLDING.has(value.toLowerCase()))) return true;
  const uri = parseUri(from);
  return (
    uri.kind === "sip" &&
    uri.user?.toLowerCase() === "anonymous" &&
    uri.host.toLowerCase() === "anonymous.invalid"
  );
}
