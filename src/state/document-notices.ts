/** What the page says of sandboxes that are opened and kept. */
import type { Finding } from '../formats/import-result';
import { loadSandboxValue } from '../formats/sandbox/load';
import type { SandboxDocument } from '../model/sandbox-document';

export const GONE = 'This sandbox is no longer stored in this browser.';
export const OPEN_ELSEWHERE = 'This sandbox is open in another tab: close it there first.';

export const because = (path: string, reason: string): string =>
  `cannot be opened: ${path === '' ? '' : `${path}: `}${reason}`;

/** Where a finding points: `line 3`, `account.version`; nothing for the file as a whole. */
export const placeOf = (finding?: Finding): string =>
  finding?.line === undefined ? (finding?.path ?? '') : `line ${finding.line}`;

/** Plain words first; where the fault is helps only whoever mends the file. */
export function refusal(what: string, { path, reason }: { path: string; reason: string }): string {
  const why = path === '' ? reason : `a part of it cannot be read (${path}: ${reason})`;
  return `${what} cannot be opened: ${why}. It stays stored as it is, and can be downloaded in “All sandboxes”.`;
}

/** A stored sandbox by its name, where one can be had. */
export const openLast = (name: string | undefined): string =>
  name === undefined ? 'The sandbox that was open last' : `“${name}”, which was open last,`;

/** A stored document; throws an Error in plain words where it is none. */
export function readable(stored: unknown, what: string): SandboxDocument {
  if (stored === undefined) throw new Error(GONE);
  const loaded = loadSandboxValue(stored);
  if (!loaded.ok) throw new Error(refusal(what, loaded));
  return loaded.document;
}

export const salvagedAs = (name: string, lost: readonly string[]): string =>
  `A copy of what could be read is open as “${name}”; lost is ${lost.join(', and ')}.`;

export const openAgain = (name: string): string =>
  `What could be read of it is open, as it was saved since: “${name}”.`;

export const differs = (refused: readonly string[]): string =>
  `${refused.length} of its commands ${refused.length === 1 ? 'was' : 'were'} refused this time, so it is not as it was left: ${refused[0]}`;

export const unloadable = (reason: string): string =>
  `Its account section could not be loaded, so nothing is in it: ${reason}`;

export function disagrees(differences: readonly string[]): string {
  const named = [...new Set(differences)];
  const more = named.length > 3 ? ` and ${named.length - 3} more` : '';
  return (
    'The file’s account section is not what its log of commands comes to. The log was followed, ' +
    `and the account section left aside. They differ in ${named.slice(0, 3).join(', ')}${more}.`
  );
}
