/**
 * Seeded random numbers: sfc32, one stream for each purpose, split from the seed by name, so that
 * drawing more for one purpose does not shift the numbers of another.
 */
export class RandomStream {
  constructor(private readonly s: Uint32Array) {}

  /** The next 32 bits. */
  bits(): number {
    const s = this.s;
    const t = (s[0]! + s[1]! + s[3]!) | 0;
    s[3] = s[3]! + 1;
    s[0] = s[1]! ^ (s[1]! >>> 9);
    s[1] = (s[2]! + (s[2]! << 3)) | 0;
    s[2] = (s[2]! << 21) | (s[2]! >>> 11);
    s[2] = s[2]! + t;
    return t >>> 0;
  }

  /** Uniform in [0, 1), 53 bits: two steps of `bits` in one, as every request draws several. */
  next(): number {
    const { s } = this;
    const a = s[0]! | 0;
    const b = s[1]! | 0;
    const c = s[2]! | 0;
    const d = s[3]! | 0;
    const first = (a + b + d) | 0;
    const a2 = b ^ (b >>> 9);
    const b2 = (c + (c << 3)) | 0;
    const c2 = (((c << 21) | (c >>> 11)) + first) | 0;
    const second = (a2 + b2 + d + 1) | 0;
    s[0] = b2 ^ (b2 >>> 9);
    s[1] = c2 + (c2 << 3);
    s[2] = ((c2 << 21) | (c2 >>> 11)) + second;
    s[3] = d + 2;
    return ((first >>> 5) * 67108864 + (second >>> 6)) / 9007199254740992;
  }

  get state(): Uint32Array {
    return this.s;
  }
}

/** A stream from a seed and the name of its purpose. */
export function createStream(seed: number, name: string): RandomStream {
  let h = 2166136261;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 16777619);
  const low = seed >>> 0;
  const high = Math.floor(seed / 4294967296) >>> 0;
  const stream = new RandomStream(new Uint32Array([low, high ^ 0x9e3779b9, h, 1]));
  for (let i = 0; i < 20; i++) stream.bits();
  return stream;
}
