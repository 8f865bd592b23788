import { lastPart } from '../../model/ids';
import { defaultBehaviour } from '../../model/image';
import type { Result } from '../../model/result';
import type { EntityView } from '../../model/view';
import { measuredIn, type MetricsAnswer, windowOf } from './measured';
import { readyTimes, type ToldEvent } from './ready-times';
import {
  type ContainerInput,
  type DefinitionInput,
  type Measured,
  type Operation,
  type Survey,
  type SurveyedBalancer,
  type SurveyedDefinition,
  type SurveyedGroup,
  type SurveyedImage,
  type SurveyedSecurityGroup,
  type SurveyedService,
} from './survey';

/** One describe through the one door. */
export type Ask = (target: string, input: Record<string, unknown>) => Promise<Result> | Result;

/** What is asked for, and what is known already: what the engine last said of each entity. */
export interface SurveySource {
  readonly ask: Ask;
  readonly entities: ReadonlyMap<string, EntityView>;
}

type Mutable<T> = { -readonly [Member in keyof T]: T[Member] };

/**
 * Asks for what is declared and measured now. Null when an answer is refused: something went away
 * between two questions, and it is asked again another time.
 */
export async function takeSurvey({ ask, entities }: SurveySource): Promise<Survey | null> {
  const views = [...entities.values()];
  const groups = views.filter((one) => one.kind === 'targetGroup');
  const services = views
    .filter((one) => one.kind === 'service')
    .filter((one) => one.status === 'ACTIVE');
  const windows = [
    ...services.map(({ id, running }) => ({ id, member: 'service', since: windowOf(running) })),
    ...groups.map(({ id, targets }) => ({
      id,
      member: 'targetGroup',
      since: windowOf(targets.length),
    })),
  ];
  const results = await Promise.all([
    ask('Sandbox.DescribeAccount', {}),
    ask('EC2.DescribeSecurityGroups', {}),
    ask('EC2.DescribeSubnets', {}),
    ask('Sandbox.DescribeEvents', { type: 'TargetHealthChange' }),
    ...windows.map(({ id, member, since }) => ask('Sandbox.GetMetrics', { [member]: id, since })),
  ]);
  const answers = results.flatMap((result) => (result.ok ? [result.output] : []));
  if (answers.length < results.length) return null;
  const [account, securityGroups, subnets, events, ...metrics] = answers;
  const figures = new Map(
    windows.map(({ id, since }, index) => [
      id,
      { ...(metrics[index] as MetricsAnswer), asked: since },
    ]),
  );
  return surveyOf(entities, {
    declared: (account as { operations: Operation[] }).operations,
    securityGroups: (securityGroups as { SecurityGroups: SecurityGroupAnswer[] }).SecurityGroups,
    subnets: (subnets as { Subnets: SubnetAnswer[] }).Subnets,
    events: (events as { events: ToldEvent[] }).events,
    figures,
  });
}

interface SecurityGroupAnswer {
  GroupId: string;
  GroupName: string;
  IpPermissions: SurveyedSecurityGroup['ingress'];
}

interface SubnetAnswer {
  SubnetId: string;
  AvailabilityZone: string;
}

interface Answers {
  subnets: readonly SubnetAnswer[];
  declared: readonly Operation[];
  securityGroups: readonly SecurityGroupAnswer[];
  events: readonly ToldEvent[];
  figures: ReadonlyMap<string, MetricsAnswer>;
}

function surveyOf(entities: ReadonlyMap<string, EntityView>, answers: Answers): Survey {
  const { declared } = answers;
  const views = [...entities.values()];
  const ready = readyTimes(answers.events);
  const measured = (id: string, groupIds: readonly string[] = []): Measured =>
    measuredIn(
      answers.figures.get(id),
      groupIds.flatMap((group) => ready.get(group) ?? []),
    );
  const balancers = balancersIn(views, declared);
  const groups = groupsIn(views, declared, balancers, measured);
  const services = servicesIn(views, declared, groups, measured);
  const definitions = definitionsIn(declared, services);
  for (const group of groups) {
    group.services = services.filter((one) => one.groups.includes(group));
  }
  return {
    clusters: views.flatMap((view) =>
      view.kind === 'cluster' && view.status === 'ACTIVE'
        ? { id: view.id, name: view.name, view }
        : [],
    ),
    services,
    definitions,
    groups,
    balancers,
    securityGroups: new Map(
      answers.securityGroups
        .filter(({ GroupName }) => isDeclared(declared, GroupName))
        .map((one) => [
          one.GroupId,
          { id: one.GroupId, name: one.GroupName, ingress: one.IpPermissions },
        ]),
    ),
    zones: new Map(answers.subnets.map((one) => [one.SubnetId, one.AvailabilityZone])),
    declared,
  };
}

/** Groups that nobody declared permit everything, whatever they are said to. */
const isDeclared = (declared: readonly Operation[], name: string): boolean =>
  declared.some(
    ({ target, input }) => target === 'EC2.CreateSecurityGroup' && input.GroupName === name,
  );

const inputsOf = <Input>(declared: readonly Operation[], target: string): Input[] =>
  declared.filter((one) => one.target === target).map((one) => one.input as Input);

function balancersIn(
  views: readonly EntityView[],
  declared: readonly Operation[],
): SurveyedBalancer[] {
  const inputs = inputsOf<SurveyedBalancer['input']>(declared, 'ELBv2.CreateLoadBalancer');
  return views.flatMap((view) => {
    if (view.kind !== 'loadBalancer') return [];
    const input = inputs.find((one) => one.Name === view.name);
    if (!input) return [];
    const idle = attributeOf(declared, 'LoadBalancer', view.name, 'idle_timeout.timeout_seconds');
    const { id, name } = view;
    return {
      id,
      name,
      view,
      input,
      idleTimeoutSeconds: Number(idle ?? 60),
    };
  });
}

/** Of those that were changed: all others have AWS's defaults. */
function attributeOf(
  declared: readonly Operation[],
  kind: 'LoadBalancer' | 'TargetGroup',
  name: string,
  key: string,
): string | undefined {
  type Changes = { Attributes: { Key: string; Value: string }[] } & Record<string, unknown>;
  return inputsOf<Changes>(declared, `ELBv2.Modify${kind}Attributes`)
    .filter((one) => one[`${kind}Arn`] === name)
    .flatMap((one) => one.Attributes)
    .findLast((one) => one.Key === key)?.Value;
}

function groupsIn(
  views: readonly EntityView[],
  declared: readonly Operation[],
  balancers: readonly SurveyedBalancer[],
  measured: (id: string, groupIds: readonly string[]) => Measured,
): Mutable<SurveyedGroup>[] {
  const inputs = inputsOf<SurveyedGroup['input']>(declared, 'ELBv2.CreateTargetGroup');
  return views.flatMap((view) => {
    if (view.kind !== 'targetGroup') return [];
    const input = inputs.find((one) => one.Name === view.name);
    if (!input) return [];
    return {
      id: view.id,
      name: view.name,
      view,
      input,
      services: [],
      balancers: balancers.filter((one) => view.loadBalancerArns.includes(one.id)),
      measured: measured(view.id, [view.id]),
    };
  });
}

function servicesIn(
  views: readonly EntityView[],
  declared: readonly Operation[],
  groups: readonly SurveyedGroup[],
  measured: (id: string, groupIds: readonly string[]) => Measured,
): Mutable<SurveyedService>[] {
  const inputs = inputsOf<SurveyedService['input']>(declared, 'ECS.CreateService');
  return views.flatMap((view) => {
    if (view.kind !== 'service') return [];
    const reference = { cluster: lastPart(view.clusterArn), service: view.name };
    const input = inputs.find(
      (one) => one.serviceName === view.name && one.cluster === reference.cluster,
    );
    if (!input) return [];
    const named = (input.loadBalancers ?? []).map((one) => one.targetGroupArn);
    const own = groups.filter((one) => named.includes(one.name));
    const standsBehind = [...view.targetGroupArns, ...view.alternateTargetGroupArns];
    return {
      id: view.id,
      name: `${reference.cluster}/${view.name}`,
      reference,
      input,
      view,
      definition: null,
      groups: own,
      tasks: views.filter((one) => one.kind === 'task').filter((one) => one.serviceArn === view.id),
      measured: measured(view.id, standsBehind),
    };
  });
}

/** Revisions in the order of their registration: the third of a family is revision 3. */
function definitionsIn(
  declared: readonly Operation[],
  services: Mutable<SurveyedService>[],
): SurveyedDefinition[] {
  const counts = new Map<string, number>();
  const images = imagesIn(declared);
  const definitions = inputsOf<DefinitionInput>(declared, 'ECS.RegisterTaskDefinition');
  return definitions.flatMap((input) => {
    const revision = (counts.get(input.family) ?? 0) + 1;
    counts.set(input.family, revision);
    const name = `${input.family}:${revision}`;
    const users = services.filter((one) => one.input.taskDefinition === name);
    const first = users[0];
    if (!first) return [];
    const imageOf = ({ image }: ContainerInput) => images(image ?? '');
    const definition = { id: first.id, name, input, services: users, imageOf };
    for (const service of users) service.definition = definition;
    return definition;
  });
}

interface SaidOfImage {
  image: string;
  healthCheckPath?: string;
  healthCheckStatus?: number;
  healthCheckLatencyMs?: number;
  keepAlive?: number;
  sigtermExit?: number | string;
  startup?: number;
  calls?: string[];
}

/** How an image behaves: as it was said to, else as one of which nothing was said. */
function imagesIn(declared: readonly Operation[]): (image: string) => SurveyedImage {
  const said = new Map(
    inputsOf<SaidOfImage>(declared, 'Sandbox.PutImage').map((one) => [one.image, one]),
  );
  return (image) => {
    const usual = defaultBehaviour(image);
    const own = said.get(image);
    if (!own) return usual;
    const { sigtermExit = usual.sigtermExitSeconds } = own;
    return {
      healthCheckPath: own.healthCheckPath ?? usual.healthCheckPath,
      healthCheckStatus: own.healthCheckStatus ?? usual.healthCheckStatus,
      healthCheckLatencyMs: own.healthCheckLatencyMs ?? usual.healthCheckLatencyMs,
      keepAliveSeconds: own.keepAlive ?? usual.keepAliveSeconds,
      sigtermExitSeconds: sigtermExit === 'never' ? null : Number(sigtermExit),
      startupSeconds: own.startup ?? usual.startupSeconds,
      calls: own.calls ?? usual.calls,
    };
  };
}
