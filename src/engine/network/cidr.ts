/** IPv4 blocks such as `10.0.0.0/8`, and the addresses in them. */

/** Whether an IPv4 address is in a block; never in one of IPv6. */
export function isWithin(block: string, address: string): boolean {
  const [base = '', length = '32'] = block.split('/');
  const [from, at] = [bitsOf(base), bitsOf(address)];
  if (from === null || at === null) return false;
  const free = 32 - Number(length);
  return free >= 32 || from >>> free === at >>> free;
}

/** Whether two blocks share an address. */
export const overlap = (one: string, other: string): boolean =>
  isWithin(one, baseOf(other)) || isWithin(other, baseOf(one));

/** Whether all of `inner` is in `outer`. */
export const contains = (outer: string, inner: string): boolean =>
  prefixOf(inner) >= prefixOf(outer) && isWithin(outer, baseOf(inner));

/** `24` of `10.0.1.0/24`. */
export const prefixOf = (block: string): number => Number(block.split('/')[1] ?? '32');

/** How many addresses a block has. */
export const sizeOf = (block: string): number => 1 << (32 - prefixOf(block));

/** The address so many places after a block's first. */
export const addressAt = (block: string, place: number): string =>
  dotted(((bitsOf(baseOf(block)) ?? 0) + place) >>> 0);

/** The block with the bits beyond its prefix cleared, as EC2 keeps it; null for what is none. */
export function canonicalBlock(block: string): string | null {
  const match = /^(\d+\.\d+\.\d+\.\d+)\/(\d{1,2})$/.exec(block);
  const bits = match ? bitsOf(match[1] ?? '') : null;
  const length = Number(match?.[2]);
  if (bits === null || length > 32) return null;
  const free = 32 - length;
  return `${dotted(free >= 32 ? 0 : ((bits >>> free) << free) >>> 0)}/${length}`;
}

const baseOf = (block: string): string => block.split('/')[0] ?? '';

const dotted = (bits: number): string =>
  [bits >>> 24, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255].join('.');

function bitsOf(address: string): number | null {
  const parts = address.split('.').map(Number);
  if (parts.length !== 4 || parts.some((n) => !(n >= 0 && n <= 255))) return null;
  return parts.reduce((bits, n) => ((bits << 8) | n) >>> 0, 0);
}
