import type { InputOf } from '../../api/contract/operations';
import { lastPart, roleArn } from '../../model/ids';
import type { SimMicros } from '../../model/sim-time';
import { type Give, giveAll } from '../../state/comparison-changes';
import { type DeploymentOptions, planDeployment } from '../../state/gestures/deployment';
import { freeTargetGroupName } from '../../state/gestures/load-balancing';
import { planTrafficShift, rulesTo } from '../../state/gestures/traffic-shift';
import type { SecondRun } from '../../state/second-run';
import { type Build, BUILDS, behaviourOf, nextImage, valuesOf } from '../deploy/builds';
import { IMAGE_DEFAULTS, putImage } from '../inspector/image-values';
import { attributesOf, outputMember } from '../inspector/output';
import { nextRevision } from '../inspector/revision-input';
import type { DescribedService } from '../inspector/described-service';
import type { ChangeOption } from './change-option';
import type { KnownService } from './service-options';

type Configuration = NonNullable<InputOf<'ECS.UpdateService'>['deploymentConfiguration']>;
type Strategy = NonNullable<Configuration['strategy']>;

/** What each strategy is called, and how it shifts: minutes short enough to be watched. */
const STRATEGIES: Record<Strategy, { words: string; configuration: Configuration }> = {
  ROLLING: { words: 'rolling update', configuration: { strategy: 'ROLLING' } },
  BLUE_GREEN: {
    words: 'blue/green',
    configuration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 },
  },
  CANARY: {
    words: 'canary, 10 % for 2 min',
    configuration: {
      strategy: 'CANARY',
      bakeTimeInMinutes: 1,
      canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 2 },
    },
  },
  LINEAR: {
    words: 'linear, 25 % a minute',
    configuration: {
      strategy: 'LINEAR',
      bakeTimeInMinutes: 1,
      linearConfiguration: { stepPercent: 25, stepBakeTimeInMinutes: 1 },
    },
  },
};

/** What is rolled out, told from what runs. */
const UPDATES = ['same', 'errors', 'slow', 'unhealthy', 'crash'] as const;
type Update = (typeof UPDATES)[number];

const updateWords = (update: Update): string =>
  BUILDS.find(({ value }) => value === update)?.label ?? update;

/** The same update of a service in two ways: as it is configured, and by another strategy. */
function deploymentOption(
  known: KnownService,
  update: Update,
  calm: SimMicros | undefined,
): ChangeOption | null {
  const { service } = known;
  if (service.deploymentController !== 'ECS') return null;
  const now = (service.serviceDeployment?.strategy ?? 'ROLLING') as Strategy;
  const others = (Object.keys(STRATEGIES) as Strategy[]).filter((one) => one !== now);
  const a = STRATEGIES[now]?.words ?? now;
  return {
    id: `deployment/${update}/${service.id}`,
    label: `Deployment of a build that ${updateWords(update)}`,
    of: service.name,
    field: {
      kind: 'choice',
      label: 'B deploys it by',
      choices: others.map((value) => ({ value, label: STRATEGIES[value].words })),
      initial: others.includes('CANARY') ? 'CANARY' : others[0]!,
    },
    usually: 'moment',
    calm,
    length: 900,
    changing: (value) => {
      const strategy = STRATEGIES[value as Strategy];
      return {
        names: { a, b: strategy.words },
        title: `${a[0]!.toUpperCase()}${a.slice(1)} or ${strategy.words}?`,
        shown: [],
        ofA: {
          words: `This run, which gets the same build at the same moment, by ${a}.`,
          shown: planDeployment(service, { ...buildOf(known, update), wiring: null }).operations,
        },
        moment: {
          a: updating(known, update, null),
          b: updating(known, update, strategy.configuration),
        },
      };
    },
  };
}

export const deploymentOptions = (
  known: KnownService,
  calm: SimMicros | undefined,
): ChangeOption[] => UPDATES.flatMap((update) => deploymentOption(known, update, calm) ?? []);

/** Deploys the build; with a strategy, first makes what that shifts the traffic by. */
function updating(known: KnownService, update: Update, strategy: Configuration | null): Give {
  return async (run) => {
    const wiring = strategy && strategy.strategy !== 'ROLLING' ? await wiringOf(known, run) : null;
    if (typeof wiring === 'string') return wiring;
    const options: DeploymentOptions = {
      ...buildOf(known, update),
      ...(strategy && { configuration: strategy }),
      wiring,
    };
    return giveAll(planDeployment(known.service, options).operations)(run);
  };
}

function buildOf(
  { definition, images }: KnownService,
  update: Update,
): Pick<DeploymentOptions, 'revision' | 'behaviour'> {
  const container = definition.containerDefinitions[0];
  if (!container) return { revision: 'same' };
  const running = behaviourOf(container.image, images) ?? { ...IMAGE_DEFAULTS };
  const image = nextImage(container.image, images);
  return {
    revision: { register: nextRevision(definition, container.name, image) },
    behaviour: putImage(image, valuesOf(update as Build, running) ?? running),
  };
}

const NO_BALANCER =
  'Only a service behind a load balancer can have its traffic shifted: compare rolling updates.';

/** A second target group and a rule that knows both, unless the service has them. */
async function wiringOf(
  { service }: KnownService,
  { client, mirror }: SecondRun,
): Promise<DeploymentOptions['wiring'] | string> {
  const described = await client.send('ECS.DescribeServices', {
    cluster: lastPart(service.clusterArn),
    services: [service.name],
  });
  const [found] = (outputMember(described, 'services') ?? []) as DescribedService[];
  const entries = found?.loadBalancers ?? [];
  const [entry] = entries;
  if (!entry?.targetGroupArn || !entry.containerName || entry.containerPort === undefined) {
    return NO_BALANCER;
  }
  if (entries.every((one) => one.advancedConfiguration !== undefined)) return null;
  const { entities } = mirror.getState();
  const [rule] = rulesTo(entities, entry.targetGroupArn);
  if (!rule) return NO_BALANCER;
  const attributes = await client.send('ELBv2.DescribeTargetGroupAttributes', {
    TargetGroupArn: entry.targetGroupArn,
  });
  const planned = planTrafficShift(entities, {
    entry: {
      targetGroupArn: entry.targetGroupArn,
      containerName: entry.containerName,
      containerPort: entry.containerPort,
    },
    alternate: freeTargetGroupName(entities, `${service.name}-2`),
    productionRule: rule.rule.arn,
    testPort: null,
    roleArn: roleArn('ecsInfrastructureRoleForLoadBalancers'),
    attributes: attributesOf(attributes),
  });
  if (typeof planned === 'string') return planned;
  return { operations: planned.operations, loadBalancers: [planned.entry] };
}
