import type { ConnectedClient, Question } from "../session/question.ts";
import type { Settings } from "../settings.ts";
import type { Binding } from "../store/registrations.ts";
import { type Admission, answerTo } from "./admission.ts";
import { note, type Note } from "./outcome.ts";
import { clientsOf } from "./registration.ts";
import { deviceOf, type Unsuitable } from "./suitability.ts";

/** Whether the function stays in the media path. */
export type PathMode = "media" | "proxy";

/** Who is invited, or what is done instead. */
export type Targets =
  | { readonly kind: "ask"; readonly question: Question }
  | {
      readonly kind: "invite";
      readonly notes: readonly Note[];
      readonly targets: readonly Binding[];

      /** Clients that must not get the INVITE. */
      readonly others: readonly Unsuitable[];

      /** Whether the targets are those in a session that is replaced. */
      readonly isReplacing: boolean;
    }
  /** No client can be invited; `policy` says what is done (8.3.6). */
  | { readonly kind: "deliver"; readonly notes: readonly Note[]; readonly policy: DeliveryPolicy };

/** What is done with messages for a user whom no client serves (8.3.6). */
export type DeliveryPolicy = "defer" | "interwork" | "none";

/**
 * Decides whether the function stays in the media path.
 *
 * @param settings The settings.
 * @param isRecording Whether the conversation is recorded.
 */
export function pathMode(settings: Settings, isRecording: boolean): PathMode {
  const { mode, multiDevice, deferral, directDelivery } = settings;
  const isNeeded = multiDevice !== "first" || deferral || directDelivery || isRecording;
  return isNeeded ? "media" : mode;
}

/**
 * Says what is done with messages that no client takes: deferral before interworking (8.3.6, in the order of
 * the text).
 *
 * @param settings The settings.
 */
export function deliveryPolicy(settings: Settings): DeliveryPolicy {
  if (settings.deferral) return "defer";
  return settings.interworking && settings.isfUri !== "" ? "interwork" : "none";
}

/**
 * Chooses who is invited (8.3.2.1 step 8a and step 9; CPM-021 to CPM-025, CPM-043, CPM-044, CPM-048, CPM-049):
 * the clients in the session that is replaced, else those that suit, else nobody, and the delivery policies say
 * what is done.
 *
 * @param admission What is known.
 * @param mode Whether the function stays in the media path.
 */
export function chooseTargets(admission: Admission, mode: PathMode): Targets {
  const { invitation, settings } = admission;
  const isMedia = mode === "media";
  const { suitable, unsuitable } = clientsOf(admission);
  const looked = note("CPM-021", `Session-Replaces: ${invitation.sessionReplaces ?? "none"}`);
  if (invitation.sessionReplaces !== undefined) {
    const replaced = replacedTargets(admission, invitation.sessionReplaces);
    if (replaced.kind === "ask") return replaced;
    if (replaced.targets.length > 0) {
      const { targets } = replaced;
      const devices = new Set(targets.map(deviceOf));
      const others = boundOf(admission)
        .filter((binding) => !devices.has(deviceOf(binding)))
        .map((binding) => ({ binding, reason: "not in the session that is replaced" }));
      const text = `${targets.length} clients are in the session that is replaced`;
      const found = note(isMedia ? "CPM-022" : "CPM-043", text);
      return { kind: "invite", notes: [looked, found], targets, others, isReplacing: true };
    }
  }
  const found = note(isMedia ? "CPM-023" : "CPM-044", `${suitable.length} clients suit`);
  if (suitable.length > 0) {
    const targets = suitable.slice(0, settings.maxClients);
    const notes = [looked, found];
    return { kind: "invite", notes, targets, others: unsuitable, isReplacing: false };
  }
  const policy = deliveryPolicy(settings);
  const decided = note(isMedia ? "CPM-024" : "CPM-048", `delivery policy: ${policy}`);
  const notes = [looked, found, decided];
  if (policy === "none") notes.push(note(isMedia ? "CPM-025" : "CPM-049", "480"));
  return { kind: "deliver", notes, policy };
}

type ReplacedTargets =
  | { readonly kind: "ask"; readonly question: Question }
  | { readonly kind: "found"; readonly targets: readonly Binding[] };

// A session that nobody knows has ended: its user is invited as for any other one.
function replacedTargets(admission: Admission, contributionId: string): ReplacedTargets {
  const { servedUser } = admission.invitation;
  const question: Question = { kind: "replaced-session", servedUser, contributionId };
  const answer = answerTo(admission, question);
  if (answer === undefined) return { kind: "ask", question };
  if (answer.kind !== "connected-clients") return { kind: "found", targets: [] };
  const bindings = boundOf(admission);
  const targets = answer.clients.flatMap(
    (client) => bindings.find((binding) => isOf(binding, client)) ?? [],
  );
  return { kind: "found", targets: [...new Set(targets)] };
}

// A client may write its GRUU where its binding has a contact (RFC 5627 section 3.3).
function isOf(binding: Binding, { instance, contact }: ConnectedClient): boolean {
  if (instance !== undefined) return binding.instance === instance;
  return binding.contact === contact || binding.pubGruu === contact;
}

function boundOf(admission: Admission): readonly Binding[] {
  const question: Question = { kind: "bindings", aor: admission.invitation.servedUser };
  const answer = answerTo(admission, question);
  return answer?.kind === "bindings" ? answer.bindings : [];
}
