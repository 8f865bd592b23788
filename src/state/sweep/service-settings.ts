import type { ServiceView } from '../../model/view';
import { type Giving, member, type Setter } from './log-with-value';
import type { SweepSetting } from './sweep-setting';

type Input = Record<string, unknown>;

const CREATE = 'ECS.CreateService';
const UPDATE = 'ECS.UpdateService';
const CONFIGURATION = 'deploymentConfiguration';

/** `arn:…:service/shop/web` or `web`. */
const isCalled = (reference: unknown, { id, name }: ServiceView): boolean =>
  reference === id || reference === name;

/** Limits: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html */
export function serviceSettings(service: ServiceView): SweepSetting[] {
  const { id, name, clusterArn } = service;
  const isUpdate: Setter['isAbout'] = (input) => isCalled(input.service, service);
  const isMaking: Giving['isMaking'] = ({ target, input }) =>
    target === CREATE && input.serviceName === name;
  const giving = (...path: string[]): Giving => ({
    setters: [
      member(UPDATE, isUpdate, path),
      member(CREATE, (input: Input) => input.serviceName === name, path),
    ],
    isMaking,
    fresh: (value) => ({
      target: UPDATE,
      input: { cluster: clusterArn, service: id, ...nested(path, value) },
    }),
  });
  const counted: SweepSetting[] = [
    {
      id: `desired-count/${id}`,
      label: 'Desired count',
      of: name,
      unit: 'tasks',
      least: 0,
      most: 1000,
      suggested: [2, 3, 4, 6, 8, 12, 20],
      current: service.desired,
      figure: 'latencyP99Ms',
      giving: giving('desiredCount'),
    },
  ];
  return [
    ...(service.schedulingStrategy === 'REPLICA' ? counted : []),
    ...shiftSettings(service, giving),
    ...usualSettings(service, giving),
  ];
}

/** Of every service. */
function usualSettings(
  service: ServiceView,
  giving: (...path: string[]) => Giving,
): SweepSetting[] {
  const { id, name } = service;
  return [
    {
      id: `grace-period/${id}`,
      label: 'Health check grace period',
      of: name,
      unit: 's',
      least: 0,
      most: 3600,
      suggested: [0, 10, 20, 30, 45, 60, 120],
      current: service.healthCheckGracePeriodSeconds,
      figure: 'tasksStopped',
      giving: giving('healthCheckGracePeriodSeconds'),
    },
    {
      id: `minimum-healthy/${id}`,
      label: 'Minimum healthy percent',
      of: name,
      unit: '%',
      least: 0,
      most: 100,
      suggested: [0, 25, 50, 75, 100],
      current: service.minimumHealthyPercent,
      figure: 'failedPercent',
      giving: giving(CONFIGURATION, 'minimumHealthyPercent'),
    },
    {
      id: `maximum/${id}`,
      label: 'Maximum percent',
      of: name,
      unit: '%',
      least: 100,
      most: 400,
      suggested: [100, 125, 150, 200, 300],
      current: service.maximumPercent,
      figure: 'deploymentSeconds',
      giving: giving(CONFIGURATION, 'maximumPercent'),
    },
  ];
}

/** Of services whose deployments shift traffic by and by. */
function shiftSettings(
  { id, name, serviceDeployment }: ServiceView,
  giving: (...path: string[]) => Giving,
): SweepSetting[] {
  const strategy = serviceDeployment?.strategy;
  const percent = { of: name, unit: '%', least: 1, suggested: [1, 5, 10, 20, 30, 50] };
  const current = serviceDeployment?.shiftPercent ?? null;
  if (strategy === 'CANARY') {
    return [
      {
        ...percent,
        id: `canary-percent/${id}`,
        label: 'Canary percent',
        most: 100,
        current,
        figure: 'failedPercent',
        giving: giving(CONFIGURATION, 'canaryConfiguration', 'canaryPercent'),
      },
      {
        id: `canary-bake/${id}`,
        label: 'Canary bake time',
        of: name,
        unit: 'min',
        least: 0,
        most: 1440,
        suggested: [0, 1, 2, 5, 10, 15],
        current: null,
        figure: 'failedPercent',
        giving: giving(CONFIGURATION, 'canaryConfiguration', 'canaryBakeTimeInMinutes'),
      },
    ];
  }
  if (strategy !== 'LINEAR') return [];
  return [
    {
      ...percent,
      id: `linear-percent/${id}`,
      label: 'Linear step percent',
      least: 3,
      most: 100,
      suggested: [5, 10, 20, 25, 50, 100],
      current,
      figure: 'failedPercent',
      giving: giving(CONFIGURATION, 'linearConfiguration', 'stepPercent'),
    },
  ];
}

function nested([name = '', ...rest]: readonly string[], value: number): Input {
  return { [name]: rest.length === 0 ? value : nested(rest, value) };
}
