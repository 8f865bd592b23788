/** What a lesson's file begins with, between lines of `---`. */
import { isMap, LineCounter, parseDocument } from 'yaml';
import type { Lesson, LessonFault } from './lesson';
import { wordsOfYaml } from './words-of-yaml';

export type FrontMatter = Pick<
  Lesson,
  'title' | 'number' | 'minutes' | 'summary' | 'kind' | 'group' | 'seed'
>;

const NONE: FrontMatter = {
  title: '',
  number: null,
  minutes: 10,
  summary: '',
  kind: 'lesson',
  group: null,
  seed: 1,
};

const TEXTS = ['title', 'summary', 'group'] as const;
const WHOLE = ['number', 'minutes', 'seed'] as const;
const REQUIRED = ['title', 'summary'] as const;

/** How many lines it takes, and what it says; what follows is the lesson itself. */
export function readFrontMatter(
  text: string,
  fault: (fault: LessonFault) => void,
): { front: FrontMatter; lines: number } {
  const lines = text.split('\n');
  const end = lines[0]?.trimEnd() === '---' ? lines.findIndex(isFence) : -1;
  if (end < 0) {
    const message = 'A lesson begins with a line ---, its title and summary, and a line ---.';
    fault({ line: 1, message });
    return { front: NONE, lines: 0 };
  }
  const counter = new LineCounter();
  const source = lines.slice(1, end).join('\n');
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  const [error] = document.errors;
  if (error) fault({ line: counter.linePos(error.pos[0]).line + 1, message: wordsOfYaml(error) });
  if (error || !isMap(document.contents)) {
    if (!error) fault({ line: 1, message: 'Between the lines of --- stand members: “title: …”.' });
    return { front: NONE, lines: end + 1 };
  }
  const front: Record<string, unknown> = { ...NONE };
  for (const { key, value } of document.contents.items) {
    const name = String(key);
    const offset = (key as { range?: [number, number, number] | null }).range?.[0] ?? 0;
    const line = counter.linePos(offset).line + 1;
    const plain = (value as { value?: unknown } | null)?.value ?? null;
    const trouble = troubleWith(name, plain);
    if (trouble) fault({ line, message: trouble });
    else front[name] = plain;
  }
  for (const name of REQUIRED) {
    if (front[name] === '') fault({ line: 1, message: `A lesson needs a ${name}.` });
  }
  return { front: front as unknown as FrontMatter, lines: end + 1 };
}

const isFence = (line: string, index: number): boolean => index > 0 && line.trimEnd() === '---';

function troubleWith(name: string, value: unknown): string | undefined {
  if ((TEXTS as readonly string[]).includes(name)) {
    return typeof value === 'string' && value.trim() !== '' ? undefined : `${name} is a text.`;
  }
  if ((WHOLE as readonly string[]).includes(name)) {
    const isWhole = Number.isSafeInteger(value) && (value as number) > 0;
    return isWhole ? undefined : `${name} is a whole number from 1 on.`;
  }
  if (name === 'kind') {
    return value === 'lesson' || value === 'clinic' ? undefined : 'kind is lesson or clinic.';
  }
  return `There is no member ${name}; there are ${Object.keys(NONE).join(', ')}.`;
}
