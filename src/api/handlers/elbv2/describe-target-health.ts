import type { Target } from '../../../model/load-balancer';
import type { Handler } from '../../handler';
import { targetGroupOf } from '../references';
import { describeTargetHealth as answer } from './answers/target-group';
import { withPorts } from './given-targets';

/** All targets, draining ones too; of those asked for, one that is not registered is `unused`. */
export const describeTargetHealth: Handler<'ELBv2.DescribeTargetHealth'> = ({ ctx }, input) => {
  const group = targetGroupOf(ctx.world, input.TargetGroupArn);
  const withAnomalies = (input.Include?.length ?? 0) > 0;
  const describe = (target: Target) =>
    answer(group, target, withAnomalies ? ctx.dataPlane.standing(target.slot) : undefined);
  if (!input.Targets?.length) return { TargetHealthDescriptions: group.targets.map(describe) };
  const asked = withPorts(group, input.Targets);
  return {
    TargetHealthDescriptions: asked.map(({ id, port }) => {
      const target = group.targets.find((one) => one.id === id && one.port === port);
      return target ? describe(target) : notRegistered(id, port);
    }),
  };
};

const notRegistered = (id: string, port: number): object => ({
  Target: { Id: id, Port: port },
  TargetHealth: {
    State: 'unused',
    Reason: 'Target.NotRegistered',
    Description: 'Target is not registered to the target group',
  },
});
