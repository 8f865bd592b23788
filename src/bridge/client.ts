import type { Account } from '../model/account';
import type { LoggedCommand } from '../model/logged-command';
import type { Result } from '../model/result';
import type { SimMicros } from '../model/sim-time';
import type { Frame } from '../model/view';
import type { Control, CrashSite, FromWorker, RunStatus, ToWorker } from './protocol';

/** A pipe to a worker host, wherever that lives. Messages arrive in the order they were posted. */
export interface Transport {
  post: (message: ToWorker) => void;
  /** Names the one listener; called once, before the first `post`. */
  listen: (onMessage: (message: FromWorker) => void) => void;
  /** Another simulator in place of the one at its end; missing where that is not ours to end. */
  renew?: () => void;
  close: () => void;
}

/** A run to take up: its seed, its commands, and the moment it was left at. */
export interface RunToOpen {
  seed: number;
  log: LoggedCommand[];
  now: SimMicros;
}

/**
 * How far opening has come. `refused` says which logged commands were refused this time, and why.
 */
export interface Opening {
  /** 0 to 1. */
  progress: number;
  done: boolean;
  refused: string[];
}

/**
 * The simulator as the page sees it. Listeners are called in order; each `on…` answers its own
 * end.
 */
export interface SandboxClient {
  /**
   * One operation through the one door. Never rejects: a closed or crashed worker is an error
   * result. The signal ends a `Sandbox.Wait` early, with an error; nothing else takes time.
   */
  send: (target: string, input: Record<string, unknown>, signal?: AbortSignal) => Promise<Result>;
  control: (control: Control) => void;
  /**
   * Another run in place of this one, paused. Resolves when its replay has ended, or is given up
   * (`done` is false): another one was opened, or the simulator has broken down over it.
   */
  open: (run: RunToOpen) => Promise<Opening>;
  onFrame: (listener: (frame: Frame, status: RunStatus) => void) => () => void;
  onStatus: (listener: (status: RunStatus) => void) => () => void;
  onOpened: (listener: (opening: Opening) => void) => () => void;
  /** An earlier moment of a run, or another branch of it, is gone to from its head. */
  onHeadLeft: (listener: (left: HeadLeft) => void) => () => void;
  /** The simulator has broken down; only `renew`, `open` and restart are of use then. */
  onCrash: (listener: (message: string, crash: Crash) => void) => () => void;
  /** It has not answered for so many seconds; 0 once it does again. */
  onSilence: (listener: (seconds: number) => void) => () => void;
  /** True from a crash on, until another run is begun. */
  readonly isCrashed: boolean;
  /** Takes it for broken down, for a reason: it may never answer. */
  giveUp: (message: string) => void;
  /** Another simulator with nothing in it; false where there can be none. `open` comes next. */
  renew: () => boolean;
  close: () => void;
}

/** What there was at the head of a branch of a run (`RunStatus.run`) when that was left last. */
export interface HeadLeft {
  run: number;
  branch: number;
  account: Account;
}

/** What is known of a crash. */
export interface Crash {
  site: CrashSite | null;
  /** Whoever keeps the run has taken it up again. */
  goesOn: boolean;
  /** What had been sent and was not answered, oldest first. */
  unanswered: { target: string; input: Record<string, unknown> }[];
}

export interface ClientOptions {
  /** Calls back when the page can show a new frame; a screen's own rhythm unless given. */
  nextFrame?: (ask: () => void) => void;
}

const CLOSED = {
  ok: false,
  error: { __type: 'ServerException', message: 'The simulator has stopped.' },
} as const;

/** More runs than one simulator begins. */
const RUNS_OF_ONE = 1_000_000;

interface Asked {
  target: string;
  input: Record<string, unknown>;
  answer: (result: Result) => void;
}

class Listeners<Args extends unknown[]> {
  private readonly all = new Set<(...args: Args) => void>();
  readonly add = (listener: (...args: Args) => void) => {
    this.all.add(listener);
    return () => void this.all.delete(listener);
  };
  readonly call = (...args: Args) => {
    for (const listener of this.all) listener(...args);
  };
}

/**
 * A client over a transport. Frames are asked for one by one, so that a busy page is never flooded.
 */
export function createClient(transport: Transport, options: ClientOptions = {}): SandboxClient {
  return new Client(transport, options.nextFrame ?? onNextFrame);
}

class Client implements SandboxClient {
  private readonly frames = new Listeners<[Frame, RunStatus]>();
  private readonly statuses = new Listeners<[RunStatus]>();
  private readonly openings = new Listeners<[Opening]>();
  private readonly headsLeft = new Listeners<[HeadLeft]>();
  private readonly crashes = new Listeners<[string, Crash]>();
  private readonly silences = new Listeners<[number]>();
  private readonly answers = new Map<number, Asked>();
  private opening: { id: number; settle: (opening: Opening) => void } | null = null;
  private lastId = 0;
  private closed = false;
  private crashed = false;
  /** Added to the numbers of runs: another simulator begins to count again. */
  private runsBefore = 0;

  readonly onFrame = this.frames.add;
  readonly onStatus = this.statuses.add;
  readonly onOpened = this.openings.add;
  readonly onHeadLeft = this.headsLeft.add;
  readonly onCrash = this.crashes.add;
  readonly onSilence = this.silences.add;

  constructor(
    private readonly transport: Transport,
    private readonly nextFrame: (ask: () => void) => void,
  ) {
    transport.listen((message) => this.receive(message));
    this.post({ type: 'frame-wanted' });
  }

  readonly send: SandboxClient['send'] = (target, input, signal) =>
    new Promise((resolve) => {
      if (this.closed || this.crashed) return resolve(CLOSED);
      const id = ++this.lastId;
      const callOff = () => this.post({ type: 'call-off', id });
      const answer = (result: Result) => {
        signal?.removeEventListener('abort', callOff);
        resolve(result);
      };
      this.answers.set(id, { target, input, answer });
      this.post({ type: 'command', id, target, input });
      if (signal?.aborted) callOff();
      else signal?.addEventListener('abort', callOff, { once: true });
    });

  readonly control = (control: Control): void => {
    if (control.type === 'restart') this.crashed = false;
    this.post({ type: 'control', control });
  };

  readonly open = (run: RunToOpen): Promise<Opening> =>
    new Promise((resolve) => {
      this.crashed = false;
      this.opening?.settle({ progress: 1, done: false, refused: [] });
      this.opening = { id: ++this.lastId, settle: resolve };
      this.post({ type: 'open', id: this.opening.id, ...run });
    });

  readonly close = (): void => {
    this.closed = true;
    this.failAll();
    this.transport.close();
  };

  get isCrashed(): boolean {
    return this.crashed;
  }

  readonly giveUp = (message: string): void => this.receive({ type: 'crashed', message });

  readonly renew = (): boolean => {
    if (!this.transport.renew || this.closed) return false;
    this.transport.renew();
    this.crashed = false;
    this.runsBefore += RUNS_OF_ONE;
    this.post({ type: 'frame-wanted' });
    return true;
  };

  private post(message: ToWorker): void {
    if (!this.closed) this.transport.post(message);
  }

  private receive(message: FromWorker): void {
    if (message.type === 'result') {
      this.answers.get(message.id)?.answer(message.result);
      this.answers.delete(message.id);
    } else if (message.type === 'frame') {
      if (!message.unasked) this.nextFrame(() => this.post({ type: 'frame-wanted' }));
      // Until the new run is there, frames are still of the one before.
      if (this.opening) return;
      const { frame, status: its } = message;
      const status = this.runsBefore > 0 ? { ...its, run: its.run + this.runsBefore } : its;
      this.frames.call(frame, status);
      this.statuses.call(status);
    } else if (message.type === 'opened') {
      this.opened(message);
    } else if (message.type === 'head-left') {
      this.headsLeft.call({ ...message, run: message.run + this.runsBefore });
    } else if (message.type === 'silent') {
      this.silences.call(message.seconds);
    } else if (message.type === 'crashed') {
      this.broken(message);
    }
  }

  private broken(message: Extract<FromWorker, { type: 'crashed' }>): void {
    // What has broken down may break down further, on its way out.
    if (this.crashed || this.closed) return;
    const { site = null, goesOn = false } = message;
    this.crashed = !goesOn;
    const unanswered = [...this.answers.values()].map(({ target, input }) => ({ target, input }));
    this.failAll();
    this.crashes.call(message.message, { site, goesOn, unanswered });
  }

  private opened({ id, progress, done, refused }: Extract<FromWorker, { type: 'opened' }>): void {
    const { opening } = this;
    if (opening?.id !== id) return;
    if (done) this.opening = null;
    this.openings.call({ progress, done, refused });
    if (done) opening.settle({ progress, done, refused });
  }

  private failAll(): void {
    for (const { answer } of this.answers.values()) answer(CLOSED);
    this.answers.clear();
    this.opening?.settle({ progress: 1, done: false, refused: [] });
    this.opening = null;
  }
}

/** A hidden page draws nothing, but still wants to know now and then how things stand. */
const HIDDEN_FRAME_MS = 1000;
const FRAME_MS = 16;

function onNextFrame(ask: () => void): void {
  if (typeof requestAnimationFrame !== 'function') {
    setTimeout(ask, FRAME_MS);
    return;
  }
  let asked = false;
  const once = () => {
    if (asked) return;
    asked = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    ask();
  };
  const timer = setTimeout(once, HIDDEN_FRAME_MS);
  const frame = requestAnimationFrame(once);
}
