import type { LoadBalancerView, TrafficView } from '../../model/view';

/** Says so where a client connects to a port of its load balancer that has no listener. */
export function closedPort(
  { source }: Pick<TrafficView, 'source'>,
  balancer: Pick<LoadBalancerView, 'name' | 'listeners'> | undefined,
): string | null {
  const { listenerPort: port } = source;
  if (source.loadBalancerArn === '') return 'not connected: draw an edge to a load balancer';
  if (!balancer || balancer.listeners.some((one) => one.port === port)) return null;
  return `nothing listens on port ${port} of ${balancer.name}: connections are refused`;
}
