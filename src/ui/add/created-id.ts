import { alarmArn } from '../../model/ids';
import type { Outcome } from '../../state/gesture';

interface Answer {
  cluster?: { clusterArn?: string };
  service?: { serviceArn?: string };
  tasks?: { taskArn?: string }[];
  LoadBalancers?: { LoadBalancerArn?: string }[];
  TargetGroups?: { TargetGroupArn?: string }[];
}

/** The entity that a gesture's last operation made, to be selected; null for what has no node. */
export function createdId({ gesture, outputs }: Outcome): string | null {
  const operation = gesture.operations.at(-1);
  if (operation?.target === 'Sandbox.PutTraffic') return `traffic/${String(operation.input.name)}`;
  if (operation?.target === 'CloudWatch.PutMetricAlarm') {
    return alarmArn(String(operation.input.AlarmName));
  }
  if (operation?.target === 'ECS.PutClusterCapacityProviders') {
    const names = operation.input.capacityProviders as string[];
    return `capacity-provider/${names.at(-1)}`;
  }
  const at = gesture.operations.findIndex(({ target }) => target === 'EFS.CreateFileSystem');
  const made = (outputs[at] ?? {}) as { FileSystemId?: string };
  if (made.FileSystemId) return `file-system/${made.FileSystemId}`;
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
