/**
 * How a command that waits lets simulated time pass. Without a screen it moves time on itself; on a
 * screen time passes by the clock that the user plays, and Ctrl-C ends the wait.
 */
import type { Result } from '../model/result';

/** A clock that somebody else turns: the one of the screen. */
export interface LiveTime {
  /** Simulated seconds since the beginning of the run. */
  now(): number;
  /** Resolves when that moment has come, when the run begins anew, or when it is called off. */
  until(moment: number, signal?: AbortSignal): Promise<void>;
}

/** What a command that waits needs of whoever runs it. */
export interface TimeHost {
  send(target: string, input: Record<string, unknown>): Result | Promise<Result>;
  readonly live?: LiveTime | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Ctrl-C: ends a command without a word, exit code 130. */
export class Interrupted extends Error {
  constructor() {
    super('interrupted');
  }
}

/** Throws `Interrupted` once the user has called it off. */
export function heedSignal(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Interrupted();
}

/** Lets so many simulated seconds pass. Without a live clock the answer is `Sandbox.Wait`'s. */
export async function letPass(host: TimeHost, length: number): Promise<Result> {
  const { live, signal } = host;
  if (!live) return host.send('Sandbox.Wait', { for: length });
  await live.until(live.now() + length, signal);
  heedSignal(signal);
  return { ok: true, output: {} };
}
