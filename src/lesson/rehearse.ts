/**
 * Goes through a lesson without a learner: does each step's answer bring its goals about, and does
 * nothing else do so, neither doing nothing nor what somebody may try who has not understood?
 */
import { readCommands } from '../cli/constructs';
import type { CommandHost } from '../cli/run-command';
import { runScript } from '../cli/run-script';
import { type Doings, type GoalState, judgeGoals, measureGoal } from './judge-goal';
import type { Goal, Lesson, Step } from './lesson';

/** How long goals are waited for after the answer, and how often they are looked at, in seconds. */
const PATIENCE = 900;
const BETWEEN = 5;
/** How long nothing must come of a wrong answer. */
const WRONG_FOR = 180;

export interface RehearsedStep {
  readonly title: string;
  /** Of the step's goals, in order. */
  readonly labels: readonly string[];
  /** What is wrong with the step; empty for one that holds. */
  readonly troubles: readonly string[];
  /** Of each goal at the end. */
  readonly goals: readonly GoalState[];
  /** Simulated seconds from the first command of the answer to the last goal. */
  readonly seconds: number;
}

export interface Rehearsal {
  /** A setup that fails ends it. */
  readonly trouble: string | null;
  readonly steps: readonly RehearsedStep[];
}

/** Makes an empty sandbox of a seed, at time 0; `close` is called once it is not needed. */
export type NewSandbox = (seed: number) => Pick<CommandHost, 'send'> & { close?: () => void };

/**
 * Rehearses a lesson, step by step, each upon the answers of those before it.
 * @param onStep - told of each step as it is done
 */
export async function rehearse(
  lesson: Lesson,
  newSandbox: NewSandbox,
  onStep: (step: RehearsedStep) => void = () => undefined,
): Promise<Rehearsal> {
  const main = new Stage(lesson, newSandbox);
  try {
    return await rehearseAll(main, lesson, newSandbox, onStep);
  } finally {
    main.close();
  }
}

async function rehearseAll(
  main: Stage,
  lesson: Lesson,
  newSandbox: NewSandbox,
  onStep: (step: RehearsedStep) => void,
): Promise<Rehearsal> {
  const steps: RehearsedStep[] = [];
  const trouble = await main.begin(0);
  if (trouble) return { trouble, steps };
  for (const [index, step] of lesson.steps.entries()) {
    const rehearsed = await rehearseStep(main, lesson, index, newSandbox);
    steps.push(rehearsed);
    onStep(rehearsed);
    if (rehearsed.troubles.some((one) => one.startsWith(ANSWER))) {
      return {
        trouble: `“${step.title}” could not be answered; what follows was left out.`,
        steps,
      };
    }
  }
  return { trouble: null, steps };
}

const ANSWER = 'The answer';

async function rehearseStep(
  main: Stage,
  lesson: Lesson,
  index: number,
  newSandbox: NewSandbox,
): Promise<RehearsedStep> {
  const step = lesson.steps[index]!;
  const troubles: string[] = [];
  const failed = await main.run(step.begin);
  if (failed) troubles.push(`What begins the step fails: ${failed}`);
  if (await main.reaches(step, [], 0)) troubles.push('It is done before anything was done.');
  for (const wrong of step.wrong) {
    const stage = new Stage(lesson, newSandbox);
    await stage.begin(index);
    await stage.run(step.begin);
    // One that is refused is wrong as well.
    await stage.run(wrong.script);
    const reaches = await stage.reaches(step, linesOf(wrong.script), WRONG_FOR);
    stage.close();
    if (reaches) {
      troubles.push(`“${wrong.title}” is meant to be wrong, and reaches every goal.`);
    }
  }
  const from = await main.now();
  const refused = await main.run(step.answer);
  if (refused) troubles.push(`${ANSWER} fails: ${refused}`);
  const given = linesOf(step.answer);
  const isReached = await main.reaches(step, given, PATIENCE);
  const goals = await main.judge(step, given);
  if (!isReached) {
    for (const [at, goal] of step.goals.entries()) {
      if (goals[at]?.reached) continue;
      const measured = await main.measure(goal);
      troubles.push(`${ANSWER} does not reach “${goal.label}” within ${PATIENCE} s: ${measured}.`);
    }
  }
  const seconds = Math.round((await main.now()) - from);
  return {
    title: step.title,
    labels: step.goals.map(({ label }) => label),
    troubles,
    goals,
    seconds,
  };
}

const linesOf = (script: string): string[] => readCommands(script).map(({ source }) => source);

/** A sandbox in which a lesson is gone through. */
class Stage {
  readonly close: () => void;
  private readonly host: CommandHost;
  private readonly variables = new Map<string, string>();

  constructor(
    private readonly lesson: Lesson,
    newSandbox: NewSandbox,
  ) {
    const { send, close } = newSandbox(lesson.seed);
    this.close = close ?? (() => undefined);
    this.host = { send, readFile: () => undefined };
  }

  /** Up to where a step begins: set up, and all steps before it answered. */
  async begin(step: number): Promise<string | undefined> {
    const { setup, steps } = this.lesson;
    const failed = await this.run(setup);
    if (failed) return `The setup fails: ${failed}`;
    for (const before of steps.slice(0, step)) {
      await this.run(before.begin);
      await this.run(before.answer);
      await this.reaches(before, linesOf(before.answer), PATIENCE);
    }
    return undefined;
  }

  /** Runs a script; answers how it failed. */
  async run(script: string): Promise<string | undefined> {
    for await (const step of runScript(script, this.host, { variables: this.variables })) {
      if (!step.ok && !step.handled) return `${step.command}: ${step.error.message}`;
    }
    return undefined;
  }

  judge(step: Step, given: readonly string[]): Promise<GoalState[]> {
    return judgeGoals(step.goals, { given, chosen: rightChoices(step) }, this.host);
  }

  measure(goal: Goal): Promise<string> {
    return measureGoal(goal, this.host);
  }

  /** Whether all goals are reached at once, now or at some moment of so many seconds. */
  async reaches(step: Step, given: readonly string[], within: number): Promise<boolean> {
    for (let passed = 0; ; passed += BETWEEN) {
      const goals = await this.judge(step, given);
      if (goals.every(({ reached }) => reached)) return true;
      if (passed >= within) return false;
      await this.host.send('Sandbox.Wait', { for: BETWEEN });
    }
  }

  async now(): Promise<number> {
    const clock = await this.host.send('Sandbox.DescribeClock', {});
    return clock.ok ? Number((clock.output as { now: number }).now) : 0;
  }
}

/** Questions are answered rightly here: that no other choice is right, the reader has seen to. */
function rightChoices({ goals }: Step): Doings['chosen'] {
  const chosen = new Map<number, number>();
  for (const [index, goal] of goals.entries()) {
    if (goal.kind !== 'question') continue;
    chosen.set(
      index,
      goal.choices.findIndex(({ right }) => right),
    );
  }
  return chosen;
}
