import type { BlockCoverage } from './block-coverage';
import type { FuzzTarget } from './fuzz-target';
import type { HangWatch } from './hang-watch';
import { mutated } from './mutate';
import type { SeededChance } from './seeded-chance';
import { shortened } from './shorten';
import { type Harm, tryInput } from './try-input';

/** So long inputs are tried before it is asked what they reached: asking takes 15 ms. */
const BATCH_MS = 150;
/** Of a short run no more than this: to learn which input it was takes as long again, or twice. */
const BATCH_SHARE = 0.25;
const MOST_IN_BATCH = 500;

export interface Found extends Harm {
  readonly target: string;
  readonly input: string;
}

export interface LoopResult {
  readonly found: readonly Found[];
  readonly tried: number;
  /** Inputs that are kept: the seeds, and those that reached a block that none before had. */
  readonly corpus: readonly string[];
  readonly slowestMs: number;
}

export interface LoopTools {
  readonly coverage: BlockCoverage;
  readonly watch: HangWatch;
  readonly chance: SeededChance;
}

/** Tries one reader for so long; harm of the same kind at the same place is told once. */
export class FuzzLoop {
  private readonly corpus: string[];
  private readonly found = new Map<string, Found>();
  private tried = 0;
  private slowestMs = 0;

  constructor(
    private readonly target: FuzzTarget,
    private readonly tools: LoopTools,
  ) {
    this.corpus = [...target.seeds];
  }

  /**
   * Goes on for so many milliseconds of processor time, so that a busy machine tries as much as an
   * idle one; at least all seeds and one changed input are tried. What the last batch reached is
   * looked into as far as the time goes. May be called again.
   */
  async run(milliseconds: number): Promise<void> {
    const until = processorMs() + milliseconds;
    const batchMs = Math.min(BATCH_MS, milliseconds * BATCH_SHARE);
    if (this.tried === 0) for (const seed of this.target.seeds) await this.attempt(seed);
    this.tools.coverage.takeNew();
    do {
      const batch = await this.batch(Math.min(until, processorMs() + batchMs));
      await this.keepWhatReached(this.tools.coverage.takeNew(), batch, until);
    } while (processorMs() < until);
  }

  get result(): LoopResult {
    const { corpus, slowestMs, tried } = this;
    return { found: [...this.found.values()], corpus, slowestMs, tried };
  }

  /** Of what is kept, the newer is the likelier to lead on. */
  private next(): string {
    const { chance } = this.tools;
    const at = Math.floor(this.corpus.length * Math.sqrt(chance.next()));
    const words = this.target.words ?? [];
    return mutated(this.corpus[at] ?? '', { chance, others: this.corpus, words });
  }

  private async batch(until: number): Promise<string[]> {
    const batch: string[] = [];
    do {
      const input = this.next();
      await this.attempt(input);
      batch.push(input);
    } while (batch.length < MOST_IN_BATCH && processorMs() < until);
    return batch;
  }

  /** Tries a batch again in halves, and halves of those, to learn which of it reached new code. */
  private async keepWhatReached(
    fresh: Set<string>,
    batch: readonly string[],
    until: number,
  ): Promise<void> {
    if (fresh.size === 0 || batch.length === 0) return;
    if (batch.length === 1) {
      this.corpus.push(batch[0]!);
      return;
    }
    const middle = batch.length >> 1;
    for (const half of [batch.slice(0, middle), batch.slice(middle)]) {
      if (fresh.size === 0) return;
      for (const input of half) {
        if (processorMs() >= until) return;
        await this.harmOf(input);
      }
      const reached = [...this.tools.coverage.take()].filter((block) => fresh.delete(block));
      if (reached.length > 0) await this.keepWhatReached(new Set(reached), half, until);
    }
  }

  private async attempt(input: string): Promise<void> {
    this.tried += 1;
    const harm = await this.harmOf(input);
    if (!harm) return;
    const key = placeOf(harm);
    if (this.found.has(key)) return;
    this.found.set(key, { ...harm, target: this.target.name, input });
    const isBad = async (shorter: string) => {
      const other = await this.harmOf(shorter);
      return other !== undefined && placeOf(other) === key;
    };
    const most = harm.kind === 'slow' ? 40 : 2000;
    const short = await shortened(input, isBad, most);
    const again = (await this.harmOf(short)) ?? harm;
    this.found.set(key, { ...again, target: this.target.name, input: short });
  }

  private async harmOf(input: string): Promise<Harm | undefined> {
    const { watch } = this.tools;
    watch.begin(input);
    const harm = await tryInput(this.target, input, (ms) => {
      this.slowestMs = Math.max(this.slowestMs, ms);
    });
    watch.end();
    // The machine may have been busy, or the code new to V8: what is slow is slow again.
    if (harm?.kind !== 'slow') return harm;
    return tryInput(this.target, input);
  }
}

/** What this process has used of the processor. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Two harms are the same where the error and the first place of ours in its trace are. */
function placeOf({ kind, what }: Harm): string {
  if (kind === 'slow') return kind;
  const [first = '', ...trace] = what.split('\n');
  const place = trace.find((line) => line.includes('/src/')) ?? trace[0] ?? '';
  return `${kind} ${first.replace(/\d+|".*"|'.*'/g, '').slice(0, 60)} ${place.trim()}`;
}
