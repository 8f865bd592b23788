import type { Control } from '../bridge/protocol';
import type { SimMicros } from '../model/sim-time';
import { isInPast, type MirrorState, type MirrorStore } from './mirror-store';

export interface TravellerParts {
  mirror: MirrorStore;
  control: (control: Control) => void;
}

/** A simulator that does not answer must not hold up what comes after, ms. */
const LOST_MS = 1500;

/**
 * Goes to other moments of the run. However fast moments are asked for, one is under way at a time,
 * and of those that wait only the newest counts.
 */
export class Traveller {
  private wanted: SimMicros | null = null;
  private underWay: { travels: number; timer: ReturnType<typeof setTimeout> } | null = null;
  /** Time ran when the head was left: it runs on when one is back. */
  private wasPlaying = false;

  constructor(private readonly parts: TravellerParts) {
    parts.mirror.subscribe((state, before) => this.see(state, before));
  }

  /** Shows the run at a moment, paused; one outside of it is brought to its nearest end. */
  seek(at: SimMicros): void {
    const state = this.parts.mirror.getState();
    const { run } = state;
    if (!run.canTravel) return;
    const to = Math.round(Math.min(Math.max(0, at), run.head)) as SimMicros;
    this.noteLeaving(state);
    if (this.underWay) this.wanted = to;
    else if (to !== state.now || run.playing) this.start(to);
  }

  /** To the moment before that a step would stop at, or back by so many seconds. */
  stepBack(seconds?: number): void {
    const state = this.parts.mirror.getState();
    if (!state.run.canTravel || state.now === 0) return;
    this.noteLeaving(state);
    this.parts.control({ type: 'step-back', ...(seconds !== undefined && { seconds }) });
  }

  /** To the furthest moment of the run, where time goes on if it did when that was left. */
  backToNow(): void {
    const state = this.parts.mirror.getState();
    if (!state.run.canTravel || !(isInPast(state) || this.underWay)) return;
    this.wanted = null;
    this.start(state.run.head);
    if (this.wasPlaying) this.parts.control({ type: 'play' });
  }

  private noteLeaving(state: MirrorState): void {
    if (isInPast(state) || this.underWay) return;
    this.wasPlaying = state.run.playing;
  }

  private start(at: SimMicros): void {
    this.arrive();
    const { travels } = this.parts.mirror.getState();
    this.underWay = { travels, timer: setTimeout(() => this.next(), LOST_MS) };
    this.parts.control({ type: 'seek', at });
  }

  private see(state: MirrorState, before: MirrorState): void {
    if (state.run.run !== before.run.run) {
      this.wanted = null;
      this.wasPlaying = false;
      this.arrive();
    } else if (this.underWay && state.travels > this.underWay.travels) this.next();
  }

  private arrive(): void {
    if (this.underWay) clearTimeout(this.underWay.timer);
    this.underWay = null;
  }

  private next(): void {
    this.arrive();
    const { wanted } = this;
    this.wanted = null;
    if (wanted !== null && wanted !== this.parts.mirror.getState().now) this.start(wanted);
  }
}
