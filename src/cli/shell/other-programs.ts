/** Programs that people type out of habit and that there are none of here: what does their work. */
import { closeMatches } from '../../model/close-matches';

const EDITORS = 'there are no files to edit here: attach one for file://, or give a text in quotes';
const FOLDERS = 'there are no folders here: ls lists the files that file:// can read';
const REQUESTS = 'aws sandbox put-traffic sends requests, see aws sandbox put-traffic help';
const SHAPING = '--query and --output shape an answer';
const LOOKING = 'aws ecs list-tasks and aws ecs describe-tasks show what runs';

const INSTEAD: Readonly<Record<string, string>> = {
  vi: EDITORS,
  vim: EDITORS,
  nano: EDITORS,
  emacs: EDITORS,
  code: EDITORS,
  cd: FOLDERS,
  pwd: FOLDERS,
  mkdir: FOLDERS,
  less: 'cat shows a file',
  more: 'cat shows a file',
  curl: REQUESTS,
  wget: REQUESTS,
  jq: SHAPING,
  yq: SHAPING,
  grep: SHAPING,
  ps: LOOKING,
  top: LOOKING,
  man: 'help may follow any command, as in aws ecs help',
  date: 'aws sandbox describe-clock tells the simulated time',
  ssh: 'aws ecs execute-command … --interactive --command /bin/sh opens a shell in a container',
};

/** What a shell says of a program that it does not find, with a hint where one is known. */
export function commandNotFound(program: string, known: readonly string[]): string {
  const said = `${program}: command not found`;
  if (Object.hasOwn(INSTEAD, program)) return `${said}: ${INSTEAD[program]}`;
  const [meant] = program.length > 2 ? closeMatches(program, known) : [];
  return meant === undefined ? said : `${said}: did you mean ${meant}?`;
}
