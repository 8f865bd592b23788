import type { EngineContext } from '../../../../engine/engine-context';
import type { World } from '../../../../engine/world/world';
import { type CodeDeployDeployment, isOver } from '../../../../model/code-deploy';
import { lastPart } from '../../../../model/ids';
import { type SimMicros, toEpochSeconds } from '../../../../model/sim-time';
import { describeRevision, STYLE, targetGroupPair } from './deployment-group';

const moment = (at: SimMicros | undefined): number | undefined =>
  at === undefined ? undefined : toEpochSeconds(at);

/** A `deploymentInfo` as GetDeployment answers it. */
export function describeDeployment(world: World, one: CodeDeployDeployment): object {
  const pair = [one.originalGroupArn, one.replacementGroupArn] as const;
  return {
    applicationName: one.applicationName,
    deploymentGroupName: one.groupName,
    deploymentConfigName: one.configName,
    deploymentId: one.id,
    previousRevision: describeRevision(one.previousRevision),
    revision: describeRevision(one.revision),
    status: one.status,
    errorInformation: one.error,
    createTime: toEpochSeconds(one.createdAt),
    startTime: moment(one.startedAt),
    completeTime: moment(one.completedAt),
    deploymentOverview: isOver(one) ? overviewOf(one) : undefined,
    description: one.description,
    creator: one.creator,
    ignoreApplicationStopFailures: false,
    autoRollbackConfiguration: one.autoRollback,
    updateOutdatedInstancesOnly: false,
    rollbackInfo: one.rollbackInfo,
    deploymentStyle: STYLE,
    instanceTerminationWaitTimeStarted: hasStartedTermination(one),
    blueGreenDeploymentConfiguration: one.blueGreen,
    loadBalancerInfo: { targetGroupPairInfoList: [targetGroupPair(world, pair, one)] },
    fileExistsBehavior: 'DISALLOW',
    deploymentStatusMessages: [],
    computePlatform: 'ECS',
    overrideAlarmConfiguration: one.alarms,
  };
}

/** Counts deployment targets, of which there is one: the service. */
const overviewOf = ({ status }: CodeDeployDeployment): object => ({
  Pending: 0,
  InProgress: 0,
  Succeeded: status === 'Succeeded' ? 1 : 0,
  Failed: status === 'Failed' ? 1 : 0,
  Skipped: status === 'Stopped' ? 1 : 0,
  Ready: 0,
});

const hasStartedTermination = ({ machine, blueGreen }: CodeDeployDeployment): boolean =>
  blueGreen.terminateBlueInstancesOnDeploymentSuccess.action === 'TERMINATE' &&
  machine.history.some(({ value }) => value === 'TerminationWait');

/** `CLUSTER:SERVICE`: the one target of a deployment. */
export function targetIdOf({ serviceArn }: CodeDeployDeployment): string {
  const [, cluster = '', service = ''] = serviceArn.split('/');
  return `${cluster}:${service}`;
}

const PENDING = ['PROVISIONING', 'PENDING', 'ACTIVATING'];

/** A `deploymentTarget`: the service with its lifecycle events and its task sets. */
export function describeTarget(ctx: EngineContext, one: CodeDeployDeployment): object {
  const updatedAt = one.events.reduce(
    (latest, { startedAt = 0, endedAt = 0 }) => Math.max(latest, startedAt, endedAt),
    one.createdAt as number,
  ) as SimMicros;
  return {
    deploymentTargetType: 'ECSTarget',
    ecsTarget: {
      deploymentId: one.id,
      targetId: targetIdOf(one),
      targetArn: one.serviceArn,
      lastUpdatedAt: toEpochSeconds(updatedAt),
      lifecycleEvents: one.events.map(({ event, status, startedAt, endedAt }) => ({
        lifecycleEventName: event,
        startTime: moment(startedAt),
        endTime: moment(endedAt),
        status,
      })),
      status: targetStatus(one),
      taskSetsInfo: taskSetsInfo(ctx, one),
    },
  };
}

function targetStatus({ status }: CodeDeployDeployment): string {
  if (status === 'Created') return 'Pending';
  return status === 'Stopped' ? 'Failed' : status;
}

function taskSetsInfo(ctx: EngineContext, one: CodeDeployDeployment): object[] {
  const taskSets = ctx.world.services.get(one.serviceArn)?.taskSets ?? [];
  const sides = [
    [one.originalTaskSetId, 'Blue', one.weights.source],
    [one.replacementTaskSetId, 'Green', one.weights.target],
  ] as const;
  return sides.flatMap(([id, label, weight]) => {
    const taskSet = taskSets.find((each) => each.id === id);
    if (!taskSet) return [];
    const tasks = [...ctx.world.tasks.values()].filter(
      (task) => task.serviceArn === one.serviceArn && task.deploymentId === id,
    );
    const group = taskSet.loadBalancers[0]?.targetGroupArn ?? '';
    return [
      {
        // AWS's own spelling.
        identifer: taskSet.id,
        desiredCount: taskSet.computedDesiredCount,
        pendingCount: tasks.filter((task) => PENDING.includes(task.lastStatus)).length,
        runningCount: tasks.filter((task) => task.lastStatus === 'RUNNING').length,
        status: taskSet.status,
        trafficWeight: weight,
        targetGroup: { name: ctx.world.targetGroups.get(group)?.name ?? lastPart(group) },
        taskSetLabel: label,
      },
    ];
  });
}
