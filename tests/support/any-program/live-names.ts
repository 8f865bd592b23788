/** What there is to name: identifiers that a run has shown, by the member they stood in. */
import type { World } from '../../../src/engine/world/world';
import type { Dice } from './dice';

/** `clusterArn`, `clusterName` and `clusters` all name a cluster. */
function kindOf(member: string): string {
  const singular = member.toLowerCase().replace(/s$/, '');
  const bare = singular.replace(/(?:arn|name|id|identifier)$/, '');
  return ALIASES[bare] ?? (bare === '' ? singular : bare);
}

const ALIASES: Record<string, string> = {
  family: 'taskdefinition',
  familyprefix: 'taskdefinition',
  securitygroup: 'group',
  resource: 'arn',
  target: 'instance',
  logstream: 'logstream',
  containerinstance: 'containerinstance',
  role: 'role',
  executionrole: 'role',
  taskrole: 'role',
  executionrolearn: 'role',
};

/** The newest of each kind are remembered. */
const REMEMBERED = 12;

export class LiveNames {
  private readonly kinds = new Map<string, string[]>();

  note(member: string, value: unknown): void {
    if (typeof value === 'string') this.remember(member, value);
    else if (Array.isArray(value)) for (const one of value) this.note(member, one);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) this.note(name, inner);
    }
  }

  /** Reads the newest of every table of the world that somebody could name. */
  noteWorld(world: World): void {
    for (const [kind, table] of tablesOf(world)) {
      for (const key of [...table.keys()].slice(-4)) {
        this.add(kind, key);
        if (key.startsWith('arn:')) this.add('arn', key);
      }
    }
    for (const { id } of [...world.tasks.values()].slice(-4)) this.add('task', id);
    for (const one of [...world.containerInstances.values()].slice(-4)) {
      this.add('containerinstance', one.id);
      this.add('instance', one.ec2InstanceId);
    }
    for (const service of [...world.services.values()].slice(-4)) {
      this.add('service', service.name);
      for (const { arn } of service.serviceDeployments.slice(0, 2)) {
        this.add('servicedeployment', arn);
      }
      for (const { arn } of service.revisions.slice(0, 2)) this.add('servicerevision', arn);
      for (const { id } of service.taskSets) this.add('taskset', id);
    }
    for (const one of world.loadBalancers.values()) {
      for (const listener of one.listeners) {
        this.add('listener', listener.arn);
        for (const rule of listener.rules) this.add('rule', rule.arn);
      }
    }
  }

  /** One that this member could name; undefined where none is known. */
  pick(member: string, dice: Dice): string | undefined {
    const known = this.kinds.get(kindOf(member));
    return known && dice.pick(known);
  }

  /** Whether there is something of that name. */
  knows(member: string, value: string): boolean {
    return this.kinds.get(kindOf(member))?.includes(value) ?? false;
  }

  private remember(member: string, value: string): void {
    if (value.length > 200) return;
    this.add(kindOf(member), value);
    if (value.startsWith('arn:')) this.add('arn', value);
  }

  private add(kind: string, value: string): void {
    const known = this.kinds.get(kind) ?? [];
    if (known.includes(value)) return;
    known.push(value);
    if (known.length > REMEMBERED) known.shift();
    this.kinds.set(kind, known);
  }
}

const tablesOf = (world: World): [string, Map<string, unknown>][] => [
  ['cluster', world.clusters],
  ['taskdefinition', world.taskDefinitions],
  ['service', world.services],
  ['task', world.tasks],
  ['loadbalancer', world.loadBalancers],
  ['targetgroup', world.targetGroups],
  ['image', world.images],
  ['traffic', world.traffic],
  ['fault', world.faults],
  ['application', world.codeDeployApplications],
  ['deployment', world.codeDeployDeployments],
  ['alarm', world.alarms],
  ['function', world.hookFunctions],
  ['subnet', world.subnets],
  ['containerinstance', world.containerInstances],
  ['capacityprovider', world.capacityProviders],
  ['autoscalinggroup', world.autoScalingGroups],
  ['launchtemplate', world.launchTemplates],
  ['launchconfiguration', world.launchConfigurations],
  ['vpc', world.vpcs],
  ['group', world.securityGroups],
  ['routetable', world.routeTables],
  ['gateway', world.gateways],
  ['allocation', world.elasticIps],
  ['role', world.roles],
  ['policy', world.managedPolicies],
  ['instanceprofile', world.instanceProfiles],
  ['repository', world.repositories],
  ['secret', world.secrets],
  ['loggroup', world.logGroups],
  ['session', world.execSessions],
  ['filesystem', world.fileSystems],
  ['volume', world.ebsVolumes],
  ['resource', world.scalableTargets],
  ['namespace', world.namespaces],
  ['service', world.discoveryServices],
];
