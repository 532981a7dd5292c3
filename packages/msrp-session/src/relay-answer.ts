import {
  byteRange,
  headerValue,
  MsrpError,
  type RequestHead,
  type ReportStatus,
  reportStatus,
  type ResponseHead,
} from "@callingcard/msrp";
import { addReported, failDelivery, refuteDelivery, settleDelivery } from "./relay-outcome.ts";
import type { Leg, RelayStep } from "./relay-state.ts";

/**
 * Takes the response to a request that went to a leg.
 *
 * @param step The step.
 * @param leg Where it came from.
 * @param head The response.
 */
export function receiveResponse(step: RelayStep, leg: Leg, head: ResponseHead): void {
  const { transactionId, status } = head;
  const transaction = leg.transactions.get(transactionId);
  if (transaction === undefined) return;
  leg.transactions.delete(transactionId);
  const { delivery } = transaction;
  if (status === 481 || status === 506) {
    step.actions.push({ kind: "leg-failed", leg: leg.name, status });
  }
  if (delivery === undefined) return;
  const isSuccess = status >= 200 && status < 300;
  if (!isSuccess) failDelivery(step, delivery, status);
  else if (delivery.message.wantsFailure === "yes") {
    delivery.pending--;
    settleDelivery(step, delivery);
  }
}

/**
 * Takes a REPORT of a leg (RFC 4975 section 7.3.2). One about nothing that is known is ignored; its ranges are
 * those of the octets that went to the leg.
 *
 * @param step The step.
 * @param leg Where it came from.
 * @param head The REPORT.
 */
export function receiveReport(step: RelayStep, leg: Leg, head: RequestHead): void {
  const delivery = leg.outgoing.get(headerValue(head, "Message-ID") ?? "");
  if (delivery === undefined) return;
  const said = readReport(head);
  if (said === undefined) return;
  const { status, start, end } = said;
  if (status.code === 200) addReported(step, delivery, start, end);
  else if (status.code >= 300) refuteDelivery(step, delivery, status.code);
}

function readReport(
  head: RequestHead,
): { status: ReportStatus; start: number; end: number | undefined } | undefined {
  try {
    const status = reportStatus(head);
    const range = byteRange(head);
    // Codes of other namespaces mean something else.
    if (status?.namespace !== "000") return undefined;
    return { status, start: range?.start ?? 1, end: range?.end };
  } catch (error) {
    if (error instanceof MsrpError) return undefined;
    throw error;
  }
}
