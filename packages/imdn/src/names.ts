/** Namespace of disposition notifications (RFC 5438 section 11.1). */
export const IMDN_NAMESPACE = "urn:ietf:params:xml:ns:imdn";

/** Namespace of is-composing status (RFC 3994 section 6). */
export const IS_COMPOSING_NAMESPACE = "urn:ietf:params:xml:ns:im-iscomposing";

/** Media type of a disposition notification (RFC 5438 section 11.1.8). */
export const IMDN_MEDIA_TYPE = "message/imdn+xml";

/** Media type of an is-composing status (RFC 3994 section 8.1). */
export const IS_COMPOSING_MEDIA_TYPE = "application/im-iscomposing+xml";
