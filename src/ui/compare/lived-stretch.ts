import { type SimMicros, toSeconds } from '../../model/sim-time';
import type { MirrorState } from '../../state/mirror-store';

export type Known = Pick<MirrorState, 'now' | 'run'>;

/**
 * What there is of a run, in whole simulated seconds: from its first client on, as before there is
 * nothing to be measured, to as far as it has come.
 */
export function livedStretch({ now, run }: Known): { from: number; until: number } {
  const client = run.log?.find(({ target }) => target === 'Sandbox.PutTraffic');
  return {
    from: Math.ceil(toSeconds((client?.at ?? 0) as SimMicros)),
    until: Math.ceil(toSeconds(Math.max(run.head, now) as SimMicros)),
  };
}
