import type { Question } from "../session/question.ts";
import { type Admission, answerTo } from "./admission.ts";
import { SESSION_SERVICE } from "./invitation.ts";
import { note, passed, refused, type StepOutcome } from "./outcome.ts";
import { checkService } from "./service.ts";
import { findSuitable, type Suitability } from "./suitability.ts";

/**
 * Looks for a client of the user that is registered and suits (8.3.2.1 step 6; CPM-013 to CPM-016). Without one the
 * provider's policy decides; its third value goes on to the delivery policies.
 *
 * @param admission What is known.
 */
export function checkRegistration(admission: Admission): StepOutcome {
  const { invitation, settings } = admission;
  const question: Question = { kind: "bindings", aor: invitation.servedUser };
  const answer = answerTo(admission, question);
  if (answer === undefined) return { kind: "ask", question };
  if (answer.kind === "unavailable") {
    return refused({ status: 480 }, note("CPM-013", `480, nobody knows: ${answer.reason}`));
  }
  const { suitable, unsuitable } = clientsOf(admission);
  const reasons = unsuitable.map(({ binding, reason }) => `${binding.contact}: ${reason}`);
  const found = note("CPM-013", [`${suitable.length} suit`, ...reasons].join("; "));
  // Clients in the session that is replaced get the INVITE whatever else they are.
  if (suitable.length > 0 || invitation.sessionReplaces !== undefined) return passed(found);
  const decided = note("CPM-014", `without a suitable client: ${settings.noClient}`);
  switch (settings.noClient) {
    case "continue":
      return passed(found, decided);
    case "reject":
      return refused({ status: 480 }, found, decided, note("CPM-015", "480"));
    case "interwork":
      if (settings.isfUri === "") {
        return refused({ status: 480 }, found, decided, note("CPM-016", "480, there is no ISF"));
      }
      return { kind: "interwork", notes: [found, decided, note("CPM-016", settings.isfUri)] };
  }
}

/**
 * Finds which clients suit, by the bindings that were asked for in {@link checkRegistration}.
 *
 * @param admission What is known.
 */
export function clientsOf(admission: Admission): Suitability {
  const { invitation, at } = admission;
  const answer = answerTo(admission, { kind: "bindings", aor: invitation.servedUser });
  const bindings = answer?.kind === "bindings" ? answer.bindings : [];
  return findSuitable(bindings, {
    preferences: invitation.preferences,
    service: serviceOf(admission),
    offer: invitation.offer,
    at,
  });
}

// Which service is asked for: the one that is asserted, or becomes so (step 7); that of a session of two where
// nobody says.
function serviceOf(admission: Admission): string {
  const outcome = checkService(admission);
  return (outcome.kind === "passed" ? outcome.service : undefined) ?? SESSION_SERVICE;
}
