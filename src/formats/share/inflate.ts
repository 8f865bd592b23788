import { Inflate, Unzlib } from 'fflate';

/** Text that unpacks to more than this is no sandbox: a bomb, or damaged. Bytes. */
const LARGEST_UNPACKED = 50_000_000;
/** So little is fed at a time that what one piece can unpack to stays small. Bytes. */
const PIECE = 16_384;

/** Why something packed cannot be unpacked. */
export class UnpackError extends Error {}

/**
 * Unpacks deflated UTF-8 text piece by piece and stops at `limit` bytes, however small the packed
 * form is. Throws UnpackError.
 */
export function inflateText(
  packed: Uint8Array,
  form: 'raw' | 'zlib',
  limit = LARGEST_UNPACKED,
): string {
  const pieces: Uint8Array[] = [];
  let size = 0;
  let ended = false;
  const stream = form === 'raw' ? new Inflate() : new Unzlib();
  stream.ondata = (piece, final) => {
    size += piece.length;
    if (size > limit) throw new UnpackError(`it unpacks to more than ${limit / 1_000_000} MB`);
    pieces.push(piece.slice());
    ended ||= final;
  };
  try {
    for (let at = 0; at < packed.length; at += PIECE) {
      stream.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    }
  } catch (error) {
    if (error instanceof UnpackError) throw error;
    throw new UnpackError('it is damaged or cut off');
  }
  if (!ended) throw new UnpackError('it is damaged or cut off');
  return textOf(pieces, size);
}

function textOf(pieces: readonly Uint8Array[], size: number): string {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(whole);
  } catch {
    throw new UnpackError('it is not text');
  }
}
