import { type Colour, GIFEncoder } from 'gifenc';

/** The index of the palette's colour that is nearest to one, as 0xBBGGRR. */
function nearest(pixel: number, palette: readonly Colour[]): number {
  const [r, g, b] = [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
  let best = 0;
  let distance = Infinity;
  for (let i = 0; i < palette.length; i++) {
    const [red, green, blue] = palette[i]!;
    const far = (red - r) ** 2 + (green - g) ** 2 + (blue - b) ** 2;
    if (far < distance) [best, distance] = [i, far];
  }
  return best;
}

/**
 * A GIF being written picture by picture, for ever round and round. Each holds only what differs
 * from the one before; all have the same colours.
 */
export class GifFilm {
  private readonly encoder = GIFEncoder();
  private readonly indexes = new Map<number, number>();
  private before: Uint32Array | null = null;
  private readonly seeThrough: number;

  constructor(
    private readonly width: number,
    private readonly height: number,
    private readonly palette: Colour[],
  ) {
    this.seeThrough = palette.length;
  }

  /** `pixels` as a canvas gives them, four bytes each; it stands for so many hundredths. */
  add(pixels: Uint8ClampedArray, hundredths: number): void {
    const now = new Uint32Array(pixels.slice().buffer);
    const index = this.indexed(now);
    const isFirst = this.before === null;
    this.encoder.writeFrame(index, this.width, this.height, {
      ...(isFirst && { palette: [...this.palette, [0, 0, 0]], repeat: 0 }),
      delay: hundredths * 10,
      transparent: !isFirst,
      transparentIndex: this.seeThrough,
      dispose: 1,
    });
    this.before = now;
  }

  finish(): Uint8Array<ArrayBuffer> {
    this.encoder.finish();
    return this.encoder.bytes();
  }

  private indexed(now: Uint32Array): Uint8Array {
    const { before, seeThrough } = this;
    const index = new Uint8Array(now.length);
    let last = -1;
    let lastIndex = 0;
    for (let i = 0; i < now.length; i++) {
      const pixel = now[i]!;
      if (before && before[i] === pixel) index[i] = seeThrough;
      else {
        if (pixel !== last) [last, lastIndex] = [pixel, this.indexOf(pixel)];
        index[i] = lastIndex;
      }
    }
    return index;
  }

  private indexOf(pixel: number): number {
    const known = this.indexes.get(pixel);
    if (known !== undefined) return known;
    const found = nearest(pixel, this.palette);
    this.indexes.set(pixel, found);
    return found;
  }
}
