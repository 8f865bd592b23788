import { zlibSync } from 'fflate';
import type { SandboxDocument } from '../../model/sandbox-document';
import { saveSandbox } from '../sandbox/save';
import { PNG_SIGNATURE } from './is-png';
import { inflateText, UnpackError } from './inflate';

/** The name under which the sandbox stands in the picture's text. */
const KEYWORD = 'ecs-sandbox';
/** Length, type and check sum of a chunk. */
const FRAME = 12;
const IEND_LENGTH = FRAME;

/**
 * The picture with the sandbox inside it, as compressed international text (`iTXt`): every viewer
 * shows the same picture. https://www.w3.org/TR/png-3/#11iTXt
 */
export function withSandbox(png: Uint8Array, document: SandboxDocument): Uint8Array {
  const text = zlibSync(new TextEncoder().encode(saveSandbox(document)), { level: 9 });
  // Keyword, NUL, compressed, by zlib, no language, no translated keyword.
  const head = [...new TextEncoder().encode(KEYWORD), 0, 1, 0, 0, 0];
  const chunk = chunkOf('iTXt', Uint8Array.from([...head, ...text]));
  const end = png.length - IEND_LENGTH;
  const whole = new Uint8Array(png.length + chunk.length);
  whole.set(png.subarray(0, end));
  whole.set(chunk, end);
  whole.set(png.subarray(end), end + chunk.length);
  return whole;
}

/** The text of the sandbox that a picture carries, or why there is none. */
export function sandboxInside(
  png: Uint8Array,
): { ok: true; text: string } | { ok: false; reason: string } {
  const packed = textChunk(png);
  if (packed === 'none') return { ok: false, reason: NONE };
  if (packed === 'cut off') return { ok: false, reason: CUT_OFF };
  try {
    return { ok: true, text: inflateText(packed, 'zlib') };
  } catch (error) {
    if (!(error instanceof UnpackError)) throw error;
    return {
      ok: false,
      reason: `the sandbox inside this picture cannot be read: ${error.message}`,
    };
  }
}

const NONE = 'this picture carries no sandbox: only a PNG saved from here does';
const CUT_OFF = 'this picture is cut off, and no whole sandbox is in it. Copy or save it once more';

/** The compressed text under our keyword; a file that stops before its last chunk is cut off. */
function textChunk(png: Uint8Array): Uint8Array | 'none' | 'cut off' {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const head = [...new TextEncoder().encode(KEYWORD), 0, 1, 0];
  for (let at = PNG_SIGNATURE.length; at + FRAME <= png.length;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (type === 'IEND') return 'none';
    const data = png.subarray(at + 8, at + 8 + length);
    if (data.length < length) return 'cut off';
    if (type === 'iTXt' && head.every((byte, place) => data[place] === byte)) {
      const language = data.indexOf(0, head.length);
      const translated = language < 0 ? -1 : data.indexOf(0, language + 1);
      return translated < 0 ? 'cut off' : data.subarray(translated + 1);
    }
    at += FRAME + length;
  }
  return 'cut off';
}

function chunkOf(type: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(FRAME + data.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set(new TextEncoder().encode(type), 4);
  chunk.set(data, 8);
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)));
  return chunk;
}

/** The check sum of a PNG chunk. https://www.w3.org/TR/png-3/#5CRC-algorithm */
function crc32(bytes: Uint8Array): number {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xed_b8_83_20 : crc >>> 1;
  }
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
}
