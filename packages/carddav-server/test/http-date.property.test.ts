import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { httpDate } from "../src/condition/http-date.ts";

const times = fc.date({
  min: new Date("1900-01-01"),
  max: new Date("9999-12-31"),
  noInvalidDate: true,
});

test.prop([fc.array(times, { minLength: 2 })])(
  "HTTP dates are what the platform writes, whichever came before",
  (dates) => {
    for (const date of dates) expect(httpDate(date.getTime())).toBe(date.toUTCString());
  },
);
