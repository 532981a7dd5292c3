import { attributeValue, element, type ExpandedName, type XmlElement } from "@callingcard/xml";
import { readContent } from "./content-model.ts";
import { requiredAttribute, trimmedText } from "./content.ts";
import {
  supportedAddressData,
  supportedCollationSet,
  supportedLiveProperty,
  supportedLivePropertySet,
  supportedMethodSet,
  supportedReport,
  supportedReportSet,
} from "./property-model.ts";
import { refuseEmpty, refuseToken } from "./live-property-text.ts";
import { refuse, type Message } from "./message.ts";
import { carddav, dav } from "./names.ts";
import { readOnlyName } from "./privilege.ts";
import { textElement, type PropertyType } from "./property-type.ts";

/** `CARDDAV:address-data-type` (RFC 6352 section 6.2.2): a format in which cards can be stored. */
export interface AddressDataType {
  /** Media type without parameters; `text/vcard` when the attribute is absent. */
  readonly contentType: string;
  /** `3.0` when the attribute is absent. */
  readonly version: string;
}

/** `DAV:supported-report-set` (RFC 3253 section 3.1.5): the root elements of reports. */
export const SUPPORTED_REPORT_SET: PropertyType<readonly ExpandedName[]> = {
  name: dav("supported-report-set"),
  read: (property, message) =>
    readContent(supportedReportSet, property, message).map((one) =>
      readOnlyName(readContent(supportedReport, one, message).report, "report", message),
    ),
  build: (reports) => namesElement("supported-report-set", "supported-report", "report", reports),
};

/** `DAV:supported-live-property-set` (RFC 3253 section 3.1.4). */
export const SUPPORTED_LIVE_PROPERTY_SET: PropertyType<readonly ExpandedName[]> = {
  name: dav("supported-live-property-set"),
  read: (property, message) =>
    readContent(supportedLivePropertySet, property, message).map((one) =>
      readOnlyName(readContent(supportedLiveProperty, one, message).prop, "property", message),
    ),
  build: (properties) =>
    namesElement("supported-live-property-set", "supported-live-property", "prop", properties),
};

function namesElement(
  set: string,
  member: string,
  inner: string,
  names: readonly ExpandedName[],
): XmlElement {
  return element(
    dav(set),
    names.map((name) => element(dav(member), [element(dav(inner), [element(name)])])),
  );
}

/** `DAV:supported-method-set` (RFC 3253 section 3.1.3): the names of methods. */
export const SUPPORTED_METHOD_SET: PropertyType<readonly string[]> = {
  name: dav("supported-method-set"),
  read: (property, message) =>
    readContent(supportedMethodSet, property, message).map((one) => readMethod(one, message)),
  build: (methods) => element(dav("supported-method-set"), methods.map(methodElement)),
};

function readMethod(owner: XmlElement, message: Message): string {
  const method = requiredAttribute(owner, "name", message);
  const reason = refuseToken(method);
  return reason === undefined ? method : refuse(message, owner, "invalid-value", reason);
}

function methodElement(method: string): XmlElement {
  const reason = refuseToken(method);
  if (reason !== undefined) throw new RangeError(`supported-method: ${reason}`);
  return element(dav("supported-method"), [], [{ namespace: "", local: "name", value: method }]);
}

/** `CARDDAV:supported-address-data` (RFC 6352 section 6.2.2); at least one. */
export const SUPPORTED_ADDRESS_DATA: PropertyType<readonly AddressDataType[]> = {
  name: carddav("supported-address-data"),
  read: (property, message) =>
    readContent(supportedAddressData, property, message).map((one) => ({
      contentType: attributeValue(one, "content-type") ?? "text/vcard",
      version: attributeValue(one, "version") ?? "3.0",
    })),
  build: (types) => {
    if (types.length === 0) throw new RangeError("supported-address-data: no type");
    return element(carddav("supported-address-data"), types.map(addressDataTypeElement));
  },
};

function addressDataTypeElement({ contentType, version }: AddressDataType): XmlElement {
  return element(
    carddav("address-data-type"),
    [],
    [
      { namespace: "", local: "content-type", value: contentType },
      { namespace: "", local: "version", value: version },
    ],
  );
}

/** `CARDDAV:supported-collation-set` (RFC 6352 section 8.3.1); at least two are written. */
export const SUPPORTED_COLLATION_SET: PropertyType<readonly string[]> = {
  name: carddav("supported-collation-set"),
  read: (property, message) =>
    readContent(supportedCollationSet, property, message).map(trimmedText),
  build: (collations) => {
    if (collations.length < 2) throw new RangeError("supported-collation-set: fewer than two");
    return element(carddav("supported-collation-set"), collations.map(collationElement));
  },
};

function collationElement(collation: string): XmlElement {
  return textElement(carddav("supported-collation"), collation, refuseEmpty);
}
