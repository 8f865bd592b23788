import { deflateSync } from 'fflate';
import { toBase64Url } from './base64-url';
import { LESSON_PREFIX, PACKING } from './link-prefix';
import { unpackLink } from './unpack-link';

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
  const unpacked = unpackLink(packed, LARGEST_LESSON);
  if (!unpacked.ok) throw new Error(`This link to a lesson cannot be opened: ${unpacked.reason}.`);
  return unpacked.text;
}
