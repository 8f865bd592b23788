import type { World } from '../../../engine/world/world';
import type { Tag } from '../../../model/cluster';
import { elbErrors } from '../../contract/errors';
import { refuse } from '../../refusal';
import { findListener, findLoadBalancer, findRule, findTargetGroup } from '../references';

interface Tagged {
  arn: string;
  tags: Tag[];
}

/** Whatever of Elastic Load Balancing has tags; each kind has its own word for one not there. */
export function taggedResources(world: World, references: readonly string[]): Tagged[] {
  return references.map((reference) => {
    const resource =
      findLoadBalancer(world, reference) ??
      findTargetGroup(world, reference) ??
      findListener(world, reference)?.listener ??
      findRule(world, reference)?.rule;
    return resource ?? refuse(notFound(reference));
  });
}

function notFound(reference: string) {
  if (reference.includes(':targetgroup/')) return elbErrors.targetGroupNotFound();
  if (reference.includes(':listener-rule/')) return elbErrors.ruleNotFound();
  if (reference.includes(':listener/')) return elbErrors.listenerNotFound();
  return elbErrors.loadBalancerNotFound();
}
