import { deflateSync } from 'fflate';
import { fromBase64Url, toBase64Url } from './base64-url';
import { inflateText, UnpackError } from './inflate';
import { LESSON_PREFIX } from './link-prefix';

/** The way of packing; another one gets another number. */
const PACKING = '1.';
const LONGEST_LINK = 500_000;
/** No lesson comes near; what unpacks to more is a bomb, or damaged. Bytes. */
const LARGEST_LESSON = 1_000_000;

/** A lesson's file as the fragment of an address: no server is ever sent it. */
export function toLessonFragment(text: string): string {
  const packed = deflateSync(new TextEncoder().encode(text), { level: 9 });
  return `${LESSON_PREFIX}${PACKING}${toBase64Url(packed)}`;
}

/** The file that a link carries. Throws an Error in words where it carries none. */
export function fromLessonFragment(fragment: string): string {
  const packed = fragment.slice(LESSON_PREFIX.length);
  if (fragment.length > LONGEST_LINK) throw new Error('This link is too long for a lesson.');
  if (!packed.startsWith(PACKING)) {
    throw new Error('This link to a lesson comes from a newer ECS Sandbox.');
  }
  const bytes = fromBase64Url(packed.slice(PACKING.length));
  if (!bytes) throw new Error('This link has characters in it that do not belong there.');
  try {
    return inflateText(bytes, 'raw', LARGEST_LESSON);
  } catch (error) {
    if (!(error instanceof UnpackError)) throw error;
    throw new Error(`This link to a lesson cannot be read: ${error.message}.`, { cause: error });
  }
}
