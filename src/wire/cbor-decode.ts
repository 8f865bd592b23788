import { WireFault } from './wire-fault';

/** So deep an input is no input of AWS's. */
const MOST_DEPTH = 64;

/**
 * Reads CBOR (RFC 8949) as plain values: maps with text keys as objects, moments (tag 1) as their
 * epoch seconds. Throws a WireFault on anything broken; never reads past the end.
 */
export function decodeCbor(bytes: Uint8Array): unknown {
  const reader = new Reader(bytes);
  const value = reader.value(0);
  if (!reader.atEnd) throw broken('something follows the value');
  return value;
}

const broken = (why: string) => new WireFault('SerializationException', `Not CBOR: ${why}.`);

const BREAK = Symbol('break');

class Reader {
  private at = 0;
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get atEnd(): boolean {
    return this.at === this.bytes.length;
  }

  value(depth: number): unknown {
    const value = this.item(depth);
    if (value === BREAK) throw broken('a break outside a list');
    return value;
  }

  private item(depth: number): unknown {
    if (depth > MOST_DEPTH) throw broken('nested too deeply');
    const first = this.view.getUint8(this.take(1));
    const type = first >> 5;
    const info = first & 31;
    if (type === 7) return this.simple(info);
    const length = info === 31 ? null : this.number(info);
    switch (type) {
      case 0:
        return this.definite(length);
      case 1:
        return -1 - this.definite(length);
      case 2:
      case 3:
        return this.string(type, length, depth);
      case 4:
        return this.list(length, depth);
      case 5:
        return this.map(length, depth);
      default:
        // A tag says what kind of value follows; of those only moments are sent, as plain numbers.
        this.definite(length);
        return this.value(depth + 1);
    }
  }

  private take(length: number): number {
    const from = this.at;
    if (length > this.bytes.length - from) throw broken('it ends too early');
    this.at += length;
    return from;
  }

  private number(info: number): number {
    if (info < 24) return info;
    if (info === 24) return this.view.getUint8(this.take(1));
    if (info === 25) return this.view.getUint16(this.take(2));
    if (info === 26) return this.view.getUint32(this.take(4));
    if (info === 27) return Number(this.view.getBigUint64(this.take(8)));
    throw broken('an unknown length');
  }

  private definite(length: number | null): number {
    if (length === null) throw broken('a number without a length');
    return length;
  }

  private string(type: number, length: number | null, depth: number): unknown {
    if (length === null) {
      const parts = [...this.untilBreak(depth)];
      return parts.map(String).join('');
    }
    const from = this.take(length);
    const part = this.bytes.subarray(from, from + length);
    return type === 3 ? new TextDecoder().decode(part) : part;
  }

  private list(length: number | null, depth: number): unknown[] {
    if (length === null) return [...this.untilBreak(depth)];
    const items: unknown[] = [];
    for (let i = 0; i < length; i++) items.push(this.value(depth + 1));
    return items;
  }

  private map(length: number | null, depth: number): object {
    const flat = this.list(length === null ? null : length * 2, depth);
    if (flat.length % 2 !== 0) throw broken('a key without a value');
    return Object.fromEntries(
      Array.from({ length: flat.length / 2 }, (_, i) => [String(flat[2 * i]), flat[2 * i + 1]]),
    );
  }

  private *untilBreak(depth: number): Generator<unknown> {
    for (;;) {
      const value = this.item(depth + 1);
      if (value === BREAK) return;
      yield value;
    }
  }

  private simple(info: number): unknown {
    if (info === 20 || info === 21) return info === 21;
    if (info === 22 || info === 23) return null;
    if (info === 25) return halfFloat(this.view.getUint16(this.take(2)));
    if (info === 26) return this.view.getFloat32(this.take(4));
    if (info === 27) return this.view.getFloat64(this.take(8));
    if (info === 31) return BREAK;
    throw broken('an unknown simple value');
  }
}

/** RFC 8949, appendix D. */
function halfFloat(half: number): number {
  const exponent = (half >> 10) & 31;
  const mantissa = half & 1023;
  const sign = half & 0x8000 ? -1 : 1;
  if (exponent === 0) return sign * mantissa * 2 ** -24;
  if (exponent === 31) return mantissa === 0 ? sign * Infinity : NaN;
  return sign * (mantissa + 1024) * 2 ** (exponent - 25);
}
