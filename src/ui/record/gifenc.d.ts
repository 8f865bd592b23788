/** What of the package is used here; it brings no types of its own. */
declare module 'gifenc' {
  /** Red, green and blue, 0 to 255. */
  export type Colour = [number, number, number];

  export interface FrameOptions {
    /** Up to 256 colours; that of the first picture serves all others. */
    palette?: Colour[];
    /** How long it stands, ms; a GIF counts in hundredths of a second. */
    delay?: number;
    /** The picture before is seen through the colour of this index. */
    transparent?: boolean;
    transparentIndex?: number;
    /** 1: what this picture has drawn stays. */
    dispose?: number;
    /** Of the first one: how often all is played again, 0 for ever. */
    repeat?: number;
  }

  export interface Encoder {
    writeFrame(index: Uint8Array, width: number, height: number, options?: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array<ArrayBuffer>;
  }

  export function GIFEncoder(): Encoder;
}
