import { expect } from 'vitest';
import { inputOf, OPERATIONS, type Target } from '../../../src/api/contract/operations';
import { isPlainObject } from '../../../src/cli/shorthand';
import { toCommandLine } from '../../../src/cli/to-command-line';
import type { Dispatcher } from '../../../src/api/dispatcher';
import type { Checkpoint } from '../../../src/engine/engine-context';
import type { LoggedCommand } from '../../../src/model/logged-command';
import { plus, seconds, type SimMicros } from '../../../src/model/sim-time';
import { sandboxWith } from './beginnings';
import { Dice } from './dice';
import { type Command, crowdedCommands, examplesByOperation } from './examples';
import { LiveNames } from './live-names';
import type { Program, Step } from './program';
import { type Input, randomInput } from './random-input';
import { expectSoundAnswer, expectUntouched } from './sound-answer';
import type { MakeWatch, Watch } from './watch';

/** What programs are run with: made once, as it takes a script to be played. */
export interface Materials {
  examples: ReadonlyMap<string, readonly Input[]>;
  crowd: readonly Command[];
}

export const materials = async (): Promise<Materials> => ({
  examples: await examplesByOperation(),
  crowd: await crowdedCommands(),
});

/** A program that has been run, or is being. */
export interface Run {
  readonly sandbox: Dispatcher;
  readonly seed: number;
  readonly names: LiveNames;
  readonly kept: { checkpoint: Checkpoint; log: LoggedCommand[] }[];
  /** Every command given, carried out or not, for who has to find out. */
  readonly given: string[];
  readonly watches: readonly Watch[];
}

/** A sandbox at the beginning of a program. */
function beginProgram(
  { seed, beginning }: Program,
  { crowd }: Materials,
  watches: readonly MakeWatch[],
): Run {
  const opened = sandboxWith(beginning, seed, crowd);
  const { sandbox } = opened;
  const names = new LiveNames();
  for (const { input } of sandbox.log) names.note('', input);
  const made = watches.map((make) => make(sandbox));
  for (const watch of made) watch.resync();
  return { sandbox, seed: opened.seed, names, kept: [], given: [], watches: made };
}

/** Operations that name what is not there yet. */
const MAKES = /\.(?:Create|Register|Put|Allocate)/;

/** Carries out one step, and holds everything that must hold against what came of it. */
function takeStep(run: Run, step: Step, { examples }: Materials): void {
  const { sandbox, kept, watches, names } = run;
  switch (step.do) {
    case 'give': {
      const dice = new Dice(step.n);
      names.noteWorld(sandbox.engine.ctx.world);
      const known = examples.get(step.target) ?? [];
      give(
        run,
        step.target,
        randomInput(inputOf(step.target), known, {
          dice,
          names,
          isNew: MAKES.test(step.target),
        }),
        dice,
      );
      break;
    }
    case 'pass':
      pass(run, step.seconds, step.slices);
      break;
    case 'keep':
      kept.push({ checkpoint: sandbox.engine.checkpoint(), log: [...sandbox.log] });
      break;
    case 'back': {
      const moment = kept[step.n % Math.max(1, kept.length)];
      if (!moment) break;
      run.given.push(`back to ${moment.checkpoint.at}`);
      sandbox.restore(moment.checkpoint, moment.log);
      for (const watch of watches) watch.resync();
    }
  }
}

/** Looking whether a command has left a trace takes a while: one in so many is looked at. */
const LOOKED_AT = 0.15;

/** Gives a command: it is carried out, or refused in AWS's manner and then changes nothing. */
function give(run: Run, target: Target, input: Input, dice = new Dice(0)): void {
  const { sandbox, names, given, watches } = run;
  const isLookedAt = dice.chance(LOOKED_AT);
  given.push(`${sandbox.engine.now} ${target} ${JSON.stringify(input)}`);
  // What is due at this very moment comes first, as it would with the command.
  if (isLookedAt) sandbox.engine.advanceTo(sandbox.engine.now);
  const before = isLookedAt ? sandbox.engine.fingerprint() : null;
  const commands = sandbox.log.length;
  const result = sandbox.send(target, input);
  expectSoundAnswer(target, result);
  // Refused or not, it has a line: the terminal and a history show it. No door lets in what is no
  // object.
  if (isPlainObject(input)) expect(toCommandLine(target, input)).toMatch(/^aws /);
  if (result.ok) {
    names.note('', input);
    names.note('', result.output);
  }
  const isChange = result.ok && OPERATIONS[target].mutates;
  if (before !== null && !isChange) expectUntouched(sandbox, target, before, commands);
  for (const watch of watches) watch.check();
}

/** Lets time pass in slices, no longer than what can be followed. */
function pass({ sandbox, watches }: Run, length: number, slices: number): void {
  const { engine } = sandbox;
  const end = plus(engine.now, seconds(length));
  const slice = seconds(Math.min(3, length / slices));
  while (engine.now < end) {
    engine.advanceTo(Math.min(end, plus(engine.now, slice)) as SimMicros);
    for (const watch of watches) watch.check();
  }
}

/** Runs a whole program. What fails says which commands had been given. */
export function runProgram(
  program: Program,
  given: Materials,
  watches: readonly MakeWatch[],
  then: (run: Run) => void = () => undefined,
): Run {
  const run = beginProgram(program, given, watches);
  try {
    for (const step of program.steps) takeStep(run, step, given);
    then(run);
  } catch (error) {
    const last = run.given.slice(-12).map((line) => line.slice(0, 600));
    throw new Error(`after\n  ${last.join('\n  ')}\n${String(error)}`, { cause: error });
  }
  return run;
}
