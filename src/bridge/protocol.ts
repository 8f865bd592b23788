import type { Account } from '../model/account';
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
  /**
   * Another run from time 0 with the same seed and what is declared now, all of it at once:
   * commands are not given again at their moments. Where one can travel the run so far becomes a
   * branch.
   */
  | { type: 'restart' }
  /**
   * Shows the run as it was at a moment, 0 to `RunStatus.head`. Only shows: what is recorded after
   * that moment stays, and playing on follows it up to the head, where new time begins. Pauses; a
   * `Sandbox.Wait` under way is ended, as by every way to another moment.
   */
  | { type: 'seek'; at: SimMicros }
  /** Back to the moment before of those a step would stop at, or by so many seconds. Pauses. */
  | { type: 'step-back'; seconds?: number }
  /**
   * The run goes on from the moment that is shown: what came after it becomes a branch. A command
   * that changes something does the same by itself where it is given in the past.
   */
  | { type: 'fork' }
  /**
   * As it was just before the command `log[length]` was given, at its moment, with everything after
   * that a branch: how a command is undone. Time runs on from there if it ran before.
   */
  | { type: 'rewind'; length: number }
  /**
   * A branch in place of the run, at its head: how one is redone. The run becomes a branch, unless
   * it is nothing but the beginning of the other.
   */
  | { type: 'take-up'; branch: number };

/** A run that was left for another one that begins as it does. */
export interface Branch {
  id: number;
  /** Where it was left: up to here both are the same. */
  forkedAt: SimMicros;
  /** How far it went. */
  head: SimMicros;
  /** All its commands, those before `forkedAt` too. */
  log: LoggedCommand[];
}

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
  | { type: 'frame-wanted' }
  /** Whether anybody is there: answered at once, whatever else is under way between two turns. */
  | { type: 'ping' };

/** Where the simulator broke down, as far as it could still tell. */
export interface CrashSite {
  /** The moment that it was at, and the furthest one that it had come through. */
  at: SimMicros;
  head: SimMicros;
  seed: number;
  /** All commands that had been carried out. */
  log: LoggedCommand[];
  /** The command that it was about to carry out; null where time was passing. */
  command: { target: string; input: Record<string, unknown> } | null;
}

export type FromWorker =
  | { type: 'result'; id: number; at: SimMicros; result: Result }
  /** `unasked`: sent beside those that are asked for, since the head is about to be left. */
  | { type: 'frame'; frame: Frame; status: RunStatus; unasked?: true }
  /** The head of a run's branch is about to be left, with this there: what a save asks for. */
  | { type: 'head-left'; run: number; branch: number; account: Account }
  /** How far a replay is, 0 to 1. `refused` names logged commands that were refused this time. */
  | { type: 'opened'; id: number; progress: number; done: boolean; refused: string[] }
  /**
   * The simulator has broken down. `site`: where, if it could tell. `goesOn`: whoever keeps the run
   * has taken it up again before that moment.
   */
  | { type: 'crashed'; message: string; site?: CrashSite; goesOn?: true }
  | { type: 'pong' }
  /** It has not answered for so many seconds; 0 once it does again. */
  | { type: 'silent'; seconds: number };

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
  /**
   * Null while time runs, and right after another moment was gone to: a frame with it follows.
   */
  fingerprint: string | null;
  /** All commands of the run, also those after the moment shown. Only sent when they changed. */
  log: LoggedCommand[] | null;
  /**
   * Grows with every other sandbox (open, a restart that keeps nothing): a reset frame with the
   * same number is a seek. Where the branch is the same too, it leaves out what was sent before of
   * the newest hour of seconds and of the newest 20,000 events, but for its last event.
   */
  run: number;
  /** Of the run shown: another one after a fork, a rewind, a branch taken up. */
  branch: number;
  /** The furthest moment the run has been at: later than what is shown only in the past. */
  head: SimMicros;
  /** Runs left behind, oldest first, bounded. Only sent when they changed. */
  branches: Branch[] | null;
  /** False where the run is one that others use too: what they see must not be turned back. */
  canTravel: boolean;
}
