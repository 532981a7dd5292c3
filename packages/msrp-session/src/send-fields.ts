import {
  type ByteRange,
  type FailureReport,
  failureReport,
  type Header,
  isIdentifier,
  MsrpError,
  parseByteRange,
  type RequestHead,
  sameHeaderName,
  successReport,
} from "@callingcard/msrp";

/** What the head of a SEND says about its message (RFC 4975 section 7.1.1). */
export interface SendFields {
  readonly messageId: string | undefined;
  readonly range: ByteRange | undefined;
  readonly contentType: string | undefined;
  readonly wantsSuccess: boolean;
  readonly wantsFailure: FailureReport;
}

/**
 * Reads the headers of a SEND in one go.
 *
 * @param head The head, as it was parsed.
 * @returns What it says; `undefined` where a header is not what it has to be, which is to be answered 400.
 */
export function readSendFields(head: RequestHead): SendFields | undefined {
  const { headers } = head;
  let messageId: string | undefined;
  let range: ByteRange | undefined;
  let contentType: string | undefined;
  let wantsSuccess = false;
  let wantsFailure: FailureReport = "yes";
  try {
    for (let index = 2; index < headers.length; index++) {
      const header = headers[index];
      if (header === undefined) break;
      if (isNamed(header, "Message-ID")) messageId = header.value;
      else if (isNamed(header, "Byte-Range")) range = parseByteRange(header.value);
      else if (isNamed(header, "Content-Type")) contentType = header.value;
      else if (isNamed(header, "Success-Report")) wantsSuccess = successReport(head);
      else if (isNamed(header, "Failure-Report")) wantsFailure = failureReport(head);
    }
  } catch (error) {
    if (!(error instanceof MsrpError)) throw error;
    return undefined;
  }
  if (messageId !== undefined && !isIdentifier(messageId)) return undefined;
  return { messageId, range, contentType, wantsSuccess, wantsFailure };
}

function isNamed({ name }: Header, known: string): boolean {
  return name === known || (name.length === known.length && sameHeaderName(name, known));
}

/**
 * Tells whether a Content-Type is that of CPIM messages.
 *
 * @param contentType The value as it is written.
 * @returns Whether it is message/cpim, with parameters or without.
 */
export function isCpim(contentType: string | undefined): boolean {
  if (contentType === undefined) return false;
  return contentType === "message/cpim" || /^\s*message\/cpim\s*(?:;|$)/i.test(contentType);
}
