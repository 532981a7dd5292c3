/** Namespace of resource lists (RFC 4826 section 3.2). */
export const RESOURCE_LISTS = "urn:ietf:params:xml:ns:resource-lists";

/** Namespace of the attributes of recipients (RFC 5364 section 5). */
export const COPY_CONTROL = "urn:ietf:params:xml:ns:copycontrol";

/** Namespace of policies (RFC 4745 section 13). */
export const COMMON_POLICY = "urn:ietf:params:xml:ns:common-policy";

/** Namespace of the Open Mobile Alliance's first additions to policies. */
export const OMA_COMMON_POLICY = "urn:oma:xml:xdm:common-policy";

/** Namespace of the Open Mobile Alliance's further additions to policies. */
export const OMA_EXTENSIONS = "urn:oma:xml:xdm:extensions";

/** Namespace of presence authorization (RFC 5025 section 7). */
export const PRES_RULES = "urn:ietf:params:xml:ns:pres-rules";

/** Namespace of registration information (RFC 3680 section 5.1). */
export const REGINFO = "urn:ietf:params:xml:ns:reginfo";

/** Namespace of GRUUs in registration information (RFC 5628 section 9). */
export const GRUU_INFO = "urn:ietf:params:xml:ns:gruuinfo";

/** Namespace of conference information (RFC 4575 section 6). */
export const CONFERENCE_INFO = "urn:ietf:params:xml:ns:conference-info";

/** Namespace of changes of XCAP documents (RFC 5874 section 3). */
export const XCAP_DIFF = "urn:ietf:params:xml:ns:xcap-diff";

/** Namespace of XCAP errors (RFC 4825 section 11.2). */
export const XCAP_ERROR = "urn:ietf:params:xml:ns:xcap-error";

/** Namespace of the capabilities of an XCAP server (RFC 4825 section 12.2). */
export const XCAP_CAPS = "urn:ietf:params:xml:ns:xcap-caps";

/** Media types of the documents. */
export const MEDIA_TYPES = {
  resourceLists: "application/resource-lists+xml",
  policy: "application/auth-policy+xml",
  reginfo: "application/reginfo+xml",
  conferenceInfo: "application/conference-info+xml",
  xcapDiff: "application/xcap-diff+xml",
  xcapError: "application/xcap-error+xml",
  xcapCaps: "application/xcap-caps+xml",
  groupState: "application/group-state-object+xml",
  sessionInfo: "application/x-cpm-session",
} as const;

/** The prefixes that documents are written with where a default namespace does not do. */
export const PREFIXES: ReadonlyMap<string, string> = new Map([
  [RESOURCE_LISTS, "rl"],
  [COPY_CONTROL, "cp"],
  [COMMON_POLICY, "cr"],
  [OMA_COMMON_POLICY, "ocp"],
  [OMA_EXTENSIONS, "oxe"],
  [PRES_RULES, "pr"],
  [REGINFO, "ri"],
  [GRUU_INFO, "gr"],
  [CONFERENCE_INFO, "ci"],
  [XCAP_DIFF, "xd"],
  [XCAP_ERROR, "xe"],
  [XCAP_CAPS, "xc"],
]);
