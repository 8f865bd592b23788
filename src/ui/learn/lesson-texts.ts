/** The lessons that come with the app; loaded when Learn is first opened. */
import { readFrontMatter, type FrontMatter } from '../../lesson/front-matter';

const FILES: Record<string, string> = import.meta.glob('../../content/lessons/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const idOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.md$/, '');

/** Text of each lesson by id, in order. */
const TEXTS: ReadonlyMap<string, string> = new Map(
  Object.entries(FILES)
    .map(([path, text]) => [idOf(path), text] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1)),
);

/** The text of a lesson; undefined where there is none of that id. */
export const textOfLesson = (id: string): string | undefined => TEXTS.get(id);

/** A lesson as a list shows it. */
export interface LessonEntry extends FrontMatter {
  readonly id: string;
}

/** All lessons: the numbered ones first. */
export function lessonEntries(): LessonEntry[] {
  const entries = [...TEXTS].map(([id, text]) => ({
    id,
    ...readFrontMatter(text, () => undefined).front,
  }));
  return entries.toSorted((a, b) => (a.number ?? 1000) - (b.number ?? 1000));
}
