/** A run as lines of the command language: what was given, and the time that passed between. */
import { toCommandLine } from '../../cli/to-command-line';
import type { SandboxDocument } from '../../model/sandbox-document';
import { US_PER_SECOND } from '../../model/sim-time';

const SET_SEED = 'Sandbox.SetSeed';

/**
 * The lines that make the same run again, from the seed to the moment it was left at. A sandbox
 * that has no run yet is declared line by line.
 */
export function runLines(document: SandboxDocument): string[] {
  const { log, account } = document;
  const given = log.length > 0 ? log : account.operations.map((one) => ({ at: 0, ...one }));
  // Whoever gave a seed by command has the last word; its own line is this first one then.
  const seed = log.findLast(({ target }) => target === SET_SEED)?.input.seed ?? document.seed;
  const lines = [toCommandLine(SET_SEED, { seed })];
  let now = 0;
  const passTo = (at: number): void => {
    if (at > now) lines.push(`aws sandbox wait --for ${secondsText(at - now)}`);
    now = Math.max(now, at);
  };
  for (const { at, target, input } of given) {
    if (target === SET_SEED) continue;
    passTo(at);
    lines.push(toCommandLine(target, input));
  }
  passTo(document.now);
  return lines;
}

/**
 * Microseconds as seconds, to the last of them and never as `1e-6`: read again, the same whole
 * number of microseconds.
 */
function secondsText(micros: number): string {
  const whole = Math.floor(micros / US_PER_SECOND);
  const rest = String(micros % US_PER_SECOND).padStart(6, '0');
  return `${whole}.${rest}`.replace(/\.?0+$/, '');
}
