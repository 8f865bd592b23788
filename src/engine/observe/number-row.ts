/**
 * Numbers in a row of bytes: whole ones from 0 take one byte for each seven bits, others nine. What
 * is read is what was written, to the last bit.
 */
export class NumberWriter {
  private bytes = new Uint8Array(1024);
  private view = new DataView(this.bytes.buffer);
  private length = 0;

  number(value: number): void {
    if (this.length + 16 > this.bytes.length) this.widen();
    // Twice the number, or a lone one before eight bytes of anything else.
    if (value >= 0 && value <= MOST_WHOLE && Number.isInteger(value) && !Object.is(value, -0)) {
      this.whole(value * 2);
    } else {
      this.bytes[this.length++] = 1;
      this.view.setFloat64(this.length, value);
      this.length += 8;
    }
  }

  private whole(value: number): void {
    let rest = value;
    while (rest > 127) {
      this.bytes[this.length++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.length++] = rest;
  }

  private widen(): void {
    const wider = new Uint8Array(this.bytes.length * 2);
    wider.set(this.bytes);
    this.bytes = wider;
    this.view = new DataView(wider.buffer);
  }

  /** All that was written; begins anew. */
  take(): Uint8Array {
    const taken = this.bytes.slice(0, this.length);
    this.length = 0;
    return taken;
  }
}

/** Twice of it is still exact. */
const MOST_WHOLE = 2 ** 51;

/** Reads what a `NumberWriter` wrote, in the same order. */
export class NumberReader {
  private at = 0;
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  number(): number {
    let byte = this.bytes[this.at++]!;
    if (byte < 128 && byte !== 1) return byte / 2;
    if (byte === 1) {
      this.at += 8;
      return this.view.getFloat64(this.at - 8);
    }
    let value = byte - 128;
    let place = 128;
    do {
      byte = this.bytes[this.at++]!;
      value += (byte & 127) * place;
      place *= 128;
    } while (byte > 127);
    return value / 2;
  }
}
