import type { HookAnswer } from '../../model/service-deployment';
import type { ServiceDeploymentView, ServiceView } from '../../model/view';
import type { Gesture } from '../gesture';

type Deployment = Pick<ServiceDeploymentView, 'id' | 'strategy'>;
type Pause = ServiceDeploymentView['pauses'][number];
type Hook = ServiceDeploymentView['hooks'][number];

/** Ends a deployment under way and goes back to the revision it replaces. */
export function planRollBack(service: Pick<ServiceView, 'name'>, deployment: Deployment): Gesture {
  const label = `Roll back ${service.name}`;
  if (deployment.strategy === 'CODE_DEPLOY') {
    const input = { deploymentId: deployment.id, autoRollbackEnabled: true };
    return { label, operations: [{ target: 'CodeDeploy.StopDeployment', input }] };
  }
  const input = { serviceDeploymentArn: deployment.id, stopType: 'ROLLBACK' };
  return { label, operations: [{ target: 'ECS.StopServiceDeployment', input }] };
}

/**
 * Answers a pause that a deployment waits at: go on, or back. CodeDeploy's waits are pauses of its
 * own.
 */
export function planContinue(
  service: Pick<ServiceView, 'name'>,
  deployment: Deployment,
  pause: Pick<Pause, 'hookId'>,
  action: 'CONTINUE' | 'ROLLBACK' = 'CONTINUE',
): Gesture {
  const goesOn = action === 'CONTINUE';
  const label = `${goesOn ? 'Continue' : 'Roll back'} the deployment of ${service.name}`;
  if (deployment.strategy === 'CODE_DEPLOY') {
    if (!goesOn) return planRollBack(service, deployment);
    const input = { deploymentId: deployment.id, deploymentWaitType: pause.hookId };
    return { label, operations: [{ target: 'CodeDeploy.ContinueDeployment', input }] };
  }
  const input = { serviceDeploymentArn: deployment.id, hookId: pause.hookId, action };
  return { label, operations: [{ target: 'ECS.ContinueServiceDeployment', input }] };
}

/**
 * Lets a function that a deployment waits for answer this: ECS asks it again, to CodeDeploy its
 * answer is reported in its place.
 */
export function planHookAnswer(
  deployment: Deployment,
  hook: Pick<Hook, 'hookId' | 'functionName'>,
  answer: Extract<HookAnswer, 'SUCCEEDED' | 'FAILED' | 'IN_PROGRESS'>,
): Gesture {
  const label = `Let ${hook.functionName} answer ${answer}`;
  if (deployment.strategy === 'CODE_DEPLOY') {
    const input = {
      deploymentId: deployment.id,
      lifecycleEventHookExecutionId: hook.hookId,
      status: answer === 'SUCCEEDED' ? 'Succeeded' : 'Failed',
    };
    const target = 'CodeDeploy.PutLifecycleEventHookExecutionStatus';
    return { label, operations: [{ target, input }] };
  }
  const input = { function: hook.functionName, answers: [answer] };
  return { label, operations: [{ target: 'Sandbox.PutHook', input }] };
}
