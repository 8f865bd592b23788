import { log } from './portable-math';

/** Logarithms drawn at one go at most. */
const MOST_AHEAD = 64;

/**
 * Seeded random numbers: sfc32, one stream for each purpose, split from the seed by name, so that
 * drawing more for one purpose does not shift the numbers of another.
 */
export class RandomStream {
  /** Logarithms drawn ahead: those from `at` to `filled` are still to come. */
  private logs = new Float64Array(0);
  private at = 0;
  private filled = 0;
  private ahead = 1;
  /** The state as the first of them was drawn. */
  private readonly before = new Uint32Array(4);

  constructor(private readonly s: Uint32Array) {}

  /** The next 32 bits. */
  bits(): number {
    if (this.at !== this.filled) this.settle();
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
    if (this.at !== this.filled) this.settle();
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

  /**
   * The same number as `log(1 - next())`, for exponential waits. They are drawn ahead, more and
   * more while nothing else is drawn: a logarithm is a long chain of steps, and the processor
   * works on several at a time when they stand side by side.
   */
  nextLog(): number {
    if (this.at === this.filled) this.drawAhead();
    return this.logs[this.at++]!;
  }

  private drawAhead(): void {
    const count = this.ahead;
    if (this.logs.length < count) this.logs = new Float64Array(count);
    const { logs, s } = this;
    this.at = 0;
    this.filled = 0;
    this.before.set(s);
    this.fill(logs, count);
    for (let i = 0; i < count; i++) logs[i] = log(logs[i]!);
    this.filled = count;
    if (count < MOST_AHEAD) this.ahead = count * 2;
  }

  /** `next` so many times, each taken from 1; its four words stay at hand. */
  private fill(numbers: Float64Array, count: number): void {
    const { s } = this;
    let a = s[0]! | 0;
    let b = s[1]! | 0;
    let c = s[2]! | 0;
    let d = s[3]! | 0;
    for (let i = 0; i < count; i++) {
      const first = (a + b + d) | 0;
      const a2 = b ^ (b >>> 9);
      const b2 = (c + (c << 3)) | 0;
      const c2 = (((c << 21) | (c >>> 11)) + first) | 0;
      const second = (a2 + b2 + d + 1) | 0;
      a = b2 ^ (b2 >>> 9);
      b = (c2 + (c2 << 3)) | 0;
      c = (((c2 << 21) | (c2 >>> 11)) + second) | 0;
      d = (d + 2) | 0;
      numbers[i] = 1 - ((first >>> 5) * 67108864 + (second >>> 6)) / 9007199254740992;
    }
    s[0] = a;
    s[1] = b;
    s[2] = c;
    s[3] = d;
  }

  /** Back to what has really been drawn. Who draws by turns draws less ahead from now on. */
  private settle(): void {
    const drawn = this.at;
    this.at = 0;
    this.filled = 0;
    this.ahead = 1;
    while (this.ahead < drawn) this.ahead *= 2;
    this.s.set(this.before);
    for (let i = 0; i < drawn; i++) this.next();
  }

  /** Four words, as of what has really been drawn; who sets them sets what comes next. */
  get state(): Uint32Array {
    if (this.at !== this.filled) this.settle();
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
