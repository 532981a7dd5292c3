/**
 * What live properties and conditions outside RFC 3744 contain. One model for each rule of `grammar/property.ne`.
 *
 * @module
 */

import { contentModel, type ContentModel } from "./content-model.ts";
import * as entries from "./generated/property.ts";

export const lockTokenSubmitted: ContentModel<entries.LockTokenSubmitted> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.lockTokenSubmitted);

export const noConflictingLock: ContentModel<entries.NoConflictingLock> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.noConflictingLock);

export const supportedMethodSet: ContentModel<entries.SupportedMethodSet> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.supportedMethodSet);

export const supportedLivePropertySet: ContentModel<entries.SupportedLivePropertySet> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.supportedLivePropertySet);

export const supportedLiveProperty: ContentModel<entries.SupportedLiveProperty> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.supportedLiveProperty);

export const supportedReportSet: ContentModel<entries.SupportedReportSet> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.supportedReportSet);

export const supportedReport: ContentModel<entries.SupportedReport> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.supportedReport,
);

export const currentUserPrincipal: ContentModel<entries.CurrentUserPrincipal> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.currentUserPrincipal);

export const addMember: ContentModel<entries.AddMember> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.addMember,
);

export const allowClientDefinedUri: ContentModel<entries.AllowClientDefinedUri> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.allowClientDefinedUri);

export const supportedAddressData: ContentModel<entries.SupportedAddressData> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.supportedAddressData);

export const noUidConflict: ContentModel<entries.NoUidConflict> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.noUidConflict,
);

export const addressbookHomeSet: ContentModel<entries.AddressbookHomeSet> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.addressbookHomeSet);

export const principalAddress: ContentModel<entries.PrincipalAddress> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.principalAddress);

export const supportedCollationSet: ContentModel<entries.SupportedCollationSet> =
  /* @__PURE__ */ contentModel(entries.EVENTS, entries.supportedCollationSet);

export const supportedFilter: ContentModel<entries.SupportedFilter> = /* @__PURE__ */ contentModel(
  entries.EVENTS,
  entries.supportedFilter,
);
