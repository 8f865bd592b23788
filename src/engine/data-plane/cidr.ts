/** Whether an IPv4 address is in a block such as `10.0.0.0/8`; never in one of IPv6. */
export function isWithin(block: string, address: string): boolean {
  const [base = '', length = '32'] = block.split('/');
  const [from, at] = [bitsOf(base), bitsOf(address)];
  if (from === null || at === null) return false;
  const free = 32 - Number(length);
  return free >= 32 || from >>> free === at >>> free;
}

function bitsOf(address: string): number | null {
  const parts = address.split('.').map(Number);
  if (parts.length !== 4 || parts.some((n) => !(n >= 0 && n <= 255))) return null;
  return parts.reduce((bits, n) => ((bits << 8) | n) >>> 0, 0);
}
