import type { Container, Task } from '../../model/task';
import type { EngineContext } from '../engine-context';
import { logLine } from '../logs/container-lines';
import { FAULT_WORDS } from './file-tree';
import { makeDirectory, readFile, writeFile } from './files';
import { normalPath } from './paths';

/**
 * FILES-2: what an image says that its containers write and read when they start (PutImage), for
 * showing who sees whose files. Their logs tell.
 */
export function useFiles(ctx: EngineContext, task: Task, container: Container): void {
  const { writes = {}, reads = [] } = container.behaviour ?? {};
  const tell = (line: string) => logLine(ctx, task, container, line);
  for (const [path, line] of Object.entries(writes)) {
    const text = `${line.replaceAll('%task', task.id.slice(0, 8))}\n`;
    makeDirectory(ctx, task, container, `${normalPath(path)}/..`, true);
    const done = writeFile(ctx, task, container, path, { text, append: true });
    tell(done.ok ? `Wrote to ${path}: ${text.trim()}` : failed('write', path, done.fault));
  }
  for (const path of reads) {
    const found = readFile(ctx, task, container, path);
    if (!found.ok) tell(failed('read', path, found.fault));
    else for (const line of linesOf(found.value)) tell(`${path} has: ${line}`);
  }
}

const failed = (what: string, path: string, fault: keyof typeof FAULT_WORDS): string =>
  `Could not ${what} ${path}: ${FAULT_WORDS[fault]}`;

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
