import { type Page, expect } from '@playwright/test';
import { onBlankPage } from './blank-page';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Width and height that a PNG file states in its header; fails when it is no PNG. */
export function pngSize(bytes: Buffer): { width: number; height: number } {
  expect([...bytes.subarray(0, 8)]).toEqual(SIGNATURE);
  expect(bytes.toString('latin1', 12, 16)).toBe('IHDR');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** What a picture looks like, as the browser decodes it. */
export interface Pixels {
  width: number;
  height: number;
  /** How many different colours it has, counted up to 4,096. */
  colours: number;
  /** The most frequent colour, `#rrggbb`, among opaque pixels. */
  ground: string;
  /** Shares of its pixels, 0 to 1: nothing there at all, and other than the ground. */
  clear: number;
  drawn: number;
}

/** Decodes a picture file in the page's browser. */
export const pixelsOf = (page: Page, bytes: Buffer, type = 'image/png'): Promise<Pixels> =>
  onBlankPage(page, (blank) => decoded(blank, bytes, type));

async function decoded(page: Page, bytes: Buffer, type: string): Promise<Pixels> {
  const url = `data:${type};base64,${bytes.toString('base64')}`;
  return page.evaluate(async (source) => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const [width, height] = [image.naturalWidth, image.naturalHeight];
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    context.drawImage(image, 0, 0);
    const words = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    const counts = new Map<number, number>();
    let clear = 0;
    for (const word of words) {
      if (word >>> 24 === 0) clear++;
      else if (counts.size < 4096 || counts.has(word))
        counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    const [most, times] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0]);
    const hex = [most & 255, (most >> 8) & 255, (most >> 16) & 255]
      .map((part) => part.toString(16).padStart(2, '0'))
      .join('');
    return {
      width,
      height,
      colours: counts.size,
      ground: `#${hex}`,
      clear: clear / words.length,
      drawn: (words.length - clear - times) / words.length,
    };
  }, url);
}
