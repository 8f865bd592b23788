import {
  ALL_AT_ONCE,
  type CodeDeployDeployment,
  type RollbackEvent,
} from '../../model/code-deploy';
import type { Service } from '../../model/service';
import type { EngineContext } from '../engine-context';
import { ROLLBACK_TEXT } from './deployment-texts';
import { newDeployment } from './new-deployment';

/**
 * CD-8: whether a deployment that ended early is rolled back: if its group says so of what ended
 * it. Not before the replacement task set is begun, nor a rollback itself.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/deployments-rollback-and-redeploy.html
 */
function isRolledBack(one: CodeDeployDeployment): boolean {
  const install = one.events.find(({ event }) => event === 'Install');
  if (one.creator === 'codeDeployRollback' || install?.startedAt === undefined) return false;
  const why = whyEnded(one);
  if (why === 'DEPLOYMENT_STOP_ON_REQUEST' && one.rollsBackWhenStopped !== undefined) {
    return one.rollsBackWhenStopped;
  }
  return one.autoRollback.enabled && one.autoRollback.events.includes(why);
}

function whyEnded({ error }: CodeDeployDeployment): RollbackEvent {
  if (error?.code === 'ALARM_ACTIVE') return 'DEPLOYMENT_STOP_ON_ALARM';
  if (error?.code === 'MANUAL_STOP') return 'DEPLOYMENT_STOP_ON_REQUEST';
  return 'DEPLOYMENT_FAILURE';
}

/**
 * A rollback is a deployment of its own: it puts test and production traffic back on the original
 * task set, which is still there, all at once, and takes the replacement away. That no function is
 * called then is *assumed*.
 */
export function startRollback(
  ctx: EngineContext,
  service: Service,
  one: CodeDeployDeployment,
): void {
  if (service.status !== 'ACTIVE' || !isRolledBack(one)) return;
  const { applicationName, groupName, serviceArn, blueGreen, autoRollback, alarms } = one;
  const { productionListenerArn, testListenerArn, replacement, originalTaskSetId } = one;
  const { originalGroupArn, replacementGroupArn, replacementTaskSetId, revision } = one;
  const back = newDeployment(ctx, service, {
    applicationName,
    groupName,
    serviceArn,
    configName: ALL_AT_ONCE,
    creator: 'codeDeployRollback',
    revision: one.previousRevision ?? revision,
    previousRevision: revision,
    blueGreen,
    autoRollback,
    // What stopped the deployment must not stop its way back.
    alarms: { ...alarms, enabled: false },
    productionListenerArn,
    ...(testListenerArn !== undefined && { testListenerArn }),
    replacement,
    originalTaskSetId,
    originalGroupArn,
    replacementGroupArn,
    ...(replacementTaskSetId !== undefined && { replacementTaskSetId }),
    hooks: {},
  });
  back.weights = { ...one.weights };
  if (one.testWeights) back.testWeights = { ...one.testWeights };
  one.rollbackInfo = {
    rollbackDeploymentId: back.id,
    rollbackMessage: ROLLBACK_TEXT.triggers(one.id, back.id),
  };
  back.rollbackInfo = {
    rollbackTriggeringDeploymentId: one.id,
    rollbackMessage: ROLLBACK_TEXT.triggered(one.id, back.id),
  };
}
