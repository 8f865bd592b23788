import { lastPart, taskArn } from '../../../model/ids';
import { ecsErrors } from '../../contract/errors';
import type { Handler } from '../../handler';
import { refuse } from '../../refusal';
import { clusterFor, findTask } from '../references';
import { describeTask } from './answers/task';

/** In the order asked for; unknown ones are failures. A stopped task stays for an hour. */
export const describeTasks: Handler<'ECS.DescribeTasks'> = ({ ctx }, input) => {
  const { tasks: references, include = [] } = input;
  const cluster = clusterFor(ctx.world, input.cluster, references[0] ?? '');
  if (references.length === 0) refuse(ecsErrors.empty('Tasks'));
  if (references.length > 100) refuse(ecsErrors.atMost('Tasks', 100));
  if (references.some((one) => ![32, 36].includes(lastPart(one).length))) {
    refuse(ecsErrors.invalidParameter('taskId length should be one of [32,36]'));
  }
  const all = references.map((reference) => ({
    reference,
    task: findTask(ctx.world, cluster, reference),
  }));
  const withTags = include.includes('TAGS');
  return {
    tasks: all.flatMap(({ task }) => (task ? [describeTask(ctx.world, task, withTags)] : [])),
    failures: all.flatMap(({ reference, task }) =>
      task ? [] : [{ arn: missingArn(cluster.name, reference), reason: 'MISSING' }],
    ),
  };
};

const missingArn = (cluster: string, reference: string): string =>
  reference.startsWith('arn:') ? reference : taskArn(cluster, lastPart(reference));
