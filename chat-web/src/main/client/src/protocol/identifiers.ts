const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * A new identifier of 132 random bits in the protocol's alphabet. Not crypto.randomUUID: a browser offers that only on
 * https pages, and an intranet may be plain http.
 */
export function newIdentifier(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(22));
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte & 63)).join('');
}
