/**
 * What the simulator leaves out or makes simpler than AWS does. The one list of it: the fidelity
 * note shows it, and the README says the same (a test holds the two against each other).
 */
export const SIMPLIFICATIONS: readonly string[] = [
  'Capacity, networks, roles, quotas, storage, images, secrets and log groups that nobody declared exist and permit everything; declaring one by its AWS operation makes that one strict. A cluster that no EC2 instance was ever launched for always finds room, and until some role is declared a task definition on Fargate needs no executionRoleArn.',
  'Durations that AWS does not document (a Fargate network interface, the scheduler’s loop) are assumed, most of them from published traces. Each is listed with its source.',
  'Containers run no code. An image answers as put-image says, and a container health check passes or fails with its image, whatever its command. A function that a hook calls answers as put-hook says, SUCCEEDED unless told. Log lines are the sandbox’s own, and requests are sampled in them; the shell of ECS Exec knows some two dozen commands and no pipes.',
  'Network transit takes no simulated time, and certificates are not looked at. Each target is checked once per interval, not once per load balancer node; clients come to all zones alike, which tells only where cross-zone load balancing is off. There are no network ACLs, transit gateways or peerings.',
  'Service Connect’s proxy uses no CPU or memory and is no container of its own. Containers call each other by Service Connect and Cloud Map, not by a load balancer’s name.',
  'Of IAM, the roles of tasks, executions, instances and infrastructure are asked; conditions in policies are taken as met, and whoever gives commands may do everything. Of a secret only the current version is kept.',
  'File systems and mount targets are there at once, and a mount outlives changes to what let it be made. Files are small texts, and are not saved with a sandbox. An image takes its space twice, pulled and unpacked.',
  'Refused by name: Managed Instances, FSx volumes, load balancers other than Application Load Balancers, regular expressions and authentication in listener rules, gRPC and Lambda target groups, LINEAR and CANARY by Service Connect or VPC Lattice, a change of the deployment controller, CodeDeploy for servers and AppSpecs in S3; metric math, anomaly detection, composite alarms, metrics by Availability Zone, predictive scaling; and operations that the help does not list. Windows, CloudFormation and services of AWS beside those that the help lists are not there.',
  'Kept and shown, without any effect: GPUs on EC2, VPC Lattice, rewrites by listener rules, ulimits and Linux parameters, log drivers other than awslogs, client tokens, and what alarms are to do unless it is scaling.',
  'EventBridge’s events are shown; there are no rules or targets for them. Costs are reckoned from list prices of us-east-1 and are indicative.',
  'A rolling update whose bakeTimeInMinutes is not set bakes for 3 minutes while alarms are watched, whatever the alarms are like. A clean-up put off by an early success has no end of two weeks.',
  'Alarms with periods under a minute read figures by the second, whatever AWS reports. describe-alarm-history lists changes of state only.',
  'Metrics older than 15 minutes are merged into minutes, then hours. Latencies lie in a histogram with at most 1 % relative error.',
];
