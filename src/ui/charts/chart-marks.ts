import type { DomainEvent } from '../../model/view';
import { US_PER_SECOND } from '../../model/sim-time';
import type { MirrorState } from '../../state/mirror-store';
import { historyFrom } from '../dock/run-history';
import { stageSpans } from '../dock/stage-lane';
import { type Mark, marksOf } from '../dock/timeline-marks';
import type { SeriesColour } from './chart-model';
import type { Upright } from './line-chart';

/** Something that was done to the run or happened in it, and what it was in words. */
export interface ChartMark extends Upright {
  kind: Mark['kind'] | 'stage';
  words: () => string;
}

const COLOUR: Record<ChartMark['kind'], SeriesColour> = {
  command: 'faint',
  stage: 'secondary',
  fault: 'failing',
  alarm: 'failing',
  cleared: 'secondary',
  calm: 'secondary',
};

/** Stages of staged deployments as they begin, with the name of the service. */
function stageMarks(events: readonly DomainEvent[], nameOf: (arn: string) => string): ChartMark[] {
  const { deployments } = historyFrom(events);
  return [...deployments].flatMap(([service, changes]) =>
    [...changes.values()].flatMap(stageSpans).map(({ stage, isRollback, from }) => ({
      kind: 'stage' as const,
      at: from / US_PER_SECOND,
      colour: COLOUR.stage,
      words: () => `${nameOf(service)}: ${isRollback ? 'back: ' : ''}${stage}`,
    })),
  );
}

/** Commands, faults, alarms and stages of deployments, in order of time; moments in seconds. */
export function chartMarks(
  log: NonNullable<MirrorState['run']['log']>,
  events: readonly DomainEvent[],
  nameOf: (arn: string) => string,
): ChartMark[] {
  const { faults, alarms } = historyFrom(events);
  const marks = marksOf(log, faults, alarms).map(({ kind, at, text }): ChartMark => ({
    kind,
    at: at / US_PER_SECOND,
    colour: COLOUR[kind],
    words: text,
  }));
  return [...marks, ...stageMarks(events, nameOf)].sort((a, b) => a.at - b.at);
}

/** Marks so near to each other that they share a place. */
export interface MarkGroup {
  /** The gravest of them. */
  kind: ChartMark['kind'];
  /** px */
  x: number;
  marks: readonly ChartMark[];
}

const GRAVITY: Record<ChartMark['kind'], number> = {
  command: 0,
  stage: 1,
  calm: 2,
  cleared: 3,
  fault: 4,
  alarm: 5,
};

/** Marks within a stretch by where they stand; those nearer than `gap` px share a place. */
export function grouped(
  marks: readonly ChartMark[],
  { x, from, to, gap }: { x: (at: number) => number; from: number; to: number; gap: number },
): MarkGroup[] {
  const groups: { kind: ChartMark['kind']; x: number; marks: ChartMark[] }[] = [];
  for (const mark of marks) {
    if (mark.at < from || mark.at > to) continue;
    const last = groups.at(-1);
    if (last && x(mark.at) - last.x < gap) {
      last.marks.push(mark);
      if (GRAVITY[mark.kind] > GRAVITY[last.kind]) last.kind = mark.kind;
    } else {
      groups.push({ kind: mark.kind, x: x(mark.at), marks: [mark] });
    }
  }
  return groups;
}

/** Uprights nearer than so many px to one before them are left out, but for graver ones. */
const UPRIGHT_GAP = 6;

/** What befell the run, not each command, as uprights that leave the lines in sight. */
export function uprightsOf(
  marks: readonly ChartMark[],
  stretch: { from: number; to: number },
  width: number,
): Upright[] {
  const scale = width / (stretch.to - stretch.from);
  const befell = marks.filter(({ kind }) => kind !== 'command');
  const groups = grouped(befell, { ...stretch, x: (at) => at * scale, gap: UPRIGHT_GAP });
  return groups.map(({ kind, marks: near }) => ({
    at: near.find((mark) => mark.kind === kind)!.at,
    colour: COLOUR[kind],
  }));
}
