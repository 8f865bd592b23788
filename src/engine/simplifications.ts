/**
 * What the simulator leaves out or makes simpler than AWS does. The one list of it: the fidelity
 * note shows it, and the README says the same (a test holds the two against each other).
 */
export const SIMPLIFICATIONS: readonly string[] = [
  'Capacity, networks, roles, quotas, storage and images that nobody declared exist and permit everything; an EC2 launch type always finds room.',
  'Durations that AWS does not document (a Fargate network interface, the scheduler’s loop) are assumed, most of them from published traces. Each is listed with its source.',
  'Containers run no code. An image answers as put-image says, and a container health check passes or fails with its image, whatever its command. A function that a hook calls answers as put-hook says, SUCCEEDED unless told.',
  'Network transit takes no simulated time, and certificates are not looked at. Each target is checked once per interval, not once per load balancer node; clients come to all zones alike, which tells only where cross-zone load balancing is off.',
  'Refused by name: DAEMON services, capacity providers other than Fargate’s, load balancers other than Application Load Balancers, LINEAR and CANARY by Service Connect or VPC Lattice, a change of the deployment controller, CodeDeploy for servers and AppSpecs in S3; of alarms, metric math, anomaly detection, composite alarms, metrics by Availability Zone or of other AWS services; and operations that the help does not list. Services beside ECS, Elastic Load Balancing, CloudWatch alarms and CodeDeploy (auto scaling, CloudFormation) are not there.',
  'Kept and shown, without any effect: zone rebalancing, placement strategies, Service Connect and discovery, VPC Lattice, volumes, a container’s startTimeout, client tokens, what alarms are to do.',
  'A rolling update whose bakeTimeInMinutes is not set bakes for 3 minutes while alarms are watched, whatever the alarms are like. A clean-up put off by an early success has no end of two weeks.',
  'Alarms with periods under a minute read figures by the second, whatever AWS reports. describe-alarm-history lists changes of state only.',
  'Metrics older than 15 minutes are merged into minutes, then hours. Latencies lie in a histogram with at most 1 % relative error.',
];
