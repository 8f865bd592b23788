import { deflateSync } from 'fflate';
import type { SandboxDocument } from '../../model/sandbox-document';
import { type LoadedSandbox, loadSandbox } from '../sandbox/load';
import { toWire } from '../sandbox/save';
import { inflateText, UnpackError } from './inflate';
import { carriesSandbox, PREFIX } from './link-prefix';

/** The way of packing; another one gets another number. */
const PACKING = '1.';
/** Browsers take addresses of up to 2 MB. */
const LONGEST_LINK = 2_000_000;

/** A link of more characters is cut off by some chat and mail programs. */
export const SAFE_LINK_LENGTH = 8_000;

/**
 * The whole sandbox as the fragment of an address: no server is ever sent it. Deflated JSON in
 * base64url; a sandbox of fifty resources takes a few thousand characters.
 */
export function toShareFragment(document: SandboxDocument): string {
  const text = new TextEncoder().encode(JSON.stringify(toWire(document)));
  return `${PREFIX}${PACKING}${toBase64Url(deflateSync(text, { level: 9 }))}`;
}

/** The sandbox that a link carries, or the reason why there is none. */
export function fromShareFragment(fragment: string): LoadedSandbox {
  const refuse = (reason: string): LoadedSandbox => ({ ok: false, path: '', reason });
  if (!carriesSandbox(fragment)) return refuse('the link carries no sandbox');
  if (fragment.length > LONGEST_LINK) return refuse('the link is longer than 2 MB');
  const packed = fragment.slice(PREFIX.length);
  if (!packed.startsWith(PACKING)) return refuse('the link comes from a newer ECS Sandbox');
  const bytes = fromBase64Url(packed.slice(PACKING.length));
  if (!bytes) return refuse('the link has characters in it that do not belong there');
  try {
    return loadSandbox(inflateText(bytes, 'raw'));
  } catch (error) {
    if (!(error instanceof UnpackError)) throw error;
    return refuse(`the link cannot be read: ${error.message}`);
  }
}

const CHUNK = 0x80_00;

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array | undefined {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return undefined;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
