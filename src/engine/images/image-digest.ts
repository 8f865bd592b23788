/**
 * 64 digits that depend on nothing but the text: an image's digest. Sums of FNV-1a, eight times
 * over.
 */
export function imageDigest(image: string): string {
  let hex = '';
  for (let round = 0; round < 8; round++) {
    let hash = 0x811c9dc5;
    for (const char of `${round}/${image}`) {
      hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193);
    }
    hex += (hash >>> 0).toString(16).padStart(8, '0');
  }
  return `sha256:${hex}`;
}
