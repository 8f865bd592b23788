import type { EngineContext } from '../../../engine/engine-context';
import type { Tag } from '../../../model/cluster';
import { ecsErrors } from '../../contract/errors';
import { found, refuse } from '../../refusal';
import { findContainerInstance } from './container-instance-references';
import { findCluster, findService, findTask, findTaskDefinition } from '../references';

interface Tagged {
  arn: string;
  tags: Tag[];
}

/** Whatever of ECS has tags, by ARN; each kind has its own word for one that is not there. */
export function taggedResource(ctx: EngineContext, arn: string): Tagged {
  const { world } = ctx;
  const [kind, clusterName = ''] = (arn.split(':')[5] ?? '').split('/');
  const cluster = () => findCluster(world, clusterName);
  switch (kind) {
    case 'cluster':
      return found(findCluster(world, arn), ecsErrors.clusterNotFound());
    case 'service': {
      const home = cluster();
      return found(home && findService(world, home, arn), ecsErrors.serviceNotFound());
    }
    case 'task': {
      const home = cluster();
      return found(home && findTask(world, home, arn), ecsErrors.taskNotFound());
    }
    case 'container-instance': {
      const home = cluster();
      const one = home && findContainerInstance(world, home, arn);
      return found(one, ecsErrors.containerInstanceNotFound());
    }
    case 'task-definition':
      return found(findTaskDefinition(world, arn), ecsErrors.cannotDescribeTaskDefinition());
    default:
      return refuse(ecsErrors.invalidParameter(`Invalid resource ARN: ${arn}`));
  }
}
