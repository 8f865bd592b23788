/** What services need beside them that stands by itself: file systems, secrets, EC2 capacity. */
import type { Operation } from '../gesture';
import type { Need } from './clip';

type Json = Record<string, unknown>;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Stands for a secret’s value, which nobody means to hand on with a service. */
export const NO_VALUE = 'changeme';

/** File systems, mount targets and access points, each called by the file system’s id. */
export function fileSystemNeeds(account: readonly Operation[]): Need[] {
  const needs: Need[] = [];
  let made: Operation | null = null;
  for (const operation of account) {
    const { target, input } = operation;
    if (target === 'EFS.CreateFileSystem') made = operation;
    if (target !== 'EFS.CreateMountTarget' && target !== 'EFS.CreateAccessPoint') continue;
    // Its id is told by what follows it: an account names each in turn.
    const name = text(input.FileSystemId);
    if (made) needs.push({ name, ...made });
    made = null;
    needs.push({ name, ...operation });
  }
  return needs;
}

/** The same keys with nothing in them, since containers ask for keys. */
function emptied(value: string): string {
  try {
    const read: unknown = JSON.parse(value);
    if (typeof read !== 'object' || read === null || Array.isArray(read)) return NO_VALUE;
    return JSON.stringify(Object.fromEntries(Object.keys(read).map((key) => [key, NO_VALUE])));
  } catch {
    return NO_VALUE;
  }
}

/** A secret without its value; anything else as it is. */
export function withoutValue({ target, input }: Operation): Operation {
  if (target === 'SecretsManager.CreateSecret' && typeof input.SecretString === 'string') {
    return { target, input: { ...input, SecretString: emptied(input.SecretString) } };
  }
  if (target === 'SSM.PutParameter' && input.Type === 'SecureString') {
    return { target, input: { ...input, Value: NO_VALUE } };
  }
  return { target, input };
}

/** Whether it was copied without the value it had. */
export const isEmptied = ({ target, input }: Operation): boolean =>
  target === 'SecretsManager.CreateSecret' ||
  (target === 'SSM.PutParameter' && input.Type === 'SecureString');

/** What launches instances, or stands for them: given once their cluster is there. */
export const isCapacity = ({ target }: Operation): boolean =>
  /^(?:AutoScaling|EC2)\./.test(target) || target === 'ECS.CreateCapacityProvider';

const CLUSTER_LINE = /(ECS_CLUSTER=["']?)([\w-]+)/g;

/** User data, plain or in Base64, for instances that join the cluster as it is called now. */
function joining(data: string, cluster: (name: string) => string): string {
  const renamed = (lines: string) =>
    lines.replace(CLUSTER_LINE, (_all, start: string, name: string) => start + cluster(name));
  if (data.includes('ECS_CLUSTER=')) return renamed(data);
  try {
    const lines = atob(data);
    return lines.includes('ECS_CLUSTER=') ? btoa(renamed(lines)) : data;
  } catch {
    return data;
  }
}

/** What launches instances, for the cluster as it is called now. */
export function forCluster(operation: Operation, cluster: (name: string) => string): Operation {
  const { target, input } = operation;
  const data = input.LaunchTemplateData as Json | undefined;
  if (typeof data?.UserData === 'string') {
    const LaunchTemplateData = { ...data, UserData: joining(data.UserData, cluster) };
    return { target, input: { ...input, LaunchTemplateData } };
  }
  if (target !== 'AutoScaling.CreateLaunchConfiguration' || typeof input.UserData !== 'string') {
    return operation;
  }
  return { target, input: { ...input, UserData: joining(input.UserData, cluster) } };
}

const isFargate = (name: string): boolean => name === 'FARGATE' || name === 'FARGATE_SPOT';
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Clusters get the providers that services pasted into them ask for, beside those they have. */
export function providerLists(
  account: readonly Operation[],
  pasted: readonly Operation[],
): Operation[] {
  const wanted = new Map<string, Set<string>>();
  for (const { target, input } of pasted) {
    if (target !== 'ECS.CreateService' || !Array.isArray(input.capacityProviderStrategy)) continue;
    const cluster = text(input.cluster) || 'default';
    const names = wanted.get(cluster) ?? new Set();
    for (const one of input.capacityProviderStrategy as Json[]) {
      const name = text(one.capacityProvider);
      if (!isFargate(name)) names.add(name);
    }
    wanted.set(cluster, names);
  }
  return [...wanted].flatMap(([cluster, names]): Operation[] => {
    const before = [...account, ...pasted].findLast(({ target, input }) =>
      target === 'ECS.CreateCluster'
        ? (text(input.clusterName) || 'default') === cluster
        : target === 'ECS.PutClusterCapacityProviders' && input.cluster === cluster,
    )?.input;
    const known = list(before?.capacityProviders);
    if ([...names].every((name) => known.includes(name))) return [];
    const input = {
      cluster,
      capacityProviders: [...new Set([...known, ...names])],
      defaultCapacityProviderStrategy: before?.defaultCapacityProviderStrategy ?? [],
    };
    return [{ target: 'ECS.PutClusterCapacityProviders', input }];
  });
}
