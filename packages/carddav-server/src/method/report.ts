import { dav, parseReport } from "@callingcard/dav-xml";
import { readXmlBody } from "../body.ts";
import type { RequestContext } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { answerMultiget } from "../report/addressbook-multiget.ts";
import { answerQuery } from "../report/addressbook-query.ts";
import { answerExpandProperty } from "../report/expand-property.ts";
import { answerSync } from "../report/sync-collection.ts";
import type { Resource } from "../resource.ts";

/**
 * Answers REPORT (RFC 3253 section 3.6) with the report its body asks for.
 *
 * @internal
 */
export async function answerReport(context: RequestContext, resource: Resource): Promise<Response> {
  const { request, limits } = context;
  const octets = await readXmlBody(request, limits.maxXmlOctets);
  if (octets.length === 0) throw new Refusal(400, { description: "REPORT has no body" });
  const report = parseReport(octets, { maxExpansionDepth: limits.maxExpandDepth });
  switch (report.kind) {
    case "addressbook-query":
      if (resource.kind !== "book" && resource.kind !== "card") throw unsupportedReport();
      return answerQuery(context, resource, report);
    case "addressbook-multiget":
      if (resource.kind !== "home" && resource.kind !== "book" && resource.kind !== "card") {
        throw unsupportedReport();
      }
      return answerMultiget(context, resource, report);
    case "sync-collection":
      if (resource.kind !== "book") throw unsupportedReport();
      return answerSync(context, resource, report);
    case "expand-property":
      return answerExpandProperty(context, resource, report.properties);
    case "unknown":
      throw unsupportedReport();
  }
}

/** `DAV:supported-report` (RFC 3253 section 3.6). */
function unsupportedReport(): Refusal {
  return new Refusal(403, {
    condition: dav("supported-report"),
    description: "the report is not one of this resource's DAV:supported-report-set",
  });
}
