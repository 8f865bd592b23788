import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../content/lessons/', import.meta.url);

/** Ids of the lessons that come with the sandbox, in their order. */
export const lessonIds = (): string[] =>
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => name.replace(/\.md$/, ''))
    .toSorted();

/** The text of one of them; undefined where there is none of that id. */
export function lessonText(id: string): string | undefined {
  return lessonIds().includes(id) ? readFileSync(new URL(`${id}.md`, FOLDER), 'utf8') : undefined;
}
