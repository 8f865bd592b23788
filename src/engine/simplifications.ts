/**
 * What the simulator leaves out or makes simpler than AWS does. The one list of it: the fidelity
 * note shows it, and the README says the same (a test holds the two against each other).
 */
export const SIMPLIFICATIONS: readonly string[] = [
  'Capacity, networks, roles, quotas, storage and images that nobody declared exist and permit everything; an EC2 launch type always finds room.',
  'Durations that AWS does not document (a Fargate network interface, the scheduler’s loop) are assumed, most of them from published traces. Each is listed with its source.',
  'Containers run no code. An image answers as put-image says, and a container health check passes or fails with its image, whatever its command.',
  'Network transit takes no simulated time, and certificates are not looked at. A load balancer is one node: each target is checked once per interval, not once per node and zone, and requests go to all of its zones alike.',
  'Refused by name: deployment strategies other than rolling updates, DAEMON services, capacity providers other than Fargate’s, load balancers other than Application Load Balancers, and operations that the help does not list. Services beside ECS and Elastic Load Balancing (auto scaling, CloudWatch) are not there.',
  'Kept and shown, without any effect: the deployment circuit breaker and alarms, zone rebalancing, placement strategies, Service Connect and discovery, volumes, a container’s startTimeout, client tokens, stickiness, slow start and anomaly mitigation. Conditions on source address or query string match nothing.',
  'A service scaled out in the middle of a rolling update grows its new revision only, where AWS grows both.',
  'Metrics older than 15 minutes are merged into minutes, then hours. Latencies lie in a histogram with at most 1 % relative error.',
];
