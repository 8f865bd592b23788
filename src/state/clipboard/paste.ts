/** What pasting a clip into a sandbox comes to, as one gesture, and what has to be said of it. */
import type { Annotation } from '../../model/sandbox-document';
import { USUAL_SUBNETS } from '../../model/service-network';
import type { Gesture, Operation, Place } from '../gesture';
import {
  fileSystemNeeds,
  forCluster,
  isCapacity,
  isEmptied,
  NO_VALUE,
  providerLists,
} from './carried-needs';
import type { Clip, CopiedKind, CopiedThing } from './clip';
import { definitionsOf, groupsSentTo, needName, partOf } from './parts';
import { type Names, renamed } from './renamed';
import { type Networks, withNetworks } from './settled-services';

/** The sandbox that a clip is pasted into. */
export interface Here {
  /** Of `Sandbox.DescribeAccount`. */
  account: readonly Operation[];
  /** The cluster that services go to whose own was not copied; null: one of that name, or any. */
  cluster: string | null;
  networks: Networks;
}

export interface Paste {
  /** Null where the clip has only notes and frames. */
  gesture: Gesture | null;
  /** With ids of their own still to be given. */
  annotations: Annotation[];
  /** What is called otherwise now, and what did not come along, a sentence each. */
  said: string[];
}

const WORDS: Readonly<Record<CopiedKind, string>> = {
  cluster: 'cluster',
  service: 'service',
  loadBalancer: 'load balancer',
  targetGroup: 'target group',
  traffic: 'client',
  alarm: 'alarm',
};

/** AWS takes names of load balancers and target groups up to this length, of others longer ones. */
const LONGEST: Partial<Record<CopiedKind, number>> = { loadBalancer: 32, targetGroup: 32 };

/** `web-2` for `web`, `web-3` for `web-2`: the first that is free. */
export function freeName(name: string, taken: ReadonlySet<string>, longest = 255): string {
  if (!taken.has(name)) return name;
  const base = name.replace(/-\d+$/, '');
  for (let number = 2; ; number++) {
    const end = `-${number}`;
    const free = base.slice(0, longest - end.length).replace(/-+$/, '') + end;
    if (!taken.has(free)) return free;
  }
}

/** Names of what exists, by kind. */
function takenIn(account: readonly Operation[]): Record<CopiedKind, Set<string>> {
  const taken: Record<CopiedKind, Set<string>> = {
    cluster: new Set(),
    service: new Set(),
    loadBalancer: new Set(),
    targetGroup: new Set(),
    traffic: new Set(),
    alarm: new Set(),
  };
  for (const operation of account) {
    const part = partOf(operation);
    if (part) taken[part.kind].add(part.name);
  }
  return taken;
}

/** Keys in one order, so that what says the same is the same text. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Decides step by step what everything is called, and notes what is to be said. */
class Planner {
  readonly taken: Record<CopiedKind, Set<string>>;
  readonly given = new Map<string, string>();
  readonly said: string[] = [];
  private readonly definitions = new Map<string, string>();

  constructor(
    readonly clip: Clip,
    readonly here: Here,
  ) {
    this.taken = takenIn(here.account);
  }

  readonly names: Names = {
    cluster: (name) => this.now('cluster', name),
    service: (name) => this.now('service', name),
    loadBalancer: (name) => this.now('loadBalancer', name),
    targetGroup: (name) => this.now('targetGroup', name),
    traffic: (name) => this.now('traffic', name),
    alarm: (name) => this.now('alarm', name),
    definition: (name) => this.definitions.get(name) ?? name,
  };

  private now(kind: CopiedKind, name: string): string {
    return this.given.get(`${kind} ${name}`) ?? name;
  }

  /** Gives a thing a name that is free, and says so where it is another one. */
  name(kind: CopiedKind, name: string): void {
    if (this.given.has(`${kind} ${name}`)) return;
    const free = freeName(name, this.taken[kind], LONGEST[kind]);
    this.taken[kind].add(free);
    this.given.set(`${kind} ${name}`, free);
    if (free !== name) this.said.push(`${sentence(WORDS[kind])} ${name} is called ${free} here.`);
  }

  /** A service goes to the copy of its cluster, or to one that is there. */
  nameService(name: string): void {
    if (this.given.has(`service ${name}`)) return;
    const at = name.indexOf('/');
    const [own, short] = [name.slice(0, at), name.slice(at + 1)];
    const cluster = this.clusterFor(own);
    const inCluster = [...this.taken.service].flatMap((one) =>
      one.startsWith(`${cluster}/`) ? one.slice(cluster.length + 1) : [],
    );
    const free = freeName(short, new Set(inCluster));
    this.taken.service.add(`${cluster}/${free}`);
    this.given.set(`service ${name}`, `${cluster}/${free}`);
    if (free !== short) this.said.push(`Service ${short} is called ${free} here.`);
  }

  clusterFor(own: string): string {
    const copied = this.given.get(`cluster ${own}`);
    if (copied !== undefined) return copied;
    const { cluster } = this.here;
    if (cluster !== null && this.taken.cluster.has(cluster)) return cluster;
    if (this.taken.cluster.has(own)) return own;
    return [...this.taken.cluster][0] ?? own;
  }

  /** Registers what is not there yet: a family that is goes on with its next revision. */
  register(): Operation[] {
    const there = definitionsOf(this.here.account);
    const revisions = new Map<string, number>();
    for (const name of there.keys()) {
      const family = name.slice(0, name.lastIndexOf(':'));
      revisions.set(family, (revisions.get(family) ?? 0) + 1);
    }
    return this.clip.needs.flatMap(({ name, target, input }) => {
      if (target !== 'ECS.RegisterTaskDefinition') return [];
      const same = [...there].find(([, one]) => canonical(one.input) === canonical(input));
      if (same) {
        this.definitions.set(name, same[0]);
        return [];
      }
      const family = String(input.family);
      const revision = (revisions.get(family) ?? 0) + 1;
      revisions.set(family, revision);
      const now = `${family}:${revision}`;
      this.definitions.set(name, now);
      if (now !== name) this.said.push(`Task definition ${name} is ${now} here.`);
      return [{ target, input }];
    });
  }

  /** Images, roles, log groups and the like that are not there; what is there is left as it is. */
  needs(): Operation[] {
    const there = new Map(this.here.account.map((one) => [keyOf(one), canonical(one.input)]));
    const different = new Set<string>();
    const systems = new Set(fileSystemNeeds(this.here.account).map(({ name }) => name));
    const missing = this.clip.needs.filter((need) => {
      // A file system that is there is mounted from where it is.
      if (need.target === 'EFS.CreateMountTarget' && systems.has(need.name)) return false;
      if (needName(need) === null && !need.target.startsWith('EFS.')) return false;
      const known = there.get(keyOf(need));
      const isSame = known === canonical(need.input) || isEmptied(need);
      if (known !== undefined && !isSame) different.add(need.name);
      return known === undefined;
    });
    for (const name of different) {
      this.said.push(`${name} is there already and differs: it was left as it is.`);
    }
    for (const need of missing.filter(isEmptied)) {
      this.said.push(`${need.name} came along without its value: it says ${NO_VALUE} here.`);
    }
    return missing.map(({ target, input }) =>
      forCluster({ target, input }, (name) => this.clusterFor(name)),
    );
  }

  /** The cluster of services that were copied without theirs, where there is none at all. */
  clusters(): Operation[] {
    const wanted = [...this.given]
      .filter(([key]) => key.startsWith('service '))
      .map(([, name]) => name.slice(0, name.indexOf('/')));
    return this.clip.needs.flatMap(({ name, target, input }) => {
      const isWanted = target === 'ECS.CreateCluster' && wanted.includes(name);
      if (!isWanted || this.taken.cluster.has(name)) return [];
      this.taken.cluster.add(name);
      return [{ target, input }];
    });
  }
}

/** What an operation makes, or says of it. */
function keyOf(operation: Operation): string {
  const { PolicyName, PolicyArn, FileSystemId, SubnetId, CreationToken } = operation.input;
  const { ClientToken, VersionDescription } = operation.input;
  const which = [PolicyName ?? PolicyArn, FileSystemId, SubnetId, CreationToken, ClientToken];
  return [operation.target, needName(operation), ...which, VersionDescription].join(' ');
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Where each thing goes, its corner moved to the place of the whole. */
function placesOf(clip: Clip, { names }: Planner, at: { x: number; y: number }): Place[] {
  const clusters = new Set(
    clip.things.filter(({ kind }) => kind === 'cluster').map((one) => one.name),
  );
  return clip.things.flatMap(({ kind, name, x, y }): Place[] => {
    if (kind !== 'service') {
      return [{ kind, name: names[kind](name), x: Math.round(x + at.x), y: Math.round(y + at.y) }];
    }
    // In a cluster that was there the place is found among its services.
    if (!clusters.has(name.slice(0, name.indexOf('/')))) return [];
    return [{ kind, name: names.service(name).split('/')[1] ?? name, x, y }];
  });
}

const ORDER: readonly CopiedKind[] = ['cluster', 'loadBalancer', 'targetGroup', 'alarm', 'traffic'];

/** The gesture, with its upper left corner at a place of the canvas. */
export function planPaste(clip: Clip, here: Here, at: { x: number; y: number }): Paste {
  const planner = new Planner(clip, here);
  const parts = clip.operations.flatMap((operation) => partOf(operation) ?? []);
  for (const kind of ORDER) {
    for (const part of parts) if (part.kind === kind) planner.name(kind, part.name);
  }
  for (const part of parts) if (part.kind === 'service') planner.nameService(part.name);
  const definitions = planner.register();
  const groups = groupsSentTo(clip.operations);
  const alarms = new Set([
    ...planner.taken.alarm,
    ...parts.flatMap(({ kind, name }) => (kind === 'alarm' ? name : [])),
  ]);
  const around = {
    networks: here.networks,
    groups,
    alarms,
    balancers: new Set([
      ...planner.taken.loadBalancer,
      ...parts.flatMap(({ kind, name }) => (kind === 'loadBalancer' ? name : [])),
    ]),
    say: (words: string) => {
      if (!planner.said.includes(words)) planner.said.push(words);
    },
  };
  const own = clip.operations.flatMap((operation) => {
    const settled = withNetworks(operation, around);
    return settled ? [renamed(settled, planner.names)] : [];
  });
  for (const words of hostsMissing(clip.operations)) around.say(words);
  const needs = planner
    .needs()
    .flatMap((need) => mountedWhereTasksRun(need, withNetworks(need, around)));
  const operations = inOrder(needs, [...definitions, ...planner.clusters(), ...own], here.account);
  const annotations = clip.annotations.map((one) => ({ ...one, x: one.x + at.x, y: one.y + at.y }));
  return {
    gesture:
      own.length === 0
        ? null
        : {
            label: pasteLabel(clip.things, planner.names),
            operations: [
              { target: 'Sandbox.LoadAccount', input: { account: { version: 1, operations } } },
            ],
            places: placesOf(clip, planner, at),
          },
    annotations,
    said: planner.said,
  };
}

/** In the usual subnets tasks run in two zones, and mount what is mounted in theirs. */
function mountedWhereTasksRun(before: Operation, after: Operation | null): Operation[] {
  if (!after) return [];
  const { target, input } = after;
  if (target !== 'EFS.CreateMountTarget' || input.SubnetId === before.input.SubnetId)
    return [after];
  return USUAL_SUBNETS.slice(0, 2).map((SubnetId) => ({ target, input: { ...input, SubnetId } }));
}

/** Each file system is mounted from a subnet once, also where several gave way to the usual one. */
function onceEach(operations: readonly Operation[]): Operation[] {
  const seen = new Set<string>();
  return operations.filter(({ target, input }) => {
    if (target !== 'EFS.CreateMountTarget') return true;
    const key = `${String(input.FileSystemId)} ${String(input.SubnetId)}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Instances join a cluster that is there, and services ask for providers that it has. */
function inOrder(
  needs: readonly Operation[],
  rest: readonly Operation[],
  account: readonly Operation[],
): Operation[] {
  const isCluster = ({ target }: Operation) => target === 'ECS.CreateCluster';
  const clusters = rest.filter(isCluster);
  const others = rest.filter((one) => !isCluster(one));
  return [
    ...onceEach(needs.filter((one) => !isCapacity(one))),
    ...clusters,
    ...needs.filter(isCapacity),
    ...providerLists(account, rest),
    ...others,
  ];
}

/** Of services that run on instances nobody scales, what did not come along. */
function hostsMissing(operations: readonly Operation[]): string[] {
  return operations.flatMap(({ target, input }) =>
    target === 'ECS.CreateService' && input.launchType === 'EC2'
      ? [
          `Service ${String(input.serviceName)} runs on EC2: container instances did not come along.`,
        ]
      : [],
  );
}

function pasteLabel(things: readonly CopiedThing[], names: Names): string {
  const [only] = things;
  if (things.length !== 1 || !only) return `Paste ${things.length} things`;
  const now = names[only.kind](only.name);
  return `Paste ${WORDS[only.kind]} ${only.kind === 'service' ? now.split('/')[1] : now}`;
}
