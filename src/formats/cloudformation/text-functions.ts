/** What CloudFormation's functions on texts and addresses come to. */

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Fn::Base64 of a text in UTF-8. */
export function base64(text: string): string {
  const bytes = [...new TextEncoder().encode(text)];
  let encoded = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.slice(at, at + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const digit = (shift: number) => DIGITS.charAt((bits >> shift) & 63);
    encoded += digit(18) + digit(12);
    encoded += b === undefined ? '=' : digit(6);
    encoded += c === undefined ? '=' : digit(0);
  }
  return encoded;
}

/** User data as a script: it comes in Base64, and people who write it by hand forget to. */
export function scriptOf(userData: string): string {
  const compact = userData.replace(/\s/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return userData;
  return atob(compact);
}

/**
 * Fn::Cidr: the first `count` blocks of a block, each with `bits` bits left for hosts. Undefined
 * where they do not fit.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html
 */
export function blocksOf(block: string, count: number, bits: number): string[] | undefined {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(block);
  if (!match || !Number.isInteger(count) || count < 1 || count > 256) return undefined;
  if (!Number.isInteger(bits) || bits < 0 || bits > 32) return undefined;
  const parts = match.slice(1).map(Number);
  const prefix = parts[4] ?? 33;
  if (parts.slice(0, 4).some((one) => one > 255) || prefix > 32) return undefined;
  const size = powerOfTwo(bits);
  const room = powerOfTwo(32 - prefix);
  if (size * count > room) return undefined;
  const address = parts.slice(0, 4).reduce((sum, part) => sum * 256 + part, 0);
  const first = address - (address % room);
  return Array.from({ length: count }, (_, n) => `${dotted(first + n * size)}/${32 - bits}`);
}

const powerOfTwo = (exponent: number): number =>
  Number(`0x1${'0'.repeat(exponent >> 2)}`) * (1 << (exponent & 3));

const dotted = (address: number): string =>
  [16_777_216, 65_536, 256, 1].map((unit) => Math.floor(address / unit) % 256).join('.');

/** A piece of Fn::Sub's text: as it stands, or a name to be put in. */
export type SubPiece = { text: string } | { name: string };

/** `a-${Name}-${!Kept}` in pieces. */
export function subPieces(text: string): SubPiece[] {
  const pieces: SubPiece[] = [];
  let at = 0;
  for (const match of text.matchAll(/\$\{([^}]*)\}/g)) {
    pieces.push({ text: text.slice(at, match.index) });
    const inside = match[1] ?? '';
    pieces.push(
      inside.startsWith('!') ? { text: `\${${inside.slice(1)}}` } : { name: inside.trim() },
    );
    at = match.index + match[0].length;
  }
  pieces.push({ text: text.slice(at) });
  return pieces;
}
