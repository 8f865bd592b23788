import { deflateSync } from 'fflate';
import type { SandboxDocument } from '../../model/sandbox-document';
import { seconds, type SimMicros, toSeconds } from '../../model/sim-time';
import { type LoadedSandbox, loadSandbox } from '../sandbox/load';
import { toWire } from '../sandbox/save';
import { toBase64Url } from './base64-url';
import { carriesSandbox, PACKING, PREFIX } from './link-prefix';
import { unpackLink } from './unpack-link';

/** Browsers take addresses of up to 2 MB. */
const LONGEST_LINK = 2_000_000;

/** A link of more characters is cut off by some chat and mail programs. */
export const SAFE_LINK_LENGTH = 8_000;

/** After the packed text: the moment that is shown first, in simulated seconds. */
const MOMENT = '&t=';

/**
 * The whole sandbox as the fragment of an address: no server is ever sent it. Deflated JSON in
 * base64url; a sandbox of fifty resources takes a few thousand characters.
 * @param at - the moment that is shown first; its end unless given. The whole run is carried.
 */
export function toShareFragment(document: SandboxDocument, at: SimMicros | null = null): string {
  const text = new TextEncoder().encode(JSON.stringify(toWire(document)));
  const moment = at === null ? '' : `${MOMENT}${toSeconds(at)}`;
  return `${PREFIX}${PACKING}${toBase64Url(deflateSync(text, { level: 9 }))}${moment}`;
}

/** The moment that a link shows first; null where it names none that can be read. */
export function momentOfFragment(fragment: string): SimMicros | null {
  const [, text] = fragment.split(MOMENT);
  if (text === undefined || !/^\d+(?:\.\d+)?$/.test(text)) return null;
  const at = seconds(Number(text));
  return Number.isSafeInteger(at) ? at : null;
}

/** The sandbox that a link carries, or the reason why there is none. */
export function fromShareFragment(fragment: string): LoadedSandbox {
  const refuse = (reason: string): LoadedSandbox => ({ ok: false, path: '', reason });
  if (!carriesSandbox(fragment)) return refuse('it carries no sandbox');
  if (fragment.length > LONGEST_LINK) return refuse('it is longer than 2 MB');
  const [packed = ''] = fragment.slice(PREFIX.length).split(MOMENT);
  const unpacked = unpackLink(packed);
  return unpacked.ok ? loadSandbox(unpacked.text) : refuse(unpacked.reason);
}
