/**
 * 32 hexadecimal digits by chance. `crypto.randomUUID` is missing from pages served without TLS
 * from elsewhere than this computer.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
