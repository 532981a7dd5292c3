import { findHeaders, type SipRequest } from "@callingcard/sip";

/** A header field that a trigger looks for. */
export interface TriggerHeader {
  /** The name, in any case, long or compact. */
  readonly name: string;

  /** What one of the values contains, in any case. Default: the field is there. */
  readonly contains?: string;
}

/** Which requests go to a function: a stand-in for an initial filter criterion (3GPP TS 24.229 section 5.4.3). */
export interface ServiceTrigger {
  /** Whether the one who is served sends the request or gets it. */
  readonly side: "originating" | "terminating";

  /** Default any but REGISTER. */
  readonly methods?: readonly string[];

  /** All of them have to be there. Default none. */
  readonly headers?: readonly TriggerHeader[];

  /** Whether the function serves a user, by its canonical address of record. Default: all. */
  readonly isServed?: (aor: string) => boolean;
}

/** A server that requests are sent to before they go on, such as a Participating Function. */
export interface ServiceFunction {
  /** Its URI, with `lr`. */
  readonly uri: string;

  /**
   * Characters of a token that nobody can guess. They stand in the `odi` of the Route that leads from the
   * function back to here; a request with it is from the function, is trusted, and does not go there again.
   */
  readonly marker: string;

  /** A request goes there when one of them fits. */
  readonly triggers: readonly ServiceTrigger[];

  /** Whether and how it is told of registrations. Default: it is not. */
  readonly registrations?: ThirdPartySettings;
}

/** How a function is told of registrations (3GPP TS 24.229 section 5.4.1.7). */
export interface ThirdPartySettings {
  /** Whose registrations, by the canonical address of record. Default: all. */
  readonly isServed?: (aor: string) => boolean;

  /** Whether the REGISTER of the device and its answer go along as bodies. Default true. */
  readonly hasCopies?: boolean;
}

/** A step of the way of a request: the function, and what tells it from others when it is done. */
export interface TriggeredFunction {
  readonly service: ServiceFunction;

  /** Value of `odi` in the Route that leads back. */
  readonly odi: string;
}

/**
 * Finds the function that a request has to go to next.
 *
 * @param request The request.
 * @param side Whose side is looked at.
 * @param aor The canonical address of record of the one who is served.
 * @param services The functions, in the order in which they are asked.
 * @param done How many of them the request has been through on this side.
 */
export function triggeredFunction(
  request: SipRequest,
  side: ServiceTrigger["side"],
  aor: string,
  services: readonly ServiceFunction[],
  done: number,
): TriggeredFunction | undefined {
  const index = services.findIndex(
    ({ triggers }, at) =>
      at >= done && triggers.some((trigger) => isTriggered(request, side, aor, trigger)),
  );
  const service = services[index];
  if (service === undefined) return undefined;
  return { service, odi: `${service.marker}.${side === "originating" ? "o" : "t"}` };
}

function isTriggered(
  request: SipRequest,
  side: ServiceTrigger["side"],
  aor: string,
  trigger: ServiceTrigger,
): boolean {
  const { methods, headers = [], isServed } = trigger;
  if (trigger.side !== side || request.method === "REGISTER") return false;
  if (methods !== undefined && !methods.includes(request.method)) return false;
  if (isServed !== undefined && !isServed(aor)) return false;
  return headers.every(({ name, contains }) => {
    const values = findHeaders(request, name).map(({ value }) => value.toLowerCase());
    return contains === undefined
      ? values.length > 0
      : values.some((value) => value.includes(contains.toLowerCase()));
  });
}

/** Where a request comes from that a function has sent back. */
export interface ReturnedRequest {
  readonly service: ServiceFunction;

  /** Functions that it has been through, on each side. */
  readonly originating: number;
  readonly terminating: number;
}

/**
 * Reads the `odi` of a Route that led here.
 *
 * @param odi Its value.
 * @param services The functions.
 * @returns The function, and how far the request is; `undefined` for a value that none of them has. A marker
 *   without a side is that of a request which the function began: it goes to no function again up to this one.
 */
export function returnedFrom(
  odi: string,
  services: readonly ServiceFunction[],
): ReturnedRequest | undefined {
  const [, marker = odi, side] = /^(.*)\.([ot])$/.exec(odi) ?? [];
  const index = services.findIndex((service) => isSameSecret(service.marker, marker));
  const service = services[index];
  if (service === undefined) return undefined;
  const isOriginating = side === "o";
  return {
    service,
    originating: side === "t" ? services.length : index + 1,
    terminating: isOriginating ? 0 : index + 1,
  };
}

// All characters are looked at, so that the time does not tell how many are right.
function isSameSecret(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let index = 0; index < left.length; index++) {
    difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  }
  return difference === 0;
}
