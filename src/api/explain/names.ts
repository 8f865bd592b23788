import type { EngineContext } from '../../engine/engine-context';
import { isoMoment } from '../../model/calendar';
import { lastPart } from '../../model/ids';
import { toEpochSeconds } from '../../model/sim-time';
import type { Service } from '../../model/service';
import type { Task } from '../../model/task';

/** `--cluster demo --tasks 3f9a…` of a command that shows a task. */
export const describeTask = (task: Task): string =>
  `aws ecs describe-tasks --cluster ${lastPart(task.clusterArn)} --tasks ${task.id}`;

export const describeService = (service: Service): string =>
  `aws ecs describe-services --cluster ${lastPart(service.clusterArn)} --services ${service.name}`;

/** What UpdateService is given beside its changes. */
export const ofService = (service: Service): Record<string, unknown> => ({
  cluster: lastPart(service.clusterArn),
  service: service.name,
});

export const serviceOf = ({ world }: EngineContext, task: Task): Service | undefined =>
  world.services.get(task.serviceArn ?? '');

/** Where the service's tasks have interfaces, with changes. */
export const networkWith = (
  service: Service,
  changes: Record<string, unknown>,
): Record<string, unknown> => ({
  awsvpcConfiguration: { ...service.networkConfiguration?.awsvpcConfiguration, ...changes },
});

/** The last quarter of an hour of a metric that a service has, minute by minute. */
export function showMetric({ world }: EngineContext, service: Service, metric: string): string {
  const now = Math.floor(toEpochSeconds(world.now) / 60) * 60;
  const [from, to] = [now - 900, now + 60].map((at) => isoMoment(at));
  return (
    `aws cloudwatch get-metric-statistics --namespace AWS/ECS --metric-name ${metric} ` +
    `--dimensions Name=ClusterName,Value=${lastPart(service.clusterArn)} ` +
    `Name=ServiceName,Value=${service.name} --start-time ${from} --end-time ${to} ` +
    '--period 60 --statistics Average Maximum'
  );
}

/** An input without the members that have no value. */
export const given = (input: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
