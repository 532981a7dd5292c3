export { address } from "./arbitrary/address.ts";
export { jsContactCard, type JsContactConstraints } from "./arbitrary/card.ts";
export { name } from "./arbitrary/name.ts";
export { id, languageTag, text, uri, utcDateTime, vendorName } from "./arbitrary/values.ts";
