/**
 * A client that sends requests to a load balancer. Rates are requests per second, durations
 * seconds.
 */
export interface TrafficSource {
  readonly name: string;
  /** Empty while it is connected to none: then it sends nothing. */
  loadBalancerArn: string;
  rate: number;
  pattern: 'poisson' | 'constant' | 'ramp' | 'spike' | 'sine';
  listenerPort: number;
  host?: string;
  path: string;
  method: string;
  headers: { name: string; value: string }[];
  /** IPv4 address that its requests come from; `DEFAULT_SOURCE_IP` unless given. */
  sourceIp?: string;
  toRate?: number;
  over?: number;
  spikeRate?: number;
  spikeEvery?: number;
  spikeFor?: number;
  period?: number;
  amplitude?: number;
  clients: number;
  clientTimeoutSeconds: number;
  /** Recorded load: the rate that holds from each second on. */
  replay?: { second: number; rate: number }[];
}

/** Of the range kept for examples (RFC 5737). */
export const DEFAULT_SOURCE_IP = '203.0.113.10';

/** A client of which nothing but this was said: even, random arrivals of `GET /` on port 80. */
export const defaultTraffic = (
  name: string,
  loadBalancerArn: string,
  rate: number,
): TrafficSource => ({
  name,
  loadBalancerArn,
  rate,
  pattern: 'poisson',
  listenerPort: 80,
  path: '/',
  method: 'GET',
  headers: [],
  clients: 1,
  clientTimeoutSeconds: 60,
});
