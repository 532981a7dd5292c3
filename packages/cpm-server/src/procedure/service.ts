import type { Admission } from "./admission.ts";
import { note, type Note, passed, refused, type StepOutcome } from "./outcome.ts";
import { GROUP_SERVICE, SESSION_SERVICE } from "./invitation.ts";

/**
 * Looks at the services that are preferred and asserted (8.3.2.1 step 7; CPM-017 to CPM-020, RFC 6050). What a
 * trusted neighbour asserted holds; without that, the preferred service of a session becomes the asserted one
 * (A-09).
 *
 * @param admission What is known.
 */
export function checkService(admission: Admission): StepOutcome {
  const { invitation, settings } = admission;
  const { assertedServices, preferredServices } = invitation;
  const looked = note(
    "CPM-017",
    `asserted: ${list(assertedServices)}; preferred: ${list(preferredServices)}`,
  );
  if (assertedServices.length > 0) {
    const served = find(settings.services, assertedServices);
    if (served !== undefined) return withService(served, looked);
    return unknownService(settings.rejectUnknownService, assertedServices[0] ?? "", looked);
  }
  if (find([SESSION_SERVICE], preferredServices) !== undefined) {
    return withService(SESSION_SERVICE, looked, note("CPM-018", "preferred becomes asserted"));
  }
  if (find([GROUP_SERVICE], preferredServices) !== undefined) {
    return withService(GROUP_SERVICE, looked, note("CPM-019", "preferred becomes asserted"));
  }
  const [other] = preferredServices;
  if (other !== undefined) return unknownService(settings.rejectUnknownService, other, looked);
  return passed(looked);
}

function withService(service: string, ...notes: readonly Note[]): StepOutcome {
  return { kind: "passed", notes, service };
}

function unknownService(isRejected: boolean, service: string, looked: Note): StepOutcome {
  if (!isRejected) return withService(service, looked);
  return refused(
    { status: 403, warning: "122 Function not allowed" },
    looked,
    note("CPM-020", "403, 122 Function not allowed"),
  );
}

function find(served: readonly string[], services: readonly string[]): string | undefined {
  const wanted = new Set(services.map((service) => service.toLowerCase()));
  return served.find((service) => wanted.has(service.toLowerCase()));
}

function list(services: readonly string[]): string {
  return services.length === 0 ? "none" : services.join(", ");
}
