/** Finds out how far a goal is reached, by asking the sandbox what one would ask in AWS. */
import { type CommandHost, runCommand } from '../cli/run-command';
import type { Expectation, GivenGoal, Goal, LookGoal } from './lesson';
import { wordsOf } from './words-of';

/** How far a goal is. */
export interface GoalState {
  readonly reached: boolean;
  /** 0 to 1; 1 where it is reached. */
  readonly progress: number;
  /** What was found, in a few words: `2 of 3`; empty where there is nothing to say. */
  readonly found: string;
}

/** What the learner did since the step began. */
export interface Doings {
  /** Command lines that were typed, as typed. */
  readonly given: readonly string[];
  /** By index of the goal: the choice that was taken last. */
  readonly chosen: ReadonlyMap<number, number>;
}

const NOTHING: GoalState = { reached: false, progress: 0, found: '' };
const REACHED: GoalState = { reached: true, progress: 1, found: '' };

/** The state of each goal of a step, in order, at the moment that is shown. */
export function judgeGoals(
  goals: readonly Goal[],
  doings: Doings,
  host: CommandHost,
): Promise<GoalState[]> {
  return Promise.all(goals.map((goal, index) => judgeGoal(goal, index, doings, host)));
}

function judgeGoal(
  goal: Goal,
  index: number,
  doings: Doings,
  host: CommandHost,
): Promise<GoalState> | GoalState {
  if (goal.kind === 'look') return judgeLook(goal, host);
  if (goal.kind === 'given') return wasGiven(goal, doings.given) ? REACHED : NOTHING;
  const choice = doings.chosen.get(index);
  return choice !== undefined && goal.choices[choice]?.right ? REACHED : NOTHING;
}

async function judgeLook({ run, expect }: LookGoal, host: CommandHost): Promise<GoalState> {
  const outcome = await runCommand(wordsOf(run).slice(1), host);
  // What is not there yet is a goal not reached.
  return outcome.ok ? judgeValue(outcome.output, expect) : NOTHING;
}

/** What a goal that is not reached is at, and what is wanted: for whoever writes the lesson. */
export async function measureGoal(goal: Goal, host: CommandHost): Promise<string> {
  if (goal.kind === 'given') return `no line of it begins with “${goal.given}”`;
  if (goal.kind === 'question') return 'the question is not answered rightly';
  const outcome = await runCommand(wordsOf(goal.run).slice(1), host);
  if (!outcome.ok) return `its run is refused: ${outcome.error.message}`;
  const json = JSON.stringify(outcome.output ?? null);
  const value = json.length > LONGEST_SHOWN ? `${json.slice(0, LONGEST_SHOWN)}…` : json;
  return `its run answers ${value}, and ${wantedOf(goal.expect)} is wanted`;
}

const LONGEST_SHOWN = 120;

function wantedOf(expect: Expectation): string {
  if ('atLeast' in expect) return `at least ${expect.atLeast}`;
  if ('atMost' in expect) return `at most ${expect.atMost}`;
  if ('contains' in expect) return `a text with “${expect.contains}” in it`;
  return JSON.stringify(expect.is);
}

/** How an answer stands to what is expected of it. */
export function judgeValue(value: unknown, expect: Expectation): GoalState {
  if ('atLeast' in expect) {
    const have = typeof value === 'number' ? value : 0;
    if (have > expect.atLeast) return { ...REACHED, found: shown(have) };
    const found = `${shown(have)} of ${shown(expect.atLeast)}`;
    if (have === expect.atLeast) return { ...REACHED, found };
    return { reached: false, progress: Math.max(0, have / expect.atLeast), found };
  }
  if ('atMost' in expect) {
    if (typeof value !== 'number') return NOTHING;
    if (value <= expect.atMost) return { ...REACHED, found: shown(value) };
    return { ...NOTHING, found: `${shown(value)}, at most ${expect.atMost}` };
  }
  if ('contains' in expect) {
    const text = typeof value === 'string' ? value : JSON.stringify(value ?? null);
    return text.includes(expect.contains) ? REACHED : NOTHING;
  }
  if ((value ?? null) === expect.is) return REACHED;
  // Of two answers, the other one says nothing that the label does not.
  return isNumberOrText(value) ? { ...NOTHING, found: `now ${shown(value)}` } : NOTHING;
}

const isNumberOrText = (value: unknown): value is string | number =>
  typeof value === 'number' || (typeof value === 'string' && value !== '');

/** At most two places behind the point. */
const shown = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : String(value);

/** Word by word, with or without the `aws` that the terminal does not need. */
function wasGiven({ given }: GivenGoal, lines: readonly string[]): boolean {
  const wanted = withoutAws(given.split(' '));
  return lines.flatMap(commandsIn).some((command) => {
    const words = withoutAws(command.trim().split(/\s+/));
    return wanted.every((word, i) => words[i] === word);
  });
}

/** Of what was typed or pasted at once: one after the other, and those whose answer gets a name. */
const commandsIn = (typed: string): string[] =>
  typed.replace(/\\\n/g, ' ').split(/\n|&&|\|\|?|;|\$\(/);

const withoutAws = (words: readonly string[]): readonly string[] =>
  words[0] === 'aws' ? words.slice(1) : words;
