import { geouri } from "../generated/uri.ts";
import { parseFloatValue, stringifyNumber } from "./number.ts";
import { sameName } from "../card.ts";

/** A parameter of a `geo:` or `tel:` URI. */
export interface UriParameter {
  readonly name: string;

  /** As written, percent-encoding included; `undefined` without an equals sign. */
  readonly value: string | undefined;
}

/** A place as a `geo:` URI has it (RFC 5870). */
export interface GeoUri {
  /** Degrees north, -90 to 90 in the default coordinate reference system. */
  readonly latitude: number;

  /** Degrees east, -180 to 180 in the default coordinate reference system. */
  readonly longitude: number;

  /** Metres above the ellipsoid. */
  readonly altitude?: number;

  /** Coordinate reference system; absent for WGS-84. */
  readonly crs?: string;

  /** Uncertainty in metres. */
  readonly uncertainty?: number;

  /** Other parameters, in their order. */
  readonly parameters: readonly UriParameter[];
}

/**
 * Reads a `geo:` URI (RFC 5870 section 3.3).
 *
 * @param text The URI.
 * @returns The place, or `undefined` for another text, also for one with a latitude beyond 90 degrees in
 *   WGS-84.
 */
export function parseGeoUri(text: string): GeoUri | undefined {
  const parsed = geouri.parse(text);
  if (parsed === undefined) return undefined;
  const latitude = parseFloatValue(parsed.latitude);
  const longitude = parseFloatValue(parsed.longitude);
  const altitude = parsed.altitude === undefined ? undefined : parseFloatValue(parsed.altitude);
  if (latitude === undefined || longitude === undefined) return undefined;
  const crs = parsed.parameters.find(({ name }) => sameName(name, "crs"))?.value;
  const radius = parsed.parameters.find(({ name }) => sameName(name, "u"))?.value;
  const uncertainty = radius === undefined ? undefined : parseFloatValue(radius);
  const isWgs84 = crs === undefined || sameName(crs, "wgs84");
  if (isWgs84 && (Math.abs(latitude) > 90 || Math.abs(longitude) > 180)) return undefined;
  return {
    latitude,
    longitude,
    ...(altitude === undefined ? {} : { altitude }),
    ...(crs === undefined ? {} : { crs }),
    ...(uncertainty === undefined ? {} : { uncertainty }),
    parameters: parsed.parameters.filter(
      ({ name }) => !sameName(name, "crs") && (uncertainty === undefined || !sameName(name, "u")),
    ),
  };
}

/**
 * Writes a `geo:` URI (RFC 5870 section 3.3).
 *
 * @param place The place.
 * @returns The URI; {@link parseGeoUri} undoes it.
 * @throws RangeError for numbers and parameters that no `geo:` URI has.
 */
export function stringifyGeoUri(place: GeoUri): string {
  const { latitude, longitude, altitude, crs, uncertainty, parameters } = place;
  const numbers = [latitude, longitude, ...(altitude === undefined ? [] : [altitude])];
  let text = `geo:${numbers.map(stringifyNumber).join(",")}`;
  if (crs !== undefined) text += `;crs=${crs}`;
  if (uncertainty !== undefined) text += `;u=${stringifyNumber(uncertainty)}`;
  text += parameters.map(stringifyParameter).join("");
  if (parseGeoUri(text) === undefined) throw new RangeError("place is none of a geo: URI");
  return text;
}

/**
 * Writes a parameter of a URI with its semicolon.
 *
 * @param parameter The parameter.
 * @returns The text.
 */
export function stringifyParameter(parameter: UriParameter): string {
  const { name, value } = parameter;
  return value === undefined ? `;${name}` : `;${name}=${value}`;
}
