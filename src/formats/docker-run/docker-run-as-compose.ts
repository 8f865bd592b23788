import { stringify } from 'yaml';
import { shellWords } from '../compose/shell-words';
import { RUN_OPTIONS, type RunDraft } from './run-options';

/** A `docker run` as a compose file, or why it is none. */
export type DockerRunRead =
  | {
      readonly ok: true;
      readonly text: string;
      /** The service’s name in the file. */
      readonly service: string;
      /** What of the command no compose file says, in sentences. */
      readonly notes: readonly string[];
      /** By member of the service the option that it is from, as typed: `ports` is from `-p`. */
      readonly options: Readonly<Record<string, string>>;
    }
  | { readonly ok: false; readonly message: string };

/** How a command begins that this reads. */
const BEGINS =
  /^\s*\$?\s*(?:sudo\s+)?(?:docker|podman|nerdctl)\s+(?:container\s+)?(?:run|create)\b/;

export const looksLikeDockerRun = (text: string): boolean => BEGINS.test(text);

/**
 * Reads a `docker run` as it is typed, backslashes at line ends included. What it becomes in ECS is
 * then told by the compose importer, as for any other compose file.
 * https://docs.docker.com/reference/cli/docker/container/run/
 */
export function dockerRunAsCompose(text: string): DockerRunRead {
  const words = shellWords(text.replace(BEGINS, ''));
  if (!words) return { ok: false, message: 'A quote is never closed.' };
  const draft: RunDraft = { service: {}, volumes: new Set(), networks: new Set(), notes: [] };
  const taken = takeOptions(words, draft);
  if (typeof taken === 'string') return { ok: false, message: taken };
  const [image, ...command] = words.slice(taken.next);
  if (image === undefined) return { ok: false, message: 'The image is missing: it comes last.' };
  const service = serviceName(taken.name ?? image);
  const members = { image, ...(command.length > 0 && { command }), ...draft.service };
  const named = (names: Set<string>) => Object.fromEntries([...names].map((name) => [name, {}]));
  const file = {
    name: 'demo',
    services: { [service]: members },
    ...(draft.volumes.size > 0 && { volumes: named(draft.volumes) }),
    ...(draft.networks.size > 0 && { networks: named(draft.networks) }),
  };
  const written = stringify(file);
  const notes = draft.notes.filter(Boolean);
  if (written.includes('$')) notes.push('What your shell fills in after a $ stays as it is typed.');
  // A $ of the command is no variable of a compose file.
  const escaped = written.replaceAll('$', '$$$$');
  return { ok: true, text: escaped, service, notes, options: taken.options };
}

/** Where the image stands, and the name that was given; words where an option lacks its value. */
function takeOptions(
  words: readonly string[],
  draft: RunDraft,
): { next: number; name?: string; options: Record<string, string> } | string {
  const options: Record<string, string> = {};
  let at = 0;
  let name: string | undefined;
  while (at < words.length && words[at]?.startsWith('-')) {
    const word = words[at]!;
    at += 1;
    if (word === '--') break;
    for (const { option, attached } of optionsIn(word)) {
      const known = Object.hasOwn(RUN_OPTIONS, option) ? RUN_OPTIONS[option] : undefined;
      if (!known && option !== '--name') {
        draft.notes.push(`${option} is left out: it is not known here.`);
        continue;
      }
      const takes = known?.takes ?? 'value';
      if (takes === 'nothing' && attached === 'false') continue;
      const value = attached ?? (takes === 'value' ? words[at++] : '');
      if (value === undefined) return `${option} wants a value.`;
      if (known) {
        const before = { ...draft.service };
        known.write(draft, value);
        for (const member of Object.keys(draft.service)) {
          if (draft.service[member] !== before[member]) options[member] = option;
        }
      } else name = value;
    }
  }
  return { next: at, options, ...(name !== undefined && { name }) };
}

/** `-it` is two, `-p8080:80` and `--memory=512m` are one with its value. */
function optionsIn(word: string): { option: string; attached?: string }[] {
  const sign = word.indexOf('=');
  if (word.startsWith('--')) {
    return sign < 0
      ? [{ option: word }]
      : [{ option: word.slice(0, sign), attached: word.slice(sign + 1) }];
  }
  const first = word.slice(0, 2);
  const rest = word.slice(2);
  const takesValue = RUN_OPTIONS[first]?.takes === 'value';
  if (rest === '') return [{ option: first }];
  if (takesValue) return [{ option: first, attached: rest.replace(/^=/, '') }];
  return [{ option: first }, ...optionsIn(`-${rest}`)];
}

/** As Compose takes it: the last part of an image, without its tag. */
function serviceName(text: string): string {
  const bare = text.slice(text.lastIndexOf('/') + 1).replace(/[:@].*$/, '');
  return bare.replace(/[^\w-]/g, '-').replace(/^-+|-+$/g, '') || 'app';
}
