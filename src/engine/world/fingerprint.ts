import type { World } from './world';

const word = new DataView(new ArrayBuffer(8));

/** A running 64-bit hash in two 32-bit lanes (multiply and rotate, as MurmurHash3 mixes). */
export class Hash {
  private low = 0x9747b28c;
  private high = 0x5bd1e995;
  private length = 0;

  /** 32 bits. */
  bits(value: number): void {
    let k = Math.imul(value, 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    const h = this.low ^ Math.imul(k, 0x1b873593);
    this.low = (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
    let m = Math.imul(value ^ this.low, 0x85ebca6b);
    m = (m << 17) | (m >>> 15);
    this.high = (Math.imul(this.high ^ m, 0xc2b2ae35) + 0x27d4eb2f) | 0;
    this.length++;
  }

  number(value: number): void {
    word.setFloat64(0, value);
    this.bits(word.getInt32(0));
    this.bits(word.getInt32(4));
  }

  text(value: string): void {
    this.bits(value.length);
    for (let i = 0; i + 1 < value.length; i += 2) {
      this.bits((value.charCodeAt(i) << 16) | value.charCodeAt(i + 1));
    }
    if (value.length % 2 === 1) this.bits(value.charCodeAt(value.length - 1));
  }

  /** 16 hexadecimal digits. */
  digits(): string {
    const low = finish(this.low ^ this.length);
    return hex(finish(this.high ^ low)) + hex(low);
  }
}

function finish(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const hex = (value: number): string => value.toString(16).padStart(8, '0');

/** Feeds the whole world. `changes` is left out: it only tells a waiting command to look again. */
export function hashWorld(hash: Hash, world: World): void {
  const { changes: _changes, ...rest } = world;
  hash.text(
    JSON.stringify(rest, (_key, value: unknown) =>
      value instanceof Map || value instanceof Set ? [...value] : value,
    ),
  );
}
