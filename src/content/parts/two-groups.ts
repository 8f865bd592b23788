/**
 * What deployments that shift traffic need: target groups `$BLUE` and `$GREEN` on one listener of
 * `web-alb`, port 80, all of the weight on blue; and a service that uses them.
 */
import { LOAD_BALANCER, NETWORK, targetGroup } from './web-service';

const forwardTo = (sticky: string) =>
  `"Type=forward,ForwardConfig={TargetGroups=[{TargetGroupArn=$BLUE,Weight=100},{TargetGroupArn=$GREEN,Weight=0}]${sticky}}"`;

const listener = (variable: string, port: number, sticky = '') =>
  `${variable}=$(aws elbv2 create-listener --load-balancer-arn $LB --protocol HTTP --port ${port} \\
  --default-actions ${forwardTo(sticky)} \\
  --query 'Listeners[0].ListenerArn' --output text)`;

const ruleOf = (variable: string, listenerVariable: string) =>
  `${variable}=$(aws elbv2 describe-rules --listener-arn $${listenerVariable} --query 'Rules[0].RuleArn' --output text)`;

const GROUPS = `${targetGroup('BLUE', 'web-blue')}
${targetGroup('GREEN', 'web-green')}
${LOAD_BALANCER}`;

/** Both groups behind port 80; `$LISTENER`. */
export const TWO_GROUPS = `${GROUPS}
${listener('LISTENER', 80)}`;

/** The same, and behind port 8080 for tests; `$TESTS`. */
export const WITH_TEST_LISTENER = `${TWO_GROUPS}
${listener('TESTS', 8080)}`;

/** The same as the first; who has been to a group stays with it for so many seconds. */
export const stickyGroups = (seconds: number): string => `${GROUPS}
${listener('LISTENER', 80, `,TargetGroupStickinessConfig={Enabled=true,DurationSeconds=${seconds}}`)}`;

/**
 * A service whose deployments shift traffic. Its first one has nothing to shift, so it does not
 * bake; how later ones go is said where they begin.
 * @param tests - with a test listener
 */
export const shiftingService = (
  strategy: 'BLUE_GREEN' | 'CANARY' | 'LINEAR',
  desired: number,
  tests = false,
): string => `${ruleOf('PRODUCTION', 'LISTENER')}
${tests ? `${ruleOf('TEST', 'TESTS')}\n` : ''}aws ecs create-service --cluster demo --service-name web --task-definition web:1 \\
  --desired-count ${desired} --launch-type FARGATE \\
  --deployment-configuration strategy=${strategy},bakeTimeInMinutes=0 \\
  --load-balancers "targetGroupArn=$BLUE,containerName=web,containerPort=80,advancedConfiguration={alternateTargetGroupArn=$GREEN,productionListenerRule=$PRODUCTION,${tests ? 'testListenerRule=$TEST,' : ''}roleArn=arn:aws:iam::123456789012:role/ecsInfrastructureRole}" \\
  ${NETWORK}
aws sandbox wait --until steady:web --timeout 600`;
