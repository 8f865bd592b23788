/** One reader of texts that others wrote, and how it is tried. */
export interface FuzzTarget {
  /** As `--only` takes it. */
  readonly name: string;
  /** Inputs as people write them, to begin with. Bytes are written one a character. */
  readonly seeds: readonly string[];
  /** Words of its language beside those in the seeds. */
  readonly words?: readonly string[];
  /** Reads it, and does with the result what the app would do next. */
  readonly run: (input: string) => unknown;
  /** The most that an input may take, processor time in ms, where it is not `SLOWEST_MS`. */
  readonly slowestMs?: number;
  /** What it may throw: errors that its callers are told of. */
  readonly declared?: (error: unknown) => boolean;
}

/** Bytes that were written one a character. */
export const bytesOf = (input: string): Uint8Array =>
  Uint8Array.from(input, (character) => character.charCodeAt(0) & 0xff);

/** Bytes written one a character. */
export const binaryOf = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
