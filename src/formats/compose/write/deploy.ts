import { type Definition, list, type Members, members, number, text } from './account-reading';
import { Source, withoutEmpty, type Written } from './written';

/** `deploy` of what runs a task definition; `resources` are one container's. */
export function writeDeploy(
  service: Members | undefined,
  resources: Members,
  { path, written }: { path: string; written: Written },
): Members {
  if (!service) return withoutEmpty({ resources });
  const source = new Source(service, path);
  const take = (member: string) => source.take(member);
  for (const member of TAKEN_ELSEWHERE) take(member);
  const isDaemon = take('schedulingStrategy') === 'DAEMON';
  const count = countOf(service);
  take('desiredCount');
  take('count');
  // Without a load balancer it says nothing, and 0 is what nobody has given.
  if (service.healthCheckGracePeriodSeconds === 0) take('healthCheckGracePeriodSeconds');
  const tags = list(take('tags')).map(({ key, value }) => [String(key), String(value ?? '')]);
  const deploy = withoutEmpty({
    ...(isDaemon ? { mode: 'global' } : { replicas: count }),
    update_config: updateOf(members(take('deploymentConfiguration')), count, { path, written }),
    resources,
    labels: Object.fromEntries(tags) as Members,
  });
  source.loseTheRest(written);
  return deploy;
}

/** How many of it run. */
export const countOf = (service: Members | undefined): number =>
  number(service?.desiredCount) ?? number(service?.count) ?? 1;

/** Where tasks run, and what Compose needs no word for. */
const TAKEN_ELSEWHERE = [
  'cluster',
  'serviceName',
  'taskDefinition',
  'launchType',
  'loadBalancers',
  'networkConfiguration',
  'serviceConnectConfiguration',
  'availabilityZoneRebalancing',
  'propagateTags',
  'platformVersion',
  'volumeConfigurations',
  'startedBy',
  'group',
];

function updateOf(
  configuration: Members,
  count: number,
  { path, written }: { path: string; written: Written },
): Members {
  const where = `${path}.deploymentConfiguration`;
  const source = new Source(configuration, where);
  const most = number(source.take('maximumPercent')) ?? 200;
  const least = number(source.take('minimumHealthyPercent')) ?? 100;
  const strategy = text(source.take('strategy')) ?? 'ROLLING';
  const breaker = members(source.take('deploymentCircuitBreaker'));
  if (strategy === 'ROLLING') source.take('bakeTimeInMinutes');
  else written.warn(`${where}.strategy`, `Compose only rolls: ${strategy} becomes start-first`);
  source.loseTheRest(written);
  const isUsual = most === 200 && least === 100 && breaker.enable !== true;
  if (isUsual) return {};
  const startsFirst = most > 100;
  const share = startsFirst ? most - 100 : 100 - least;
  return {
    parallelism: Math.max(1, Math.floor((share * Math.max(1, count)) / 100)),
    order: startsFirst ? 'start-first' : 'stop-first',
    ...(breaker.enable === true && {
      failure_action: breaker.rollback === true ? 'rollback' : 'pause',
    }),
  };
}

const cpus = (units: number): string => String(units / 1024);

/** Limits and reservations; a task of one container has the task's size as its limit. */
export function resourcesOf({ input, containers }: Definition, container: Members): Members {
  const isAlone = containers.length === 1;
  const units = number(container.cpu) || undefined;
  const taskUnits = isAlone ? sizeOf(input.cpu, 1024, /vcpu/i) : undefined;
  const memory = number(container.memory);
  const taskMemory = isAlone ? sizeOf(input.memory, 1024, /gb/i) : undefined;
  const reserved = number(container.memoryReservation);
  const limitMemory = memory ?? taskMemory;
  const gpus = list(container.resourceRequirements).filter(({ type }) => type === 'GPU');
  return withoutEmpty({
    limits: withoutEmpty({
      cpus: taskUnits === undefined ? undefined : cpus(taskUnits),
      memory: limitMemory === undefined ? undefined : `${limitMemory}M`,
    }),
    reservations: withoutEmpty({
      cpus: units === undefined ? undefined : cpus(units),
      memory: reserved === undefined ? undefined : `${reserved}M`,
      devices: gpus.map(({ value }) => ({ capabilities: ['gpu'], count: Number(value) })),
    }),
  });
}

/** `512`, or `.5 vCPU` and `1 GB` in the larger unit. */
function sizeOf(value: unknown, unit: number, large: RegExp): number | undefined {
  const given = text(value);
  const amount = parseFloat(given ?? '');
  if (given === undefined || Number.isNaN(amount)) return undefined;
  return large.test(given) ? Math.round(amount * unit) : amount;
}
