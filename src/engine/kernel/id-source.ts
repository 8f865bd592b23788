import type { IdSource } from '../engine-context';
import type { RandomStream } from './prng';

const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Ids that look like AWS's and are the same for the same seed and commands. */
export function createIdSource(stream: RandomStream): IdSource {
  const pick = (alphabet: string, n: number) => {
    const id: string[] = [];
    for (let i = 0; i < n; i++) id.push(alphabet[Math.floor(stream.next() * alphabet.length)]!);
    // In one piece: a text that is put together bit by bit keeps all the bits.
    return id.join('');
  };
  const hex = (n: number) => pick('0123456789abcdef', n);
  return {
    hex,
    // Version 4: the 13th digit is 4, the 17th one of 8, 9, a, b.
    uuid: () => [hex(8), hex(4), `4${hex(3)}`, `${pick('89ab', 1)}${hex(3)}`, hex(12)].join('-'),
    digits: (n) => pick('0123456789', n),
    urlSafe: (n) => pick(URL_SAFE, n),
  };
}
