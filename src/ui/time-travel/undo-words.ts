import { formatClock, formatDuration, type SimMicros } from '../../model/sim-time';
import type { MirrorState } from '../../state/mirror-store';
import { type Edit, isRunEdit } from '../../state/workspace-store';

type Moment = Pick<MirrorState, 'now' | 'run'>;

/** Less than this is no way to speak of, µs. */
const HARDLY = 500_000;

/** `Undo “Update service web”: rewinds 42 s`. */
export function undoWords(edit: Edit | undefined, { now, run }: Moment): string {
  if (!edit) return run.canTravel ? 'Nothing to undo' : 'No change of layout to undo';
  const words = `Undo “${edit.label}”`;
  if (!isRunEdit(edit)) {
    return run.canTravel ? words : `${words}: layout only, since others use this run`;
  }
  if (edit.run.kind === 'switched') {
    const { at } = edit.run.from;
    const moves = Math.abs(at - now) >= HARDLY ? `, at ${formatClock(at)}` : '';
    return `${words}: brings back the run before${moves}`;
  }
  const { at } = edit.run;
  if (now - at >= HARDLY) return `${words}: rewinds ${roundly(now - at)}`;
  return at - now >= HARDLY ? `${words}: goes to ${formatClock(at)}` : words;
}

/** What doing it once more brings. */
export function redoWords(edit: Edit | undefined, { now }: Pick<Moment, 'now'>): string {
  if (!edit) return 'Nothing to do again';
  const words = `Redo “${edit.label}”`;
  const to = isRunEdit(edit) ? edit.again : null;
  if (!to || Math.abs(to.at - now) < HARDLY) return words;
  if (to.at < now) return `${words}: goes to ${formatClock(to.at)}`;
  return `${words}: goes on ${roundly(to.at - now)}`;
}

/** To the second: what changes ten times a second cannot be read. */
const roundly = (length: number): string =>
  formatDuration((Math.floor(length / 1e6) * 1e6) as SimMicros).replace('.0 s', ' s');
