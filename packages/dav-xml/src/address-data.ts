import { attributeValue, element, type XmlElement } from "@callingcard/xml";
import { enumeratedAttribute, requiredAttribute } from "./content.ts";
import { contentModel, readContent } from "./content-model.ts";
import * as grammar from "./generated/carddav.ts";
import { refuse, type Message } from "./message.ts";
import { carddav } from "./names.ts";

/** `CARDDAV:address-data` in a request (RFC 6352 section 10.4). */
export interface AddressDataRequest {
  /** Media type; absent means `text/vcard`. */
  readonly contentType?: string;
  /** Version of it; absent means `3.0`. */
  readonly version?: string;
  /** Whether `CARDDAV:allprop` asks for all properties. */
  readonly allprop: boolean;
  /** The vCard properties asked for; none of them, and no `allprop`, asks for the whole card. */
  readonly props: readonly AddressDataProp[];
}

/** `CARDDAV:prop` in `CARDDAV:address-data` (RFC 6352 section 10.4.2). */
export interface AddressDataProp {
  /** Name of the vCard property as written, with its group if one was given. */
  readonly name: string;
  /** Whether only the name is asked for, without the value. */
  readonly novalue: boolean;
}

const ADDRESS_DATA = /* @__PURE__ */ contentModel(grammar.EVENTS, grammar.addressData);

/**
 * Reads `CARDDAV:address-data`: `( allprop | prop* )`.
 *
 * @param owner The element.
 * @param message The message that is read.
 * @throws DavXmlError `conflicting-elements`, `missing-attribute`, `invalid-value`,
 * `too-many-properties`.
 */
export function readAddressData(owner: XmlElement, message: Message): AddressDataRequest {
  const contentType = attributeValue(owner, "content-type");
  const version = attributeValue(owner, "version");
  const content = readContent(ADDRESS_DATA, owner, message);
  const props = "props" in content ? content.props : [];
  const { maxProperties } = message.limits;
  const excess = props[maxProperties];
  if (excess !== undefined) {
    refuse(message, excess, "too-many-properties", `more than ${maxProperties} properties`, owner);
  }
  return {
    ...(contentType === undefined ? {} : { contentType }),
    ...(version === undefined ? {} : { version }),
    allprop: "allprop" in content,
    props: props.map((prop) => ({
      name: requiredAttribute(prop, "name", message),
      novalue: enumeratedAttribute(prop, "novalue", ["yes", "no"], "no", message) === "yes",
    })),
  };
}

/**
 * Builds `CARDDAV:address-data` for a request.
 *
 * @param request What is asked of the cards.
 * @throws RangeError for properties beside `allprop`, of which RFC 6352 allows one.
 */
export function addressDataElement(request: AddressDataRequest): XmlElement {
  const { contentType, version, allprop, props } = request;
  if (allprop && props.length > 0) throw new RangeError("address-data with allprop has props");
  const content = allprop
    ? [element(carddav("allprop"))]
    : props.map(({ name, novalue }) =>
        element(
          carddav("prop"),
          [],
          [attribute("name", name), ...(novalue ? [attribute("novalue", "yes")] : [])],
        ),
      );
  return element(carddav("address-data"), content, [
    ...(contentType === undefined ? [] : [attribute("content-type", contentType)]),
    ...(version === undefined ? [] : [attribute("version", version)]),
  ]);
}

function attribute(local: string, value: string) {
  return { namespace: "", local, value };
}
