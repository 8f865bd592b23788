import { fromBase64Url } from './base64-url';
import { inflateText, UnpackError } from './inflate';
import { PACKING } from './link-prefix';

/** Chat and mail programs cut links off: the whole one is where it was copied from. */
const COPY_AGAIN = 'Copy the whole link again, or ask for it anew';
const CUT_OFF = `it is damaged or cut off. ${COPY_AGAIN}`;
const FOREIGN = `it has characters in it that do not belong there. ${COPY_AGAIN}`;

/** The text that a link carries, or why there is none: “it …”, with what to do about it. */
export type UnpackedLink = { ok: true; text: string } | { ok: false; reason: string };

/**
 * Unpacks what follows the prefix of a link: `1.` and deflated text in base64url.
 * @param limit - no text of this kind unpacks to more, in bytes; as for a sandbox unless given
 */
export function unpackLink(packed: string, limit?: number): UnpackedLink {
  const refuse = (reason: string): UnpackedLink => ({ ok: false, reason });
  if (!packed.startsWith(PACKING)) return refuse(isNewer(packed) ? NEWER : CUT_OFF);
  const letters = packed.slice(PACKING.length);
  if (/[^\w-]/.test(letters)) return refuse(FOREIGN);
  const bytes = fromBase64Url(letters);
  // Letters alone that are no bytes: their number is one that only a cut leaves.
  if (!bytes) return refuse(CUT_OFF);
  try {
    return { ok: true, text: inflateText(bytes, 'raw', limit) };
  } catch (error) {
    if (!(error instanceof UnpackError)) throw error;
    return refuse(`${error.message}. ${COPY_AGAIN}`);
  }
}

const NEWER = 'it comes from a newer ECS Sandbox. Reload this page to get the newest one';

/** Another way of packing has a higher number before the dot; anything else is no link of ours. */
function isNewer(packed: string): boolean {
  const [, number] = /^([1-9]\d{0,2})\../.exec(packed) ?? [];
  return number !== undefined && Number(number) > Number.parseInt(PACKING, 10);
}
