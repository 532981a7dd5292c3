export type { Address, AddressComponent } from "./address.ts";
export type {
  Anniversary,
  Author,
  IdMap,
  JCardProp,
  JsContactCard,
  JsContactObject,
  JsContactVersion,
  Note,
  PartialDate,
  PatchObject,
  PersonalInfo,
  Relation,
  StringSet,
  Timestamp,
  VCardData,
  VCardProperty,
} from "./card.ts";
export type {
  Calendar,
  CryptoKey,
  Directory,
  EmailAddress,
  LanguagePref,
  Link,
  Media,
  OnlineService,
  Phone,
  Resource,
  SchedulingAddress,
} from "./contact.ts";
export { fromJsContact, type FromJsContactResult } from "./from-jscontact/convert.ts";
export type { JsonObject, JsonValue } from "./json.ts";
export { localizeJsContact } from "./localize.ts";
export type {
  Name,
  NameComponent,
  Nickname,
  Organization,
  OrgUnit,
  Pronouns,
  SpeakToAs,
  Title,
} from "./name.ts";
export type { ConversionCode, ConversionNote } from "./note.ts";
export { DEFAULT_LIMITS, type JsContactLimits, type ParseOptions } from "./options.ts";
export { parseJsContact, stringifyJsContact } from "./parse.ts";
export { applyPatch } from "./patch.ts";
export { JsContactError, type JsContactErrorCode, type JsContactProblem } from "./problem.ts";
export {
  toJsContact,
  type ToJsContactOptions,
  type ToJsContactResult,
} from "./to-jscontact/convert.ts";
export { validateJsContact } from "./validate.ts";
