import { createSandbox } from '../../api/create-sandbox';
import type { Dispatcher } from '../../api/dispatcher';
import type { Account } from '../../model/account';
import type { Result } from '../../model/result';
import { plus, seconds, type SimMicros, US_PER_SECOND } from '../../model/sim-time';
import type { Control, FromWorker, RunStatus, ToWorker } from '../protocol';
import { packFrame } from './frame-packer';
import { Opening } from './opening';
import { Pacer, type Wall } from './pacer';
import { canBeSliced, SlicedWait, WAIT } from './sliced-wait';

export interface HostOptions {
  wall: Wall;
  post: (message: FromWorker, transfer: ArrayBuffer[]) => void;
}

type Command = Extract<ToWorker, { type: 'command' }>;

/** At most 60 frames a second. */
const FRAME_MS = 1000 / 60;
/** While time runs at a pace that can be kept, the wall clock is looked at this often. */
const BEAT_MS = 8;

/**
 * The simulator's keeper: owns engine and dispatcher, takes messages in order, moves time, and
 * sends what the page asked for. Everything happens in turns, of some ten milliseconds of wall
 * time at most.
 */
export class WorkerHost {
  private sandbox: Dispatcher;
  private seed = 1;
  private runs = 0;
  private readonly pacer: Pacer;
  private readonly inbox: ToWorker[] = [];
  private opening: Opening | null = null;
  private readonly waits: SlicedWait[] = [];
  /** Pausing holds a wait; playing lets it go on. */
  private waitHeld = false;
  private crashed = false;
  private frame = { wanted: false, reset: true, dirty: true, dueAt: 0, now: -1, logged: -1 };
  private alarm: { at: number; callOff: () => void } | null = null;

  constructor(private readonly options: HostOptions) {
    this.pacer = new Pacer(options.wall);
    this.sandbox = this.newSandbox(this.seed);
  }

  receive(message: ToWorker): void {
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

  private newSandbox(seed: number): Dispatcher {
    const sandbox = createSandbox({ seed });
    sandbox.engine.requests.dots.enabled = true;
    this.seed = seed;
    this.runs += 1;
    Object.assign(this.frame, { reset: true, dirty: true, logged: -1 });
    return sandbox;
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
    while (this.inbox.length > 0 && !this.opening) this.take(this.inbox.shift()!);
    if (this.opening) return true;
    const [wait] = this.waits;
    if (wait && !this.waitHeld) {
      this.waitOn(wait);
      return true;
    }
    return !this.crashed && this.pacer.keepUp(this.sandbox.engine);
  }

  private untilNext(): number | null {
    if (this.frame.wanted && this.frameIsNews()) {
      return Math.max(0, this.frame.dueAt - this.options.wall.now());
    }
    return this.pacer.playing ? BEAT_MS : null;
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
      this.waits.push(new SlicedWait(id, input, this.sandbox));
      this.waitHeld = false;
      this.frame.dirty = true;
      return;
    }
    const { world } = this.sandbox.engine.ctx;
    const before = world.changes;
    this.answer(id, this.sandbox.send(target, input));
    // A describe changes nothing that a frame would show.
    if (world.changes !== before) this.frame.dirty = true;
  }

  private answer(id: number, result: Result): void {
    const at = this.sandbox.engine.now;
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
    if (this.pacer.playing) this.pacer.meet(this.sandbox.engine.now);
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
    if (this.pacer.playing) this.pacer.meet(this.sandbox.engine.now);
    this.frame.dirty = true;
    this.answer(wait.id, result);
  }

  private control(control: Control): void {
    const { engine } = this.sandbox;
    if (control.type === 'restart') return this.restart();
    if (control.type === 'speed') return this.pacer.setSpeed(control.speed, engine.now);
    if (this.crashed) return;
    if (control.type === 'play') {
      this.waitHeld = false;
      this.pacer.play(engine.now);
    } else {
      this.waitHeld = this.waits.length > 0;
      this.pacer.pause();
      if (control.type === 'step') this.step(control.seconds);
    }
  }

  private step(length?: number): void {
    const { engine } = this.sandbox;
    if (length !== undefined) engine.advanceTo(plus(engine.now, seconds(length)));
    else if (engine.ctx.world.traffic.size === 0) engine.stepEvent();
    else {
      // With requests under way every whole second shows something: its figures.
      const second = (Math.floor(engine.now / US_PER_SECOND) + 1) * US_PER_SECOND;
      engine.advanceTo(second as SimMicros, () => true);
    }
  }

  /** Time 0 again: the same seed, what is declared now, and whether time runs as before. */
  private restart(): void {
    const { playing, speed } = this.pacer;
    for (const wait of this.waits.splice(0)) this.interrupt(wait.id, 'The sandbox was restarted.');
    const { engine } = this.sandbox;
    const described = this.sandbox.send('Sandbox.DescribeAccount', {});
    this.crashed = false;
    this.waitHeld = false;
    this.sandbox = this.newSandbox(engine.ctx.world.seed);
    if (described.ok) this.loadAccount(described.output as Account);
    this.pacer.pause();
    this.pacer.setSpeed(speed, this.sandbox.engine.now);
    if (playing) this.pacer.play(this.sandbox.engine.now);
  }

  private loadAccount(account: Account): void {
    if (account.operations.length === 0) return;
    const loaded = this.sandbox.send('Sandbox.LoadAccount', { account });
    if (!loaded.ok) throw new Error(`What is declared was refused: ${loaded.error.message}`);
  }

  private open(message: Extract<ToWorker, { type: 'open' }>): void {
    this.pacer.pause();
    this.crashed = false;
    this.sandbox = this.newSandbox(message.seed);
    this.opening = new Opening(message, this.sandbox);
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
    return !this.opening && !this.crashed && (dirty || now !== this.sandbox.engine.now);
  }

  private sendFrame(): void {
    const wallNow = this.options.wall.now();
    if (!this.frame.wanted || !this.frameIsNews() || wallNow < this.frame.dueAt) return;
    const { engine } = this.sandbox;
    const frame = engine.drainFrame(this.frame.reset);
    const { message, transfer } = packFrame(frame, this.status());
    this.options.post(message, transfer);
    Object.assign(this.frame, { wanted: false, reset: false, dirty: false, now: engine.now });
    // A frame that came late leaves the next one its own time, so that jitter does not halve the
    // rate.
    this.frame.dueAt = Math.max(this.frame.dueAt, wallNow - FRAME_MS / 2) + FRAME_MS;
  }

  private status(): RunStatus {
    const { engine, log } = this.sandbox;
    const { playing, speed, speedReached } = this.pacer;
    const waiting = this.waits.length > 0 && !this.waitHeld;
    const grown = log.length !== this.frame.logged;
    this.frame.logged = log.length;
    return {
      playing,
      waiting,
      seed: this.seed,
      speed,
      speedReached,
      fingerprint: playing || waiting ? null : engine.fingerprint(),
      log: grown ? [...log] : null,
      run: this.runs,
      branch: 0,
      head: engine.now,
      branches: null,
      canTravel: false,
    };
  }

  private crash(error: unknown): void {
    this.crashed = true;
    this.pacer.pause();
    this.abandonAll('The simulator has stopped.');
    const message = error instanceof Error ? error.message : String(error);
    this.options.post({ type: 'crashed', message }, []);
  }
}
