// Lists the devices that an INVITE asks for, and what it wants them to do (RFC 3841).

import {
  featureUrns,
  getFeature,
  parseMessage,
  readHeader,
  readInstance,
  SipError,
  validateMessage,
} from "@callingcard/sip";

/** A kind of device that a request asks for. */
export interface WantedDevice {
  /** The one device that is meant, if it is named. */
  readonly instance: string | undefined;

  /** Services of IMS that it has to know, such as `urn:urn-7:3gpp-service.ims.icsi.oma.cpm.session`. */
  readonly services: readonly string[];

  /** Everything else that it has to be able to do. */
  readonly features: readonly string[];

  /** Whether no other device will do. */
  readonly isRequired: boolean;
}

/**
 * Reads the devices that a request asks for.
 *
 * @param datagram The request as it came.
 * @returns One for each value of Accept-Contact.
 * @throws SipError for a request that is none.
 */
export function wantedDevices(datagram: Uint8Array): readonly WantedDevice[] {
  const request = parseMessage(datagram);
  return (readHeader(request, "Accept-Contact") ?? []).map((wanted) => {
    const icsi = getFeature(wanted.features, "+g.3gpp.icsi-ref");
    return {
      instance: readInstance(wanted.parameters),
      services: icsi === undefined ? [] : featureUrns(icsi),
      features: wanted.features
        .map(({ tag }) => tag)
        .filter((tag) => tag !== "+sip.instance" && tag !== "+g.3gpp.icsi-ref"),
      isRequired: wanted.isRequired,
    };
  });
}

/**
 * Tells what is wrong with a datagram, for a log.
 *
 * @param datagram The datagram.
 * @returns One line for each problem.
 */
export function problemsOf(datagram: Uint8Array): readonly string[] {
  try {
    return validateMessage(parseMessage(datagram)).map(
      ({ statusCode, header = "start line", reason }) => `${statusCode} ${header}: ${reason}`,
    );
  } catch (error) {
    if (error instanceof SipError) return [`400 ${error.message}`];
    throw error;
  }
}
