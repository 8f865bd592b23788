import { activeInstances } from '../../../engine/capacity/placement/candidate';
import { deploymentsOf as codeDeploymentsOf } from '../../../engine/code-deploy/deployment-records';
import { isSteady, serviceCounts } from '../../../engine/control-plane/operations';
import type { EngineContext } from '../../../engine/engine-context';
import {
  CODE_DEPLOY_EVENTS,
  CODE_DEPLOY_STATUSES,
  type CodeDeployDeployment,
} from '../../../model/code-deploy';
import { LIFECYCLE_STAGES } from '../../../model/deployment-configuration';
import type { Service } from '../../../model/service';
import { TASK_STATUSES } from '../../../model/task';
import { sandboxErrors } from '../../contract/errors';
import { refuse } from '../../refusal';
import { activeCluster, serviceAnywhere, targetGroupOf, taskAnywhere } from '../references';

/** Whether what is waited for is so now. */
export type Condition = () => boolean;

const DEPLOYMENT_STATUSES = [
  'PENDING',
  'IN_PROGRESS',
  'SUCCESSFUL',
  'STOP_REQUESTED',
  'STOPPED',
  'ROLLBACK_REQUESTED',
  'ROLLBACK_IN_PROGRESS',
  'ROLLBACK_SUCCESSFUL',
  'ROLLBACK_FAILED',
  'COMPLETED',
  'FAILED',
  ...CODE_DEPLOY_STATUSES,
];
const STAGES: readonly string[] = [...LIFECYCLE_STAGES, ...CODE_DEPLOY_EVENTS];

const KINDS: Record<string, (ctx: EngineContext, rest: string) => Condition> = {
  instances: (ctx, rest) => {
    const [name, count] = counted(rest, 'instances:CLUSTER=N');
    const { arn } = activeCluster(ctx.world, name);
    return () => activeInstances(ctx.world, arn).length === count;
  },
  steady: (ctx, name) => {
    const service = serviceAnywhere(ctx.world, name);
    return () => isSteady(ctx, service);
  },
  running: (ctx, rest) => {
    const [name, count] = counted(rest, 'running:SERVICE=N');
    const service = serviceAnywhere(ctx.world, name);
    return () => serviceCounts(ctx, service).running === count;
  },
  healthy: (ctx, rest) => {
    const [name, count] = counted(rest, 'healthy:TARGETGROUP=N');
    const group = targetGroupOf(ctx.world, name);
    return () => group.targets.filter(({ health }) => health === 'healthy').length === count;
  },
  deployment: (ctx, rest) => {
    const [name, status] = equated(rest, 'deployment:SERVICE=STATUS');
    const service = serviceAnywhere(ctx.world, name);
    oneOf(status, DEPLOYMENT_STATUSES);
    return () =>
      service.serviceDeployments[0]?.status === status ||
      newestOfCodeDeploy(ctx, service).some((one) => one.status === status) ||
      service.deployments.some((one) => one.status === 'PRIMARY' && one.rolloutState === status);
  },
  task: (ctx, rest) => {
    const [id, status] = equated(rest, 'task:ID=STATUS');
    const task = taskAnywhere(ctx.world, id);
    oneOf(status, TASK_STATUSES);
    return () => task.lastStatus === status;
  },
  stage: (ctx, rest) => {
    const [name, stage] = equated(rest, 'stage:SERVICE=STAGE');
    const service = serviceAnywhere(ctx.world, name);
    oneOf(stage, STAGES);
    // Time does not stand still between two stages: the newest passage has not ended yet.
    return () => {
      const [newest] = newestOfCodeDeploy(ctx, service);
      if (newest && newest.machine.value === stage) return true;
      const passage = service.serviceDeployments[0]?.stages.at(-1);
      return passage?.stage === stage && !passage.isRollback && passage.endedAt === undefined;
    };
  },
};

/** The newest deployment of CodeDeploy, and the one that it rolls back, if it does. */
function newestOfCodeDeploy(ctx: EngineContext, service: Service): CodeDeployDeployment[] {
  const [newest, ...older] = codeDeploymentsOf(ctx.world, service.arn);
  const triggering = newest?.rollbackInfo?.rollbackTriggeringDeploymentId;
  return newest ? [newest, ...older.filter(({ id }) => id === triggering)] : [];
}

/** Reads `steady:web`, `running:demo/web=3` …; what it names must be there already. */
export function conditionOf(ctx: EngineContext, text: string): Condition {
  const [, kind = '', rest = ''] = /^(\w+):(.+)$/.exec(text) ?? [];
  const read = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  if (!read) {
    const known = Object.keys(KINDS).map((name) => `${name}:`);
    return refuse(
      sandboxErrors.invalid(`'${text}' is no condition: it must begin with ${known.join(', ')}.`),
    );
  }
  return read(ctx, rest);
}

/** `NAME=VALUE`, where the name may hold `=` no more than an ARN does. */
function equated(rest: string, form: string): [name: string, value: string] {
  const at = rest.lastIndexOf('=');
  if (at <= 0 || at === rest.length - 1) refuse(sandboxErrors.invalid(`Say ${form}.`));
  return [rest.slice(0, at), rest.slice(at + 1)];
}

function counted(rest: string, form: string): [name: string, count: number] {
  const [name, value] = equated(rest, form);
  if (!/^\d+$/.test(value)) refuse(sandboxErrors.invalid(`Say ${form} with a whole number N.`));
  return [name, Number(value)];
}

function oneOf(value: string, known: readonly string[]): void {
  if (known.includes(value)) return;
  refuse(sandboxErrors.invalid(`'${value}' is none of ${known.join(', ')}.`));
}
