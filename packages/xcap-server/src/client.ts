export { createStoredDocuments, type StoredDocumentsOptions } from "./client/stored-documents.ts";
export { createXcapClient, type XcapClient, type XcapClientOptions } from "./client/xcap-client.ts";
export type { XdmDocumentAnswer, XdmDocumentCopy, XdmDocuments } from "./client/xdm-documents.ts";
