import type { Dispatcher } from '../api/dispatcher';
import { answerOf } from './answer-of';
import { accountOf } from './sandbox-of-run';

/** Puts a client of so many requests a second before every load balancer that has none. */
export function addTraffic(sandbox: Dispatcher, rate: number): void {
  const { operations } = accountOf(sandbox);
  const served = operations
    .filter(({ target }) => target === 'Sandbox.PutTraffic')
    .map(({ input }) => input['loadBalancer']);
  for (const { target, input } of operations) {
    const name = input['Name'];
    if (target !== 'ELBv2.CreateLoadBalancer' || served.includes(name)) continue;
    const traffic = { name: `${String(name)}-clients`, loadBalancer: name, rate };
    answerOf(sandbox, 'Sandbox.PutTraffic', traffic);
  }
}
