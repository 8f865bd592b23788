import { alarmArn } from '../../model/ids';
import type { Outcome } from '../../state/gesture';

interface Answer {
  cluster?: { clusterArn?: string };
  service?: { serviceArn?: string };
  tasks?: { taskArn?: string }[];
  LoadBalancers?: { LoadBalancerArn?: string }[];
  TargetGroups?: { TargetGroupArn?: string }[];
}

const has = ({ operations }: Outcome['gesture'], target: string): boolean =>
  operations.some((one) => one.target === target);

/** The entity that a gesture's last operation made, to be selected; null for what has no node. */
export function createdId({ gesture, outputs }: Outcome): string | null {
  const operation = gesture.operations.at(-1);
  if (operation?.target === 'Sandbox.PutTraffic') return `traffic/${String(operation.input.name)}`;
  if (operation?.target === 'CloudWatch.PutMetricAlarm') {
    return alarmArn(String(operation.input.AlarmName));
  }
  const made = Object.assign({}, ...outputs) as {
    FileSystemId?: string;
    capacityProvider?: { capacityProviderArn: string };
  };
  if (has(gesture, 'EFS.CreateFileSystem')) return `file-system/${made.FileSystemId}`;
  if (has(gesture, 'ECS.CreateCapacityProvider')) {
    return made.capacityProvider?.capacityProviderArn ?? null;
  }
  const answer = (outputs.at(-1) ?? {}) as Answer;
  return (
    answer.service?.serviceArn ??
    answer.cluster?.clusterArn ??
    answer.tasks?.[0]?.taskArn ??
    answer.LoadBalancers?.[0]?.LoadBalancerArn ??
    answer.TargetGroups?.[0]?.TargetGroupArn ??
    null
  );
}
