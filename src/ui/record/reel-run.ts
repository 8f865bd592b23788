import type { Reel } from '../../formats/picture/film';
import { type FilmPlan, reelTimes } from '../../formats/picture/film-plan';
import { commandsOf } from '../../formats/sandbox/commands-of';
import type { SandboxDocument } from '../../model/sandbox-document';
import { type SimMicros, US_PER_SECOND } from '../../model/sim-time';
import type { Frame } from '../../model/view';
import { openSecondRun, type SecondRun } from '../../state/second-run';
import type { SandboxParts } from '../sandbox-context';

export interface Watch {
  /** 0 to 1. */
  onProgress?: ((progress: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** What a frame that tells all again would say of the run that is known here. */
function frameOfAll({ mirror }: SecondRun): Frame {
  const { now, entities, events, metrics, dotSampling } = mirror.getState();
  return {
    now,
    reset: true,
    upserts: [...entities.values()],
    removals: [],
    events: [...events],
    metrics: Object.values(metrics).flat(),
    counts: [],
    costs: [],
    dots: new Float64Array(),
    dotSampling,
  };
}

/**
 * The run on the page once more, in a simulator of its own: whatever is filmed of it, the page
 * stays where it is.
 */
export class ReelRun {
  private frames: Frame[] = [];
  private arrived: () => void = () => {};
  private failed: string | null = null;
  private turn: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly document: SandboxDocument,
    private readonly run: SecondRun,
  ) {
    run.client.onFrame((frame) => {
      this.frames.push(frame);
      this.arrived();
    });
    run.client.onCrash((message) => {
      this.failed = message;
      this.arrived();
    });
  }

  /** Rejects in words where there can be no second run, or when it is called off. */
  static async open(parts: SandboxParts, watch: Watch = {}): Promise<ReelRun> {
    const { newTransport, commands } = parts;
    if (!newTransport) {
      throw new Error('What “sim serve” runs cannot be run a second time here.');
    }
    const document = await commands.document();
    const { seed, now } = document;
    const log = commandsOf(document);
    const run = await openSecondRun(
      newTransport(),
      { seed, log, now: now as SimMicros },
      { ...watch, nextFrame: (ask) => ask() },
    );
    return new ReelRun(document, run);
  }

  /**
   * Runs through the moments of a plan, and takes what the simulator says at each of them. There is
   * one simulator: who asks while another reel is being taken waits for it.
   */
  reel(plan: FilmPlan, watch: Watch = {}): Promise<Reel> {
    const reel = this.turn.then(() => this.taken(plan, watch));
    this.turn = reel.catch(() => {});
    return reel;
  }

  private async taken(plan: FilmPlan, { onProgress, signal }: Watch): Promise<Reel> {
    const moments = reelTimes(plan);
    const frames: Frame[][] = [];
    for (const [i, moment] of moments.entries()) {
      signal?.throwIfAborted();
      frames.push(i === 0 ? await this.goTo(moment) : await this.playTo(moment));
      onProgress?.((i + 1) / moments.length);
    }
    return { plan, frames };
  }

  close(): void {
    this.run.close();
  }

  private get now(): SimMicros {
    return this.run.mirror.getState().now;
  }

  private async goTo(moment: SimMicros): Promise<Frame[]> {
    if (this.now < moment) await this.playTo(moment);
    else if (this.now !== moment) {
      this.frames = [];
      this.run.client.control({ type: 'seek', at: moment });
      await this.until(({ now, reset }) => reset && now === moment);
    }
    return [frameOfAll(this.run)];
  }

  private async playTo(moment: SimMicros): Promise<Frame[]> {
    this.frames = [];
    if (moment > this.now) {
      const seconds = (moment - this.now) / US_PER_SECOND;
      this.run.client.control({ type: 'step', seconds });
      await this.until(({ now }) => now >= moment);
    }
    return this.frames;
  }

  private async until(isThere: (frame: Frame) => boolean): Promise<void> {
    while (!this.frames.some(isThere)) {
      if (this.failed !== null) throw new Error(this.failed);
      await new Promise<void>((resolve) => {
        this.arrived = resolve;
      });
    }
  }
}
