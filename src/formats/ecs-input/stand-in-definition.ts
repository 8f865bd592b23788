import { ecsName } from './ecs-name';
import { decide, give, type ImportPlan, nameIn, say } from './import-plan';

/** What a file says of a task definition that is not in it. */
export interface DefinitionNeeds {
  /** Where the file names it. */
  path: string;
  /** A name, `family:revision` or an ARN; undefined where the file names none. */
  reference?: string;
  /** What it is called when the file names none. */
  family: string;
  onFargate: boolean;
  awsvpc: boolean;
  /** Container ports by container, a port with its name if it has one. */
  containers: Map<string, { containerPort: number; name?: string }[]>;
  /** ECS Exec needs a task role. */
  exec?: boolean;
  /** A volume that is configured at launch. */
  volume?: string;
}

/** The name to use for the task definition: what is registered here stands in for it. */
export function definitionFor(plan: ImportPlan, needs: DefinitionNeeds): string {
  const named = needs.reference === undefined ? undefined : nameIn(needs.reference);
  const chosen = named === undefined ? 'stand-in' : askFor(plan, named);
  if (named !== undefined && chosen === 'existing') return named;
  const [family = '', revision] = (named ?? needs.family).split(':');
  const usable = ecsName(family, 'stand-in');
  give(plan, 'ECS.RegisterTaskDefinition', standInDefinition({ ...needs, family: usable }));
  const mentioned = [...needs.containers.keys()].join(', ') || `one called ${usable}`;
  const which = revision === undefined ? '' : ` in place of revision ${revision}`;
  const message =
    named === undefined
      ? `no task definition is named: “${usable}” stands in, with the containers that are mentioned (${mentioned})`
      : `not in this file: a stand-in “${usable}” is registered${which}, with the containers that are mentioned (${mentioned})`;
  say(plan, needs.path, message, 'warning');
  return usable;
}

const askFor = (plan: ImportPlan, named: string): string =>
  decide(plan, {
    id: 'task-definition',
    question: `Where is the task definition ${named}?`,
    options: [
      {
        value: 'stand-in',
        label: 'Make a stand-in',
        means: 'Registers one with the containers and ports that the file mentions.',
      },
      {
        value: 'existing',
        label: 'In this sandbox',
        means: 'Uses the one that is registered here under that name.',
      },
    ],
  });

/** A registration with every container and port that is asked for. */
export function standInDefinition(needs: DefinitionNeeds): Record<string, unknown> {
  const { family, onFargate, awsvpc, exec, volume } = needs;
  const containers = needs.containers.size > 0 ? needs.containers : new Map([[family, []]]);
  return {
    family,
    networkMode: awsvpc || onFargate ? 'awsvpc' : 'bridge',
    ...(onFargate && { requiresCompatibilities: ['FARGATE'], cpu: '256', memory: '512' }),
    ...(exec && { taskRoleArn: `${family}-task-role` }),
    containerDefinitions: [...containers].map(([name, ports], at) => ({
      name,
      image: imageOf(name),
      ...(!onFargate && { memory: 512 }),
      ...(ports.length > 0 && { portMappings: ports }),
      ...(volume !== undefined &&
        at === 0 && { mountPoints: [{ sourceVolume: volume, containerPath: '/data' }] }),
    })),
    ...(volume !== undefined && { volumes: [{ name: volume, configuredAtLaunch: true }] }),
  };
}

const imageOf = (name: string): string =>
  `${
    name
      .slice(0, 255)
      .toLowerCase()
      .replace(/[^a-z0-9_.-]+/g, '-')
      .replace(/^[-_.]+|[-_.]+$/g, '') || 'app'
  }:stand-in`;
