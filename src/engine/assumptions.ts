import type { Assumption } from '../model/fidelity';
import { EXIT_CODE, PULL_MIB_PER_SECOND, START_BACKOFF_SECONDS } from './timings';

/** @param facts - numbers of docs/fidelity.md that rest on it */
const says = (text: string, ...facts: string[]): Assumption => ({ text, facts });

/** What the simulator assumes besides the waits: one sentence each. */
export const ASSUMPTIONS: readonly Assumption[] = [
  says(`${PULL_MIB_PER_SECOND} MiB of an image are pulled in a second.`),
  says(
    `Waits between starts that fail: ${START_BACKOFF_SECONDS.join(', ')} s (only the last is documented).`,
    '1.4-7',
    'T1.7-3',
  ),
  says(
    `A process that heeds SIGTERM ends with exit code ${EXIT_CODE.onSigterm}, one made to crash with ${EXIT_CODE.crash}.`,
  ),
  says(
    'A task whose essential container ends by itself is not drained: it ends first and is deregistered then.',
  ),
  says('Within one pass of a rolling update, what is unhealthy goes before what is healthy.'),
  says('A deployment without tasks turns INACTIVE and leaves the list.', '1.5-1'),
  says(
    'CodeDeploy looks at alarms and at the replacement task set with each pass of the service’s scheduler.',
  ),
  says(
    'A rollback by CodeDeploy calls no functions; what a deployment stopped without one left behind goes when the next one installs.',
  ),
  says(
    'A deployment by CodeDeploy waits 2,880 minutes for a re-route at most, and 60 before it terminates the original unless told otherwise.',
    '4-13',
    '4-14',
  ),
  says(
    'A desired count changed during a rolling update changes the source revision in proportion, rounded up.',
    '6-2',
  ),
  says(
    'Fresh tasks of a rolling update leave the source the places it is short of under the minimum.',
  ),
  says(
    'What an unfinished deployment had brought up is kept up only where no older one was completed.',
  ),
  says('A protected task that is unhealthy is replaced all the same.', 'T2.1-9'),
  says(
    'A clean-up put off by an early success (DEFERRED) is tried for as long as it takes, not two weeks.',
    '1.5-9',
  ),
  says(
    'A circuit breaker’s UNBOUNDED_PERCENT comes to one failure at least; while a deployment is rolled back, the one it goes back to is counted afresh.',
    '2.1-4',
  ),
  says(
    'A deployment that fails with rollback and has no COMPLETED revision to go back to is ROLLBACK_FAILED, one stopped by hand STOPPED; a newer deployment makes a rollback under way ROLLBACK_FAILED.',
    '2.1-13',
  ),
  says('After a rollback the service has the members of the revision it went back to.'),
  says(
    'Alarms that are ignored for a deployment are shown as DISABLED; a rolling deployment bakes only while alarms are watched, for bakeTimeInMinutes unless that is 0.',
    '2.2-3',
    '2.2-4',
  ),
  says(
    'The status reasons of a rollback by alarms or by StopServiceDeployment are worded by the sandbox.',
  ),
  says(
    'CloudWatch looks at two periods more than it evaluates; figures by the second are measured for alarms with periods under a minute.',
  ),
  says(
    'A target is anomalous with five errors or more lately, when their share is above 5 % and three times that of the other targets; mitigation halves its share of the traffic every 5 s, down to a sixteenth, and doubles it again when it is well.',
    'T5.2-28',
  ),
  says(
    'A cookie for a target group holds for its duration from the first request on, as long as the rule lists the group, whatever its weight; a rule that says no duration keeps its users for an hour.',
    'T5.1-8',
  ),
  says(
    'An app sets the cookie that its target group asks for with every answer, and a user has the cookie as soon as its request is under way.',
    'T5.2-29',
  ),
  says(
    'Where cross-zone load balancing is off, clients come to all zones alike, and leave one that is out of DNS evenly over the 60 s for which they know its address.',
    'T5.2-30',
    'T5.2-31',
  ),
  says(
    'A deployment that shifts traffic and finds several revisions ACTIVE settles all of it on the one that has most, and scales the others to 0 (RECONCILE_SERVICE).',
    '3.2-1',
  ),
  says(
    'A shift by tenths of a percent writes weights per mille; the last step of a linear shift is cut to 100 %.',
    '3.3-6',
    '3.4-6',
  ),
  says(
    'The first deployment of a service with such a strategy takes the target group that has the traffic, and passes every stage in one step.',
  ),
  says(
    'Such a strategy bakes for 0 minutes where bakeTimeInMinutes was never given, and keeps the configuration that it began with.',
    '3.1-2',
  ),
  says(
    'Functions of lifecycle hooks answer at once; on the way back a hook that fails or times out holds nothing up.',
    '3.1-8',
  ),
  says('A deployment stopped in CLEAN_UP brings its source up again before the traffic goes back.'),
  says(
    'A rolling update that takes over from a shift replaces the revision that serves, and all traffic goes to its target group; going back to a revision behind the other group, it takes the traffic along once that is healthy.',
  ),
  says(
    'A deployment may go back to a source that was never COMPLETED where that had all of the traffic.',
  ),
  says(
    'Where the load balancer would refuse a rule its second target group (stickiness), the deployment fails for an invalid networking configuration.',
  ),
  says(
    'Texts on volumes are worded by the sandbox where AWS documents none: most refusals at registration and launch, EBS volumes that cannot be made, S3 Files, Docker volumes; on EC2 a failed EFS mount is told as Docker would, a CannotCreateVolumeError. Two volumes at one path are refused as Docker refuses them, on Fargate too.',
  ),
  says(
    'A mount that is there outlives changes of mount targets, security groups and roles; only its deletion or the fault efs-unreachable cuts a file system off.',
  ),
  says(
    'A snapshot of EBS holds 8 GiB where no size is given; mount targets and file systems are available at once.',
  ),
  says(
    'Tasks whose EC2 instance was stopped, terminated or deregistered have the stop code TerminationNotice; the reason after a deregistration is worded by the sandbox.',
    'T1.2-8',
  ),
  says(
    'Instances launched without a subnet go to the one whose zone has the fewest instances, all of one command together; without an image they run a usual ECS-optimized one.',
  ),
  says(
    'The closest matching instance is the one where most was right, the first launched among equals; of several that a strategy likes equally the first launched is taken.',
    'T2.6-13',
  ),
  says(
    'A task handed to an agent that went away is given up after 10 s (AGENT); an agent that may not register its instance tries again every minute.',
  ),
  says(
    'Tasks in a zone that is out have the stop code InfrastructureHealth; their reason is worded by the sandbox.',
    'T1.2-7',
  ),
  says(
    'Gateways, endpoints and load balancers in declared subnets are there at once; a load balancer takes one address in each of them.',
  ),
  says(
    'A VPC’s default security group permits everything until a rule declares it, and network ACLs do.',
  ),
  says(
    'A client that a load balancer’s security groups or routes do not let in is counted as a refused connection at once.',
  ),
  says(
    'Of a capacity provider strategy the provider that is furthest behind its share gets the next task, the first in the list among equals; scale-in does not look at providers.',
    'T2.4-2',
  ),
  says(
    'Where waiting tasks may be placed is looked at every 10 s, the oldest first; without managed scaling, and beyond 500 that wait, nothing is made to wait. What RunTask answers beyond the 500 is worded by the sandbox.',
    'T2.6-19',
  ),
  says(
    'CapacityProviderReservation is worked out every full minute after the capacity provider was made, and acted on at once; instances on their way up count as there.',
    'T2.4-5',
  ),
  says(
    'Instances of an Auto Scaling group that were registered before its capacity provider came to the cluster belong to it; with managed termination protection they are protected while tasks other than daemons are on them.',
  ),
  says(
    'An Auto Scaling group tries a launch that failed again every 10 s, and its causes are worded by the sandbox.',
  ),
  says(
    'A Fargate Spot task shows RUNNING until its containers have ended: SIGTERM and the draining of its targets begin with the warning, and SIGKILL comes after the stopTimeout.',
    'T6-8',
    'T2.4-3',
  ),
  says(
    'A task-retirement comes at the end of the notice, with the stop code TerminationNotice; a service replaces the task like one that is unhealthy, without its event and without counting for the circuit breaker.',
    'T1.2-6',
    'T3.1-11',
  ),
  says(
    'A daemon on instances that nobody declared runs once in each zone; on an instance that drains it stays while other tasks are there.',
  ),
  says(
    'Rebalancing begins with the pass after the one that found the service steady, makes all its moves at once as far as maximumPercent allows, and ends when anything else happens to the service.',
    'T2.2-3',
  ),
  says(
    'AWS words the refusals of quotas for Fargate, load balancers and the desired count; those of other quotas are worded by the sandbox.',
  ),
  says(
    'Lines of logs are the sandbox’s own, also the last ones of processes that were killed; of requests a sample is written down.',
  ),
  says(
    'A command of ECS Exec is carried out as by a shell. Its refusal of a read-only container, of a container name that is missing and of a second container in one PID namespace are worded by the sandbox.',
  ),
  says(
    'A request from a shell in a container takes no time and is counted nowhere; one through a load balancer is refused.',
  ),
  says(
    'A container that waits for another to be healthy gives up once that is unhealthy or has ended; the words for it, and for one that did not start, are the sandbox’s in the agent’s manner.',
  ),
  says(
    'Containers beside the one that serves use the memory their image was declared with, those of undeclared images none; where all of a task’s need more than it has, the largest beside the one that serves is killed, else that one.',
  ),
  says(
    'A container health check’s verdict comes when its command ends, and the next begins an interval later.',
    'T1.6-1',
  ),
  says(
    'Conditions in IAM policies are taken to be met; of AWS’s managed policies only what tasks and their hosts need is known. A deleted role, repository or secret is missing from then on.',
  ),
  says('An execution role is asked for once any role has been declared.'),
  says(
    'Registries and agents are quoted with one try or five, without request ids. A registry that refuses does so within 5 s.',
  ),
  says(
    'Only the current version of a secret or parameter is kept, and a tag of a repository has one digest.',
    '1.1-12',
  ),
  says(
    'Target tracking scales out when three datapoints in a row are above the target, in when all of a quarter of an hour are there and below nine tenths of it: to ceil(running × metric / target), inwards by the highest of them.',
    '6-10',
    'T2.5-5',
    'T2.5-11',
  ),
  says(
    'Scale-in waits for the cooldown of a scale-out as well as for its own; a step is chosen by the newest datapoint of its alarm, which counts as just at the threshold where it has none.',
    '6-8',
    'T2.5-5',
  ),
  says(
    'A high-resolution policy acts every 20 s, on 3 datapoints above and 45 below; a scheduled action with a rate counts from when it was made.',
  ),
  says(
    'Refusals of Application Auto Scaling are worded by the sandbox where no answer of AWS is known; so are activities that a later one overrides.',
  ),
  says(
    'Container Insights reports CPU and memory for the container that serves requests; figures of a service count its tasks from the start of their container.',
  ),
  says(
    'For capacity units of a load balancer a connection carries 10 requests and is open for 60 s, and a request with its answer has 2 KB; Fargate Spot is taken to be 70 % off.',
    'T4.4-4',
    'T4.4-10',
  ),
  says('Tasks that are stopping count towards maximumPercent until they have stopped.', '1.1-5'),
  says(
    'StopServiceDeployment rolls back where it is not said which kind of stop is meant.',
    '1.6-10',
  ),
  says('Without a test rule the stages of test traffic are passed.', '3.4-8'),
  says('The id of a deployment by CodeDeploy is d- and nine capitals or digits.', '4-23'),
  says(
    'A desired count changed while a blue/green deployment runs is that of both revisions.',
    '6-5',
  ),
  says(
    'A new target stays initial until it has passed a check, or failed as many as make it unhealthy.',
    'T5.2-20',
  ),
  says(
    'UpdateService leaves those members of a deployment configuration as they were that it is not given.',
    '1.5-12',
  ),
  says(
    'A target in a zone that its load balancer does not have stays unused: its task does not count as healthy, and a deployment waits for it.',
    'T6-10',
  ),
  says(
    'CPU that requests take slows them down only in a second after one in which they asked for more than the task has.',
  ),
  says('An EC2 instance registers 95 % of its memory.', 'T3.3-1'),
];
