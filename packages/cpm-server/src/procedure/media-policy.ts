import {
  acceptTypes,
  acceptWrappedTypes,
  type FormatEntry,
  intersectTypes,
  mediaLine,
  type MediaDescription,
  path,
  type SessionDescription,
} from "@callingcard/sdp";
import type { Settings } from "../settings.ts";
import type { Admission } from "./admission.ts";
import { note, passed, refused, type StepOutcome } from "./outcome.ts";

/** What becomes of a medium of an offer. */
export type MediaVerdict =
  /** MSRP: the function stands in its path. */
  | "anchored"
  /** Allowed, and no MSRP: it passes as it is. */
  | "passed"
  /** It is offered and answered with port 0. */
  | "rejected";

/**
 * Compares the offered media with what is allowed for the service and the user (8.3.2.1 step 5; CPM-011, CPM-012). An
 * INVITE without an offer has nothing that is.
 *
 * @param admission What is known.
 */
export function checkMedia(admission: Admission): StepOutcome {
  const { invitation, settings, hasTls } = admission;
  const { offer } = invitation;
  if (offer === undefined) {
    return refused(
      { status: 488 },
      note("CPM-011", "there is no session description"),
      note("CPM-012", "488"),
    );
  }
  const verdicts = mediaVerdicts(offer, settings, hasTls);
  const found = note("CPM-011", `media: ${verdicts.join(", ") || "none"}`);
  if (verdicts.includes("anchored")) return passed(found);
  return refused({ status: 488 }, found, note("CPM-012", "488, no MSRP is left"));
}

/** Most media that the function stands in the path of, for one session. */
const MAX_ANCHORED = 4;

/**
 * Judges the media of an offer.
 *
 * @param offer The offer.
 * @param settings What is allowed.
 * @param hasTls Whether the function has MSRP over TLS.
 * @returns One verdict for each medium, in their order.
 */
export function mediaVerdicts(
  offer: SessionDescription,
  settings: Settings,
  hasTls: boolean,
): MediaVerdict[] {
  let anchored = 0;
  return offer.media.map((medium) => {
    const verdict = verdictOn(medium, settings, hasTls);
    if (verdict !== "anchored") return verdict;
    anchored++;
    return anchored > MAX_ANCHORED ? "rejected" : "anchored";
  });
}

function verdictOn(medium: MediaDescription, settings: Settings, hasTls: boolean): MediaVerdict {
  const { media, port, protocol } = mediaLine(medium);
  if (port === 0 || !settings.allowedMedia.includes(media)) return "rejected";
  if (protocol !== "TCP/MSRP" && protocol !== "TCP/TLS/MSRP") {
    return media === "message" ? "rejected" : "passed";
  }
  if (path(medium) === undefined || (protocol === "TCP/TLS/MSRP" && !hasTls)) return "rejected";
  return allowedTypes(acceptTypes(medium) ?? [], settings).length > 0 ? "anchored" : "rejected";
}

/**
 * Gives those of the types that the provider allows.
 *
 * @param types Types that a peer accepts.
 * @param settings What is allowed.
 */
export function allowedTypes(
  types: readonly FormatEntry[],
  settings: Settings,
): readonly FormatEntry[] {
  return intersectTypes(types, settings.allowedTypes.map(toEntry));
}

/**
 * Gives the types that a medium accepts within others, as far as the provider allows them.
 *
 * @param medium The medium.
 * @param settings What is allowed.
 * @returns `undefined` for a medium that does not say.
 */
export function allowedWrappedTypes(
  medium: MediaDescription,
  settings: Settings,
): readonly FormatEntry[] | undefined {
  const types = acceptWrappedTypes(medium);
  return types && allowedTypes(types, settings);
}

function toEntry(type: string): FormatEntry {
  const [name = "*", subtype = "*"] = type.split("/");
  return { type: name, subtype, parameters: [] };
}
