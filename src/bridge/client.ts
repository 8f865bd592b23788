import type { Result } from '../model/result';
import type { SimMicros } from '../model/sim-time';
import type { Frame } from '../model/view';
import type { Control, FromWorker, LoggedCommand, RunStatus, ToWorker } from './protocol';

/** A pipe to a worker host, wherever that lives. Messages arrive in the order they were posted. */
export interface Transport {
  post: (message: ToWorker) => void;
  /** Names the one listener; called once, before the first `post`. */
  listen: (onMessage: (message: FromWorker) => void) => void;
  close: () => void;
}

/** A run to take up: its seed, its commands, and the moment it was left at. */
export interface RunToOpen {
  seed: number;
  log: LoggedCommand[];
  now: SimMicros;
}

/** How far opening has come. `refused` says which logged commands were refused this time, and why. */
export interface Opening {
  /** 0 to 1. */
  progress: number;
  done: boolean;
  refused: string[];
}

/** The simulator as the page sees it. Listeners are called in order; each `on…` answers its own end. */
export interface SandboxClient {
  /** One operation through the one door. Never rejects: a closed or crashed worker is an error result. */
  send: (target: string, input: Record<string, unknown>) => Promise<Result>;
  control: (control: Control) => void;
  /** Another run in place of this one, paused. Resolves when its replay has ended or was given up. */
  open: (run: RunToOpen) => Promise<Opening>;
  onFrame: (listener: (frame: Frame, status: RunStatus) => void) => () => void;
  onStatus: (listener: (status: RunStatus) => void) => () => void;
  onOpened: (listener: (opening: Opening) => void) => () => void;
  /** The simulator has broken down; only `open` and restart are of use then. */
  onCrash: (listener: (message: string) => void) => () => void;
  close: () => void;
}

export interface ClientOptions {
  /** Calls back when the page can show a new frame; a screen's own rhythm unless given. */
  nextFrame?: (ask: () => void) => void;
}

const CLOSED = {
  ok: false,
  error: { __type: 'ServerException', message: 'The simulator has stopped.' },
} as const;

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

/** A client over a transport. Frames are asked for one by one, so that a busy page is never flooded. */
export function createClient(transport: Transport, options: ClientOptions = {}): SandboxClient {
  const nextFrame = options.nextFrame ?? onNextFrame;
  const frames = new Listeners<[Frame, RunStatus]>();
  const statuses = new Listeners<[RunStatus]>();
  const openings = new Listeners<[Opening]>();
  const crashes = new Listeners<[string]>();
  const answers = new Map<number, (result: Result) => void>();
  let opening: { id: number; settle: (opening: Opening) => void } | null = null;
  let lastId = 0;
  let closed = false;

  const post = (message: ToWorker) => {
    if (!closed) transport.post(message);
  };
  const askForFrame = () => post({ type: 'frame-wanted' });

  const failAll = () => {
    for (const answer of answers.values()) answer(CLOSED);
    answers.clear();
    opening?.settle({ progress: 1, done: true, refused: [] });
    opening = null;
  };

  const receive = (message: FromWorker) => {
    if (message.type === 'result') {
      answers.get(message.id)?.(message.result);
      answers.delete(message.id);
    } else if (message.type === 'frame') {
      nextFrame(askForFrame);
      // Until the new run is there, frames are still of the one before.
      if (opening) return;
      frames.call(message.frame, message.status);
      statuses.call(message.status);
    } else if (message.type === 'opened') {
      if (opening?.id !== message.id) return;
      const { progress, done, refused } = message;
      const { settle } = opening;
      if (done) opening = null;
      openings.call({ progress, done, refused });
      if (done) settle({ progress, done, refused });
    } else {
      failAll();
      crashes.call(message.message);
    }
  };
  transport.listen(receive);
  askForFrame();

  return {
    send: (target, input) =>
      new Promise((resolve) => {
        if (closed) return resolve(CLOSED);
        const id = ++lastId;
        answers.set(id, resolve);
        post({ type: 'command', id, target, input });
      }),
    control: (control) => post({ type: 'control', control }),
    open: (run) =>
      new Promise((resolve) => {
        opening?.settle({ progress: 1, done: false, refused: [] });
        opening = { id: ++lastId, settle: resolve };
        post({ type: 'open', id: opening.id, ...run });
      }),
    onFrame: frames.add,
    onStatus: statuses.add,
    onOpened: openings.add,
    onCrash: crashes.add,
    close: () => {
      closed = true;
      failAll();
      transport.close();
    },
  };
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
