import type { Wall } from '../../src/bridge/worker/pacer';

/**
 * A wall clock turned by hand: nothing happens but in `pass`. Each look at it may cost some time,
 * as if there had been work since the look before.
 */
export class ManualWall implements Wall {
  private time = 0;
  private alarms: { at: number; seq: number; run: () => void }[] = [];
  private seq = 0;

  constructor(private readonly lookCostsMs = 0) {}

  now = (): number => (this.time += this.lookCostsMs);

  later = (ms: number, run: () => void): (() => void) => {
    const alarm = { at: this.time + Math.max(0, ms), seq: ++this.seq, run };
    this.alarms.push(alarm);
    return () => {
      this.alarms = this.alarms.filter((one) => one !== alarm);
    };
  };

  /** Time spent working: no alarm goes off meanwhile. */
  spend(ms: number): void {
    this.time += ms;
  }

  /**
   * Lets wall time pass, with every alarm at its moment and the messages between threads after
   * each.
   */
  async pass(ms: number): Promise<void> {
    const end = this.time + ms;
    for (;;) {
      await settled();
      const [next] = this.alarms
        .filter((alarm) => alarm.at <= end)
        .sort((a, b) => a.at - b.at || a.seq - b.seq);
      if (!next) break;
      this.alarms = this.alarms.filter((one) => one !== next);
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    this.time = Math.max(this.time, end);
  }
}

/** After every promise and microtask that is under way. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
