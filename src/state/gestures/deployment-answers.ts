import type { ServiceDeploymentView } from '../../model/view';
import type { Gesture } from '../gesture';

type Deployment = Pick<ServiceDeploymentView, 'id' | 'strategy'>;
type Pause = ServiceDeploymentView['pauses'][number];

/** Takes a deployment back: ECS's own, or one of CodeDeploy's. */
export function planRollBack({ id, strategy }: Deployment): Gesture {
  if (strategy === 'CODE_DEPLOY') {
    const input = { deploymentId: id, autoRollbackEnabled: true };
    return {
      label: `Roll back ${id}`,
      operations: [{ target: 'CodeDeploy.StopDeployment', input }],
    };
  }
  const input = { serviceDeploymentArn: id, stopType: 'ROLLBACK' };
  return {
    label: 'Roll back',
    operations: [{ target: 'ECS.StopServiceDeployment', input }],
  };
}

/** What each of CodeDeploy's two waits is called when a deployment is told to go on. */
const WAITS: Readonly<Record<string, string>> = {
  Ready: 'READY_WAIT',
  TerminationWait: 'TERMINATION_WAIT',
};

/** Answers a deployment that waits for a person. */
export function planAnswer(
  { id, strategy }: Deployment,
  { hookId, stage }: Pick<Pause, 'hookId' | 'stage'>,
  action: 'CONTINUE' | 'ROLLBACK',
): Gesture {
  if (strategy === 'CODE_DEPLOY') {
    if (action === 'ROLLBACK') return planRollBack({ id, strategy });
    const input = { deploymentId: id, deploymentWaitType: WAITS[stage] ?? 'READY_WAIT' };
    return {
      label: `Go on with ${id}`,
      operations: [{ target: 'CodeDeploy.ContinueDeployment', input }],
    };
  }
  // CONTINUE is what is done without an action.
  const input = {
    serviceDeploymentArn: id,
    hookId,
    ...(action === 'ROLLBACK' && { action }),
  };
  return {
    label: action === 'CONTINUE' ? `Go on after ${stage}` : `Roll back at ${stage}`,
    operations: [{ target: 'ECS.ContinueServiceDeployment', input }],
  };
}
