/** Compose files given as text, and what is to be seen of what they become. */
import { importCompose } from '../../src/formats/compose/import-compose';
import type { ImportOptions, ImportResult } from '../../src/formats/import-result';
import { type Door, openDoor } from './sandbox-door';

type Members = Record<string, unknown>;

export const read = (text: string, options: Partial<ImportOptions> = {}): ImportResult =>
  importCompose(text, { fileName: 'shop.compose.yml', ...options });

/** A file with one service, `web`, that says these lines. */
export const web = (lines: string, options: Partial<ImportOptions> = {}, more = ''): ImportResult =>
  read(`services:\n  web:\n    image: nginx\n${indent(lines, 4)}\n${more}`, options);

const indent = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by));

export const inputs = (result: ImportResult, target: string): Members[] =>
  result.operations.filter((one) => one.target === target).map(({ input }) => input);

/** A container of a task definition, the first of the first unless told. */
export function container(result: ImportResult, index = 0, of = 0): Members {
  const definition = inputs(result, 'ECS.RegisterTaskDefinition')[of];
  const list = definition?.containerDefinitions as Members[] | undefined;
  return list?.[index] ?? {};
}

export const service = (result: ImportResult): Members =>
  inputs(result, 'ECS.CreateService')[0] ?? {};

export const says = (result: ImportResult): string[] =>
  result.findings.map(
    ({ path, line, severity, message }) => `${line ?? ''} ${path} ${severity}: ${message}`,
  );

/** Gives all operations to an empty sandbox; what is refused, if something is. */
export function give(result: ImportResult): { door: Door; refused: string | undefined } {
  const door = openDoor();
  for (const { target, input } of result.operations) {
    const answer = door.dispatcher.send(target, input);
    if (!answer.ok) return { door, refused: `${target}: ${answer.error.message}` };
  }
  return { door, refused: undefined };
}

/** Services that are not steady after so many seconds. */
export function unsteady(door: Door, result: ImportResult, seconds = 900): string[] {
  return inputs(result, 'ECS.CreateService').flatMap(({ serviceName }) => {
    const until = `steady:${String(serviceName)}`;
    const answer = door.dispatcher.send('Sandbox.Wait', { until, timeout: seconds });
    return answer.ok ? [] : [String(serviceName)];
  });
}
