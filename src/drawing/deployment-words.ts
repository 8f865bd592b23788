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

type Revision = Deployment['revisions'][number];

/** `0`, `0.02`, `2.9`, `37`, `108`: enough figures to tell. */
function figure(value: number): string {
  if (value === 0 || value >= 10) return String(Math.round(value));
  return value < 0.1 ? value.toFixed(2) : value.toFixed(1);
}

/** `api:42 · 10 % · 3/3 running · 11 req/s · 2.9 % 5xx · p99 240 ms`. */
export function revisionWords(one: Revision): string {
  const answers = [`${figure(one.errorPercent)} % 5xx`, `p99 ${Math.round(one.p99Ms)} ms`];
  return [
    one.taskDefinition,
    ...(one.productionWeight === null ? [] : [`${percent(one.productionWeight)} %`]),
    `${one.running}/${one.desired} running`,
    `${figure(one.requestsPerSecond)} req/s`,
    ...(one.requestsPerSecond > 0 ? answers : []),
  ].join(' · ');
}
