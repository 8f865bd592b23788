import type { ImportResult } from '../import-result';

/** Sentences about a compose file, as they read for somebody who typed a command. */
const WORDS: readonly [RegExp, string][] = [
  [/\bno file of Compose has instances\b/g, 'docker run names no instances'],
  [/\bCompose writes\b/g, 'docker run takes'],
  [/\bCompose\b/g, 'Docker'],
  [/\bin the file\b/g, 'in the command'],
  [/\bthe project’s file system\b/g, 'a file system'],
  [
    /^no load balancer leads to what is no service\b.*$/g,
    'a task that runs once is behind no load balancer: it answers at its own address',
  ],
  [/^ECS has no (\S+) of yours\b/g, 'no equal: ECS has no folder $1 of yours'],
];

const inRunWords = (text: string): string =>
  WORDS.reduce((so, [from, to]) => so.replace(from, to), text);

/** `services.web.ports[0]` is what `-p` says; the service as a whole is the command. */
function optionAt(path: string, options: Readonly<Record<string, string>>): string {
  const [, member] = /^services(?:\.[^.]+(?:\.(\w+))?)?/.exec(path) ?? [];
  if (member === undefined) return 'docker run';
  return Object.hasOwn(options, member) ? options[member]! : member;
}

/**
 * What the compose importer says of a `docker run` that was read as a file, in the command's words.
 * @param options - the option of each member, as `dockerRunAsCompose` gives them
 */
export function toldOfRun(
  result: ImportResult,
  options: Readonly<Record<string, string>>,
): Pick<ImportResult, 'findings' | 'links'> {
  const findings = result.findings
    .filter(({ path }) => /^services(?:\.|$)/.test(path))
    .map((one) => ({
      ...one,
      path: optionAt(one.path, options),
      message: inRunWords(one.message),
    }));
  const links = result.links?.map(({ says, ...link }) => ({
    ...link,
    ...(says !== undefined && { says: inRunWords(says) }),
  }));
  return { findings, ...(links && { links }) };
}
