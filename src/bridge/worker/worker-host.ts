import { createSandbox } from '../../api/create-sandbox';
import type { Account } from '../../model/account';
import type { Result } from '../../model/result';
import type { Frame } from '../../model/view';
import { plus, seconds, type SimMicros, ZERO } from '../../model/sim-time';
import type { Control, CrashSite, FromWorker, RunStatus, ToWorker } from '../protocol';
import { packFrame } from './frame-packer';
import { Opening } from './opening';
import { Pacer, type Wall } from './pacer';
import { RunHistory } from './run-history';
import { canBeSliced, SlicedWait, WAIT } from './sliced-wait';
import { ToldFigures } from './told-figures';
import { Travel } from './travel';

export interface HostOptions {
  wall: Wall;
  post: (message: FromWorker, transfer: ArrayBuffer[]) => void;
  /** False for a run that others use too: what they see is never turned back. True unless given. */
  canTravel?: boolean;
}

type Command = Extract<ToWorker, { type: 'command' }>;
type Seek = Extract<Control, { type: 'seek' }>;

/** At most 60 frames a second. */
const FRAME_MS = 1000 / 60;
/** A fingerprint takes its time: none is made of moments that are only passed by. */
const SETTLED_MS = 150;
/** Figures that move with every request need no more than this while time runs: dots show each. */
const FIGURES_MS = 100;
/** More have theirs in turn: no frame has so much to carry that it would come late. */
const FIGURES_AT_ONCE = 200;
/** While time runs at a pace that can be kept, the wall clock is looked at this often. */
const BEAT_MS = 8;

/**
 * The simulator's keeper: owns engine and dispatcher, takes messages in order, moves time, and
 * sends what the page asked for. Everything happens in turns, of some ten milliseconds of wall
 * time at most.
 */
export class WorkerHost {
  private history: RunHistory;
  private seed = 1;
  private runs = 0;
  private readonly pacer: Pacer;
  private readonly inbox: ToWorker[] = [];
  private opening: Opening | null = null;
  private travel: Travel | null = null;
  private readonly waits: SlicedWait[] = [];
  /** Pausing holds a wait; playing lets it go on. */
  private waitHeld = false;
  private crashed = false;
  /** The command that is being carried out. */
  private current: Command | null = null;
  private frame = { wanted: false, reset: true, dirty: true, dueAt: 0, figuresAt: 0, now: -1 };
  /** What of the history has been sent. */
  private told = { edits: -1, branchEdits: -1 };
  /** Seconds and events of one run and branch that have been sent. */
  private figures = { of: '', told: new ToldFigures() };
  /** When the run has stood still long enough since it was moved for a fingerprint. */
  private settlesAt = 0;
  private alarm: { at: number; callOff: () => void } | null = null;

  constructor(private readonly options: HostOptions) {
    this.pacer = new Pacer(options.wall);
    this.history = this.newRun(this.seed);
  }

  private get engine() {
    return this.history.sandbox.engine;
  }

  private get canTravel(): boolean {
    return this.options.canTravel ?? true;
  }

  receive(message: ToWorker): void {
    if (message.type === 'ping') return this.options.post({ type: 'pong' }, []);
    if (message.type === 'frame-wanted') this.frame.wanted = true;
    else {
      // Nothing asked of the run before matters any more.
      if (message.type === 'open') this.abandonAll('Another sandbox was opened.');
      this.inbox.push(message);
    }
    this.wakeIn(0);
  }

  close(): void {
    this.alarm?.callOff();
    this.alarm = null;
  }

  private newRun(seed: number): RunHistory {
    const sandbox = createSandbox({ seed });
    sandbox.engine.requests.dots.enabled = true;
    this.seed = seed;
    this.runs += 1;
    this.travel = null;
    Object.assign(this.frame, { reset: true, dirty: true });
    this.told = { edits: -1, branchEdits: -1 };
    return new RunHistory(sandbox, this.canTravel, this.options.wall.now);
  }

  private wakeIn(ms: number): void {
    const at = this.options.wall.now() + ms;
    if (this.alarm && this.alarm.at <= at) return;
    this.alarm?.callOff();
    this.alarm = {
      at,
      callOff: this.options.wall.later(ms, () => {
        this.alarm = null;
        this.turn();
      }),
    };
  }

  /** One turn: messages, a slice of time, a frame; then sleep until there is something to do. */
  private turn(): void {
    try {
      const busy = this.work();
      this.sendFrame();
      const sleep = busy ? 0 : this.untilNext();
      if (sleep !== null) this.wakeIn(sleep);
    } catch (error) {
      this.crash(error);
    }
  }

  private work(): boolean {
    if (this.opening) return this.openOn(this.opening);
    this.skipSeeks();
    if (this.travel && !this.travelOn(this.travel)) return true;
    while (this.inbox.length > 0 && !this.opening && !this.travel) this.take(this.inbox.shift()!);
    if (this.opening || this.travel) return true;
    const [wait] = this.waits;
    if (wait && !this.waitHeld) {
      this.waitOn(wait);
      return true;
    }
    return !this.crashed && this.pacer.keepUp(this.history);
  }

  private untilNext(): number | null {
    if (this.frame.wanted && this.frameIsNews()) {
      return Math.max(0, this.frame.dueAt - this.options.wall.now());
    }
    if (this.pacer.playing) return BEAT_MS;
    const settles = this.frame.wanted && this.settlesAt > 0;
    return settles ? Math.max(0, this.settlesAt - this.options.wall.now()) : null;
  }

  private take(message: ToWorker): void {
    if (message.type === 'command') return this.command(message);
    this.frame.dirty = true;
    if (message.type === 'call-off') return this.callOff(message.id);
    if (message.type === 'control') this.control(message.control);
    else if (message.type === 'open') this.open(message);
  }

  private command(message: Command): void {
    const { id, target, input } = message;
    if (this.crashed) return this.interrupt(id, 'The simulator has stopped.');
    if (target === WAIT && canBeSliced(input)) {
      this.waits.push(new SlicedWait(id, input, this.history));
      this.waitHeld = false;
      this.frame.dirty = true;
      return;
    }
    const { world } = this.engine.ctx;
    const before = world.changes;
    this.current = message;
    this.answer(id, this.history.send(target, input));
    this.current = null;
    // A describe changes nothing that a frame would show.
    if (world.changes !== before) this.frame.dirty = true;
  }

  private answer(id: number, result: Result): void {
    const at = this.history.now;
    this.options.post({ type: 'result', id, at, result }, []);
  }

  private interrupt(id: number, why: string): void {
    const error = { __type: 'InterruptedException', message: why };
    this.answer(id, { ok: false, error });
  }

  private callOff(id: number): void {
    const at = this.waits.findIndex((wait) => wait.id === id);
    if (at < 0) return;
    this.waits.splice(at, 1);
    if (this.pacer.playing) this.pacer.meet(this.history.now);
    this.interrupt(id, 'The wait was called off.');
  }

  private abandonAll(why: string): void {
    for (const wait of this.waits.splice(0)) this.interrupt(wait.id, why);
    for (const message of this.inbox.splice(0)) {
      if (message.type === 'command') this.interrupt(message.id, why);
    }
    this.opening = null;
  }

  private waitOn(wait: SlicedWait): void {
    const result = wait.slice(this.pacer);
    if (!result) return;
    this.waits.shift();
    if (this.pacer.playing) this.pacer.meet(this.history.now);
    this.frame.dirty = true;
    this.answer(wait.id, result);
  }

  private control(control: Control): void {
    const { history, pacer } = this;
    switch (control.type) {
      case 'restart':
        return this.restart();
      case 'speed':
        return pacer.setSpeed(control.speed, history.now);
      case 'play':
        if (this.crashed) return;
        this.waitHeld = false;
        return pacer.play(history.now);
      case 'pause':
      case 'step':
        if (this.crashed) return;
        this.pause();
        if (control.type === 'step') this.step(control.seconds);
        return;
      default:
        if (!this.crashed && this.canTravel) this.travelBy(control);
    }
  }

  private pause(): void {
    this.waitHeld = this.waits.length > 0;
    this.pacer.pause();
  }

  private step(length?: number): void {
    if (length === undefined) this.history.step();
    else this.history.advanceTo(plus(this.history.now, seconds(length)));
  }

  private travelBy(control: Control): void {
    const { history } = this;
    if (control.type !== 'fork') this.tellHead();
    switch (control.type) {
      case 'seek':
        this.pacer.pause();
        return this.goTo(between(ZERO, control.at, history.head));
      case 'step-back':
        this.pacer.pause();
        return this.stepBack(control.seconds);
      case 'fork':
        return history.fork();
      case 'rewind':
        return this.goTo(history.rewind(control.length));
      case 'take-up':
        return this.goTo(history.takeUp(control.branch));
    }
  }

  private stepBack(length?: number): void {
    const { history } = this;
    if (length === undefined) this.goTo(history.stepBefore());
    else this.goTo(between(ZERO, history.now - seconds(length), history.head));
  }

  /** Shows another moment of the run; null is none. */
  private goTo(at: SimMicros | null): void {
    if (at === null) return;
    for (const wait of this.waits.splice(0)) this.interrupt(wait.id, 'Another moment is shown.');
    const { speed } = this.pacer;
    // As fast as can be is no pace to fly at where time stands still.
    this.travel = new Travel(this.history, at, Number.isFinite(speed) ? speed : 1);
  }

  /** Goes on to the moment that is gone to. True when it is there. */
  private travelOn(travel: Travel): boolean {
    if (!travel.slice(this.pacer)) return false;
    this.travel = null;
    if (this.pacer.playing) this.pacer.meet(this.history.now);
    this.settlesAt = this.options.wall.now() + SETTLED_MS;
    Object.assign(this.frame, { reset: true, dirty: true });
    return true;
  }

  /** While the playhead is dragged only the newest place counts. */
  private skipSeeks(): void {
    while (isSeek(this.inbox[0]) && isSeek(this.inbox[1])) this.inbox.shift();
    // The way there need not be gone to its end.
    if (this.travel && isSeek(this.inbox[0])) this.travel = null;
  }

  /**
   * Time 0 again: the same seed, what is declared now, and whether time runs as before. The run so
   * far is kept as a branch where one can travel and nothing has broken down.
   */
  private restart(): void {
    const { playing, speed } = this.pacer;
    for (const wait of this.waits.splice(0)) this.interrupt(wait.id, 'The sandbox was restarted.');
    const { seed } = this.engine.ctx.world;
    const described = this.history.send('Sandbox.DescribeAccount', {});
    if (this.canTravel && !this.crashed) this.beginAgain(seed);
    else this.history = this.newRun(seed);
    this.crashed = false;
    this.waitHeld = false;
    if (described.ok) this.loadAccount(described.output as Account);
    this.pacer.pause();
    this.pacer.setSpeed(speed, this.history.now);
    if (playing) this.pacer.play(this.history.now);
  }

  private beginAgain(seed: number): void {
    this.tellHead();
    this.history.beginAgain();
    if (this.engine.ctx.world.seed !== seed) this.history.send('Sandbox.SetSeed', { seed });
    this.travel = null;
    Object.assign(this.frame, { reset: true, dirty: true });
  }

  private loadAccount(account: Account): void {
    if (account.operations.length === 0) return;
    const loaded = this.history.send('Sandbox.LoadAccount', { account });
    if (!loaded.ok) throw new Error(`What is declared was refused: ${loaded.error.message}`);
  }

  private open(message: Extract<ToWorker, { type: 'open' }>): void {
    this.pacer.pause();
    this.crashed = false;
    this.history = this.newRun(message.seed);
    this.opening = new Opening(message, this.history);
  }

  private openOn(opening: Opening): boolean {
    const stop = this.inbox.findIndex(
      (message) => message.type === 'control' && message.control.type === 'pause',
    );
    if (stop >= 0) {
      this.inbox.splice(stop, 1);
      opening.skipRest();
    }
    const done = opening.slice(this.pacer);
    const { id, progress, refused } = opening;
    this.options.post({ type: 'opened', id, progress, done, refused }, []);
    if (done) {
      this.opening = null;
      Object.assign(this.frame, { reset: true, dirty: true });
    }
    return true;
  }

  private frameIsNews(): boolean {
    const { dirty, now } = this.frame;
    if (this.opening || this.travel || this.crashed) return false;
    return dirty || now !== this.history.now || this.hasSettled();
  }

  /** A fingerprint that a frame was sent without can be made now. */
  private hasSettled(): boolean {
    return this.settlesAt > 0 && this.settlesAt <= this.options.wall.now();
  }

  private sendFrame(): void {
    const wallNow = this.options.wall.now();
    if (!this.frame.wanted || !this.frameIsNews() || wallNow < this.frame.dueAt) return;
    const hasFigures = this.frame.dirty || !this.pacer.playing || wallNow >= this.frame.figuresAt;
    if (hasFigures) this.frame.figuresAt = wallNow + FIGURES_MS;
    this.postFrame(hasFigures, true);
    this.frame.wanted = false;
    // A frame that came late leaves the next one its own time, so that jitter does not halve the
    // rate.
    this.frame.dueAt = Math.max(this.frame.dueAt, wallNow - FRAME_MS / 2) + FRAME_MS;
  }

  private postFrame(hasFigures: boolean, isAsked: boolean): void {
    const most = this.pacer.playing && !this.frame.dirty ? FIGURES_AT_ONCE : Infinity;
    const frame = this.newsFrame(hasFigures, most);
    const { message, transfer } = packFrame(frame, this.status(), isAsked);
    this.options.post(message, transfer);
    Object.assign(this.frame, { reset: false, dirty: false, now: frame.now });
  }

  /**
   * What has come to pass since the last frame, and what there is: once the head is left, nothing
   * tells of it.
   */
  private tellHead(): void {
    const { history, frame } = this;
    if (history.now < history.head) return;
    // No fingerprint of a moment that is being left.
    this.settlesAt = this.options.wall.now() + SETTLED_MS;
    if (frame.now !== history.now) frame.dirty = true;
    if (frame.dirty) this.postFrame(true, false);
    const described = history.send('Sandbox.DescribeAccount', {});
    if (!described.ok) return;
    const { runs: run } = this;
    const account = described.output as Account;
    this.options.post({ type: 'head-left', run, branch: history.branch, account }, []);
  }

  /** A frame of another moment of the same run leaves out what has been sent of its figures. */
  private newsFrame(hasFigures: boolean, most: number): Frame {
    const of = `${this.runs} ${this.history.branch}`;
    if (of !== this.figures.of) this.figures = { of, told: new ToldFigures() };
    const { told } = this.figures;
    const frame = this.engine.drainFrame(this.frame.reset, hasFigures, most, told.isNew);
    const news = frame.reset ? told.withoutTold(frame) : frame;
    told.note(news);
    return news;
  }

  private status(): RunStatus {
    const { history, told } = this;
    const { playing, speed, speedReached } = this.pacer;
    const waiting = this.waits.length > 0 && !this.waitHeld;
    const { edits, branchEdits } = history;
    this.told = { edits, branchEdits };
    return {
      playing,
      waiting,
      seed: this.seed,
      speed,
      speedReached,
      fingerprint: playing || waiting ? null : this.fingerprint(),
      log: edits === told.edits ? null : [...history.log],
      run: this.runs,
      branch: history.branch,
      head: history.head,
      branches: branchEdits === told.branchEdits ? null : history.branches,
      canTravel: this.canTravel,
    };
  }

  private fingerprint(): string | null {
    if (this.settlesAt > this.options.wall.now()) return null;
    this.settlesAt = 0;
    return this.engine.fingerprint();
  }

  private crash(error: unknown): void {
    this.crashed = true;
    const site = this.crashSite();
    const { current } = this;
    this.current = null;
    this.pacer.pause();
    if (current) this.interrupt(current.id, 'The simulator broke down over it.');
    this.abandonAll('The simulator has stopped.');
    const message = error instanceof Error ? error.message : String(error);
    this.options.post({ type: 'crashed', message, ...(site && { site }) }, []);
  }

  /** Null where too much is broken to tell. */
  private crashSite(): CrashSite | null {
    try {
      const { now: at, head, log } = this.history;
      const { target, input } = this.current ?? {};
      const command = target !== undefined && input ? { target, input } : null;
      return structuredClone({ at, head, seed: this.seed, log: [...log], command });
    } catch {
      return null;
    }
  }
}

const isSeek = (message: ToWorker | undefined): message is { type: 'control'; control: Seek } =>
  message?.type === 'control' && message.control.type === 'seek';

const between = (least: number, value: number, most: number): SimMicros =>
  Math.round(Math.min(most, Math.max(least, value))) as SimMicros;
