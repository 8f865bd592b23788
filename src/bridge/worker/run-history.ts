import type { Dispatcher } from '../../api/dispatcher';
import { assert } from '../../model/assert';
import type { LoggedCommand } from '../../model/logged-command';
import type { Result } from '../../model/result';
import { seconds, type SimMicros, US_PER_SECOND, ZERO } from '../../model/sim-time';
import type { Branch } from '../protocol';
import { bytesOf, Checkpoints, type Milestone, milestoneOf, thinnedOut } from './checkpoints';

/** To any moment from the milestone before it should take about so much wall time … */
const REPLAY_MS = 20;
/** … but milestones cost something too: no more of them than this, unless it takes so long. */
const APART = seconds(5);
const LONG_REPLAY_MS = 100;
/** … and with a world so large that one takes long, no more than a share of the whole work. */
const WORK_FOR_ONE = 6;
/** What has set off before the moment gone to is on its way there: so much is run at least … */
const IN_FLIGHT = seconds(1);
/** … and at most what lies between so many milestones, since each stands for some time to wait. */
const FLIGHT_MILESTONES = 7;
/**
 * Memory for milestones of the run, bytes. Beyond it those of long ago get further apart, and going
 * there takes longer.
 */
const MOST_BYTES = 160_000_000;
/** And for those of all runs left behind, of which each has so many at most. */
const MOST_BRANCH_BYTES = 60_000_000;
const MOST_IN_BRANCH = 200;
/** Runs left behind that can be taken up again. */
const MOST_BRANCHES = 8;

/** A run left behind, with its milestones after the moment it was left at. */
interface KeptBranch extends Branch {
  milestones: Milestone[];
}

/**
 * One sandbox and all that is recorded of its run: the commands up to the furthest moment it has
 * been at, and milestones to go back to. Wherever in it the sandbox stands, time goes on as
 * recorded up to the head; a command given before that makes another run of it, and what was
 * recorded after it is kept as a branch.
 */
export class RunHistory {
  /** Changes whenever the record does, and whenever the branches do. */
  edits = 0;
  branchEdits = 0;
  branch = 0;
  private lastBranch = 0;
  private record: LoggedCommand[] = [];
  private furthest: SimMicros = ZERO;
  private readonly kept: KeptBranch[] = [];
  private readonly milestones = new Checkpoints(MOST_BYTES);
  /** Wall time that went into what has passed since the last milestone. */
  private spentMs = 0;
  /** Wall time that one of the last two milestones took, the shorter. */
  private copiedMs = 0;
  private lastCopyMs = Infinity;
  /** The sandbox stands in a run that is not this one any more. */
  private strayed = false;

  constructor(
    readonly sandbox: Dispatcher,
    /** False: nothing is kept to go back to. */
    private readonly travels: boolean,
    /** Wall time, ms. Without it a milestone costs nothing. */
    private readonly clock: () => number = () => 0,
  ) {
    this.record = [...sandbox.log];
    this.furthest = sandbox.engine.now;
    if (travels) this.takeMilestone();
  }

  get now(): SimMicros {
    return this.sandbox.engine.now;
  }

  /** The furthest moment the run has been at. */
  get head(): SimMicros {
    return this.furthest;
  }

  /** All commands of the run, also those after `now`. */
  get log(): readonly LoggedCommand[] {
    return this.record;
  }

  get branches(): Branch[] {
    return this.kept.map(({ id, forkedAt, head, log }) => ({ id, forkedAt, head, log }));
  }

  /** About how much memory one moment to go back to takes, on the average; bytes. */
  get milestoneBytes(): number {
    return this.milestones.meanBytes;
  }

  /** When the next recorded command is due; Infinity without one. Always after `now`. */
  get nextAt(): number {
    return this.record[this.given]?.at ?? Infinity;
  }

  /** How many commands of the record have been given at the moment shown. */
  private get given(): number {
    return this.sandbox.log.length;
  }

  /** One operation. In the past, one that changes something begins another run here. */
  send(target: string, input: Record<string, unknown>): Result {
    const { given } = this;
    const result = this.sandbox.send(target, input);
    const command = this.sandbox.log[given];
    if (command) {
      if (this.now < this.furthest) this.leave(this.now, given);
      this.record.push(command);
      this.edits++;
    }
    // It may have let time pass.
    this.passed();
    return result;
  }

  /** Lets time pass to `until`, with what is recorded up to and at it. */
  advanceTo(until: SimMicros): void {
    this.giveDue();
    while (this.now < until) {
      const to = Math.min(until, this.nextAt, this.milestoneAt()) as SimMicros;
      this.sandbox.engine.advanceTo(to);
      this.passed();
    }
  }

  /** How much wall time went into what passed just now. */
  spent(ms: number): void {
    this.spentMs += ms;
  }

  /** With requests under way something changes all the time; with nothing there, nothing does. */
  private get goesBySeconds(): boolean {
    const { world } = this.sandbox.engine.ctx;
    const { clusters, loadBalancers, targetGroups, capacityProviders, faults, alarms } = world;
    const kinds = [clusters, loadBalancers, targetGroups, capacityProviders, faults, alarms];
    return world.traffic.size > 0 || kinds.every(({ size }) => size === 0);
  }

  /**
   * To the next moment at which something shown changes; with requests under way, or with nothing
   * there, to the next whole second at the latest.
   */
  step(): void {
    const { engine } = this.sandbox;
    const { nextAt } = this;
    if (this.goesBySeconds) {
      const second = (Math.floor(engine.now / US_PER_SECOND) + 1) * US_PER_SECOND;
      engine.advanceTo(Math.min(second, nextAt) as SimMicros, () => true);
    } else if (!engine.stepEvent(nextAt as SimMicros) && nextAt !== Infinity) {
      engine.advanceTo(nextAt as SimMicros);
    }
    this.passed();
  }

  /**
   * The latest moment before `now` that a step would have stopped at; 0 without any. Looking for
   * it leaves the sandbox somewhere else.
   */
  stepBefore(): SimMicros {
    const { now } = this;
    const second = Math.max(0, Math.ceil(now / US_PER_SECOND) - 1) * US_PER_SECOND;
    const floor = (this.goesBySeconds ? second : ZERO) as SimMicros;
    let to = Math.max(0, now - 1) as SimMicros;
    while (to > floor) {
      const before = (to - 1) as SimMicros;
      const from = this.milestones.before(before, this.givenAt(before));
      const last = this.lastChange(from, to);
      if (last !== null && last > floor) return last;
      to = from.at;
    }
    return floor;
  }

  /** Of the moments after a milestone up to and at `end` at which something changed: the last. */
  private lastChange(from: Milestone, end: SimMicros): SimMicros | null {
    this.restore(from);
    const { engine } = this.sandbox;
    let last: SimMicros | null = null;
    const note = () => {
      last = engine.now;
      return false;
    };
    while (this.now < end) {
      engine.advanceTo(Math.min(end, this.nextAt) as SimMicros, note);
      if (this.nextAt > this.now) break;
      this.giveDue();
      last = this.now;
    }
    return last;
  }

  /**
   * Puts the sandbox at the start of a replay that ends at `at` and passes `early`, from when on
   * dots count. Where it stands already on the way, it stays.
   */
  placeBefore(at: SimMicros, early = this.flightBefore(at)): void {
    const given = this.givenAt(at);
    const start = this.milestones.before(early, given);
    const onTheWay = !this.strayed && this.now <= early && this.given <= given;
    if (!onTheWay || this.now < start.at) this.restore(start);
  }

  /**
   * From when on what sets off is to be seen on its way at `at`, where that takes up to so long
   * (µs). A busy run is played again for less.
   */
  flightBefore(at: SimMicros, longest: number = IN_FLIGHT): SimMicros {
    const latest = Math.max(0, at - IN_FLIGHT) as SimMicros;
    const far = this.milestones.before(latest, this.givenAt(at), FLIGHT_MILESTONES);
    return Math.min(latest, Math.max(far.at, at - longest)) as SimMicros;
  }

  /** The run goes on from here: what is recorded after it becomes a branch. */
  fork(): void {
    if (this.now < this.furthest) this.leave(this.now, this.given);
  }

  /** Another run from time 0 with nothing given yet: what is recorded becomes a branch. */
  beginAgain(): void {
    this.leave(ZERO, 0);
    this.placeBefore(ZERO);
    this.sandbox.engine.requests.dots.drain();
  }

  /** Leaves out command `length` of the log and all after it. Answers the moment to go to. */
  rewind(length: number): SimMicros | null {
    const at = this.record[length]?.at;
    if (at === undefined) return null;
    this.leave(at, length);
    return at;
  }

  /** A branch in place of the run. Answers its head, where to go; null if there is none such. */
  takeUp(id: number): SimMicros | null {
    const place = this.kept.findIndex((one) => one.id === id);
    const [taken] = place < 0 ? [] : this.kept.splice(place, 1);
    if (!taken) return null;
    this.keep(taken.forkedAt, sharedLength(this.record, taken.log));
    for (const other of this.kept) {
      if (other.forkedAt === taken.forkedAt) other.forkedAt = sharedUntil(other, taken);
    }
    this.strayed = true;
    this.branch = taken.id;
    this.record = [...taken.log];
    this.furthest = taken.head;
    this.milestones.add(taken.milestones);
    this.edits++;
    this.branchEdits++;
    return taken.head;
  }

  /** How many commands were given up to and at a moment. */
  givenAt(at: SimMicros): number {
    let given = this.record.length;
    while (given > 0 && this.record[given - 1]!.at > at) given--;
    return given;
  }

  private restore(milestone: Milestone): void {
    this.sandbox.restore(milestone.checkpoint, this.record.slice(0, milestone.given));
    this.spentMs = 0;
    this.strayed = false;
  }

  /** Keeps the run as a branch left at a moment with so many commands; another one begins. */
  private leave(at: SimMicros, given: number): void {
    this.keep(at, given);
    this.branch = ++this.lastBranch;
    this.record = this.record.slice(0, given);
    this.furthest = at;
    this.edits++;
    this.branchEdits++;
  }

  /** Not one that is only the beginning of what comes in its place. */
  private keep(forkedAt: SimMicros, given: number): void {
    let milestones = this.milestones.cut(forkedAt, given);
    for (const one of this.kept) one.forkedAt = Math.min(one.forkedAt, forkedAt) as SimMicros;
    if (this.furthest === forkedAt && this.record.length === given) return;
    while (milestones.length > MOST_IN_BRANCH) milestones = thinnedOut(milestones);
    const { branch: id, furthest: head, record: log } = this;
    this.kept.push({ id, forkedAt, head, log, milestones });
    if (this.kept.length > MOST_BRANCHES) this.kept.shift();
    // Without milestones a branch is played from where it was left when it is taken up.
    for (const one of this.kept.slice(0, -1)) {
      const bytes = this.kept.reduce((sum, { milestones: its }) => sum + bytesOf(its), 0);
      if (bytes > MOST_BRANCH_BYTES) one.milestones = [];
    }
  }

  /** Time has passed: what is recorded at this moment is given, and a milestone set if due. */
  private passed(): void {
    this.giveDue();
    if (this.now > this.furthest) this.furthest = this.now;
    if (this.spentMs >= this.replayMs && this.travels) this.milestoneIfDue();
  }

  private giveDue(): void {
    for (let next = this.record[this.given]; next && next.at <= this.now;) {
      const { ok } = this.sandbox.send(next.target, next.input);
      assert(ok, `${next.target} was carried out before, and is refused when it is replayed`);
      next = this.record[this.given];
    }
  }

  /** To play from one milestone to the next takes so long, or a little longer. */
  private get replayMs(): number {
    return Math.max(REPLAY_MS, WORK_FOR_ONE * this.copiedMs);
  }

  /** After so much work they may be closer. */
  private get longReplayMs(): number {
    return Math.max(LONG_REPLAY_MS, this.replayMs);
  }

  /** Where the next milestone is due: at a whole second, where least is under way. */
  private milestoneAt(): number {
    const { last } = this.milestones;
    if (this.spentMs < this.replayMs || this.now < this.furthest || !last) return Infinity;
    const earliest = this.spentMs < this.longReplayMs ? last.at + APART : this.now + 1;
    const from = Math.max(this.now + 1, earliest);
    return Math.ceil(from / US_PER_SECOND) * US_PER_SECOND;
  }

  private milestoneIfDue(): void {
    const { last } = this.milestones;
    if (!last || last.at >= this.now || last.given > this.given) return;
    const isSoon = this.now < last.at + APART && this.spentMs < this.longReplayMs;
    // Not at a whole second only where none comes: in a wait that is cut by others.
    const isWhole = this.now % US_PER_SECOND === 0 || this.spentMs >= this.replayMs * 2;
    if (!isSoon && isWhole) this.takeMilestone();
  }

  private takeMilestone(): void {
    const begun = this.clock();
    this.milestones.add([milestoneOf(this.sandbox.engine.checkpoint(), this.given)]);
    const took = this.clock() - begun;
    // Others may have had the processor meanwhile: then one seems to take many times as long.
    this.copiedMs = Math.min(took, this.lastCopyMs);
    // The first one is of an empty world.
    if (this.milestones.count > 1) this.lastCopyMs = took;
    // It is in what is told next as spent, and is no work that would have to be done again.
    this.spentMs = -took;
  }
}

/** Up to when two runs are the same: the first command only one has, or the end of one. */
function sharedUntil(one: Branch, other: Branch): SimMicros {
  const shared = sharedLength(one.log, other.log);
  const ends = [one, other].map(({ log, head }) => log[shared]?.at ?? head);
  return Math.min(...ends) as SimMicros;
}

/** How many commands two runs have in common from the beginning. */
function sharedLength(one: readonly LoggedCommand[], other: readonly LoggedCommand[]): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}
