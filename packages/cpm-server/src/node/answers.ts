import { canonicalAddress } from "@callingcard/xdm";
import type { XdmDocuments } from "@callingcard/xcap-server/client";
import type { AlarmCode } from "../session/action.ts";
import type { Answer, ConnectedClient, Question } from "../session/question.ts";
import type { DeferredMessages } from "../store/deferred-messages.ts";
import type { DispositionLog } from "../store/disposition-log.ts";
import type { Outbox } from "../store/outbox.ts";
import type { Registrations } from "../store/registrations.ts";

/** Whom questions of sessions are asked. */
export interface AnswerSources {
  readonly registrations: Registrations;
  readonly documents: XdmDocuments | undefined;
  readonly outbox: Outbox | undefined;
  readonly deferred: DeferredMessages | undefined;
  readonly dispositions: DispositionLog | undefined;

  /** The clients of a session that lives. */
  readonly clientsOf: (
    servedUser: string,
    contributionId: string,
  ) => readonly ConnectedClient[] | undefined;

  /** Called when entries were put into the outbox. */
  readonly onRecorded: () => void;

  /** Called when a message was stored for later. */
  readonly onDeferred: () => void;

  /** Called when messages that were stored for later have reached a client. */
  readonly onDelivered: () => void;

  /** Called when the deferred messages of a session were declined. */
  readonly onDeclined: (servedUser: string, contributionId: string, farUser: string) => void;
  readonly onAlarm: (alarm: AlarmCode, text: string) => void;
  readonly now: () => number;

  /** Longest time that an answer may take, in milliseconds. */
  readonly timeoutMs: number;
}

/**
 * Answers a question of a session.
 *
 * @param question The question.
 * @param sources Whom to ask.
 * @returns The answer, which is `unavailable` where nobody could be asked; never rejected.
 */
export async function answerQuestion(question: Question, sources: AnswerSources): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Answer>((resolve) => {
    const reason = `no answer within ${sources.timeoutMs} ms`;
    timer = setTimeout(resolve, sources.timeoutMs, { kind: "unavailable", reason });
  });
  try {
    return await Promise.race([find(question, sources), late]);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: "unavailable", reason };
  } finally {
    clearTimeout(timer);
  }
}

const NOBODY: Answer = { kind: "unavailable", reason: "no store for it" };
const STORED: Answer = { kind: "stored" };

async function find(question: Question, sources: AnswerSources): Promise<Answer> {
  const { outbox, deferred, dispositions } = sources;
  switch (question.kind) {
    case "xdm":
      return readDocument(question, sources);
    case "bindings": {
      const bindings = await sources.registrations.bindings(question.aor);
      return { kind: "bindings", bindings };
    }
    case "replaced-session": {
      const clients = sources.clientsOf(question.servedUser, question.contributionId);
      return clients === undefined ? { kind: "absent" } : { kind: "connected-clients", clients };
    }
    case "record":
      if (outbox === undefined) return NOBODY;
      await outbox.put(question.entries);
      sources.onRecorded();
      return STORED;
    case "defer":
      if (deferred === undefined) return NOBODY;
      await deferred.put(question.message);
      sources.onDeferred();
      return STORED;
    case "delivered":
      if (deferred === undefined) return NOBODY;
      await deferred.remove(question.ids);
      sources.onDelivered();
      return STORED;
    case "expired":
      if (deferred === undefined) return NOBODY;
      await deferred.remove(question.ids);
      return STORED;
    case "discard":
      await deferred?.discard(question.user, question.contributionId, question.farUser);
      sources.onDeclined(question.user, question.contributionId, question.farUser);
      return deferred === undefined ? NOBODY : STORED;
    case "first-notification": {
      const { servedUser, farUser, messageId, type } = question;
      if (dispositions === undefined) return NOBODY;
      const atMs = sources.now();
      const first = await dispositions.first({ servedUser, farUser, messageId, type, atMs });
      return { kind: "first", first };
    }
  }
}

async function readDocument(
  question: Extract<Question, { readonly kind: "xdm" }>,
  { documents, onAlarm }: AnswerSources,
): Promise<Answer> {
  const { auid, user, document } = question;
  // Documents of the global tree are not read by a user's name, and none is needed so far.
  if (documents === undefined || user === undefined) return { kind: "absent" };
  const answer = await documents.read(auid, canonicalAddress(user), document);
  if (answer.kind === "absent") return answer;
  if (answer.kind === "found") return documentAnswer(answer);
  if (answer.stale === undefined) return { kind: "unavailable", reason: answer.reason };
  onAlarm("xdm-down", `${auid} of ${user}: ${answer.reason}; an older copy is used`);
  return documentAnswer(answer.stale);
}

function documentAnswer(copy: { readonly octets: Uint8Array; readonly etag?: string }): Answer {
  const text = new TextDecoder().decode(copy.octets);
  return { kind: "document", text, ...(copy.etag !== undefined && { etag: copy.etag }) };
}
