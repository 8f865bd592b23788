import type { Opening, RunToOpen, Transport } from '../../bridge/client';
import type { Control, FromWorker, RunStatus, ToWorker } from '../../bridge/protocol';
import type { LoggedCommand } from '../../model/logged-command';
import type { Result } from '../../model/result';
import { ZERO } from '../../model/sim-time';
import { FrameSum } from './frame-sum';

/** A page that shows the run. */
export interface Page {
  post: (message: FromWorker) => void;
  /** Ends it: the run it showed is no more. */
  dismiss: (reason: string) => void;
}

/** What a page says, and that it has gone. */
export interface PageLink {
  receive: (message: ToWorker) => void;
  gone: () => void;
}

export interface SharedRunOptions {
  /** Time passes only by `Sandbox.Wait`: whoever presses play is not heard. */
  held: boolean;
  /** It has broken down: what is known of it. The run goes on before that moment, if it can. */
  onCrash?: (crash: CrashedMessage) => void;
}

export type CrashedMessage = Extract<FromWorker, { type: 'crashed' }>;

type Answer = (message: Extract<FromWorker, { type: 'result' }>) => void;

const REPLACED =
  'Another sandbox was opened where this page is served from. Reload the page to see it.';
const BROKE_DOWN = 'The simulator broke down and stands at the last good moment';
/**
 * Without a page to show it, the run is looked at so often: what it has to tell must not pile up.
 */
const IDLE_MS = 1000;

/**
 * One simulator and all who use it: requests over HTTP and any number of pages. Each command is
 * answered to whoever gave it; what it changes is seen by all.
 */
export class SharedRun {
  private lastId = 0;
  private readonly answers = new Map<number, Answer>();
  private readonly openings = new Map<number, (message: OpenedMessage) => void>();
  private readonly pages = new Set<ConnectedPage>();
  /** All that a page that comes now must know. */
  private readonly whole = new FrameSum(false);
  private status: RunStatus | null = null;
  private log: LoggedCommand[] = [];
  private asked = false;
  private crash: string | null = null;
  /** It was taken up after a crash, and has done nothing since. */
  private isTakenUp = false;
  private readonly idle: NodeJS.Timeout;

  constructor(
    private readonly transport: Transport,
    private readonly options: SharedRunOptions,
  ) {
    transport.listen((message) => this.heard(message));
    this.idle = setInterval(() => this.pages.size === 0 && this.askFrame(), IDLE_MS);
    this.idle.unref();
  }

  /** One operation through the one door. Never rejects; the signal ends a wait early. */
  send(target: string, input: Record<string, unknown>, signal?: AbortSignal): Promise<Result> {
    return new Promise((resolve) => {
      const id = this.command(target, input, ({ result }) => resolve(result));
      signal?.addEventListener('abort', () => this.transport.post({ type: 'call-off', id }));
    });
  }

  control(control: Control): void {
    if (control.type === 'play' && this.options.held) return;
    if (control.type === 'restart') this.crash = null;
    this.transport.post({ type: 'control', control });
  }

  /** Another run in place of this one, paused. */
  open(run: RunToOpen): Promise<Opening> {
    return new Promise((resolve) => {
      this.openRun(run, ({ progress, done, refused }) => {
        if (done) resolve({ progress, done, refused });
      });
    });
  }

  /** Shows the run to a page from now on. */
  attach(page: Page): PageLink {
    const connected = new ConnectedPage(page);
    this.pages.add(connected);
    const whole = this.whole.frame();
    if (whole) connected.pending.add({ ...whole, reset: true });
    if (this.crash !== null) page.post({ type: 'crashed', message: this.crash });
    return {
      receive: (message) => this.said(connected, message),
      gone: () => {
        this.pages.delete(connected);
        for (const id of connected.underWay.values()) this.transport.post({ type: 'call-off', id });
      },
    };
  }

  close(): void {
    clearInterval(this.idle);
    this.transport.close();
  }

  private command(target: string, input: Record<string, unknown>, answer: Answer): number {
    const id = ++this.lastId;
    this.answers.set(id, answer);
    this.transport.post({ type: 'command', id, target, input });
    return id;
  }

  private openRun(run: RunToOpen, told: (message: OpenedMessage) => void): void {
    const id = ++this.lastId;
    this.crash = null;
    this.openings.clear();
    this.openings.set(id, told);
    this.transport.post({ type: 'open', id, ...run });
  }

  private said(from: ConnectedPage, message: ToWorker): void {
    switch (message.type) {
      case 'frame-wanted':
        from.wanted = true;
        this.deliver(from);
        this.askFrame();
        break;
      case 'command': {
        const { id: theirs, target, input } = message;
        const id = this.command(target, input, (answer) => {
          from.underWay.delete(theirs);
          from.page.post({ ...answer, id: theirs });
        });
        from.underWay.set(theirs, id);
        break;
      }
      case 'call-off': {
        const id = from.underWay.get(message.id);
        if (id !== undefined) this.transport.post({ type: 'call-off', id });
        break;
      }
      case 'control':
        this.control(message.control);
        break;
      case 'open': {
        const { id: theirs, seed, log, now } = message;
        for (const other of this.pages) if (other !== from) other.page.dismiss(REPLACED);
        this.openRun({ seed, log, now }, (opened) => from.page.post({ ...opened, id: theirs }));
        break;
      }
    }
  }

  private heard(message: FromWorker): void {
    switch (message.type) {
      case 'result':
        // A command that is carried out is a step beyond what it broke down over.
        if (message.result.ok) this.isTakenUp = false;
        this.answers.get(message.id)?.(message);
        this.answers.delete(message.id);
        break;
      case 'opened':
        this.openings.get(message.id)?.(message);
        if (message.done) this.openings.delete(message.id);
        break;
      case 'frame':
        this.framed(message);
        break;
      case 'crashed':
        this.crashed(message);
    }
  }

  /** Whoever waits is answered, and the run goes on where it was good: once, not in a circle. */
  private crashed(message: CrashedMessage): void {
    this.options.onCrash?.(message);
    const error = { __type: 'ServerException', message: `${BROKE_DOWN}: ${message.message}` };
    for (const [id, answer] of this.answers) {
      answer({ type: 'result', id, at: message.site?.at ?? ZERO, result: { ok: false, error } });
    }
    this.answers.clear();
    // It asks for frames anew.
    this.asked = false;
    const { site } = message;
    const canGoOn = site !== undefined && !this.isTakenUp;
    if (!canGoOn) this.crash = message.message;
    for (const { page } of this.pages) page.post(canGoOn ? { ...message, goesOn: true } : message);
    if (!canGoOn) return;
    this.isTakenUp = true;
    const { seed, log, head: now } = site;
    this.openRun({ seed, log, now }, ({ done }) => {
      if (done) this.askFrame();
    });
  }

  private askFrame(): void {
    if (this.asked) return;
    this.asked = true;
    this.transport.post({ type: 'frame-wanted' });
  }

  private framed({ frame, status }: Extract<FromWorker, { type: 'frame' }>): void {
    this.asked = false;
    this.status = status;
    // The host sends the log when it has grown; the status then says so to each page once.
    this.log = status.log ?? this.log;
    this.whole.add(frame);
    for (const page of this.pages) {
      page.pending.add(frame);
      this.deliver(page);
    }
  }

  /** Gives a page what it missed, if it can show it now. */
  private deliver(to: ConnectedPage): void {
    if (!to.wanted || to.pending.isEmpty || !this.status) return;
    const frame = to.pending.take()!;
    to.wanted = false;
    const log = to.log === this.log ? null : this.log;
    to.log = this.log;
    to.page.post({ type: 'frame', frame, status: { ...this.status, log } });
  }
}

type OpenedMessage = Extract<FromWorker, { type: 'opened' }>;

class ConnectedPage {
  readonly pending = new FrameSum(true);
  wanted = false;
  /** The log that it has been sent. */
  log: LoggedCommand[] | null = null;
  /** Its commands that are not answered yet: its own ids and ours. */
  readonly underWay = new Map<number, number>();

  constructor(readonly page: Page) {}
}
