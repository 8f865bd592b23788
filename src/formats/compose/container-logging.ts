import { REGION } from '../../model/ids';
import { set } from './container-members';
import type { Spot } from './plan';
import { member, type Node, textOf } from './yaml-places';

const ON_EC2 = ['json-file', 'syslog', 'journald', 'gelf', 'fluentd', 'awslogs', 'splunk'];
const ON_FARGATE = ['awslogs', 'splunk'];
const AWSLOGS =
  /^awslogs-(?:create-group|region|group|stream-prefix|datetime-format|multiline-pattern)$/;

const logGroupName = (project: string): string => `/ecs/${project}`;

/** What the file says of logs, or else the group of the project in CloudWatch. */
export function translateLogging(spot: Spot): void {
  const { plan, service, container } = spot;
  const node = service.node.entries.get('logging') ?? service.node.entries.get('log_driver');
  const driver = textOf(node?.kind === 'map' ? member(node, 'driver') : node);
  const options = optionsOf(member(node, 'options') ?? service.node.entries.get('log_opt'));
  const known = plan.onFargate ? ON_FARGATE : ON_EC2;
  if (!node || driver === undefined) {
    if (node) plan.book.tell(node, 'no driver is named: logs go to CloudWatch');
    container.logConfiguration = toCloudWatch(spot);
    return;
  }
  if (driver === 'awslogs') return awslogs(spot, node, options);
  if (driver !== 'none' && known.includes(driver)) {
    set(spot, node, 'logConfiguration', { logDriver: driver, options });
    return;
  }
  plan.book.keep(node);
  if (driver === 'none') {
    plan.book.tell(node, 'no logs: the task definition says nothing of them');
    return;
  }
  const local = driver === 'json-file' || driver === 'local' || driver === 'journald';
  const says = local
    ? 'No files of logs are kept on Fargate: they go to CloudWatch Logs.'
    : `The driver ${driver} is none of Fargate’s: they go to CloudWatch Logs.`;
  set(spot, node, 'logConfiguration', toCloudWatch(spot), says);
  if (local) plan.book.tell(node, says);
  else plan.book.warn(node, says);
}

function toCloudWatch({ plan, service }: Spot): object {
  return {
    logDriver: 'awslogs',
    options: {
      'awslogs-group': logGroupName(plan.project.name),
      'awslogs-region': REGION,
      'awslogs-stream-prefix': service.ecsName,
    },
  };
}

function awslogs(spot: Spot, node: Node, options: Record<string, string>): void {
  const taken = Object.entries(options).filter(([name, value]) => AWSLOGS.test(name) && value);
  const value = {
    logDriver: 'awslogs',
    options: {
      'awslogs-region': REGION,
      'awslogs-group': logGroupName(spot.plan.project.name),
      'awslogs-stream-prefix': spot.service.ecsName,
      ...Object.fromEntries(taken),
    },
  };
  set(spot, node, 'logConfiguration', value);
  if (taken.length < Object.keys(options).length) {
    spot.plan.book.warn(node, 'options that ECS does not take for awslogs, or empty ones, are out');
  }
}

function optionsOf(node: Node | undefined): Record<string, string> {
  if (node?.kind !== 'map') return {};
  return Object.fromEntries([...node.entries].map(([name, one]) => [name, textOf(one) ?? '']));
}
