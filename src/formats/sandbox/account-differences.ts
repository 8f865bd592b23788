import type { Account } from '../../model/account';

type Declared = Account['operations'][number];

/**
 * Lists in which order says nothing. Everywhere else it does: containers are numbered, say, and
 * rule actions are taken in turn.
 */
const UNORDERED: ReadonlySet<string> = new Set(
  [
    'tags Tags Attributes Targets TargetGroups Values Conditions subnets Subnets securityGroups',
    'SecurityGroups environment secrets requiresCompatibilities settings capacityProviders',
    'loadBalancers',
  ].flatMap((names) => names.split(' ')),
);

/** Tasks run by hand end by themselves, so that a moment's difference shows in them alone. */
const PASSING: readonly string[] = ['ECS.RunTask'];

/**
 * What only one of two accounts declares, each as a few words (`ECS.CreateCluster demo`): first
 * what `one` has, then what `other` has. Empty when they say the same. The order of operations
 * counts only between revisions of a task definition.
 */
export function accountDifferences(one: Account, other: Account): string[] {
  const first = entriesOf(one);
  const second = entriesOf(other);
  return [...onlyIn(first, second), ...onlyIn(second, first)];
}

interface Entry {
  text: string;
  words: string;
}

function entriesOf({ operations }: Account): Entry[] {
  const revisions = new Map<unknown, number>();
  return operations
    .filter(({ target }) => !PASSING.includes(target))
    .map((operation) => {
      const { target, input } = operation;
      let text = `${target} ${canonical(input)}`;
      if (target === 'ECS.RegisterTaskDefinition') {
        const revision = (revisions.get(input.family) ?? 0) + 1;
        revisions.set(input.family, revision);
        text += ` ${revision}`;
      }
      return { text, words: inWords(operation) };
    });
}

/** As often as an entry stands here more often than there. */
function onlyIn(here: readonly Entry[], there: readonly Entry[]): string[] {
  const left = new Map<string, number>();
  for (const { text } of there) left.set(text, (left.get(text) ?? 0) + 1);
  return here.flatMap(({ text, words }) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count > 0 ? [] : [words];
  });
}

/** One text for values that say the same. */
function canonical(value: unknown, name = ''): string {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item));
    return `[${(UNORDERED.has(name) ? items.sort() : items).join()}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member, key)}`);
  return `{${members.sort().join()}}`;
}

const NAMES = ['serviceName', 'clusterName', 'family', 'Name', 'name', 'image'];
const REFERENCES = ['LoadBalancerArn', 'TargetGroupArn', 'ListenerArn', 'taskDefinition'];

function inWords({ target, input }: Declared): string {
  const name = [...NAMES, ...REFERENCES].map((member) => input[member]).find(isText);
  return name === undefined ? target : `${target} ${name}`;
}

const isText = (value: unknown): value is string => typeof value === 'string';
