/** The options of an operation → its input, checked as the AWS CLI checks it before sending. */
import { clientFaults } from '../api/contract/client-faults';
import type { StructureShape } from '../api/contract/input-shape';
import { inputOf, isTarget, OPERATIONS, type Pages, type Target } from '../api/contract/operations';
import { unsupportedInput } from '../api/contract/unsupported-input';
import { withBooleanAttributes } from './boolean-attributes';
import { type CommandLineError, NotSimulated, paramValidation } from './command-line-error';
import type { Paging } from './gather-pages';
import { GLOBAL_OPTIONS, type Presentation, presentation } from './global-options';
import { kebab, operationName, switchedOff } from './option-names';
import { pythonQuoted } from '../api/contract/python-text';
import {
  fileText,
  inputFromJson,
  inputFromYaml,
  optionValue,
  type Sources,
  takesMany,
} from './option-values';
import { type Arity, type GivenOptions, isOption, readOptions } from './read-options';
import { sentUserData, withCounts } from './run-instances';
import { withIpPermission } from './security-group-options';
import { skeletonText } from './skeleton';

/** What an operation's words come to. */
export interface OperationCommand {
  readonly kind: 'operation';
  readonly target: Target;
  readonly input: Record<string, unknown>;
  readonly paging: Paging;
  readonly shown: Presentation;
}

/** A text to print, and nothing is sent: help, skeletons. */
export interface TextCommand {
  readonly kind: 'text';
  readonly text: string;
  readonly target?: Target;
  readonly shown: Presentation;
}

/** Words of a command whose service and operation have been read. */
export interface Rest {
  readonly words: readonly string[];
  /** Global options, with their values. */
  readonly globals: readonly string[];
  /** Unknown options that stood before the service or the operation. */
  readonly before: readonly string[];
}

export const required = (names: readonly string[]): CommandLineError =>
  paramValidation(`the following arguments are required: ${names.join(', ')}`, 'after');

/** Options before words; words that stood before the first option come last. */
export function unknownOptions(words: readonly string[]): CommandLineError {
  const first = words.findIndex(isOption);
  const early = first < 0 ? [] : words.slice(0, first);
  const late = first < 0 ? words : words.slice(first);
  const plain = late.filter((word) => !isOption(word));
  const all = [...late.filter(isOption), ...plain, ...early];
  return paramValidation(`Unknown options: ${all.join(', ')}`, 'before');
}

/** Reads the options; a beginning that is not one of the operation's may be a global option's. */
export function readWithGlobals(
  { words, globals, before }: Rest,
  own: ReadonlyMap<string, Arity>,
): { given: GivenOptions; shown: Presentation } {
  const given = readOptions(words, own);
  const first = given.stray.findIndex(isOption);
  const abbreviated = first < 0 ? [] : given.stray.slice(first);
  if (readOptions(abbreviated, GLOBAL_OPTIONS).stray.length > 0) {
    given.stray.unshift(...before);
    return { given, shown: presentation(globals) };
  }
  given.stray.length -= abbreviated.length;
  given.stray.unshift(...before);
  return { given, shown: presentation([...globals, ...abbreviated]) };
}

/** `paginated` is false for the operation of a waiter, which asks for one page. */
export function operationCommand(
  target: string,
  rest: Rest,
  sources: Sources,
  paginated = true,
): OperationCommand | TextCommand {
  const shape = shapeOf(target);
  const pages = paginated && isTarget(target) ? pagesOf(target) : undefined;
  const words = withBooleanAttributes(
    shape,
    withIpPermission(target, withCounts(target, rest.words)),
  );
  const { given, shown } = readWithGlobals({ ...rest, words }, knownOptions(shape, pages));
  const skeleton = given.values.get('generate-cli-skeleton');
  const whole = wholeInput(given, sources);
  const isOpen = given.stray.some((word) => !isOption(word) && sources.isUnknown(word));
  if (!whole && !isOpen && (!skeleton || skeleton[0] === 'output')) requireAll(shape, given);
  const stray = isOpen ? given.stray.filter((word) => !sources.isUnknown(word)) : given.stray;
  if (stray.length > 0) throw unknownOptions(stray);
  if (skeleton) {
    const text = skeletonText(target, shape, skeleton[0], shown);
    return { kind: 'text', text, shown, ...(isTarget(target) ? { target } : {}) };
  }
  const members = membersGiven(target, shape, given, sources);
  const paging = pages
    ? pagingOf(pages, shape, given, { whole: whole?.members, members }, shown)
    : {};
  const input = { ...whole?.members, ...members };
  const mayHoldMore = isOpen || (whole?.isUnknown ?? false);
  refuseFaults(faultsOf(input, shape, mayHoldMore, sources));
  sentUserData(target, input);
  if (!isTarget(target)) throw new NotSimulated(operationName(target), target, input);
  return { kind: 'operation', target, input, shown, paging };
}

function pagesOf(target: Target): Pages | undefined {
  return (OPERATIONS[target] as { paginated?: Pages }).paginated;
}

function shapeOf(target: string): StructureShape {
  if (isTarget(target)) return inputOf(target);
  const shape = unsupportedInput(target);
  // Of some services no model is at hand: what the line says cannot be judged.
  if (!shape) throw new NotSimulated(operationName(target), target);
  return shape;
}

/** Options of an operation with a shape of this kind. */
function knownOptions(shape: StructureShape, pages: Pages | undefined): Map<string, Arity> {
  const known = new Map<string, Arity>();
  for (const [member, memberShape] of Object.entries(shape.members)) {
    const name = kebab(member);
    if (memberShape.type === 'boolean') known.set(name, 'flag').set(switchedOff(name), 'flag');
    else known.set(name, takesMany(memberShape) ? 'many' : 'one');
  }
  known.set('cli-input-json', 'one').set('cli-input-yaml', 'one');
  known.set('generate-cli-skeleton', 'perhaps');
  if (pages) known.set('starting-token', 'one').set('max-items', 'one').set('page-size', 'one');
  return known;
}

/** `--cli-input-json` or `--cli-input-yaml`: an input that the other options change. */
function wholeInput(given: GivenOptions, sources: Sources): WholeInput | undefined {
  const json = given.values.get('cli-input-json')?.at(-1);
  const yaml = given.values.get('cli-input-yaml')?.at(-1);
  if (json !== undefined && yaml !== undefined) {
    throw paramValidation('Only one --cli-input- parameter may be specified.');
  }
  const text = json ?? yaml;
  if (text === undefined) return undefined;
  const members = json === undefined ? inputFromYaml(text, sources) : inputFromJson(text, sources);
  return { members, isUnknown: sources.isUnknown(text) };
}

interface WholeInput {
  readonly members: Record<string, unknown>;
  readonly isUnknown: boolean;
}

/** Members that must be given may be in what only running would tell: `mayHoldMore`. */
function faultsOf(
  input: Record<string, unknown>,
  shape: StructureShape,
  mayHoldMore: boolean,
  { isUnknown }: Sources,
): string[] {
  const judged = mayHoldMore ? { ...shape, required: [] } : shape;
  return clientFaults(input, judged, isUnknown);
}

function refuseFaults(faults: readonly string[]): void {
  if (faults.length === 0) return;
  throw paramValidation(`Parameter validation failed:\n${faults.join('\n')}`);
}

/** Switches are not asked for here: that one is missing is found in the input. */
function requireAll(shape: StructureShape, given: GivenOptions): void {
  const missing = Object.entries(shape.members)
    .filter(([member, { type }]) => shape.required.includes(member) && type !== 'boolean')
    .map(([member]) => kebab(member))
    .filter((name) => !given.values.has(name));
  if (missing.length > 0) throw required(missing.map((name) => `--${name}`));
}

/** The members given, in the order of the operation's model whatever order they were typed in. */
function membersGiven(
  target: string,
  shape: StructureShape,
  given: GivenOptions,
  sources: Sources,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const [member, memberShape] of Object.entries(shape.members)) {
    const name = kebab(member);
    const words = given.values.get(name);
    const sides = [name, switchedOff(name)];
    const said = [...given.flags].findLast((flag) => sides.includes(flag));
    if (said !== undefined) {
      input[member] = said === name;
    } else if (words && isRecording(target, member, words[0] ?? '')) {
      input[member] = fileText(name, words.at(-1) ?? '', sources);
    } else if (words) {
      input[member] = optionValue(name, memberShape, words, sources);
    }
  }
  return input;
}

/**
 * `put-traffic --replay FILE` names its file bare; the recording itself may stand there as well.
 */
function isRecording(target: string, member: string, word: string): boolean {
  return target === 'Sandbox.PutTraffic' && member === 'replay' && !/^[\d.\s,]+$/.test(word);
}

/** Whoever asks for a page by its own members gets that page only. `members` gets the page size. */
function pagingOf(
  pages: Pages,
  shape: StructureShape,
  given: GivenOptions,
  { whole, members }: { whole: object | undefined; members: Record<string, unknown> },
  shown: Presentation,
): Paging {
  const text = (name: string) => given.values.get(name)?.at(-1);
  const keys = Object.keys({ ...whole, ...members });
  const byHand = keys.includes(pages.tokenKey) || keys.includes(pages.limitKey);
  const own = ['starting-token', 'page-size', 'max-items'].filter((name) => given.values.has(name));
  if ((byHand || !shown.gatherPages) && own.length > 0) {
    const named = own.map((name) => `--${name}`).join(', ');
    throw paramValidation(`Cannot specify --no-paginate along with pagination arguments: ${named}`);
  }
  const size = wholeNumber('page-size', text('page-size'));
  if (size !== undefined && shape.members[pages.limitKey]) members[pages.limitKey] = size;
  const maxItems = wholeNumber('max-items', text('max-items'));
  const startingToken = text('starting-token');
  return {
    ...(byHand ? {} : { pages }),
    ...(maxItems === undefined ? {} : { maxItems }),
    ...(startingToken === undefined ? {} : { startingToken }),
  };
}

/** The CLI's own numbers are read by argparse, which words a mistake otherwise. */
function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\s*[+-]?\d+\s*$/.test(text)) return Number(text);
  throw paramValidation(`argument --${name}: invalid int value: ${pythonQuoted(text)}`, 'after');
}
