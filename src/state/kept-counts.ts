import type { CountPoint, RevisionShare, TaskUse } from '../model/view';
import { oneText } from './one-text';

type States = CountPoint['states'];
type Share = Omit<RevisionShare, 'sent'>;

/** Seconds that are laid out together. */
const ROWS = 256;
/** Of each second, whole numbers: these, and what each revision was sent. */
const [SECOND, RUNNING, PENDING, DESIRED, SENT] = [0, 1, 2, 3, 4];
/** And use in percent, NaN where no task answers: mean and max of the processor, of memory. */
const USES = 4;

/**
 * Seconds of one service, side by side in columns: an hour of a thousand tasks' services is some
 * 70,000 of them, and takes a fifth of the room that so many objects would.
 */
class Block {
  rows = 0;
  readonly wholes: Int32Array;
  readonly uses = new Float64Array(ROWS * USES);
  /** Mostly the very ones of the second before. */
  readonly states: States[] = [];
  readonly shares: (readonly Share[])[] = [];

  constructor(
    readonly serviceArn: string,
    /** Revisions of a second, at most. */
    readonly width: number,
  ) {
    this.wholes = new Int32Array(ROWS * (SENT + width));
  }

  /** A second in the next row. */
  add(point: CountPoint, before: { states: States; shares: readonly Share[] } | null): KeptCount {
    const row = this.rows++;
    const { second, running, pending, desired, states, cpu, memory, revisions } = point;
    const sent = revisions.map((one) => one.sent);
    this.wholes.set([second, running, pending, desired, ...sent], row * (SENT + this.width));
    this.uses.set([...numbersOf(cpu), ...numbersOf(memory)], row * USES);
    this.states.push(before && sameStates(before.states, states) ? before.states : states);
    this.shares.push(
      before && sameShares(before.shares, revisions) ? before.shares : revisions.map(shareOf),
    );
    return new KeptCount(this, row);
  }

  whole(row: number, column: number): number {
    return this.wholes[row * (SENT + this.width) + column]!;
  }

  use(row: number, column: number): TaskUse | null {
    const at = row * USES + column;
    const [mean, max] = [this.uses[at]!, this.uses[at + 1]!];
    return Number.isNaN(mean) ? null : { mean, max };
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
    return this.block.whole(this.row, SECOND);
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

  get states(): States {
    return this.block.states[this.row]!;
  }

  get cpu(): TaskUse | null {
    return this.block.use(this.row, 0);
  }

  get memory(): TaskUse | null {
    return this.block.use(this.row, 2);
  }

  get revisions(): RevisionShare[] {
    const shares = this.block.shares[this.row]!;
    return shares.map((one, at) => ({ ...one, sent: this.block.whole(this.row, SENT + at) }));
  }
}

const numbersOf = (use: TaskUse | null): [number, number] =>
  use ? [use.mean, use.max] : [NaN, NaN];

const shareOf = ({ deploymentId, taskDefinition, weight }: RevisionShare): Share => ({
  deploymentId: oneText(deploymentId),
  taskDefinition: oneText(taskDefinition),
  weight,
});

function sameStates(a: States, b: States): boolean {
  const keys = Object.keys(a) as (keyof States)[];
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

const sameShares = (a: readonly Share[], b: readonly Share[]): boolean =>
  a.length === b.length &&
  a.every((one, at) => {
    const other = b[at]!;
    return (
      one.deploymentId === other.deploymentId &&
      one.taskDefinition === other.taskDefinition &&
      one.weight === other.weight
    );
  });

/**
 * The same points with little room taken. `before` is the one they come after; none is a point that
 * is kept already.
 */
export function keptCounts(
  points: readonly CountPoint[],
  before: CountPoint | undefined,
): readonly CountPoint[] {
  let last = before instanceof KeptCount ? before : null;
  return points.map((point) => {
    const like = last && { states: last.states, shares: last.block.shares[last.row]! };
    last = blockFor(point, last).add(point, like);
    return last;
  });
}

/** That of the point before, unless it is full, too narrow, or goes on in a run that was left. */
function blockFor({ serviceArn, revisions }: CountPoint, last: KeptCount | null): Block {
  const { length } = revisions;
  if (last) {
    const { block, row } = last;
    if (block.rows === row + 1 && block.rows < ROWS && length <= block.width) return block;
  }
  return new Block(oneText(serviceArn), Math.max(1, length));
}
