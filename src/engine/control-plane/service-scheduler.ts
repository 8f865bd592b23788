import type { Service } from '../../model/service';
import { runCodeDeployPass } from '../code-deploy/deployment-pass';
import type { EngineContext } from '../engine-context';
import { watchForFailure } from './deployments/failure-watch';
import { runRollingPass } from './deployments/rolling-pass';
import { runStagedPass } from './deployments/staged-pass';
import { stagedUnderWay } from './deployments/staged-records';
import { startScheduling } from './scheduling';
import { STOPPED_REASON } from './service-events';
import { liveTasksOf } from './service-tasks';
import { isUp } from './task-facts';
import { runTaskSetPass } from './task-set-pass';
import { stopServiceTasks } from './task-stops';

/** A pass is due: the regular one plans the next. */
export function passIsDue(ctx: EngineContext, service: Service, extra: boolean): void {
  if (service.status === 'INACTIVE') return;
  if (extra) service.scheduler.kicked = false;
  else startScheduling(ctx, service);
  if (service.status === 'ACTIVE') watchForFailure(ctx, service);
  if (service.status === 'DRAINING') drainService(ctx, service);
  else if (service.deploymentController.type !== 'ECS') runTaskSetPass(ctx, service);
  else {
    const staged = stagedUnderWay(service);
    if (staged) runStagedPass(ctx, service, staged);
    // One that has come to rest in this very pass is told to be steady right after its end.
    if (!stagedUnderWay(service)) runRollingPass(ctx, service);
  }
  if (service.deploymentController.type === 'CODE_DEPLOY') runCodeDeployPass(ctx, service);
}

/** SVC-7: a deleted service is DRAINING until its last task has stopped. */
function drainService(ctx: EngineContext, service: Service): void {
  const live = liveTasksOf(ctx.world, service);
  const [deployment] = service.deployments;
  if (deployment) {
    const reason = STOPPED_REASON.scaling(deployment.id);
    stopServiceTasks(ctx, service, live.filter(isUp), () => reason);
  }
  if (service.taskSets.length > 0) runTaskSetPass(ctx, service);
  if (live.length > 0) return;
  service.status = 'INACTIVE';
  service.deployments = [];
  service.taskSets = [];
  ctx.touch(service.arn);
}
