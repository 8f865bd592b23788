/** Opens a lesson, and goes through it step by step. */
import { readLesson } from '../../lesson/read-lesson';
import type { Lesson } from '../../lesson/lesson';
import { judgeGoals } from '../../lesson/judge-goal';
import type { Outcome } from '../../state/gesture';
import { countCommands, editLesson, keepLessonFile, lessonKey } from '../../state/lesson-progress';
import { toSeconds } from '../../model/sim-time';
import { runLines } from '../palette/run-lines';
import type { SandboxParts } from '../sandbox-context';
import { commandsOf, givenAfter } from './commands-used';
import { textOfLesson } from './lesson-texts';
import { progress } from './progress';
import { NO_SESSION, sessionOf } from './session';

/** A lesson of the app, or one that somebody wrote: its id, and its text if it is not the app's. */
export interface LessonSource {
  id: string;
  text: string | null;
}

/** How a lesson's sandbox is called. */
const nameOf = ({ number, title, kind }: Lesson): string => {
  if (number !== null) return `Lesson ${number} · ${title}`;
  return kind === 'clinic' ? `Clinic · ${title}` : title;
};

/** What the lessons do themselves: nobody gave it. */
const done = new WeakSet<Outcome>();

function ownOutcome(gesture: Outcome['gesture'], outputs: unknown[]): Outcome {
  const outcome = { gesture, ok: true, outputs };
  done.add(outcome);
  return outcome;
}

const openOf = ({ workspace }: SandboxParts) =>
  progress().getState().open[workspace.getState().documentId];

/** What the progress of a lesson knows of it. */
const factsOf = ({ kind, steps }: Lesson) => ({ isCase: kind === 'clinic', steps: steps.length });

/** Reads a lesson; rejects with an Error in words where it cannot be read. */
async function lessonOf({ id, text }: LessonSource): Promise<Lesson> {
  const source = text ?? textOfLesson(id);
  if (source === undefined) throw new Error(`There is no lesson ${id} here.`);
  const { lesson, faults } = await readLesson(source);
  if (lesson) return lesson;
  const [first] = faults;
  throw new Error(`This lesson cannot be opened. Line ${first?.line}: ${first?.message}`);
}

/** What came from elsewhere is kept to be begun again; what is written here is kept as that. */
function keepSource({ title }: Lesson, { id, text }: LessonSource): void {
  if (text === null || text === progress().getState().draft) return;
  keepLessonFile(progress(), lessonKey({ id, text }), { title, id, text });
}

/** Begins a lesson in a sandbox of its own. Rejects with an Error in words. */
export async function openLesson(parts: SandboxParts, source: LessonSource): Promise<void> {
  const { commands, view, workspace } = parts;
  const lesson = await lessonOf(source);
  await commands.newSandbox(nameOf(lesson));
  const { documentId } = workspace.getState();
  const variables = new Map<string, string>();
  const session = sessionOf(parts);
  const busy = 'Setting up the sandbox…';
  session.setState({ ...NO_SESSION, lesson, documentId, counted: lastGiven(parts), busy });
  editLesson(progress(), documentId, { ...source, ...factsOf(lesson) });
  const lines = `aws sandbox set-seed --seed ${lesson.seed}\n${lesson.setup}`;
  keepSource(lesson, source);
  const label = `Begin lesson “${lesson.title}”`;
  const begin = () => runLines(parts, lines, variables);
  const { operations, outputs, problem } = await commands.together(label, begin, true);
  const gesture = { label, operations, isFolded: true } as const;
  view.setState({
    // What was done to a patient is for the learner to find out.
    lastOutcome: lesson.kind === 'clinic' ? null : ownOutcome(gesture, outputs),
    selection: [],
    ranTemplate: { id: source.id, documentId, variables },
    screen: { kind: 'workbench' },
    presenting: false,
    leftOpen: true,
    dockOpen: true,
    dockTab: 'terminal',
  });
  editLesson(progress(), documentId, { variables: Object.fromEntries(variables) });
  session.setState({ busy: null, problem });
  if (problem !== null) return;
  await beginStep(parts, 0);
  session.setState({ isReady: true });
  commands.control({ type: 'play' });
}

/** Takes up the lesson of the open sandbox where it was left. */
export async function takeUpLesson(parts: SandboxParts): Promise<void> {
  const open = openOf(parts);
  const session = sessionOf(parts);
  const { documentId } = parts.workspace.getState();
  if (!open || session.getState().documentId === documentId) return;
  session.setState({ ...NO_SESSION, documentId, shown: open.step });
  try {
    const lesson = await lessonOf(open);
    if (parts.workspace.getState().documentId !== documentId) return;
    const typedBefore = parts.view.getState().typedLines.length;
    session.setState({ lesson, isReady: true, typedBefore, counted: lastGiven(parts) });
    editLesson(progress(), documentId, factsOf(lesson));
    const variables = new Map(Object.entries(open.variables));
    parts.view.setState({ ranTemplate: { id: open.id, documentId, variables } });
  } catch (error) {
    session.setState({ problem: error instanceof Error ? error.message : String(error) });
  }
}

/** Runs lines of the lesson's own, which may take and give names. Answers whether all were done. */
async function give(parts: SandboxParts, label: string, lines: string): Promise<boolean> {
  const { commands, view, workspace } = parts;
  const { documentId } = workspace.getState();
  const variables = new Map(Object.entries(openOf(parts)?.variables ?? {}));
  const run = () => runLines(parts, lines, variables);
  const { operations, outputs, problem } = await commands.together(label, run);
  if (operations.length > 0) {
    view.setState({ lastOutcome: ownOutcome({ label, operations }, outputs) });
  }
  editLesson(progress(), documentId, { variables: Object.fromEntries(variables) });
  view.setState({ ranTemplate: { id: openOf(parts)?.id ?? '', documentId, variables } });
  sessionOf(parts).setState({ problem });
  return problem === null;
}

async function beginStep(parts: SandboxParts, step: number): Promise<void> {
  const session = sessionOf(parts);
  const { lesson, documentId } = session.getState();
  editLesson(progress(), documentId, { step, hints: 0 });
  session.setState({ shown: step, goals: null, isDone: false, problem: null });
  session.setState({ chosen: new Map(), whys: new Set() });
  const begin = lesson?.steps[step]?.begin ?? '';
  if (begin !== '') {
    session.setState({ busy: 'Something happens in the sandbox…' });
    await give(parts, 'The step begins', begin);
    session.setState({ busy: null });
  }
  session.setState({ typedBefore: parts.view.getState().typedLines.length });
}

/** Shows the step after the one shown: the next one to be done begins. */
export async function nextStep(parts: SandboxParts): Promise<void> {
  const { lesson, shown, isDone, busy } = sessionOf(parts).getState();
  const open = openOf(parts);
  if (!lesson || !open || busy !== null) return;
  if (shown < open.step) return sessionOf(parts).setState({ shown: shown + 1 });
  if (!isDone) return;
  countGiven(parts);
  if (shown + 1 === lesson.steps.length) finish(parts);
  await beginStep(parts, shown + 1);
}

/** Shows the step before the one shown, as it was left. */
export function previousStep(parts: SandboxParts): void {
  const { shown } = sessionOf(parts).getState();
  if (shown > 0) sessionOf(parts).setState({ shown: shown - 1 });
}

function finish({ mirror, workspace }: SandboxParts): void {
  const open = progress().getState().open[workspace.getState().documentId];
  if (!open) return;
  const seconds = Math.round(toSeconds(mirror.getState().run.head));
  const { commands, allHints: hints, wrong } = open;
  const result = { seconds, commands, hints, wrong };
  const key = lessonKey(open);
  progress().setState(({ results }) => ({ results: { ...results, [key]: result } }));
}

/** Shows one more hint of the step that is to be done. */
export function showHint(parts: SandboxParts): void {
  const { documentId } = parts.workspace.getState();
  const { hints = 0, allHints = 0 } = openOf(parts) ?? {};
  editLesson(progress(), documentId, { hints: hints + 1, allHints: allHints + 1 });
}

/** Carries the answer of the step out. */
export async function doItForMe(parts: SandboxParts): Promise<void> {
  const session = sessionOf(parts);
  const { lesson, shown } = session.getState();
  const step = lesson?.steps[shown];
  if (!step) return;
  session.setState({ busy: 'Carrying the answer out…' });
  await give(parts, `The answer to “${step.title}”`, step.answer);
  // What was done for them counts as used, and not as typed.
  const answered = step.answer.split('\n').filter((line) => line.startsWith('aws '));
  parts.view.setState(({ typedLines }) => ({ typedLines: [...typedLines, ...answered] }));
  session.setState({ busy: null });
}

export function choose(parts: SandboxParts, goal: number, choice: number): void {
  const session = sessionOf(parts);
  const { chosen, lesson, shown, documentId } = session.getState();
  const asked = lesson?.steps[shown]?.goals[goal];
  if (asked?.kind === 'question' && !asked.choices[choice]?.right) {
    editLesson(progress(), documentId, { wrong: (openOf(parts)?.wrong ?? 0) + 1 });
  }
  session.setState({ chosen: new Map([...chosen, [goal, choice]]) });
  void look(parts);
}

/** Puts the lesson aside, to be gone on with; one that is done has ended. Its sandbox stays. */
export function leaveLesson(parts: SandboxParts): void {
  const { documentId } = parts.workspace.getState();
  const { step = 0 } = openOf(parts) ?? {};
  const { lesson } = sessionOf(parts).getState();
  if (lesson && step < lesson.steps.length) {
    countGiven(parts);
    progress().setState({ closed: documentId });
    return;
  }
  editLesson(progress(), documentId, null);
  sessionOf(parts).setState(NO_SESSION);
}

/** Goes on with the lesson of a sandbox, where it was left. Rejects with an Error in words. */
export async function goOnWithLesson(parts: SandboxParts, documentId: string): Promise<void> {
  const { commands, view, workspace } = parts;
  if (workspace.getState().documentId !== documentId) await commands.openSandbox(documentId);
  progress().setState({ closed: null });
  view.setState({ screen: { kind: 'workbench' }, presenting: false, leftOpen: true });
}

const lastGiven = ({ view }: SandboxParts) => view.getState().given.at(-1) ?? null;

/** Adds to the lesson's figures what was given in its sandbox since that was done last. */
function countGiven(parts: SandboxParts): void {
  const session = sessionOf(parts);
  const { documentId, counted } = session.getState();
  const fresh = givenAfter(parts.view.getState().given, counted);
  if (fresh.length === 0) return;
  const here = fresh.filter(
    (one) => one.documentId === documentId && !('outcome' in one && done.has(one.outcome)),
  );
  if (here.length > 0) countCommands(progress(), documentId, commandsOf(here));
  session.setState({ counted: lastGiven(parts) });
}

/** Finds out how far the goals of the step are, at the head of the run. */
export async function look(parts: SandboxParts): Promise<void> {
  const { commands, mirror, view, workspace } = parts;
  const session = sessionOf(parts);
  const { lesson, isDone, chosen, typedBefore, busy, documentId } = session.getState();
  if (workspace.getState().documentId !== documentId) return takeUpLesson(parts);
  const open = openOf(parts);
  const step = open && lesson?.steps[open.step];
  const { now, run } = mirror.getState();
  // A moment that is looked back at is not what the learner has made.
  if (!step || isDone || busy !== null || now < run.head) return;
  const given = view.getState().typedLines.slice(typedBefore);
  const host = { send: commands.send, readFile: () => undefined };
  const goals = await judgeGoals(step.goals, { given, chosen }, host);
  const isStill =
    workspace.getState().documentId === documentId && openOf(parts)?.step === open.step;
  if (!isStill) return;
  countGiven(parts);
  session.setState({ goals, isDone: goals.every(({ reached }) => reached) });
}
