import type { RequestContext } from "../context.ts";
import { lightBodyOf } from "../light-response.ts";
import { prefersMinimal } from "../prefer.ts";
import type { AddressBook } from "../store.ts";
import { DAV_HEADER, wholeResponse, XML_CONTENT_TYPE } from "./answer.ts";

/**
 * Finds the answer that an owner was given about a book, as long as nothing has changed.
 *
 * @param asked What was read from the body of the request.
 *
 * @internal
 */
export function knownMultistatus(
  context: RequestContext,
  book: AddressBook,
  asked: object,
): Response | undefined {
  if (!isUsual(context, book)) return undefined;
  const body = context.bookAnswers.find(book, asked);
  return body && wholeResponse(body, 207, HEADERS);
}

/**
 * Remembers an answer about a book where its owner is given it, and without a preference.
 *
 * @param response Depends on nothing that may change but what the store gives for the book, not on time either.
 * @returns The response.
 *
 * @internal
 */
export function rememberedMultistatus(
  context: RequestContext,
  book: AddressBook,
  asked: object,
  response: Response,
): Response {
  const body = lightBodyOf(response);
  if (body instanceof Uint8Array && isUsual(context, book)) {
    context.bookAnswers.add(book, asked, body);
  }
  return response;
}

const HEADERS = { "Content-Type": XML_CONTENT_TYPE, DAV: DAV_HEADER };

// What others may do with a book depends on their groups too, which the book does not tell.
function isUsual({ request, user }: RequestContext, { owner }: AddressBook): boolean {
  return owner === user && !prefersMinimal(request);
}
