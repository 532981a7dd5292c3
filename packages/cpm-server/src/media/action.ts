import type { RequirementId } from "../requirement.ts";
import type { AlarmCode } from "../session/action.ts";
import type { Question } from "../session/question.ts";

/** What the media plane asks the session to do, in this order. */
export type MediaAction =
  /** One frame in pieces, only for legs that are bound. Pieces may be shared by legs. */
  | { readonly kind: "send"; readonly leg: string; readonly pieces: readonly Uint8Array[] }
  /** More waits for the leg: `drained` is wanted when its connection can take octets. */
  | { readonly kind: "await-drain"; readonly leg: string }
  | { readonly kind: "start-timer"; readonly timer: string; readonly afterMs: number }
  | { readonly kind: "stop-timer"; readonly timer: string }
  /** The user has taken this device (policy B): the session ends the other clients. */
  | { readonly kind: "used"; readonly leg: string }
  /** The leg does not read: the session ends it (CPM-D13). */
  | { readonly kind: "overflow"; readonly leg: string }
  /** The peer says that there is no such session (481, 506): the session ends the leg. */
  | { readonly kind: "leg-failed"; readonly leg: string; readonly status: number }
  /** All messages of a push are delivered, or can not be: the session ends the leg. */
  | { readonly kind: "pushed"; readonly leg: string }
  /** A notification of a client to who wrote what was pushed to it: there is no leg to him (digest 9.4). */
  | {
      readonly kind: "notify";
      /** imdn.Message-ID of the message that it is about, if it is known. */
      readonly messageId: string | undefined;
      readonly contentType: string;
      readonly body: Uint8Array;
    }
  /** Numbered by the media plane from 0; the answer comes with the same number. */
  | { readonly kind: "ask"; readonly ask: number; readonly question: Question }
  | {
      readonly kind: "note";
      readonly requirement: RequirementId;
      readonly leg?: string;
      readonly text: string;
    }
  | { readonly kind: "alarm"; readonly alarm: AlarmCode; readonly text: string };
