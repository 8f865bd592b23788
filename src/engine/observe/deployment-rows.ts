import { lastPart } from '../../model/ids';
import type { Service } from '../../model/service';
import type { Task } from '../../model/task';
import type { ServiceView } from '../../model/view';

type Row = ServiceView['deployments'][number];

const PENDING = ['PROVISIONING', 'PENDING', 'ACTIVATING'];

/**
 * The deployments of a service with the tasks of each; of one whose deployments are driven from
 * outside its task sets, whose stability stands for a rollout state.
 */
export function deploymentRows(service: Service, tasks: readonly Task[]): Row[] {
  const counts = (id: string): Pick<Row, 'running' | 'pending'> => {
    const own = tasks.filter((task) => task.deploymentId === id);
    return {
      running: own.filter((task) => task.lastStatus === 'RUNNING').length,
      pending: own.filter((task) => PENDING.includes(task.lastStatus)).length,
    };
  };
  const madeAt = new Map(service.revisions.map((one) => [one.arn, one.createdAt]));
  const deployments = service.deployments.map((one) => ({
    id: one.id,
    status: one.status,
    taskDefinition: lastPart(one.taskDefinitionArn),
    desired: one.desiredCount,
    ...counts(one.id),
    failedTasks: one.failedTasks,
    rolloutState: one.rolloutState,
    rolloutStateReason: one.rolloutStateReason,
    createdAt: madeAt.get(one.revisionArn) ?? one.createdAt,
    machine: one.machine,
  }));
  const taskSets = service.taskSets.map((one) => ({
    id: one.id,
    status: one.status,
    taskDefinition: lastPart(one.taskDefinitionArn),
    desired: one.computedDesiredCount,
    ...counts(one.id),
    failedTasks: 0,
    rolloutState: one.stabilityStatus,
    rolloutStateReason: '',
    createdAt: madeAt.get(one.revisionArn) ?? one.createdAt,
    machine: null,
    targetGroupArns: one.loadBalancers.map((entry) => entry.targetGroupArn),
  }));
  return [...deployments, ...taskSets];
}
