import { set } from './container-members';
import { readDotenv } from './dotenv';
import { asMap } from './merge-services';
import type { Spot } from './plan';
import { flag } from './quantities';
import { itemsOf, member, type Node, saysNothing, textOf } from './yaml-places';

/** Variables of files first, which those of the service itself override. */
export function translateEnvironment(spot: Spot): Map<string, { value: string; at: Node }> {
  const variables = new Map<string, { value: string; at: Node }>();
  for (const one of itemsOf(spot.service.node.entries.get('env_file'))) {
    readFile(spot, one, variables);
  }
  const node = spot.service.node.entries.get('environment');
  const map = node ? asMap('environment', node) : undefined;
  if (node && map?.kind !== 'map' && !saysNothing(node))
    spot.plan.book.lose(node, 'no mapping and no list of NAME=value');
  const { variables: given } = spot.plan.project;
  for (const [name, at] of map?.kind === 'map' ? map.entries : []) {
    const isBare = saysNothing(at);
    if (name === '' || name === at.path || at.kind !== 'scalar')
      spot.plan.book.lose(at, 'no variable: NAME: value');
    else if (!isBare) variables.set(name, { value: at.text, at });
    else if (Object.hasOwn(given, name)) variables.set(name, { value: given[name] ?? '', at });
    else
      spot.plan.book.warn(at, `${name} has the value of your own environment, where it is not set`);
  }
  return variables;
}

/** The list that ECS takes, in the order of the file. */
export function setEnvironment(
  spot: Spot,
  variables: ReadonlyMap<string, { value: string; at: Node }>,
): void {
  const list = [...variables].map(([name, { value }]) => ({ name, value }));
  if (list.length === 0) return;
  const node = spot.service.node.entries.get('environment');
  const { plan, task, prefix } = spot;
  if (node) set(spot, node, 'environment', list);
  else spot.container.environment = list;
  [...variables.values()].forEach(({ at }, index) =>
    plan.book.link(at, task.draft, `${prefix}.environment[${index}]`),
  );
}

function readFile(spot: Spot, node: Node, into: Map<string, { value: string; at: Node }>): void {
  const { book, options, project } = spot.plan;
  const path = textOf(node.kind === 'map' ? member(node, 'path') : node) ?? '';
  if (path === '') return book.lose(node, 'names no file');
  const isNeeded = flag(textOf(member(node, 'required'))) ?? true;
  const text = options.readFile?.(path);
  if (text === undefined) {
    const message = `the file ${path} is not at hand: its variables are missing here`;
    return isNeeded ? book.warn(node, message) : book.tell(node, message);
  }
  const found = readDotenv(text, project.variables);
  for (const { name, value } of found) into.set(name, { value, at: node });
  const why = 'ECS reads files of variables from S3 only';
  book.tell(node, `${why}: the ${found.length} of ${path} stand in the task definition`);
}
