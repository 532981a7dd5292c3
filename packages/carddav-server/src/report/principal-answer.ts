import { dav, responseText, type PrincipalProps } from "@callingcard/dav-xml";
import type { RequestContext } from "../context.ts";
import { multistatus } from "../method/answer.ts";
import { Refusal } from "../refusal.ts";
import { askedProperty, askedResponse, type View } from "./resource-view.ts";

/** A resource that a report about principals answers. */
export interface Match {
  readonly href: string;
  /** `undefined` when it is not there, or not to be seen. */
  readonly view: View | undefined;
}

/**
 * Answers a report about principals with the properties that it asks for.
 *
 * @param matches What it found; read until there is more than may be answered.
 * @throws Refusal 403 `DAV:number-of-matches-within-limits` (RFC 3744 section 9), 400 for too many
 *   properties.
 *
 * @internal
 */
export async function answerMatches(
  context: RequestContext,
  matches: AsyncIterable<Match>,
  { names }: PrincipalProps,
): Promise<Response> {
  const { maxPrincipalMatches, maxRequestedProperties } = context.limits;
  if (names.length > maxRequestedProperties) {
    const description = `more than ${maxRequestedProperties} properties asked for`;
    throw new Refusal(400, { description });
  }
  const found: Match[] = [];
  for await (const match of matches) {
    if (found.length === maxPrincipalMatches) {
      throw new Refusal(403, {
        condition: dav("number-of-matches-within-limits"),
        description: `more than ${maxPrincipalMatches} matches`,
      });
    }
    found.push(match);
  }
  async function* responses(): AsyncGenerator<string> {
    for (const { href, view } of found) {
      yield view === undefined
        ? responseText({ href, status: 404, propstats: [] })
        : askedResponse(
            href,
            names.map((name) => askedProperty(view, name)),
          );
    }
  }
  return multistatus(context, responses());
}
