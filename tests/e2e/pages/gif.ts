import { expect } from '@playwright/test';

/** What a GIF file says of itself. */
export interface GifFacts {
  width: number;
  height: number;
  /** Of each picture, hundredths of a second. */
  delays: number[];
  /** Colours of all pictures, `#rrggbb`. */
  palette: string[];
  loops: boolean;
}

/** Reads the blocks of a GIF; fails when it is none, or broken off. */
export function gifFacts(bytes: Buffer): GifFacts {
  expect(bytes.toString('latin1', 0, 6)).toBe('GIF89a');
  const [width, height] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
  const colours = 2 << (bytes[10]! & 7);
  const palette = Array.from({ length: colours }, (_, i) => {
    return `#${bytes.toString('hex', 13 + 3 * i, 16 + 3 * i)}`;
  });
  const delays: number[] = [];
  let loops = false;
  let at = 13 + 3 * colours;
  const skipBlocks = () => {
    while (bytes[at] !== 0) at += bytes[at]! + 1;
    at += 1;
  };
  while (bytes[at] !== 0x3b) {
    expect(at).toBeLessThan(bytes.length);
    if (bytes[at] === 0x21) {
      if (bytes[at + 1] === 0xf9) delays.push(bytes.readUInt16LE(at + 4));
      loops ||= bytes.toString('latin1', at + 3, at + 14) === 'NETSCAPE2.0';
      at += 2;
      skipBlocks();
    } else {
      expect(bytes[at]).toBe(0x2c);
      const own = bytes[at + 9]!;
      at += 10 + (own & 0x80 ? 3 * (2 << (own & 7)) : 0) + 1;
      skipBlocks();
    }
  }
  return { width, height, delays, palette, loops };
}
