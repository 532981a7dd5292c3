import type { HeaderField, SipRequest, SipUri } from "@callingcard/sip";
import type { SipTarget } from "@callingcard/sip-transaction";

/** What a registrar grants. */
export interface RegistrarSettings {
  /** Shortest time that is granted, in seconds; less is answered by 423. Default 60. */
  readonly minExpiresSeconds?: number;

  /** Longest time that is granted, in seconds. Default 7 200. */
  readonly maxExpiresSeconds?: number;

  /** Time where the device asks for none, in seconds. Default 3 600. */
  readonly defaultExpiresSeconds?: number;

  /** Most bindings of a user. Default 16. */
  readonly maxBindings?: number;

  /** Most public GRUUs that are kept of a user whose devices are gone. Default 64. */
  readonly maxInstances?: number;

  /** Most temporary GRUUs of a device; the oldest one goes. Default 16. */
  readonly maxTemporaryGruus?: number;

  /** Time within which a device that uses flows sends something, in seconds (RFC 5626). Default 120. */
  readonly flowTimerSeconds?: number;

  /** Values of Service-Route (RFC 3608), each with angle brackets. Default none. */
  readonly serviceRoute?: readonly string[];
}

/** The settings that hold where none is given. */
export const REGISTRAR_DEFAULTS: Required<RegistrarSettings> = {
  minExpiresSeconds: 60,
  maxExpiresSeconds: 7200,
  defaultExpiresSeconds: 3600,
  maxBindings: 16,
  maxInstances: 64,
  maxTemporaryGruus: 16,
  flowTimerSeconds: 120,
  serviceRoute: [],
};

/** A REGISTER that is to be judged. */
export interface RegisterInput {
  readonly request: SipRequest;

  /** Where it came from. */
  readonly source: SipTarget;

  /** The canonical address of record, and its URI in To. */
  readonly aor: string;
  readonly aorUri: SipUri;

  /** The own domains, in lower case. */
  readonly domains: readonly string[];
  readonly settings: Required<RegistrarSettings>;

  /** Milliseconds since 1970. */
  readonly at: number;
  readonly createId: () => string;
}

/** What is read of a REGISTER once. */
export interface RegisterHead {
  readonly callId: string;
  readonly cseq: number;

  /** Values of Path, each with angle brackets. */
  readonly path: readonly string[];

  /** Whether the device itself sent it, with nobody between. */
  readonly isDirect: boolean;

  /** Whether flows can be used (RFC 5626 section 6). */
  readonly isOutbound: boolean;
}

/** Thrown where a REGISTER is refused, so that nothing of it is kept; it never leaves the registrar. */
export class RegisterRefusal extends Error {
  readonly statusCode: number;
  readonly reasonPhrase: string | undefined;
  readonly headers: readonly HeaderField[];

  /**
   * @param statusCode Of the response.
   * @param headers Of the response.
   * @param reasonPhrase Of the response, where RFC 3261 has none.
   */
  constructor(statusCode: number, headers: readonly HeaderField[] = [], reasonPhrase?: string) {
    super();
    this.statusCode = statusCode;
    this.headers = headers;
    this.reasonPhrase = reasonPhrase;
  }
}
