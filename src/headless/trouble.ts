import type { Dispatcher } from '../api/dispatcher';
import type { Explanation } from '../model/explanation';
import type { EntityView } from '../model/view';
import { answerOf } from '../api/trial/answer-of';
import type { LintFinding } from './lint-finding';
import { runFor } from '../api/trial/run-for';

/** What can be asked "Why?", and how it is named there and here. */
const ASKED: Partial<Record<EntityView['kind'], { member: string; words: string }>> = {
  service: { member: 'service', words: 'service' },
  targetGroup: { member: 'targetGroup', words: 'target group' },
  loadBalancer: { member: 'loadBalancer', words: 'load balancer' },
  containerInstance: { member: 'containerInstance', words: 'container instance' },
  capacityProvider: { member: 'capacityProvider', words: 'capacity provider' },
};

/** What is wrong after a trial run: an error where a service does not come to rest. */
export function troubleIn(sandbox: Dispatcher, length: number): LintFinding[] {
  runFor(sandbox, length);
  const { upserts } = sandbox.engine.drainFrame(true, false);
  return upserts.flatMap((view) => {
    const asked = ASKED[view.kind];
    if (!asked) return [];
    const name = view.kind === 'service' ? nameOf(view.id) : 'name' in view ? view.name : view.id;
    const reference = view.kind === 'capacityProvider' ? String(name) : view.id;
    const why = answerOf<Explanation>(sandbox, 'Sandbox.Explain', { [asked.member]: reference });
    const isRestless = view.kind === 'service' && !view.steady;
    if (!why.isFault && !isRestless) return [];
    return {
      rule: isRestless ? 'not-steady' : 'explained',
      severity: isRestless ? 'error' : 'warning',
      resource: `${asked.words} ${String(name)}`,
      message: [why.headline, ...why.causes.map(({ text }) => text)].join(' '),
      path: '',
    };
  });
}

/** `cluster/name` of a service's ARN. */
const nameOf = (arn: string): string => arn.split('/').slice(-2).join('/');
