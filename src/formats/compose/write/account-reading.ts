import type { Account } from '../../../model/account';
import { isObject } from '../../json-text';

export type Members = Record<string, unknown>;

/** A revision of a task definition, as it was registered. */
export interface Definition {
  /** `web:3` */
  name: string;
  family: string;
  input: Members;
  containers: Members[];
}

/** What keeps tasks of a definition running, or runs one. */
export interface Running {
  definition: Definition;
  /** None where nothing runs it. */
  service: Members | undefined;
  isJob: boolean;
}

export const list = (value: unknown): Members[] =>
  Array.isArray(value) ? value.filter((one): one is Members => isObject(one)) : [];
export const members = (value: unknown): Members => (isObject(value) ? value : {});
export const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
/** A text that says something. */
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
export const number = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined;

/** Services and tasks of an account with what they run, then definitions that nothing runs. */
export function readAccount({ operations }: Account): {
  clusters: string[];
  running: Running[];
  others: Account['operations'];
} {
  const definitions = new Map<string, Definition>();
  const newest = new Map<string, Definition>();
  const clusters: string[] = [];
  const retired = new Set<string>();
  const found: { input: Members; isJob: boolean }[] = [];
  const others: Account['operations'][number][] = [];
  const revisions = new Map<string, number>();
  for (const operation of operations) {
    const { target, input } = operation;
    if (target === 'ECS.RegisterTaskDefinition') {
      const family = String(input.family);
      const revision = (revisions.get(family) ?? 0) + 1;
      revisions.set(family, revision);
      const containers = list(input.containerDefinitions);
      const one = { name: `${family}:${revision}`, family, input, containers };
      definitions.set(one.name, one);
      newest.set(family, one);
    } else if (target === 'ECS.DeregisterTaskDefinition') retired.add(String(input.taskDefinition));
    else if (target === 'ECS.CreateCluster') clusters.push(text(input.clusterName) ?? 'default');
    else if (target === 'ECS.CreateService') found.push({ input, isJob: false });
    else if (target === 'ECS.RunTask') found.push({ input, isJob: true });
    else others.push(operation);
  }
  const running = found.flatMap(({ input, isJob }): Running[] => {
    const name = String(input.taskDefinition).replace(/^.*\//, '');
    const definition = definitions.get(name) ?? newest.get(name);
    return definition ? [{ definition, service: input, isJob }] : [];
  });
  const used = new Set(running.map(({ definition }) => definition.family));
  const idle = [...newest.values()].filter(
    ({ family, name }) => !used.has(family) && !retired.has(name),
  );
  for (const definition of idle) running.push({ definition, service: undefined, isJob: false });
  return { clusters, running, others };
}

/** Ports of load balancers that lead to a target group, by its name. */
export function listenerPorts(operations: Account['operations']): ReadonlyMap<string, number> {
  const ports = new Map<string, number>();
  const byListener = new Map<string, number>();
  for (const { target, input } of operations) {
    const isListener = target === 'ELBv2.CreateListener';
    if (!isListener && target !== 'ELBv2.CreateRule') continue;
    const named = `${text(input.LoadBalancerArn) ?? ''}:${String(input.Port)}`;
    if (isListener) byListener.set(named, number(input.Port) ?? 80);
    const key = isListener ? named : (text(input.ListenerArn) ?? '');
    const port = byListener.get(key) ?? 80;
    for (const group of groupsIn(isListener ? input.DefaultActions : input.Actions)) {
      if (!ports.has(group)) ports.set(group, port);
    }
  }
  return ports;
}

function groupsIn(actions: unknown): string[] {
  return list(actions).flatMap((one) => {
    const forward = list(members(one.ForwardConfig).TargetGroups);
    const groups = [one.TargetGroupArn, ...forward.map((group) => group.TargetGroupArn)];
    return groups.flatMap((group) => text(group) ?? []);
  });
}
