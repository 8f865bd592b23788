import type { FuzzTarget } from './fuzz-target';

/** What an input did that none may do. */
export interface Harm {
  readonly kind: 'exception' | 'slow' | 'prototype' | 'words';
  readonly what: string;
}

/**
 * No input of the length that is tried may take longer: processor time of this process, ms. Under
 * coverage code runs several times slower than it does for a user.
 */
const SLOWEST_MS = 1500;

/** What a program says of its own mistakes, and what no reader should be shown. */
const PROGRAMMERS_WORDS =
  /Cannot read propert|Cannot convert|is not a function|is not iterable|Maximum call stack|Invalid array length|Invalid string length|\[object Object\]|Cannot access '/;

const SHARED = [Object, Array, Function, String, Number, Map, Set, Promise, RegExp] as const;

/** All that hangs on what every object of the page inherits from. */
const sharedNames = (): string =>
  SHARED.map(
    (one) => `${Reflect.ownKeys(one).length}/${Reflect.ownKeys(one.prototype).length}`,
  ).join();

const CLEAN = sharedNames();

/** Takes away what an input left on `Object.prototype`, so that the next is judged fairly. */
function cleaned(): void {
  for (const key of Object.keys(Object.prototype)) Reflect.deleteProperty(Object.prototype, key);
}

/** Runs one input; undefined when it did no harm. `told` gets the milliseconds it took. */
export async function tryInput(
  target: FuzzTarget,
  input: string,
  told?: (milliseconds: number) => void,
): Promise<Harm | undefined> {
  const harm = await outcomeOf(target, input, told);
  if (sharedNames() === CLEAN) return harm;
  cleaned();
  return { kind: 'prototype', what: 'something was added to what all objects share' };
}

async function outcomeOf(
  target: FuzzTarget,
  input: string,
  told?: (milliseconds: number) => void,
): Promise<Harm | undefined> {
  const before = process.cpuUsage();
  let said: unknown;
  try {
    said = await target.run(input);
  } catch (error) {
    if (!target.declared?.(error)) return { kind: 'exception', what: stackOf(error) };
    said = { message: (error as Error).message };
  }
  const { user, system } = process.cpuUsage(before);
  const milliseconds = (user + system) / 1000;
  told?.(milliseconds);
  if (milliseconds > (target.slowestMs ?? SLOWEST_MS)) {
    return { kind: 'slow', what: `${Math.round(milliseconds)} ms for ${input.length} characters` };
  }
  const bad = messagesIn(said).find((message) => PROGRAMMERS_WORDS.test(message));
  // What the input itself says may be repeated to its writer.
  if (bad === undefined || PROGRAMMERS_WORDS.test(input)) return undefined;
  return { kind: 'words', what: bad };
}

const stackOf = (error: unknown): string =>
  error instanceof Error
    ? (error.stack ?? error.message).split('\n').slice(0, 8).join('\n')
    : String(error);

/** Every text under `message`, `reason` or `error` in an answer. */
function messagesIn(value: unknown, depth = 0): string[] {
  if (typeof value !== 'object' || value === null || depth > 6) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    if (typeof one !== 'string') return messagesIn(one, depth + 1);
    return name === 'message' || name === 'reason' || name === 'error' ? [one] : [];
  });
}
