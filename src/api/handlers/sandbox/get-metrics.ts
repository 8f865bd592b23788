import { answerMetrics, type MetricsQuery } from '../../../engine/observe/metrics-answer';
import type { World } from '../../../engine/world/world';
import { sandboxErrors } from '../../contract/errors';
import type { InputOf } from '../../contract/operations';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { loadBalancerOf, serviceOnRecord, targetGroupOf, taskAnywhere } from '../references';

export const getMetrics: Handler<'Sandbox.GetMetrics'> = ({ ctx, requests }, input) =>
  answerMetrics(requests.metrics, ctx.world, queryOf(ctx.world, input));

function queryOf(world: World, input: InputOf<'Sandbox.GetMetrics'>): MetricsQuery {
  const { loadBalancer, targetGroup, service, task, since, from, to } = input;
  const aims = [loadBalancer, targetGroup, service, task].filter((one) => one !== undefined);
  if (aims.length > 1) {
    refuse(sandboxErrors.invalid('Name one of loadBalancer, targetGroup, service and task.'));
  }
  if (since !== undefined && (from !== undefined || to !== undefined)) {
    refuse(sandboxErrors.invalid('Say either since, or from and to.'));
  }
  if (from !== undefined && to !== undefined && from > to) {
    refuse(sandboxErrors.invalid('from cannot be after to.'));
  }
  return {
    loadBalancerArn: loadBalancer && loadBalancerOf(world, loadBalancer).arn,
    targetGroupArn: targetGroup && targetGroupOf(world, targetGroup).arn,
    serviceArn: service && serviceOnRecord(world, service).arn,
    taskArn: task && taskAnywhere(world, task).arn,
    since,
    from,
    to,
  };
}
