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

  /** Uniform in [0, 1), 53 bits. */
  next(): number {
    const high = this.bits() >>> 5;
    const low = this.bits() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
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
