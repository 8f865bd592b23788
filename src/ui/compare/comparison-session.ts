import type { Playback } from '../../state/comparison-playback';
import type { SecondRun } from '../../state/second-run';

/** What must be ended when a comparison goes. */
export class Session {
  readonly stop = new AbortController();
  private readonly runs: SecondRun[] = [];
  playback: Playback | null = null;

  add(run: SecondRun): void {
    this.runs.push(run);
  }

  close(): void {
    this.stop.abort();
    this.playback?.close();
    for (const run of this.runs) run.close();
  }
}
