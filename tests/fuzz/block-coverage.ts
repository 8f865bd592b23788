import { Session } from 'node:inspector';
import type { Profiler } from 'node:inspector';

/**
 * Which blocks of the project's own code have run, from V8 itself. Only what is compiled after
 * `start` is counted by the block: what is to be watched must be imported later than that.
 * https://v8.dev/blog/javascript-code-coverage
 */
export class BlockCoverage {
  private readonly session = new Session();
  private readonly seen = new Set<string>();

  constructor(private readonly folder: string) {}

  start(): void {
    this.session.connect();
    this.session.post('Profiler.enable');
    this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** How many blocks have run so far. */
  get size(): number {
    return this.seen.size;
  }

  /**
   * The blocks that ran since the last call. V8 counts afresh at each asking, so the same block is
   * told each time that it runs.
   */
  take(): Set<string> {
    const ran = new Set<string>();
    this.session.post('Profiler.takePreciseCoverage', (error, answer) => {
      // The answer comes before `post` returns: the session is in this very thread.
      if (error) throw error;
      for (const script of answer.result) this.note(script, ran);
    });
    return ran;
  }

  /** Of those that ran since the last call, the ones that never ran before it. */
  takeNew(): Set<string> {
    const fresh = new Set([...this.take()].filter((block) => !this.seen.has(block)));
    for (const block of fresh) this.seen.add(block);
    return fresh;
  }

  private note({ url, functions }: Profiler.ScriptCoverage, ran: Set<string>): void {
    if (!url.startsWith(this.folder)) return;
    for (const { ranges } of functions) {
      for (const { startOffset, endOffset, count } of ranges) {
        if (count > 0) ran.add(`${url}:${startOffset}-${endOffset}`);
      }
    }
  }
}
