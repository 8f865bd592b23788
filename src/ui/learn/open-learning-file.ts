/** Files of Learn's own that are opened or dropped anywhere on the page. */
import type { Finding } from '../../formats/import-result';
import { readLesson } from '../../lesson/read-lesson';
import { counted } from '../kit/counted';
import type { SandboxParts } from '../sandbox-context';
import { loadProgress } from './progress';
import { openLesson } from './run-lesson';

/** Begins the lesson in a file; answers what is wrong with it, and begins none then. */
export async function openLessonFile(
  parts: SandboxParts,
  fileName: string,
  text: string,
): Promise<Finding[]> {
  const { faults } = await readLesson(text);
  if (faults.length === 0) await openLesson(parts, { id: fileName, text });
  return faults.map(({ line, message }) => ({ path: '', line, severity: 'error', message }));
}

/** Takes up the progress in a file; answers what is wrong with it, and takes up nothing then. */
export function openProgressFile({ view }: SandboxParts, text: string): Finding[] {
  try {
    const count = loadProgress(text);
    view.setState({ notice: `Progress loaded: ${counted(count, 'result')}.` });
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ path: '', severity: 'error', message }];
  }
}
