import { asComposeFile } from '../../../formats/compose/compose-snippet';
import { shellWords } from '../../../formats/compose/shell-words';
import {
  dockerRunAsCompose,
  looksLikeDockerRun,
} from '../../../formats/docker-run/docker-run-as-compose';

/** What somebody typed or pasted turns out to be. */
export type Understood =
  /** A compose file, or what can be said as one. */
  | {
      readonly kind: 'file';
      readonly from: 'docker run' | 'compose';
      readonly text: string;
      readonly notes: readonly string[];
      /** Of a `docker run`: the option that each member is from. */
      readonly options?: Readonly<Record<string, string>>;
    }
  /** Another command of Docker, Compose or kubectl. */
  | { readonly kind: 'command'; readonly words: readonly string[] }
  /** Nearly one of them. */
  | { readonly kind: 'refused'; readonly message: string }
  /** Words to search by. */
  | { readonly kind: 'words' };

const PROGRAM =
  /^\s*\$?\s*(?:sudo\s+)?(?:docker|podman|nerdctl|docker-compose|podman-compose|kubectl)\s+\S/;

/** Reads a whole typed phrase. Pure. */
export function understand(text: string): Understood {
  if (looksLikeDockerRun(text)) {
    const read = dockerRunAsCompose(text);
    return read.ok
      ? {
          kind: 'file',
          from: 'docker run',
          text: read.text,
          notes: read.notes,
          options: read.options,
        }
      : { kind: 'refused', message: read.message };
  }
  if (PROGRAM.test(text)) {
    const words = shellWords(text.trim().replace(/^\$\s*/, ''));
    return words
      ? { kind: 'command', words }
      : { kind: 'refused', message: 'A quote is never closed.' };
  }
  const file = text.includes(':') ? asComposeFile(text) : undefined;
  return file === undefined
    ? { kind: 'words' }
    : { kind: 'file', from: 'compose', text: file, notes: [] };
}
