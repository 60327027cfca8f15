/** Bytes by their SHA-256; throws `document_unreadable` where they are gone or are not those. */
export interface Contents {
  readonly get: (sha256: string) => Promise<Uint8Array>;
}
