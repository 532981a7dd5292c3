import { dav, parsePrincipalReport, type PrincipalReport } from "@callingcard/dav-xml";
import { readXmlBody } from "../body.ts";
import type { RequestContext } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { answerAclPrincipals } from "../report/acl-principal-prop-set.ts";
import { answerMultiget } from "../report/addressbook-multiget.ts";
import { answerQuery } from "../report/addressbook-query.ts";
import { answerExpandProperty } from "../report/expand-property.ts";
import { answerHomeSync } from "../report/home-sync.ts";
import { answerPrincipalMatch } from "../report/principal-match.ts";
import {
  answerPrincipalSearch,
  answerSearchProperties,
} from "../report/principal-property-search.ts";
import { answerSync } from "../report/sync-collection.ts";
import type { Resource } from "../resource.ts";
import { parseDepth } from "./answer.ts";

/**
 * Answers REPORT (RFC 3253 section 3.6) with the report its body asks for.
 *
 * @internal
 */
export async function answerReport(context: RequestContext, resource: Resource): Promise<Response> {
  const { request, limits } = context;
  const octets = await readXmlBody(request, limits.maxXmlOctets);
  if (octets.length === 0) throw new Refusal(400, { description: "REPORT has no body" });
  const report = context.readReport(octets);
  const aboutPrincipals =
    report.kind === "unknown" ? parsePrincipalReport(report.element) : undefined;
  context.onReport(aboutPrincipals ?? report);
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
      if (resource.kind === "home") return answerHomeSync(context, resource, report);
      if (resource.kind !== "book") throw unsupportedReport();
      return answerSync(context, resource, report);
    case "expand-property":
      return answerExpandProperty(context, resource, report.properties);
    case "unknown":
      return answerPrincipalReport(context, resource, aboutPrincipals);
  }
}

// The reports of RFC 3744 section 9, which every resource has.
function answerPrincipalReport(
  context: RequestContext,
  resource: Resource,
  report: PrincipalReport | undefined,
): Promise<Response> {
  if (report === undefined || resource.kind === "nowhere") throw unsupportedReport();
  if (parseDepth(context.request.headers, "0") !== "0") {
    throw new Refusal(400, { description: "reports about principals have Depth 0" });
  }
  switch (report.kind) {
    case "acl-principal-prop-set":
      return answerAclPrincipals(context, resource, report);
    case "principal-match":
      return answerPrincipalMatch(context, resource, report);
    case "principal-property-search":
      return answerPrincipalSearch(context, resource, report);
    case "principal-search-property-set":
      return answerSearchProperties();
  }
}

/** `DAV:supported-report` (RFC 3253 section 3.6). */
function unsupportedReport(): Refusal {
  return new Refusal(403, {
    condition: dav("supported-report"),
    description: "the report is not one of this resource's DAV:supported-report-set",
  });
}
