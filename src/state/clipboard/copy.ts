import type { Annotation } from '../../model/sandbox-document';
import type { Operation } from '../gesture';
import { fileSystemNeeds, withoutValue } from './carried-needs';
import { type Clip, type CopiedThing, isCopied, type Need } from './clip';
import { definitionsOf, groupsSentTo, needName, partOf, textsIn } from './parts';

interface Copied {
  /** With their corners as in `Clip`. */
  things: readonly CopiedThing[];
  annotations: readonly Annotation[];
  origin: Clip['origin'];
}

const keyOf = ({ kind, name }: Pick<CopiedThing, 'kind' | 'name'>): string => `${kind} ${name}`;

/** What comes along unasked: the services of a cluster, the groups that a balancer sends to. */
function withParts(things: readonly CopiedThing[], account: readonly Operation[]): Set<string> {
  const keys = new Set(things.map(keyOf));
  const isIn = (operation: Operation): boolean => {
    const part = partOf(operation);
    return part !== null && keys.has(keyOf(part));
  };
  for (const { kind, name } of things) {
    if (kind !== 'cluster') continue;
    for (const operation of account) {
      const part = partOf(operation);
      if (part?.kind === 'service' && part.name.startsWith(`${name}/`)) keys.add(keyOf(part));
    }
  }
  for (const group of groupsSentTo(account.filter(isIn))) {
    keys.add(keyOf({ kind: 'targetGroup', name: group }));
  }
  return keys;
}

/** Only what exists to be asked of AWS itself names these, which nobody has to make. */
const isProvided = (name: string): boolean => name === 'FARGATE' || name === 'FARGATE_SPOT';

/** Providers of one's own are not copied: a cluster is made with what AWS provides. */
function withoutProviders({ target, input }: Operation): Operation {
  if (target !== 'ECS.CreateCluster' || !Array.isArray(input.capacityProviders)) {
    return { target, input };
  }
  const capacityProviders = input.capacityProviders.filter((one) => isProvided(String(one)));
  return { target, input: { ...input, capacityProviders } };
}

/** Whatever in the account the operations name, and what that names in turn. */
function needsOf(account: readonly Operation[], operations: readonly Operation[]): Need[] {
  const definitions = definitionsOf(account);
  const all: Need[] = [
    ...account.flatMap((operation) => {
      const name = needName(operation);
      return name === null ? [] : [{ name, ...withoutValue(operation) }];
    }),
    ...fileSystemNeeds(account),
    ...[...definitions].map(([name, operation]) => ({ name, ...operation })),
    ...account
      .filter(isCluster)
      .map((operation) => ({ name: partOf(operation)!.name, ...withoutProviders(operation) })),
  ];
  const wanted = new Set<Need>();
  let texts = textsIn(operations.map(({ input }) => input));
  while (texts.length > 0) {
    const named = texts;
    const more = all.filter((one) => !wanted.has(one) && named.some((text) => names(text, one)));
    for (const one of more) wanted.add(one);
    texts = textsIn(more.map(({ input }) => input));
  }
  const made = new Set(operations.flatMap((one) => (isCluster(one) ? partOf(one)!.name : [])));
  const isMade = (need: Need): boolean => isCluster(need) && made.has(need.name);
  return all.filter((one) => wanted.has(one) && isCopied(one.target) && !isMade(one));
}

/** Some are named by their ARN, too, a repository by its address. */
function names(text: string, { name, target }: Need): boolean {
  if (text === name) return true;
  if (target.startsWith('IAM.')) return text.endsWith(`/${name}`);
  switch (target) {
    case 'ECR.CreateRepository':
      return text.includes(`/${name}:`);
    case 'SecretsManager.CreateSecret':
      return text.includes(`:secret:${name}-`);
    case 'SSM.PutParameter':
      return text.endsWith(`:parameter/${name.replace(/^\//, '')}`);
    case 'AutoScaling.CreateAutoScalingGroup':
      return text.endsWith(`:autoScalingGroupName/${name}`);
    default:
      return false;
  }
}

const isCluster = ({ target }: Operation): boolean => target === 'ECS.CreateCluster';

/** `2 services and a load balancer`. */
function inWords(things: readonly CopiedThing[], annotations: readonly Annotation[]): string {
  const names = things.map(({ kind, name }) => `${WORDS[kind]} ${name.split('/').at(-1)}`);
  const notes = annotations.length > 0 ? [`${annotations.length} notes or frames`] : [];
  const all = [...names, ...notes];
  return all.length > 6
    ? `${all.slice(0, 5).join(', ')} and ${all.length - 5} more`
    : all.join(', ');
}

const WORDS: Readonly<Record<CopiedThing['kind'], string>> = {
  cluster: 'cluster',
  service: 'service',
  loadBalancer: 'load balancer',
  targetGroup: 'target group',
  traffic: 'client',
  alarm: 'alarm',
};

/** A clip of things of an account (`Sandbox.DescribeAccount`), with what they need. */
export function clipOf(account: readonly Operation[], copied: Copied): Clip {
  const { things, annotations, origin } = copied;
  const keys = withParts(things, account);
  const operations = account
    .filter((operation) => {
      const part = partOf(operation);
      return part !== null && keys.has(keyOf(part)) && isCopied(operation.target);
    })
    .map(withoutProviders);
  return {
    format: 'ecs-sandbox-clip',
    version: 1,
    about: `Copied from ECS Sandbox: ${inWords(things, annotations)}. Paste it on the canvas of any sandbox.`,
    things: [...things],
    operations,
    needs: needsOf(account, operations),
    annotations: [...annotations],
    origin,
  };
}

/** What was copied, for a person: what is named in the clip's first line. */
export const copiedWords = ({ things, annotations }: Clip): string => inWords(things, annotations);
