/** Files that people published: they stay beside the project; without them tests are skipped. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const shared = process.env.SHARED_DIR ?? join(process.cwd(), '..', 'shared');

/** Name and path of every file of a kind; none, said aloud, where the corpus is not here. */
export function publishedFiles(kind: string): [name: string, path: string][] {
  const folder = join(shared, 'corpus', kind);
  if (!existsSync(folder)) {
    console.warn(`skipped: every file of ${kind}, as SHARED_DIR/corpus is not here`);
    return [];
  }
  return readdirSync(folder).map((name) => [basename(name), join(folder, name)]);
}
