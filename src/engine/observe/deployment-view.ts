import { LIFECYCLE_STAGES } from '../../model/deployment-configuration';
import { ENDED_STATUSES, type ServiceDeployment } from '../../model/service-deployment';
import type { ServiceDeploymentView } from '../../model/view';
import { deploymentsOf as codeDeploymentsOf } from '../code-deploy/deployment-records';
import { functionName } from '../control-plane/deployments/lifecycle-hooks';
import { weightOf } from './asked-weights';
import { awaitingOf } from './awaiting';
import { codeDeployView } from './code-deploy-view';
import { observe } from './observe-deployments';
import { type DeploymentScene, revisionFigures } from './revision-rows';

type View = ServiceDeploymentView;

/** The newest deployment of a service as the screen shows it; null when there is none. */
export function deploymentView(scene: DeploymentScene): View | null {
  const { ctx, service } = scene;
  if (service.deploymentController.type === 'CODE_DEPLOY') {
    const [newest] = codeDeploymentsOf(ctx.world, service.arn);
    return newest ? codeDeployView(scene, newest) : null;
  }
  const [record] = service.serviceDeployments;
  return record ? serviceDeploymentView(scene, record) : null;
}

function serviceDeploymentView(scene: DeploymentScene, record: ServiceDeployment): View {
  const { ctx, service, tasks } = scene;
  const own = service.deployments.find((one) => one.id === record.deploymentId);
  const isOver = ENDED_STATUSES.includes(record.status);
  return {
    id: record.arn,
    deploymentId: record.deploymentId,
    strategy: record.deploymentConfiguration.strategy,
    status: record.status,
    statusReason: record.statusReason ?? null,
    isOver,
    startedAt: record.startedAt ?? record.createdAt,
    finishedAt: record.finishedAt ?? null,
    stages: stagesOf(record, isOver),
    stage: record.lifecycleStage ?? null,
    step: stepOf(record),
    shiftPercent: shiftPercentOf(record),
    awaiting: isOver ? null : awaitingOf({ ctx, service, record, tasks }),
    pauses: pausesOf(record),
    hooks: hooksOf(record),
    ...revisionFigures(scene, observe(service, record), (role, deploymentId) => ({
      productionWeight: weightOf(record, record.productionWeights, { role, deploymentId }),
      testWeight: weightOf(record, record.testWeights, { role, deploymentId }),
    })),
    alarms: record.alarms.alarmNames.map((name) => ({
      name,
      state: ctx.world.alarms.get(name)?.state ?? 'INSUFFICIENT_DATA',
      triggered: record.alarms.triggeredAlarmNames.includes(name),
    })),
    breaker: record.circuitBreaker,
    canRollBack:
      (record.status === 'PENDING' || record.status === 'IN_PROGRESS') &&
      record.sourceRevisionArns.length > 0,
    machine: record.machine ?? own?.machine ?? null,
  };
}

/** AWS's defaults are 5 % for a canary and 10 % for a linear step. */
function shiftPercentOf({ deploymentConfiguration: given }: ServiceDeployment): number | null {
  if (given.strategy === 'CANARY') return given.canaryConfiguration?.canaryPercent ?? 5;
  return given.strategy === 'LINEAR' ? (given.linearConfiguration?.stepPercent ?? 10) : null;
}

/** Each step is a passage of its own through its stage. */
const stepOf = ({ step, stages, createdAt }: ServiceDeployment): View['step'] =>
  step ? { ...step, startedAt: stages.at(-1)?.startedAt ?? createdAt } : null;

/** Functions that have been called and have not answered for good. */
function hooksOf(record: ServiceDeployment): View['hooks'] {
  return record.hooks.flatMap(({ targetType, targetArn = '', endedAt, ...call }) =>
    targetType === 'AWS_LAMBDA' && endedAt === undefined
      ? [
          {
            hookId: call.hookId ?? '',
            functionName: functionName(targetArn),
            stage: call.stage,
            nextCallAt: call.nextCallAt ?? null,
            expiresAt: call.expiresAt,
          },
        ]
      : [],
  );
}

function pausesOf(record: ServiceDeployment): View['pauses'] {
  return record.hooks.flatMap(({ hookId, stage, expiresAt, timeoutAction, status }) =>
    hookId !== undefined && status === 'AWAITING_ACTION'
      ? [{ hookId, stage, expiresAt, timeoutAction }]
      : [],
  );
}

/**
 * Each stage once, however often it was passed; those of the way back after the others. Once it has
 * turned round nothing lies ahead that could be named beforehand.
 */
function stagesOf(record: ServiceDeployment, isOver: boolean): View['stages'] {
  if (record.deploymentConfiguration.strategy === 'ROLLING') return [];
  const passed = new Map<string, View['stages'][number]>();
  for (const { stage, isRollback, startedAt, endedAt } of record.stages) {
    const key = `${stage} ${isRollback}`;
    const known = passed.get(key);
    const ends = { state: 'done', endedAt: endedAt ?? null } as const;
    if (known) Object.assign(known, ends);
    else passed.set(key, { stage, isRollback, startedAt, ...ends });
  }
  const list = [...passed.values()];
  const last = record.stages.at(-1);
  const current = last && list.find((one) => isPassageOf(one, last));
  if (isOver || record.rollback) {
    if (current && !isOver && last.endedAt === undefined) current.state = 'current';
    return list;
  }
  if (current) current.state = 'current';
  const reached = LIFECYCLE_STAGES.indexOf(record.lifecycleStage ?? 'RECONCILE_SERVICE');
  const ahead = LIFECYCLE_STAGES.slice(reached + 1).filter(
    (stage) => !list.some((one) => one.stage === stage),
  );
  return [
    ...list,
    ...ahead.map((stage) => ({
      stage,
      state: 'ahead' as const,
      isRollback: false,
      startedAt: null,
      endedAt: null,
    })),
  ];
}

const isPassageOf = (
  one: { stage: string; isRollback: boolean },
  passage: { stage: string; isRollback: boolean },
): boolean => one.stage === passage.stage && one.isRollback === passage.isRollback;
