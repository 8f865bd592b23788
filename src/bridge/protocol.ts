import type { LoggedCommand } from '../model/logged-command';
import type { Result } from '../model/result';
import type { SimMicros } from '../model/sim-time';
import type { Frame } from '../model/view';

/** What the transport (play bar) may ask of the worker. Not commands: never logged. */
export type Control =
  | { type: 'play' }
  | { type: 'pause' }
  /** Simulated seconds per second of wall time; Infinity is "max". */
  | { type: 'speed'; speed: number }
  /** To the next event that changes something shown, or by so many simulated seconds. */
  | { type: 'step'; seconds?: number }
  /** Back to time 0 with the same seed and account, nothing running before. */
  | { type: 'restart' };

export type ToWorker =
  /**
   * A new engine with this seed; the log, if given, is replayed up to `now` with progress
   * messages.
   */
  | { type: 'open'; id: number; seed: number; log: LoggedCommand[]; now: SimMicros }
  | { type: 'command'; id: number; target: string; input: Record<string, unknown> }
  /** Ends the `Sandbox.Wait` with that id, if it still lets time pass. */
  | { type: 'call-off'; id: number }
  | { type: 'control'; control: Control }
  /** The page asks for frames only while it can show them. */
  | { type: 'frame-wanted' };

export type FromWorker =
  | { type: 'result'; id: number; at: SimMicros; result: Result }
  | { type: 'frame'; frame: Frame; status: RunStatus }
  /** How far a replay is, 0 to 1. `refused` names logged commands that were refused this time. */
  | { type: 'opened'; id: number; progress: number; done: boolean; refused: string[] }
  | { type: 'crashed'; message: string };

export interface RunStatus {
  playing: boolean;
  /**
   * A `Sandbox.Wait` is letting time pass as fast as it can; `playing` is as it will be
   * afterwards.
   */
  waiting: boolean;
  /** The seed that this run began with. */
  seed: number;
  speed: number;
  /** Simulated seconds per wall second really reached over the last second or so. */
  speedReached: number;
  fingerprint: string | null;
  /** Commands so far, for saving. Only sent when it grew. */
  log: LoggedCommand[] | null;
}
