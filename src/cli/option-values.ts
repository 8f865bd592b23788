/**
 * Turns the words given for an option into the value its shape wants: numbers, shorthand, JSON, or
 * the text of a file (`file://…`).
 * https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-types.html
 */
import type { InputShape } from '../api/contract/input-shape';
import { CommandLineError, paramValidation } from './command-line-error';
import { JsonArgumentError, parseJsonArgument } from './json-argument';
import { pythonQuoted } from '../api/contract/python-text';
import { coerceShorthand, numberFrom, parseShorthand, ShorthandError } from './shorthand';

/** Answers a file's text; undefined if there is no such file. */
export type ReadFile = (path: string) => string | undefined;

/** Whether an option of this shape takes one word or several. */
export const takesMany = (shape: InputShape): boolean => shape.type === 'list';

/** The value of option `name` (without dashes), given as `words`. */
export function optionValue(
  name: string,
  shape: InputShape,
  words: readonly string[],
  readFile: ReadFile,
): unknown {
  const last = words.at(-1) ?? '';
  try {
    if (shape.type === 'list') return listValue(name, shape, words, readFile);
    if (shape.type === 'map') {
      // A map may be given piece by piece: `--header A=1 --header B=2`.
      const maps = words.map((word) => singleValue(name, shape, word, readFile) as object);
      return Object.assign({}, ...maps) as object;
    }
    return singleValue(name, shape, last, readFile);
  } catch (error) {
    if (error instanceof ShorthandError) throw parameterError(name, error.message);
    throw error;
  }
}

function listValue(
  name: string,
  shape: InputShape & { type: 'list' },
  words: readonly string[],
  readFile: ReadFile,
): unknown {
  const [only] = words;
  // One word may stand for the whole list; among several each is an item.
  const text = words.length === 1 && only !== undefined ? fileOr(name, only, readFile) : undefined;
  if (text?.trimStart().startsWith('[')) return parsedJson(name, text);
  const items = text === undefined ? words : [text];
  return items.map((item) => itemValue(name, shape.member, item, readFile));
}

function singleValue(name: string, shape: InputShape, word: string, readFile: ReadFile): unknown {
  return itemValue(name, shape, fileOr(name, word, readFile), readFile);
}

function itemValue(name: string, shape: InputShape, text: string, readFile: ReadFile): unknown {
  switch (shape.type) {
    case 'structure':
    case 'map':
      if (/^\s*[{[]/.test(text)) return parsedJson(name, text);
      return coerceShorthand(parseShorthand(text, paramFile(name, readFile)), shape);
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
function paramFile(name: string, readFile: ReadFile): (word: string) => string | undefined {
  return (word) => {
    const path = /^fileb?:\/\/([^]*)$/.exec(word)?.[1];
    if (path === undefined) return undefined;
    return readFile(path) ?? noFile(name, word, path);
  };
}

function fileOr(name: string, word: string, readFile: ReadFile): string {
  return paramFile(name, readFile)(word) ?? word;
}

function noFile(name: string, word: string, path: string): never {
  const reason = `[Errno 2] No such file or directory: ${pythonQuoted(path)}`;
  throw parameterError(name, `Unable to load paramfile ${word}: ${reason}`);
}

/** A whole input given as JSON text or `file://…`: `--cli-input-json`. */
export function inputFromJson(word: string, readFile: ReadFile): Record<string, unknown> {
  const name = 'cli-input-json';
  const value = parsedJson(name, fileOr(name, word, readFile));
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw parameterError(name, 'Invalid JSON: an object was expected');
}

/** The text of a file that an option names by its bare path (`--replay FILE`). */
export function fileText(name: string, path: string, readFile: ReadFile): string {
  const bare = path.replace(/^fileb?:\/\//, '');
  return readFile(bare) ?? noFile(name, path, bare);
}
