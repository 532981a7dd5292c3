/** Which of its kinds a notification is (RFC 5438). */
export type Receipt = "delivery" | "display" | "failure";

/** A device, as `bob.phone`. */
export interface DeviceName {
  readonly user: string;
  readonly device: string;
}

/** What a line of a scenario says. Times are in milliseconds. */
export type Statement =
  | { readonly kind: "title"; readonly title: string }
  | { readonly kind: "user"; readonly user: string; readonly devices: readonly string[] }
  /** A setting of the function, for a user or, where it is `provider`, for all. */
  | {
      readonly kind: "policy";
      readonly user: string;
      readonly key: string;
      readonly value: string | number | boolean;
    }
  | { readonly kind: "blocks"; readonly user: string; readonly other: string }
  | { readonly kind: "undisturbed"; readonly user: string }
  | { readonly kind: "registers" | "unregisters"; readonly device: DeviceName }
  | {
      readonly kind: "invites";
      readonly device: DeviceName;
      readonly user: string;
      /** The group that the session belongs to. */
      readonly group?: string;
      /** Whether the session takes the place of the one before. */
      readonly replaces: boolean;
    }
  // How a device answers the next invitation.
  | {
      readonly kind: "accepts";
      readonly device: DeviceName;
      readonly twice: boolean;
      readonly afterMs: number;
    }
  | {
      readonly kind: "declines";
      readonly device: DeviceName;
      readonly status: number;
      readonly afterMs: number;
    }
  | { readonly kind: "redirects"; readonly device: DeviceName; readonly to: DeviceName }
  | { readonly kind: "ignores"; readonly device: DeviceName }
  // What a device does in a session.
  | {
      readonly kind: "says";
      readonly device: DeviceName;
      readonly text: string;
      readonly wanting: readonly Receipt[];
    }
  | { readonly kind: "displays"; readonly device: DeviceName; readonly text: string }
  | {
      readonly kind: "types" | "rests" | "leaves" | "cuts" | "stalls" | "idles";
      readonly device: DeviceName;
    }
  | { readonly kind: "reads"; readonly device: DeviceName; readonly octetsPerSecond: number }
  | { readonly kind: "waits"; readonly forMs: number }
  /** The function ends in good order, or at once, and starts again. */
  | { readonly kind: "restarts" | "kills" }
  // What is expected, within a time or at its end.
  | {
      readonly kind: "sight";
      readonly device: DeviceName;
      readonly text: string;
      readonly direction?: "sent" | "received";
      readonly seen: boolean;
      readonly withinMs: number;
    }
  | {
      readonly kind: "notification";
      readonly device: DeviceName;
      readonly receipt: Receipt;
      readonly text: string;
      /** Whether a second one is against the expectation. */
      readonly once: boolean;
      readonly withinMs: number;
    }
  | {
      readonly kind: "invitation";
      readonly device: DeviceName;
      readonly invited: boolean;
      readonly withinMs: number;
    }
  | {
      readonly kind: "outcome";
      readonly device: DeviceName;
      readonly outcome: "accepted" | "refused" | "cancelled" | "connected";
      readonly status?: number;
      readonly withinMs: number;
    }
  | {
      readonly kind: "end";
      readonly device: DeviceName;
      readonly ended: boolean;
      /** Text in the Reason of the BYE. */
      readonly because?: string;
      readonly withinMs: number;
    }
  | {
      readonly kind: "deferred";
      readonly user: string;
      readonly count: number;
      readonly withinMs: number;
    }
  | {
      readonly kind: "history";
      readonly user: string;
      readonly text: string;
      readonly direction?: "sent" | "received";
      readonly withinMs: number;
    };

/** A statement and the line it stands in, from 1. */
export type Step = Statement & { readonly line: number };

/** A scenario as it was read. */
export interface Scenario {
  readonly title: string;
  readonly steps: readonly Step[];
}
