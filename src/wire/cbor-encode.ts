import { isMoment } from './moment-members';

/**
 * CBOR (RFC 8949) as Smithy's RPC v2 protocol wants it: definite lengths, moments as tag 1 over
 * epoch seconds, numbers as 64-bit floats but for those that the model has as integers.
 */
export function encodeCbor(value: unknown, isInteger: (member: string) => boolean): Uint8Array {
  const bytes: number[] = [];
  write(bytes, '', value, isInteger);
  return Uint8Array.from(bytes);
}

const TEXT = 3;
const ARRAY = 4;
const MAP = 5;

function write(
  bytes: number[],
  name: string,
  value: unknown,
  isInteger: (member: string) => boolean,
): void {
  if (Array.isArray(value)) {
    head(bytes, ARRAY, value.length);
    for (const item of value) write(bytes, name, item, isInteger);
  } else if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, one]) => one !== undefined);
    head(bytes, MAP, members.length);
    for (const [key, one] of members) {
      text(bytes, key);
      write(bytes, key, one, isInteger);
    }
  } else if (typeof value === 'string') text(bytes, value);
  else if (typeof value === 'boolean') bytes.push(value ? 0xf5 : 0xf4);
  else if (typeof value !== 'number') bytes.push(0xf6);
  else if (isMoment(name, value)) {
    bytes.push(0xc1);
    float(bytes, value);
  } else if (isInteger(name) && Number.isSafeInteger(value)) {
    if (value < 0) head(bytes, 1, -1 - value);
    else head(bytes, 0, value);
  } else float(bytes, value);
}

/** A major type with its length or number, in as few bytes as do. */
function head(bytes: number[], type: number, n: number): void {
  const major = type << 5;
  if (n < 24) bytes.push(major | n);
  else if (n < 0x100) bytes.push(major | 24, n);
  else if (n < 0x1_0000) bytes.push(major | 25, n >> 8, n & 0xff);
  else if (n < 0x1_0000_0000)
    bytes.push(major | 26, ...bigEndian(4, (view) => view.setUint32(0, n)));
  else bytes.push(major | 27, ...bigEndian(8, (view) => view.setBigUint64(0, BigInt(n))));
}

function text(bytes: number[], value: string): void {
  const encoded = new TextEncoder().encode(value);
  head(bytes, TEXT, encoded.length);
  for (const byte of encoded) bytes.push(byte);
}

function float(bytes: number[], value: number): void {
  bytes.push(0xfb, ...bigEndian(8, (view) => view.setFloat64(0, value)));
}

function bigEndian(length: number, fill: (view: DataView) => void): Uint8Array {
  const buffer = new ArrayBuffer(length);
  fill(new DataView(buffer));
  return new Uint8Array(buffer);
}
