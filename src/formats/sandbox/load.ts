import * as z from 'zod/mini';
import type { SandboxDocument } from '../../model/sandbox-document';
import { seconds } from '../../model/sim-time';
import { isObject, parseJsonText } from '../json-text';
import { CURRENT_VERSION, faultOf, migrate, MIGRATIONS } from './migrations';
import { documentV2 } from './versions/v2';

// A page under a strict Content-Security-Policy may not build validators with `new Function`.
z.config({ jitless: true });

const broken = faultOf(MIGRATIONS, CURRENT_VERSION);
if (broken !== undefined) throw new Error(broken);

/** Opening a sandbox runs it again up to its moment: nobody waits for ten years of it. */
const LATEST = seconds(10 * 366 * 86_400);
const TOO_LATE = 'more than ten years of simulated time';

/** A saved sandbox, or the reason it is refused with the path of the member at fault. */
export type LoadedSandbox =
  | { ok: true; document: SandboxDocument }
  | { ok: false; path: string; reason: string };

const refuse = (path: string, reason: string): LoadedSandbox => ({ ok: false, path, reason });

export const looksLikeSandbox = (value: unknown): boolean =>
  isObject(value) && value.format === 'ecs-sandbox';

/** Reads a file of ours, of any version so far: parse, read the version, migrate, validate. */
export function loadSandbox(text: string): LoadedSandbox {
  const parsed = parseJsonText(text);
  if (!parsed.ok) {
    return refuse('', `line ${parsed.line}, column ${parsed.column}: ${parsed.message}`);
  }
  return loadSandboxValue(parsed.value);
}

/** The same for a value that was JSON already (the browser's own storage). */
export function loadSandboxValue(value: unknown): LoadedSandbox {
  if (!isObject(value)) return refuse('', 'not a JSON object');
  if (value.format !== 'ecs-sandbox') {
    return refuse('format', 'not a saved sandbox: “ecs-sandbox” is expected here');
  }
  const { version } = value;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return refuse('version', 'a whole number from 1 is expected');
  }
  if (version > CURRENT_VERSION) {
    // Without its path: the reason names it already.
    const reason = `version ${version} comes from a newer ECS Sandbox; this one reads up to version ${CURRENT_VERSION}`;
    return refuse('', reason);
  }
  const checked = documentV2.safeParse(migrate(value, version));
  if (!checked.success) {
    const issue = checked.error.issues[0];
    return refuse(spell(issue?.path ?? []), (issue && plain(issue)) ?? 'not as expected');
  }
  const { log, now } = checked.data;
  const back = log.findIndex(({ at }, index) => at < (log[index - 1]?.at ?? 0));
  if (back >= 0) return refuse(`log[${back}].at`, 'earlier than the command before it');
  const late = log.findIndex(({ at }) => at > LATEST);
  if (late >= 0) return refuse(`log[${late}].at`, TOO_LATE);
  if (now > LATEST) return refuse('now', TOO_LATE);
  return { ok: true, document: checked.data };
}

/** `account.operations[3].input`. */
function spell(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : `${text}${text && '.'}${String(key)}`,
    '',
  );
}

/** zod/mini comes without a language: the few kinds of issue a document can have, in words. */
function plain(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `${issue.expected} is expected here`;
  if (issue.code === 'invalid_value') return `${issue.values.map(String).join(' or ')} is expected`;
  if (issue.code === 'too_small') return `at least ${String(issue.minimum)} is expected`;
  return 'not as expected';
}
