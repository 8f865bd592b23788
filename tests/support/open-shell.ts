/** The terminal's shell over a sandbox in this thread, on paper, by a clock turned by hand. */
import type { LiveTime } from '../../src/cli/passing-time';
import { Shell } from '../../src/cli/shell/shell';
import { seconds, type SimMicros, toSeconds } from '../../src/model/sim-time';
import { PaperTerminal } from './paper-terminal';
import type { Door } from './sandbox-door';

interface Waiter {
  moment: number;
  wake: () => void;
}

export interface OpenShell {
  readonly shell: Shell;
  readonly paper: PaperTerminal;
  /** Targets of what was sent, in order. */
  readonly sent: string[];
  /** Whole commands that were typed. */
  readonly typed: string[];
  /** Commands of AWS's that ended. */
  readonly ran: string[];
  /** What the host was told: `busy`, `idle`, `play`, `leave`, `clear`. */
  readonly told: string[];
  /** Presses keys, all at once, and lets what follows happen. */
  type: (keys: string) => Promise<void>;
  /** Types a line, Enter after it. */
  line: (text: string) => Promise<void>;
  /** Lets simulated time pass, as the page's clock does. */
  pass: (length: number) => Promise<void>;
  /** Somebody waits for the clock. */
  isWaiting: () => boolean;
}

/** So many turns of the event loop are enough for whatever a line brings about. */
const TURNS = 40;

async function settle(): Promise<void> {
  for (let i = 0; i < TURNS; i += 1) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}

export function openShell(door: Door, files: Record<string, string> = {}): OpenShell {
  const { dispatcher } = door;
  const paper = new PaperTerminal(120);
  const sent: string[] = [];
  const told: string[] = [];
  let waiters: Waiter[] = [];
  const now = () => toSeconds(dispatcher.engine.now);
  const live: LiveTime = {
    now,
    until: (moment, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted || now() >= moment) return resolve();
        const end = () => {
          waiters = waiters.filter(({ wake }) => wake !== end);
          signal?.removeEventListener('abort', end);
          resolve();
        };
        waiters.push({ moment, wake: end });
        signal?.addEventListener('abort', end);
      }),
  };
  const typed: string[] = [];
  const ran: string[] = [];
  const shell = new Shell({
    screen: paper,
    live,
    send: async (target, input) => {
      sent.push(target);
      return dispatcher.send(target, input);
    },
    readFile: (path) => (Object.hasOwn(files, path) ? files[path] : undefined),
    files: () => Object.keys(files),
    clicks: () => ['# from the screen: Create cluster a'],
    typed: (command) => typed.push(command),
    ran: (command) => ran.push(command),
    busy: (isBusy) => told.push(isBusy ? 'busy' : 'idle'),
    play: () => told.push('play'),
    clear: () => told.push('clear'),
    leave: () => told.push('leave'),
  });
  void shell.start();
  const type = async (keys: string) => {
    shell.feed(keys);
    await settle();
  };
  return {
    shell,
    paper,
    sent,
    told,
    typed,
    ran,
    type,
    line: (text) => type(`${text}\r`),
    isWaiting: () => waiters.length > 0,
    pass: async (length) => {
      // To each moment that somebody waits for, one after another.
      const end = now() + length;
      for (;;) {
        const next = Math.min(end, ...waiters.map(({ moment }) => moment));
        dispatcher.engine.advanceTo(seconds(next) as SimMicros);
        const due = waiters.filter(({ moment }) => moment <= now());
        waiters = waiters.filter(({ moment }) => moment > now());
        for (const { wake } of due) wake();
        await settle();
        if (next >= end) return;
      }
    },
  };
}
