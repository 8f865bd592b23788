/** It is asked so often whether it is there, ms. */
const ASKED_EVERY_MS = 1000;
/** Not having answered so many times in a row is worth telling. */
const SILENT_FROM = 10;

/**
 * Finds out whether a worker still answers. Times asked are counted, not the clock: a computer that
 * slept, or a page whose timers the browser slows down, is no silence of the worker.
 */
export class Heartbeat {
  private timer: ReturnType<typeof setInterval> | null = null;
  private missed = 0;

  constructor(
    private readonly ask: () => void,
    /** Seconds of silence, from ten on and every second; 0 once it answers again. */
    private readonly tell: (seconds: number) => void,
  ) {}

  start(): void {
    this.stop();
    this.timer = setInterval(() => this.tick(), ASKED_EVERY_MS);
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    this.missed = 0;
  }

  /** Something was heard of it. */
  beat(): void {
    if (this.missed > SILENT_FROM) this.tell(0);
    this.missed = 0;
  }

  private tick(): void {
    // The first time nothing has been missed yet.
    if (this.missed === 0) this.ask();
    this.missed += 1;
    if (this.missed > SILENT_FROM) this.tell(this.missed - 1);
  }
}
