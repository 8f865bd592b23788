import type { Dispatcher } from '../dispatcher';

/**
 * The clients of a run and how far their arrivals have come: two runs with the same had the same
 * requests at the same moments. Every client draws its arrivals from a stream of its own, whose
 * next number tells how many were drawn before; asking draws it, so this is the last thing done to
 * a run.
 */
export function arrivalsOf({ engine }: Dispatcher): string {
  const { world, kernel } = engine.ctx;
  const clients = [...world.traffic.values()].map(({ name, loadBalancerArn, ...source }) => {
    const isConnected = loadBalancerArn !== '';
    return { name, isConnected, source, next: kernel.random(`traffic/${name}`)() };
  });
  return JSON.stringify(clients);
}
