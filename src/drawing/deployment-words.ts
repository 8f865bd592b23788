/** What a deployment under way is called, on the ribbon over the canvas and in a picture of it. */
import type { ServiceDeploymentView } from '../model/view';

type Deployment = ServiceDeploymentView;

const isRollingBack = ({ status, strategy, stages }: Deployment): boolean =>
  status.startsWith('ROLLBACK') ||
  status === 'STOP_REQUESTED' ||
  (strategy === 'CODE_DEPLOY' && stages.some(({ isRollback }) => isRollback));

/** Whether it ended as it was meant to, by ECS's word or CodeDeploy's. */
export const hasSucceeded = ({ status }: Pick<Deployment, 'status'>): boolean =>
  status === 'SUCCESSFUL' || status === 'Succeeded';

/** `4`, `2.5`. */
const percent = (value: number): string => String(Math.round(value * 10) / 10);

function strategyWords({ strategy, shiftPercent }: Deployment): string {
  const name = strategy === 'CODE_DEPLOY' ? 'CodeDeploy' : strategy;
  return shiftPercent === null ? name : `${name} ${percent(shiftPercent)} %`;
}

function verbFor(deployment: Deployment): string {
  if (deployment.isOver) return 'Deployment of';
  return isRollingBack(deployment) ? 'Rolling back' : 'Deploying';
}

/** `Deploying api:42 · CANARY 10 %`. */
export function deploymentTitle(deployment: Deployment): string {
  const target = deployment.revisions.find(({ role }) => role === 'target');
  return `${verbFor(deployment)} ${target?.taskDefinition ?? '…'} · ${strategyWords(deployment)}`;
}

/** Whether one revision replaces another: a service's first tasks coming up are no replacement. */
export const isReplacing = ({ isOver, revisions }: Deployment): boolean =>
  !isOver && revisions.some(({ role }) => role === 'source');
