import type { CountPoint, RevisionShare, TaskUse } from '../model/view';
import { oneText } from './one-text';

/** What mostly stays as it was the second before, and is then the very same. */
interface Standing {
  states: CountPoint['states'];
  shares: readonly Omit<RevisionShare, 'sent'>[];
}

/** Seconds that are laid out together. */
const ROWS = 256;
/** Whole numbers of each second: these, and what each revision was sent. */
const [SINCE, RUNNING, PENDING, DESIRED, SENT] = [0, 1, 2, 3, 4];
/** Use in percent, NaN where no task answers: mean and max of the processor, then of memory. */
const [CPU, MEMORY, USES] = [0, 2, 4];
/** Percent are told so exactly. */
const PARTS = 10_000;
const NARROW = 0xffff;

/**
 * Seconds of one service, side by side in columns: an hour of a thousand tasks' services is some
 * 70,000 of them, and takes a sixth of the room that so many objects would.
 */
class Block {
  rows = 0;
  private readonly wholes: Uint16Array | Int32Array;
  private readonly uses = new Float32Array(ROWS * USES);
  readonly standing: Standing[] = [];

  constructor(
    readonly serviceArn: string,
    /** The second of the first row. */
    private readonly from: number,
    /** Revisions of a second, at most. */
    private readonly width: number,
    private readonly isWide: boolean,
  ) {
    const length = ROWS * (SENT + width);
    this.wholes = isWide ? new Int32Array(length) : new Uint16Array(length);
  }

  hasRoomFor(point: CountPoint): boolean {
    if (this.rows >= ROWS || point.revisions.length > this.width) return false;
    return this.isWide || isNarrow(wholesOf(point, this.from));
  }

  /** A second in the next row. */
  add(point: CountPoint, before: Standing | undefined): KeptCount {
    const row = this.rows++;
    this.wholes.set(wholesOf(point, this.from), row * (SENT + this.width));
    this.uses.set([...percents(point.cpu), ...percents(point.memory)], row * USES);
    this.standing.push(before && stands(before, point) ? before : standingOf(point));
    return new KeptCount(this, row);
  }

  second(row: number): number {
    return this.from + this.whole(row, SINCE);
  }

  whole(row: number, column: number): number {
    return this.wholes[row * (SENT + this.width) + column]!;
  }

  use(row: number, column: number): TaskUse | null {
    const percent = (at: number) => Math.round(this.uses[row * USES + at]! * PARTS) / PARTS;
    const mean = percent(column);
    return Number.isNaN(mean) ? null : { mean, max: percent(column + 1) };
  }
}

/** Reads as any other point does. */
class KeptCount implements CountPoint {
  constructor(
    readonly block: Block,
    readonly row: number,
  ) {}

  get serviceArn(): string {
    return this.block.serviceArn;
  }

  get second(): number {
    return this.block.second(this.row);
  }

  get running(): number {
    return this.block.whole(this.row, RUNNING);
  }

  get pending(): number {
    return this.block.whole(this.row, PENDING);
  }

  get desired(): number {
    return this.block.whole(this.row, DESIRED);
  }

  get states(): CountPoint['states'] {
    return this.standing.states;
  }

  get cpu(): TaskUse | null {
    return this.block.use(this.row, CPU);
  }

  get memory(): TaskUse | null {
    return this.block.use(this.row, MEMORY);
  }

  get revisions(): RevisionShare[] {
    const { block, row } = this;
    return this.standing.shares.map((one, at) => ({ ...one, sent: block.whole(row, SENT + at) }));
  }

  get standing(): Standing {
    return this.block.standing[this.row]!;
  }
}

function wholesOf(point: CountPoint, from: number): number[] {
  const { second, running, pending, desired, revisions } = point;
  return [second - from, running, pending, desired, ...revisions.map(({ sent }) => sent)];
}

const isNarrow = (numbers: readonly number[]): boolean => numbers.every((n) => n <= NARROW);

const percents = (use: TaskUse | null): [number, number] =>
  use ? [use.mean, use.max] : [NaN, NaN];

const standingOf = ({ states, revisions }: CountPoint): Standing => ({
  states,
  shares: revisions.map(({ deploymentId, taskDefinition, weight }) => ({
    deploymentId: oneText(deploymentId),
    taskDefinition: oneText(taskDefinition),
    weight,
  })),
});

function stands({ states, shares }: Standing, point: CountPoint): boolean {
  const keys = Object.keys(states) as (keyof typeof states)[];
  if (keys.length !== Object.keys(point.states).length) return false;
  if (shares.length !== point.revisions.length) return false;
  const isSame = (share: (typeof shares)[number], { deploymentId, ...told }: RevisionShare) =>
    share.deploymentId === deploymentId &&
    share.taskDefinition === told.taskDefinition &&
    share.weight === told.weight;
  return (
    keys.every((key) => states[key] === point.states[key]) &&
    shares.every((share, at) => isSame(share, point.revisions[at]!))
  );
}

/**
 * The same points with little room taken. `before` is the one they come after; none is a point that
 * is kept already.
 */
export function keptCounts(
  points: readonly CountPoint[],
  before: CountPoint | undefined,
): readonly CountPoint[] {
  let last = before instanceof KeptCount ? before : null;
  return points.map((point) => (last = blockFor(point, last).add(point, last?.standing)));
}

/** That of the point before, unless it has no room, or goes on in a run that was left. */
function blockFor(point: CountPoint, last: KeptCount | null): Block {
  if (last && last.block.rows === last.row + 1 && last.block.hasRoomFor(point)) return last.block;
  const { serviceArn, second, revisions } = point;
  const isWide = !isNarrow(wholesOf(point, second));
  return new Block(oneText(serviceArn), second, Math.max(1, revisions.length), isWide);
}
