/**
 * Turns the words given for an option into the value its shape wants: numbers, shorthand, JSON, or
 * the text of a file (`file://…`).
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-types.html
 */
import type { InputShape } from '../api/contract/input-shape';
import { CommandLineError, paramValidation } from './command-line-error';
import { JsonArgumentError, parseJsonArgument } from './json-argument';
import { pythonQuoted, pythonTypeOf } from '../api/contract/python-text';
import { parse as parseYaml } from 'yaml';
import {
  coerceShorthand,
  isPlainObject,
  numberFrom,
  parseShorthand,
  ShorthandError,
} from './shorthand';

/** Answers a file's text; undefined if there is no such file. */
export type ReadFile = (path: string) => string | undefined;

/** Where values come from beside the words themselves. */
export interface Sources {
  readonly readFile: ReadFile;
  /**
   * Whether a text holds a part that only running would tell: it then stands for itself where a
   * number, a structure or JSON is asked for.
   */
  readonly isUnknown: (text: string) => boolean;
}

/** Whether an option of this shape takes one word or several. */
export const takesMany = (shape: InputShape): boolean => shape.type === 'list';

/** The value of option `name` (without dashes), given as `words`. */
export function optionValue(
  name: string,
  shape: InputShape,
  words: readonly string[],
  sources: Sources,
): unknown {
  const last = words.at(-1) ?? '';
  try {
    if (shape.type === 'list') return listValue(name, shape, words, sources);
    if (shape.type === 'map') {
      // A map may be given piece by piece: `--header A=1 --header B=2`.
      const maps = words.map((word) => singleValue(name, shape, word, sources) as object);
      return Object.assign({}, ...maps) as object;
    }
    return singleValue(name, shape, last, sources);
  } catch (error) {
    if (words.some(sources.isUnknown)) return words.length === 1 ? last : words;
    if (error instanceof ShorthandError) throw parameterError(name, error.message);
    throw error;
  }
}

function listValue(
  name: string,
  shape: InputShape & { type: 'list' },
  words: readonly string[],
  sources: Sources,
): unknown {
  const [only] = words;
  // One word may stand for the whole list; among several each is an item.
  const text = words.length === 1 && only !== undefined ? fileOr(name, only, sources) : undefined;
  if (text?.trimStart().startsWith('[')) return parsedJson(name, text);
  const items = text === undefined ? words : [text];
  return items.map((item) => itemValue(name, shape.member, item, sources));
}

function singleValue(name: string, shape: InputShape, word: string, sources: Sources): unknown {
  return itemValue(name, shape, fileOr(name, word, sources), sources);
}

function itemValue(name: string, shape: InputShape, text: string, sources: Sources): unknown {
  switch (shape.type) {
    case 'structure':
    case 'map':
      if (/^\s*[{[]/.test(text)) return parsedJson(name, text);
      return coerceShorthand(
        parseShorthand(text, paramFile(name, sources)),
        shape,
        sources.isUnknown,
      );
    case 'list':
    case 'document':
      return parsedJson(name, text);
    case 'integer':
    case 'float':
      return numberFrom(text, shape.type);
    case 'boolean':
      return text.toLowerCase() === 'true';
    case 'timestamp':
      return epochSeconds(text);
    default:
      return text;
  }
}

/**
 * A moment as it is sent: epoch seconds. Anything that is no moment is left for the door to judge.
 */
function epochSeconds(text: string): number | string {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(text) || !text.includes('T') ? text : `${text}Z`;
  const ms = Date.parse(zoned);
  return Number.isNaN(ms) ? text : ms / 1000;
}

function parsedJson(name: string, text: string): unknown {
  try {
    return parseJsonArgument(text);
  } catch (error) {
    if (!(error instanceof JsonArgumentError)) throw error;
    throw parameterError(name, `Invalid JSON: ${error.message}\nJSON received: ${text}`);
  }
}

function parameterError(name: string, message: string): CommandLineError {
  return paramValidation(`Error parsing parameter '--${name}': ${message}`);
}

/** The text of `file://PATH` or `fileb://PATH`; undefined for any other word. */
function paramFile(name: string, sources: Sources): (word: string) => string | undefined {
  return (word) => {
    const path = /^fileb?:\/\/([^]*)$/.exec(word)?.[1];
    if (path === undefined) return undefined;
    const text = sources.readFile(path);
    if (text !== undefined) return text;
    return sources.isUnknown(word) ? word : noFile(name, word, path);
  };
}

function fileOr(name: string, word: string, sources: Sources): string {
  return paramFile(name, sources)(word) ?? word;
}

function noFile(name: string, word: string, path: string): never {
  const reason = `[Errno 2] No such file or directory: ${pythonQuoted(path)}`;
  throw parameterError(name, `Unable to load paramfile ${word}: ${reason}`);
}

/** A whole input given as JSON text or `file://…`: `--cli-input-json`. */
export function inputFromJson(word: string, sources: Sources): Record<string, unknown> {
  const name = 'cli-input-json';
  return wholeInput(name, word, sources, (text) => parsedJson(name, text));
}

/** The same in YAML: `--cli-input-yaml`. */
export function inputFromYaml(word: string, sources: Sources): Record<string, unknown> {
  const name = 'cli-input-yaml';
  return wholeInput(name, word, sources, (text) => {
    try {
      return parseYaml(text) as unknown;
    } catch {
      throw paramValidation(`Error parsing parameter '${name}': Invalid YAML received.`);
    }
  });
}

function wholeInput(
  name: string,
  word: string,
  sources: Sources,
  parse: (text: string) => unknown,
): Record<string, unknown> {
  const text = fileOr(name, word, sources);
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    // What is in it only running would tell.
    if (sources.isUnknown(text)) return {};
    throw error;
  }
  if (isPlainObject(value)) return value;
  if (sources.isUnknown(text)) return {};
  throw parameterError(name, `Invalid type: expecting map, received ${pythonTypeOf(value)}`);
}

/** The text of a file that an option names by its bare path (`--replay FILE`). */
export function fileText(name: string, path: string, sources: Sources): string {
  const bare = path.replace(/^fileb?:\/\//, '');
  return sources.readFile(bare) ?? noFile(name, path, bare);
}
