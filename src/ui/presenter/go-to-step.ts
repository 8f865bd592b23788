import type { SpeakerStep } from '../../model/sandbox-document';
import { type SimMicros, toSeconds } from '../../model/sim-time';
import { canvasCamera } from '../canvas/camera';
import type { SandboxParts } from '../sandbox-context';
import { presentationOf } from './presentation';

/** The camera takes so long to another place, ms. */
const CAMERA_MS = 400;
/** The canvas draws the moment that was travelled to first, ms. */
const DRAWN_MS = 60;
/** A simulator that does not come to a moment must not hold up the talk, ms. */
const LOST_MS = 20_000;

const after = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

/** Resolves when it is so, or when it has taken too long; tells which. */
function until({ mirror }: SandboxParts, holds: () => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (came: boolean) => {
      clearTimeout(timer);
      unsubscribe();
      resolve(came);
    };
    const unsubscribe = mirror.subscribe(() => holds() && end(true));
    const timer = setTimeout(() => end(false), LOST_MS);
    if (holds()) end(true);
  });
}

/**
 * Pauses at a moment: travels there, or lets time pass up to it where it has not been yet. The
 * signal ends that.
 */
async function beAt(
  parts: SandboxParts,
  at: SimMicros,
  signal: AbortSignal,
): Promise<string | null> {
  const { commands, mirror } = parts;
  const isThere = () => mirror.getState().now === at;
  commands.control({ type: 'pause' });
  await until(parts, () => !mirror.getState().run.playing);
  const { now, run } = mirror.getState();
  if (isThere()) return null;
  if (at < now && !run.canTravel) return 'This run is used by others too: it cannot go back.';
  const known = at <= run.head ? at : run.head;
  if (run.canTravel && known !== now) {
    commands.seek(known);
    await until(parts, () => mirror.getState().now === known);
  }
  if (at > known) {
    const length = toSeconds((at - known) as SimMicros);
    const waited = await commands.send('Sandbox.Wait', { for: length }, signal);
    if (!waited.ok) return waited.error.message;
  }
  return (await until(parts, isThere)) ? null : 'The run did not come to the moment of this step.';
}

const reducesMotion = (): boolean => document.documentElement.dataset.motion === 'reduced';

/**
 * Of several steps at one moment each shows what those before it have brought about: commands that
 * a later one gave at this very moment must not be seen yet.
 */
function momentOf(parts: SandboxParts, { at, id }: SpeakerStep): SimMicros | null {
  if (at === null) return null;
  const { steps } = parts.workspace.getState().workbench;
  const { given } = presentationOf(parts).getState();
  const log = parts.mirror.getState().run.log ?? [];
  const later = steps.slice(steps.findIndex((one) => one.id === id) + 1);
  const isDone = later.some((one) => one.at === at && log[given[one.id] ?? log.length]?.at === at);
  return (isDone ? Math.max(0, at - 1) : at) as SimMicros;
}

/** Gives the commands of a step, and remembers where in the log they stand. */
async function giveCommands(parts: SandboxParts, step: SpeakerStep): Promise<string | null> {
  // The command language is large: it is loaded when it is spoken.
  const { giveLines } = await import('./give-lines');
  const { now, run } = parts.mirror.getState();
  const before = (run.log ?? []).filter(({ at }) => at <= now).length;
  const { count, problem } = await giveLines(parts, step.title, step.commands);
  if (count > 0) {
    presentationOf(parts).setState(({ given }) => ({ given: { ...given, [step.id]: before } }));
  }
  return problem;
}

/** Until the screen is filled, but no longer than that takes. */
const FILLED_MS = 1_500;

async function take(
  parts: SandboxParts,
  step: SpeakerStep,
  { signal, isReady }: { signal: AbortSignal; isReady: Promise<void> | undefined },
) {
  const { commands } = parts;
  const isOvertaken = () => signal.aborted;
  const at = momentOf(parts, step);
  let problem = at === null ? null : await beAt(parts, at, signal);
  if (isOvertaken()) return null;
  if (step.camera) {
    if (isReady) await Promise.race([isReady, after(FILLED_MS)]);
    await after(DRAWN_MS);
    canvasCamera(parts)?.move(step.camera, reducesMotion() ? 0 : CAMERA_MS);
  }
  if (problem === null && step.commands.length > 0) {
    problem = await giveCommands(parts, step);
    if (isOvertaken()) return null;
  }
  commands.control({ type: step.plays && problem === null ? 'play' : 'pause' });
  return problem;
}

/**
 * Brings the page to a step: its moment, its view, its commands. Another one overtakes it.
 * @param isReady - until then the canvas does not have its size
 */
export async function goToStep(
  parts: SandboxParts,
  index: number,
  isReady?: Promise<void>,
): Promise<void> {
  const talk = presentationOf(parts);
  const step = parts.workspace.getState().workbench.steps[index];
  if (!step) return;
  const turn = talk.getState().turn + 1;
  const isOvertaken = () => talk.getState().turn !== turn;
  talk.setState({ index, turn, isTravelling: true, problem: null });
  // Whoever waits for a moment far ahead must not be waited for.
  const way = new AbortController();
  const stop = talk.subscribe(() => isOvertaken() && way.abort());
  let problem: string | null;
  try {
    problem = await take(parts, step, { signal: way.signal, isReady });
  } catch (error) {
    problem = error instanceof Error ? error.message : String(error);
  } finally {
    stop();
  }
  if (!isOvertaken()) talk.setState({ isTravelling: false, problem });
}

/** Steps on or back by one; not beyond the ends. */
export function stepBy(parts: SandboxParts, by: 1 | -1): void {
  const { steps } = parts.workspace.getState().workbench;
  const { index } = presentationOf(parts).getState();
  const next = Math.min(index, steps.length - 1) + by;
  if (next >= 0 && next < steps.length) void goToStep(parts, next);
}
