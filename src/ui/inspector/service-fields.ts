import { lastPart } from '../../model/ids';
import type { ServiceView } from '../../model/view';
import type { InputOf } from '../../api/contract/operations';
import type { Gesture, Operation } from '../../state/gesture';
import type { Field } from './field-form';
import { operation } from './operation';
import { emptyProblem } from './text-problems';

/** A service's settings under the names of the form. */
export type ServiceValues = {
  desiredCount: number;
  taskDefinition: string;
  /** Image of the first container; another one means a new revision. */
  image: string;
  minimumHealthyPercent: number;
  maximumPercent: number;
  healthCheckGracePeriodSeconds: number;
  forceNewDeployment: boolean;
};

export const serviceValues = (service: ServiceView, image: string): ServiceValues => ({
  desiredCount: service.desired,
  taskDefinition: service.taskDefinition,
  image,
  minimumHealthyPercent: service.minimumHealthyPercent,
  maximumPercent: service.maximumPercent,
  healthCheckGracePeriodSeconds: service.healthCheckGracePeriodSeconds,
  forceNewDeployment: false,
});

/** In the words of ECS. */
const percentsProblem = (
  of: Pick<ServiceValues, 'minimumHealthyPercent' | 'maximumPercent'>,
): string | null =>
  of.minimumHealthyPercent === 100 && of.maximumPercent === 100
    ? 'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.'
    : null;

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateService.html */
export const serviceFields = (revisions: readonly string[]): Field<ServiceValues>[] => [
  {
    key: 'desiredCount',
    kind: 'number',
    min: 0,
    text: { name: 'desiredCount', hint: 'How many tasks ECS keeps running.' },
  },
  {
    key: 'taskDefinition',
    kind: 'choice',
    choices: revisions,
    text: { name: 'taskDefinition', hint: 'Another revision starts a new deployment.' },
  },
  {
    key: 'image',
    kind: 'text',
    problem: ({ image }) => emptyProblem(image),
    text: {
      name: 'image',
      hint: 'Another image registers a new revision of the task definition and deploys it.',
    },
  },
  {
    key: 'minimumHealthyPercent',
    kind: 'number',
    min: 0,
    max: 100,
    suffix: ' %',
    problem: percentsProblem,
    text: {
      name: 'minimumHealthyPercent',
      hint: 'So many healthy tasks stay during a deployment, rounded up.',
      range: '0–100 %',
      byDefault: '100 %',
    },
  },
  {
    key: 'maximumPercent',
    kind: 'number',
    min: 100,
    suffix: ' %',
    text: {
      name: 'maximumPercent',
      hint: 'At most so many tasks at once during a deployment, rounded down.',
      range: 'from 100 %',
      byDefault: '200 %',
    },
  },
  {
    key: 'healthCheckGracePeriodSeconds',
    kind: 'number',
    min: 0,
    max: 2_147_483_647,
    suffix: ' s',
    text: {
      name: 'healthCheckGracePeriodSeconds',
      hint: 'After a task has started, failing health checks are overlooked for so long.',
      range: '0–2,147,483,647 s',
      byDefault: '0 s',
    },
  },
  {
    key: 'forceNewDeployment',
    kind: 'switch',
    text: { name: 'forceNewDeployment', hint: 'Replace all tasks though nothing has changed.' },
  },
];

type Update = InputOf<'ECS.UpdateService'>;

function percents(changed: Partial<ServiceValues>): Partial<Update> {
  const { minimumHealthyPercent, maximumPercent } = changed;
  if (minimumHealthyPercent === undefined && maximumPercent === undefined) return {};
  const given = { minimumHealthyPercent, maximumPercent };
  const deploymentConfiguration = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  );
  return { deploymentConfiguration };
}

/** UpdateService with what has changed; before it, the new revision if there is one. */
export function planServiceChange(
  service: Pick<ServiceView, 'name' | 'clusterArn' | 'taskDefinition'>,
  changed: Partial<ServiceValues>,
  revision: InputOf<'ECS.RegisterTaskDefinition'> | null,
): Gesture | null {
  const { desiredCount, healthCheckGracePeriodSeconds, forceNewDeployment } = changed;
  const taskDefinition = revision ? revision.family : changed.taskDefinition;
  const given = { desiredCount, taskDefinition, healthCheckGracePeriodSeconds, forceNewDeployment };
  const changes = {
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
    ...percents(changed),
  };
  if (Object.keys(changes).length === 0) return null;
  const operations: Operation[] = [];
  if (revision) operations.push(operation('ECS.RegisterTaskDefinition', revision));
  operations.push(
    operation('ECS.UpdateService', {
      cluster: lastPart(service.clusterArn),
      service: service.name,
      ...changes,
    }),
  );
  return { label: `Update service ${service.name}`, operations };
}
