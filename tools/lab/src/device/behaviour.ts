import type { HeaderField } from "@callingcard/sip";

/** How a device answers an invitation. All of them ring first, but those that answer at once. */
export type Behaviour =
  | {
      readonly kind: "accept";
      readonly afterMs?: number;

      /** Answers as two devices behind one address would: by two responses of different tags. Default false. */
      readonly twice?: boolean;

      /** Changes the answer before it is sent. */
      readonly edit?: (answer: string) => string;
      readonly headers?: readonly HeaderField[];
    }
  | {
      readonly kind: "decline";
      readonly status: number;
      readonly afterMs?: number;
      readonly headers?: readonly HeaderField[];
    }
  | {
      readonly kind: "redirect";

      /** URI for the Contact of a 302. */
      readonly contact: string;
      readonly afterMs?: number;
    }
  | { readonly kind: "ignore" };

/** What a device does that was told nothing. */
export const IGNORE: Behaviour = { kind: "ignore" };
