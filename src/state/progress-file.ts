/** A learner's progress as a file: to take along to another browser, or to hand in. */
import { isRecord, type LessonResult } from './lesson-progress';

/** What such a file begins with; another shape of it gets another number. */
const MARK = 'ecs-sandbox-progress';
const VERSION = 1;
/** Far more lessons than anybody goes through. */
const MOST_RESULTS = 1000;

type Results = Readonly<Record<string, LessonResult>>;

/** The file, as text: by key of the lesson (`lessonKey`), its last end. */
export const toProgressFile = (results: Results): string =>
  `${JSON.stringify({ [MARK]: VERSION, results }, null, 2)}\n`;

/** Whether a text is meant to be such a file. */
export const looksLikeProgress = (text: string): boolean =>
  /^\s*\{\s*"ecs-sandbox-progress"/.test(text);

/** What a file holds. Throws an Error in words that names what is wrong with it. */
export function fromProgressFile(text: string): Results {
  const file = parsed(text);
  if (!isRecord(file) || !(MARK in file)) {
    throw new Error(`This is no saved progress: a file of it begins with “${MARK}”.`);
  }
  if (file[MARK] !== VERSION) {
    throw new Error('This progress was saved by a newer ECS Sandbox.');
  }
  const { results } = file;
  if (!isRecord(results)) throw new Error('This file has no “results”, by lesson.');
  const entries = Object.entries(results);
  if (entries.length > MOST_RESULTS) {
    throw new Error(`This file has more than ${MOST_RESULTS} results.`);
  }
  return Object.fromEntries(entries.map(([id, result]) => [id, resultOf(id, result)]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`This file is not JSON: ${message}`, { cause: error });
  }
}

const MEMBERS = ['seconds', 'commands', 'hints', 'wrong'] as const;

function resultOf(id: string, result: unknown): LessonResult {
  const counts: Partial<Record<(typeof MEMBERS)[number], number>> = {};
  for (const name of MEMBERS) {
    const value = isRecord(result) ? result[name] : undefined;
    // Files of before they were counted say nothing of wrong choices.
    if (name === 'wrong' && value === undefined) continue;
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
      throw new Error(`The result of “${id}” has no ${name} that is a whole number.`);
    }
    counts[name] = value;
  }
  return counts as LessonResult;
}
