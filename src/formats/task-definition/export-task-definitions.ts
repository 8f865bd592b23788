import type { InputShape } from '../../api/contract/input-shape';
import { inputOf } from '../../api/contract/operations';
import { ACCOUNT_ID } from '../../model/ids';
import type { SandboxDocument } from '../../model/sandbox-document';
import { memberCalled } from '../ecs-input/cloudformation-spelling';
import type { ExportOptions, ExportResult } from '../export-result';
import type { Finding } from '../import-result';
import { isObject } from '../json-text';
import { type ActiveRevision, activeRevisions, latestOf } from './active-revisions';
import { READ_ONLY } from './read-only';

/**
 * A file for each task definition, as `register-task-definition --cli-input-json` takes it: the
 * newest ACTIVE revision of each family, or all of them with the choice `revisions` at `all`; one
 * family with the choice `family`.
 */
export function exportTaskDefinitions(
  { account, notes }: Pick<SandboxDocument, 'account' | 'notes'>,
  { choices = {} }: ExportOptions = {},
): ExportResult {
  const active = activeRevisions(account);
  const isAll = choices.revisions === 'all';
  const wanted = (isAll ? active : latestOf(active)).filter(
    ({ family }) => choices.family === undefined || choices.family === family,
  );
  return {
    files: wanted.map((one) => ({ name: fileName(one, isAll), text: textOf(one) })),
    findings: [...leftOut(wanted, notes), ...ofTheSandbox(wanted), ...nothing(wanted)],
  };
}

const fileName = ({ family, revision }: ActiveRevision, isAll: boolean): string =>
  `${family}${isAll ? `-${revision}` : ''}.task-definition.json`;

const textOf = ({ input }: ActiveRevision): string =>
  `${JSON.stringify(inModelOrder(input, inputOf('ECS.RegisterTaskDefinition')), null, 2)}\n`;

/** Members in the order of AWS's model, as the CLI prints them; unset ones left out. */
function inModelOrder(value: unknown, shape: InputShape): unknown {
  if (shape.type === 'list' && Array.isArray(value)) {
    return value.map((one) => inModelOrder(one, shape.member));
  }
  if (shape.type !== 'structure' || !isObject(value)) return value;
  const entries = Object.entries(shape.members).flatMap(([name, member]): [string, unknown][] => {
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    return given === undefined ? [] : [[name, inModelOrder(given, member)]];
  });
  return Object.fromEntries(entries);
}

/** Notes of a whole compose file are not about a task definition. */
const OF_COMPOSE = /^(?:services|networks|volumes|configs|secrets)\.|^x-/;

/** ARNs of roles and secrets that are nobody's on AWS. */
function ofTheSandbox(wanted: readonly ActiveRevision[]): Finding[] {
  return wanted.flatMap(({ family, revision, input }): Finding[] => {
    const names = namesWithAccount(input);
    if (names.length === 0) return [];
    const message = `${ACCOUNT_ID} is the sandbox’s account: yours belongs into ${names.join(', ')}`;
    return [{ path: `${family}:${revision}`, severity: 'info', message }];
  });
}

/** Members with the account of the sandbox in them, each once. */
function namesWithAccount(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const found = Object.entries(value).flatMap(([name, item]) =>
    typeof item === 'string' && item.includes(ACCOUNT_ID) ? [name] : namesWithAccount(item),
  );
  return [...new Set(found)];
}

/** Members of an imported file that ECS does not keep; its own read-only ones need no word. */
function leftOut(wanted: readonly ActiveRevision[], notes: Record<string, unknown>): Finding[] {
  return wanted.flatMap(({ family, revision }) => {
    const key = `${family}:${revision}`;
    const kept = Object.hasOwn(notes, key) ? notes[key] : undefined;
    const paths = isObject(kept) ? Object.keys(kept) : [];
    const foreign = paths.filter((path) => !OF_COMPOSE.test(path) && isForeign(path));
    return foreign.map((path): Finding => ({
      path: `${key} ${path}`,
      severity: 'info',
      message: 'was in the file that this came from; RegisterTaskDefinition does not take it',
    }));
  });
}

/** Notes are also of texts that were stood in for, under members that ECS does take. */
function isForeign(path: string): boolean {
  let shape: InputShape | undefined = inputOf('ECS.RegisterTaskDefinition');
  for (const name of path.replace(/^(?:taskDefinition|Properties)\./, '').split(/[.[\]]+/)) {
    if (name === '') continue;
    if (shape.type === 'map') return false;
    if (shape.type === 'list') shape = shape.member;
    else if (
      shape.type === 'structure' &&
      Object.hasOwn(shape.members, memberCalled(name, shape.members))
    ) {
      const member: InputShape | undefined = shape.members[memberCalled(name, shape.members)];
      if (!member) return true;
      shape = member;
    } else return !READ_ONLY.includes(name);
  }
  return false;
}

function nothing(wanted: readonly ActiveRevision[]): Finding[] {
  if (wanted.length > 0) return [];
  return [
    { path: '', severity: 'error', message: 'there is no ACTIVE task definition in this sandbox' },
  ];
}
