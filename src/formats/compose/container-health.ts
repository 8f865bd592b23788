import { set } from './container-members';
import type { Spot } from './plan';
import { flag, seconds, whole } from './quantities';
import { itemsOf, type MapNode, type Node, saysNothing, textOf } from './yaml-places';

/** Ranges of ECS, in seconds and times. */
const RANGES = {
  interval: { from: 'interval', range: [5, 300] },
  timeout: { from: 'timeout', range: [2, 60] },
  retries: { from: 'retries', range: [1, 10] },
  startPeriod: { from: 'start_period', range: [0, 300] },
} as const;

/** https://docs.docker.com/reference/compose-file/services/#healthcheck */
export function translateHealthCheck(spot: Spot): void {
  const { plan, service, prefix, task } = spot;
  const node = service.node.entries.get('healthcheck');
  if (!node) return;
  if (saysNothing(node)) return;
  if (node.kind !== 'map') return plan.book.lose(node, 'no mapping: a health check has a test');
  const command = commandOf(node.entries.get('test'));
  const disable = node.entries.get('disable');
  if (disable) {
    const off = flag(textOf(disable)) === true;
    plan.book.tell(disable, off ? 'ECS runs no check that is not in the task definition' : ON);
    if (off) return;
  }
  if (!command) {
    const test = node.entries.get('test');
    plan.book.tell(test ?? node, 'ECS does not read the HEALTHCHECK of an image: none is run');
    return;
  }
  const test = node.entries.get('test');
  if (test?.kind === 'list' && textOf(test.items[0]) !== command[0]) {
    plan.book.warn(test, 'a test begins with CMD, CMD-SHELL or NONE: CMD is set before it');
  }
  const check: Record<string, unknown> = { command };
  set(spot, test ?? node, 'healthCheck', check);
  for (const [member, { from, range }] of Object.entries(RANGES)) {
    const given = node.entries.get(from);
    const text = textOf(given) ?? '';
    const asked = from === 'retries' ? whole(text) : seconds(text);
    if (!given) continue;
    if (asked === undefined) {
      plan.book.lose(given, `“${text}” cannot be read: the default of ECS stays`);
      continue;
    }
    const value = Math.round(Math.min(range[1], Math.max(range[0], asked)));
    check[member] = value;
    plan.book.link(given, task.draft, `${prefix}.healthCheck.${member}`);
    if (value !== asked) {
      plan.book.warn(given, `ECS takes ${range[0]} to ${range[1]}: ${value} is set`);
    }
  }
  const often = node.entries.get('start_interval');
  if (often) plan.book.lose(often, 'ECS checks at one interval from the beginning');
}

const ON = 'ECS does not read the HEALTHCHECK of an image: say what is to be run under test';

function commandOf(test: Node | undefined): string[] | undefined {
  if (test?.kind === 'scalar') {
    const text = textOf(test);
    return text ? ['CMD-SHELL', text] : undefined;
  }
  const words = itemsOf(test).flatMap((one) => textOf(one) ?? []);
  if (words.length === 0 || words[0] === 'NONE') return undefined;
  return words[0] === 'CMD' || words[0] === 'CMD-SHELL' ? words : ['CMD', ...words];
}

/**
 * What a check asks for at a port of its own container: `curl -f localhost:3000/up`. Undefined
 * where it asks for nothing there.
 */
export function urlChecked(
  service: MapNode,
  port: number,
): { isTls: boolean; path: string | undefined } | undefined {
  const check = service.entries.get('healthcheck');
  const command = check?.kind === 'map' ? commandOf(check.entries.get('test')) : undefined;
  const own =
    /(https?):\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?::(\d+))?(\/[^\s"'|?#]*)?/;
  const match = own.exec((command ?? []).join(' '));
  if (!match) return undefined;
  const isTls = match[1] === 'https';
  if (Number(match[2] ?? (isTls ? 443 : 80)) !== port) return undefined;
  return { isTls, path: match[3] };
}

/** Seconds that a service is given before checks count. */
export function startPeriod(service: MapNode): number | undefined {
  const check = service.entries.get('healthcheck');
  const given = check?.kind === 'map' ? textOf(check.entries.get('start_period')) : undefined;
  const asked = seconds(given ?? '');
  return asked === undefined ? undefined : Math.round(asked);
}
