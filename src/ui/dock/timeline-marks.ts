import { toCommandLine } from '../../cli/to-command-line';
import type { DomainEvent } from '../../model/view';
import type { MirrorState } from '../../state/mirror-store';

type Log = NonNullable<MirrorState['run']['log']>;

/** Something at one moment: a command, a fault, the end of one, an alarm's new state. */
export interface Mark {
  kind: 'command' | 'fault' | 'cleared' | 'alarm' | 'calm';
  /** Simulated µs. */
  at: number;
  /** In words; a command as it would be typed. */
  text: () => string;
}

/** Marks so near to each other that they share a flag. */
export interface Flag {
  /** The gravest of them. */
  kind: Mark['kind'];
  /** Where it stands, px. */
  x: number;
  marks: readonly Mark[];
}

/** Made when it is first wanted, and then kept: lanes are drawn with every frame. */
function once(make: () => string): () => string {
  let made: string | null = null;
  return () => (made ??= make());
}

/** Letting time pass is no deed; faults are marked by what they did. */
const UNMARKED = ['Sandbox.Wait', 'Sandbox.SetSeed', 'Sandbox.InjectFault', 'Sandbox.ClearFault'];

/** Commands, faults and alarms of a run in order of time. */
export function marksOf(
  log: Log,
  faults: readonly DomainEvent[],
  alarms: readonly DomainEvent[],
): Mark[] {
  const commands = log
    .filter(({ target }) => !UNMARKED.includes(target))
    .map(({ at, target, input }): Mark => ({
      kind: 'command',
      at,
      text: once(() => toCommandLine(target, input)),
    }));
  const hits = faults.map(({ at, type, message }): Mark => ({
    kind: type === 'FaultInjected' ? 'fault' : 'cleared',
    at,
    text: () => (type === 'FaultInjected' ? `Fault: ${message}` : `Fault over: ${message}`),
  }));
  const calls = alarms.flatMap(({ at, subject, message }): Mark[] => {
    const name = subject.slice(subject.lastIndexOf(':') + 1);
    const isCalm = !message.endsWith(' ALARM');
    // A new alarm's first verdict is no news.
    if (isCalm && !message.startsWith('ALARM ')) return [];
    return [{ kind: isCalm ? 'calm' : 'alarm', at, text: () => `Alarm ${name}: ${message}` }];
  });
  return [...commands, ...hits, ...calls].sort((a, b) => a.at - b.at);
}

const GRAVITY = { command: 0, calm: 1, cleared: 2, fault: 3, alarm: 4 } as const;

/** Flags for the marks between two moments; marks nearer than `gap` px share one. */
export function flagsOf(
  marks: readonly Mark[],
  [from, to]: readonly [number, number],
  x: (at: number) => number,
  gap: number,
): Flag[] {
  const flags: { kind: Mark['kind']; x: number; marks: Mark[] }[] = [];
  for (const mark of marks) {
    if (mark.at < from || mark.at > to) continue;
    const last = flags.at(-1);
    if (last && x(mark.at) - last.x < gap) {
      last.marks.push(mark);
      if (GRAVITY[mark.kind] > GRAVITY[last.kind]) last.kind = mark.kind;
    } else {
      flags.push({ kind: mark.kind, x: x(mark.at), marks: [mark] });
    }
  }
  return flags;
}
