/** The `goals` of a step: a list in YAML, each with a label and how it is found out. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml';
import { isTarget, OPERATIONS } from '../api/contract/operations';
import { CommandLineError } from '../cli/command-line-error';
import { type Command, parseCommandLine } from '../cli/parse-command-line';
import { variableIn, wordsOf } from './words-of';
import { wordsOfYaml } from './words-of-yaml';
import type { Choice, Expectation, Goal, LessonFault } from './lesson';

const EXPECTATIONS = ['is', 'at-least', 'at-most', 'contains'] as const;
const KNOWN = new Set(['label', 'run', 'given', 'choices', ...EXPECTATIONS]);

const OF_CHOICE = new Set(['text', 'right', 'because']);

const NO_COMMAND = 'run is one aws command in one line, on its own.';

type Values = Record<string, unknown>;

/**
 * @param text - what stands between the fences
 * @param firstLine - of the text, in the lesson's file
 * @param fault - takes what cannot be
 */
export function readGoals(
  text: string,
  firstLine: number,
  fault: (fault: LessonFault) => void,
): Goal[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => firstLine + lines.linePos(offset).line - 1;
  const [error] = document.errors;
  if (error) {
    fault({
      line: lineAt(error.pos[0]),
      message: `Goals are a list in YAML: ${wordsOfYaml(error)}`,
    });
    return [];
  }
  let hasAlias = false;
  visit(document, { Alias: () => ((hasAlias = true), visit.BREAK) });
  if (hasAlias || !isSeq(document.contents)) {
    const message = 'Goals are a list in YAML, each with a label, without anchors.';
    fault({ line: firstLine, message });
    return [];
  }
  const goals: Goal[] = [];
  for (const item of document.contents.items) {
    const at = lineAt(rangeStart(item));
    if (!isMap(item) || isAlias(item)) {
      fault({ line: at, message: 'A goal has a label, and run, given or choices.' });
      continue;
    }
    const unknown = unknownMembers(item);
    for (const { offset, message } of unknown) fault({ line: lineAt(offset), message });
    if (unknown.length > 0) continue;
    const read = readGoal(item, at);
    if (typeof read === 'string') fault({ line: at, message: read });
    else goals.push(read);
  }
  return goals;
}

const rangeStart = (node: unknown): number =>
  (node as { range?: [number, number, number] | null }).range?.[0] ?? 0;

/** Members that neither a goal nor a choice of one has, each where it stands. */
function unknownMembers(goal: YAMLMap): { offset: number; message: string }[] {
  const choices = goal.get('choices');
  return [
    ...unknownIn(goal, 'goal', KNOWN),
    ...(isSeq(choices) ? choices.items : []).flatMap((choice) =>
      isMap(choice) ? unknownIn(choice, 'choice', OF_CHOICE) : [],
    ),
  ];
}

const unknownIn = (map: YAMLMap, what: string, known: ReadonlySet<string>) =>
  map.items.flatMap(({ key }) => {
    const name = isScalar(key) ? String(key.value) : '';
    if (known.has(name)) return [];
    const message = `A ${what} has no member ${name}; it has ${[...known].join(', ')}.`;
    return [{ offset: rangeStart(key), message }];
  });

/** A goal, or why it cannot be one. */
function readGoal(map: YAMLMap, line: number): Goal | string {
  const values = map.toJSON() as Values;
  const { label, run, given, choices } = values;
  if (typeof label !== 'string' || label.trim() === '') return 'A goal needs a label.';
  if ([run, given, choices].filter((one) => one !== undefined).length !== 1) {
    return `“${label}” needs one of run, given and choices.`;
  }
  if (given !== undefined) {
    const words = typeof given === 'string' ? wordsOf(given) : [];
    if (words[0] !== 'aws' || words.length < 3) {
      return `“${label}”: given is the beginning of an aws command, such as “aws ecs list-tasks”.`;
    }
    return { kind: 'given', label, line, given: words.join(' ') };
  }
  if (choices !== undefined) {
    const read = readChoices(choices);
    return typeof read === 'string'
      ? `“${label}”: ${read}`
      : { kind: 'question', label, line, choices: read };
  }
  const expect = readExpectation(values);
  if (typeof expect === 'string') return `“${label}”: ${expect}`;
  const trouble = typeof run === 'string' ? onlyLooks(run) : NO_COMMAND;
  return trouble
    ? `“${label}”: ${trouble}`
    : { kind: 'look', label, line, run: run as string, expect };
}

function readExpectation(values: Values): Expectation | string {
  const given = EXPECTATIONS.filter((name) => values[name] !== undefined);
  const [name] = given;
  if (!name || given.length > 1) return `run needs one of ${EXPECTATIONS.join(', ')}.`;
  const value = values[name];
  if (name === 'contains') {
    return typeof value === 'string' ? { contains: value } : 'contains is a text.';
  }
  if (name === 'is') {
    const isPlain = value === null || ['string', 'number', 'boolean'].includes(typeof value);
    return isPlain ? { is: value as string } : 'is holds one value: a text, a number, true, null.';
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) return `${name} is a number.`;
  return name === 'at-least' ? { atLeast: value } : { atMost: value };
}

function readChoices(value: unknown): Choice[] | string {
  if (!Array.isArray(value) || value.length < 2) return 'choices are a list of two or more.';
  const choices: Choice[] = [];
  for (const one of value as unknown[]) {
    const { text, right = false, because } = (one ?? {}) as Values;
    if (typeof text !== 'string' || typeof because !== 'string') {
      return 'a choice has a text, a because, and “right: true” where it is right.';
    }
    if (typeof right !== 'boolean') return 'right is true or false.';
    choices.push({ text, right, because });
  }
  const right = choices.filter((choice) => choice.right).length;
  return right === 1 ? choices : 'one choice is right, no more and no fewer.';
}

/** Why a line does not do for looking; undefined where it does. */
function onlyLooks(run: string): string | undefined {
  const variable = variableIn(run);
  if (variable) {
    return `run does not know $${variable}, nor any name that a script sets. Say the thing’s own name: it does wherever AWS takes an ARN.`;
  }
  const words = wordsOf(run);
  if (words[0] !== 'aws') return NO_COMMAND;
  let command: Command;
  try {
    command = parseCommandLine(words.slice(1), () => undefined);
  } catch (error) {
    if (error instanceof CommandLineError) return error.message;
    throw error;
  }
  if (command.kind !== 'operation') return 'run is a command that describes, lists or gets.';
  const { target } = command;
  if (!isTarget(target) || OPERATIONS[target].mutates || target === 'Sandbox.Wait') {
    return 'run only looks: it is a command that describes, lists or gets.';
  }
  return undefined;
}
