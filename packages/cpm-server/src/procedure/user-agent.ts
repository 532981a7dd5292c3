import { readHeader } from "@callingcard/sip";
import type { Admission } from "./admission.ts";
import { note, passed, refused, type StepOutcome } from "./outcome.ts";

/**
 * Compares the release of the client with those that are accepted (8.3.2.1 step 1; CPM-001 to CPM-003).
 *
 * @param admission What is known.
 */
export function checkUserAgent(admission: Admission): StepOutcome {
  const { invitation, settings } = admission;
  const accepted = settings.requiredUserAgent;
  if (accepted.length === 0) return passed(note("CPM-001", "any release is accepted"));
  const products = readHeader(invitation.request, "User-Agent") ?? [];
  const releases = products.flatMap((product) => releaseOf(product.name, product.version) ?? []);
  const isUnknown = releases.length === 0;
  if (isUnknown && settings.unknownUserAgent === "accept") {
    return passed(note("CPM-001", "the release is not told, which is accepted"));
  }
  const [first] = releases;
  const told = isUnknown ? "no release" : `${first?.product}/OMA${first?.version.join(".")}`;
  if (releases.some((release) => accepted.some((range) => isWithin(release, range)))) {
    return passed(note("CPM-001", `${told} is accepted`));
  }
  return refused(
    { status: 403, warning: "132 Version not supported" },
    note("CPM-001", `${told} is none of ${accepted.join(", ")}`),
    note("CPM-002", "403"),
    note("CPM-003", "132 Version not supported"),
  );
}

type Version = readonly [major: number, minor: number];

interface Release {
  readonly product: string;
  readonly version: Version;
}

// Appendix D: product "/OMA" major "." minor.
function releaseOf(product: string | undefined, version: string | undefined): Release | undefined {
  const found = /^OMA(\d{1,4})\.(\d{1,4})/i.exec(version ?? "");
  if (product === undefined || found === null) return undefined;
  return { product, version: [Number(found[1]), Number(found[2])] };
}

function isWithin({ product, version }: Release, range: string): boolean {
  const slash = range.indexOf("/OMA");
  if (range.slice(0, slash).toLowerCase() !== product.toLowerCase()) return false;
  const [least = "", most = least] = range.slice(slash + "/OMA".length).split("-");
  return compare(version, toVersion(least)) >= 0 && compare(version, toVersion(most)) <= 0;
}

function toVersion(text: string): Version {
  const [major = "", minor = ""] = text.split(".");
  return [Number(major), Number(minor)];
}

function compare(left: Version, right: Version): number {
  return left[0] - right[0] || left[1] - right[1];
}
