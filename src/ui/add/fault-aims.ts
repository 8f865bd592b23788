import type { FaultType } from '../../model/fault';
import type { Result } from '../../model/result';
import { USUAL_SUBNETS } from '../../model/service-network';
import type { EntityView } from '../../model/view';
import type { FaultOptions } from '../../state/gestures/traffic-and-faults';
import { operation } from '../inspector/operation';
import { outputMember } from '../inspector/output';
import { useAnswer } from '../inspector/use-answer';
import { usable, type ViewOf } from './choices';

type Entities = ReadonlyMap<string, EntityView>;

/** What a fault may be aimed at. */
export interface Aim {
  /** Unlike any other's. */
  value: string;
  label: string;
  /** What it comes to. */
  input: Partial<FaultOptions>;
  /** It may be some of several. */
  isSeveral: boolean;
}

/** The aim that is no one in particular. */
export const ANY = 'any';

/** What a fault hits: tasks, or what tasks need. */
type Scope =
  | 'tasks'
  | 'spot'
  | 'instances'
  | 'group'
  | 'subnet'
  | 'file-system'
  | 'provider'
  | 'image';

const SCOPES: Partial<Record<FaultType, Scope>> = {
  'spot-interruption': 'spot',
  'stop-instance': 'instances',
  'agent-disconnect': 'instances',
  'block-security-group': 'group',
  'exhaust-subnet-ips': 'subnet',
  'efs-unreachable': 'file-system',
  'capacity-unavailable': 'provider',
  'registry-outage': 'image',
};

/** Those about one thing that has a field of its own. */
const ALONE: readonly FaultType[] = ['az-outage', 'alarm', 'revoke-role'];

/** Names of what the canvas does not draw. */
export interface Undrawn {
  groups: { GroupId: string; GroupName: string }[];
  subnets: { SubnetId: string; AvailabilityZone?: string }[];
}

/** Security groups and subnets that were declared. */
export function useUndrawn(): Undrawn {
  const listOf = (result: Result | null, member: string) => {
    const list = outputMember(result, member);
    return Array.isArray(list) ? list : [];
  };
  const groups = useAnswer(operation('EC2.DescribeSecurityGroups', {}), null).result;
  const subnets = useAnswer(operation('EC2.DescribeSubnets', {}), null).result;
  const declared: Undrawn['subnets'] = listOf(subnets, 'Subnets');
  return {
    groups: listOf(groups, 'SecurityGroups'),
    subnets: declared.length > 0 ? declared : USUAL_SUBNETS.map((SubnetId) => ({ SubnetId })),
  };
}

const one = (value: string, label: string, input: Aim['input']): Aim => ({
  value,
  label,
  input,
  isSeveral: false,
});
const several = (value: string, label: string, input: Aim['input']): Aim => ({
  ...one(value, label, input),
  isSeveral: true,
});

/** The task it was dropped on, services, clusters. */
function aimsAtTasks(entities: Entities, onto: string | null): Aim[] {
  const task = onto === null ? undefined : entities.get(onto);
  return [
    ...(task?.kind === 'task' ? [one(task.id, `task ${task.shortId}`, { task: task.id })] : []),
    ...usable(entities, 'service').map(({ id, name }) =>
      several(id, `service ${name}`, { service: id }),
    ),
    ...aimsAtClusters(entities),
  ];
}

const aimsAtClusters = (entities: Entities): Aim[] =>
  usable(entities, 'cluster').map(({ id, name }) =>
    several(id, `cluster ${name}`, { cluster: id }),
  );

const aimsAtInstances = (entities: Entities, isMeant: (one: Instance) => boolean): Aim[] =>
  [...entities.values()]
    .filter((view): view is Instance => view.kind === 'containerInstance' && isMeant(view))
    .map(({ id, name, ec2InstanceId }) =>
      one(id, `instance ${name}`, { containerInstance: ec2InstanceId }),
    );

type Instance = ViewOf<'containerInstance'>;

const aimsAtFileSystems = (entities: Entities): Aim[] =>
  [...entities.values()].flatMap((view) =>
    view.kind === 'fileSystem'
      ? [one(view.id, `file system ${view.name}`, { fileSystem: view.fileSystemId })]
      : [],
  );

const ON_FARGATE = ['FARGATE', 'FARGATE_SPOT'];

function aimsAtProviders(entities: Entities): Aim[] {
  const own = [...entities.values()].flatMap((view) =>
    view.kind === 'capacityProvider' ? [view.name] : [],
  );
  return [...ON_FARGATE, ...own].map((name) => one(name, name, { capacityProvider: name }));
}

function aimsAtImages(entities: Entities): Aim[] {
  const images = [...entities.values()].flatMap((view) =>
    view.kind === 'task' ? view.containers.map(({ image }) => image) : [],
  );
  return [...new Set(images)].map((image) => one(image, `image ${image}`, { image }));
}

/** What a fault of this type may be aimed at; none where it has a field of its own. */
export function aimsFor(
  type: FaultType,
  entities: Entities,
  onto: string | null,
  { groups, subnets }: Undrawn,
): Aim[] {
  if (ALONE.includes(type)) return [];
  switch (SCOPES[type] ?? 'tasks') {
    case 'tasks':
      return [...aimsAtTasks(entities, onto), several(ANY, 'any task', {})];
    case 'spot':
      return [
        ...aimsAtInstances(entities, ({ isSpot }) => isSpot),
        ...aimsAtTasks(entities, onto),
        several(ANY, 'any Spot capacity', {}),
      ];
    case 'instances':
      return [
        ...aimsAtInstances(entities, ({ state }) => state === 'running'),
        ...aimsAtClusters(entities),
        several(ANY, 'any instance', {}),
      ];
    case 'group':
      return [
        ...groups.map(({ GroupId, GroupName }) =>
          one(GroupId, [GroupId, GroupName].join(' · '), { securityGroup: GroupId }),
        ),
        ...usable(entities, 'service').map(({ id, name }) =>
          one(id, `those of service ${name}`, { service: id }),
        ),
      ];
    case 'subnet':
      return [
        ...subnets.map(({ SubnetId, AvailabilityZone }) =>
          one(SubnetId, [SubnetId, AvailabilityZone].filter(Boolean).join(' · '), {
            subnet: SubnetId,
          }),
        ),
        one(ANY, 'every subnet', {}),
      ];
    case 'file-system':
      return [...aimsAtFileSystems(entities), one(ANY, 'every file system', {})];
    case 'provider':
      return [...aimsAtProviders(entities), one(ANY, 'all of Fargate', {})];
    case 'image':
      return [...aimsAtImages(entities), one(ANY, 'every registry', {})];
  }
}
