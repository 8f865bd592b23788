import { webExample } from '../advisor/example-scripts';
import { fixOf, operation, updateService } from '../advisor/fixes';
import type { SurveyedService } from '../advisor/survey';
import { counted } from '../advisor/words';
import { defineLintRule } from '../define';

/** Tags by which people mark what must not fail: `critical=true`, `criticality=high` … */
const KEY = /^(?:critical|criticality|tier|importance)$/i;
const VALUE = /^(?:true|yes|high|critical|1|tier-?1)$/i;

/** `web-green`, where the group is `web` or `web-blue`. */
const greenOf = (name: string): string => `${name.replace(/-blue$/, '').slice(0, 26)}-green`;

/** The rule that forwards to the service's group and to no other one. */
function routeOf({ groups }: SurveyedService) {
  const [group, ...others] = groups;
  if (!group || others.length > 0) return null;
  for (const balancer of group.balancers) {
    for (const listener of balancer.view.listeners) {
      for (const { priority, actions } of listener.rules) {
        const [action] = actions;
        const targets = action?.type === 'forward' ? action.targetGroups : [];
        if (targets.length !== 1 || targets[0]?.targetGroupArn !== group.id) continue;
        return { group, listener: `${balancer.name}:${listener.port}`, priority };
      }
    }
  }
  return null;
}

const TAG = '--tags key=critical,value=true';

export const criticalRolling = defineLintRule({
  id: 'critical-rolling',
  severity: 'advice',
  subject: 'service',
  title: 'A critical service is updated task by task',
  why: 'Users meet each new task as it comes, and going back takes as long as coming; blue/green is tried first, and goes back at once.',
  docs: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-blue-green.html',
  lesson: '09-deployments',
  byHand:
    'Put a rule of a listener in front that forwards to this service’s target group alone, and create a second, empty group like it: blue/green shifts traffic from one to the other.',
  when: (service) => {
    const { input, view } = service;
    const tag = input.tags?.find(({ key = '', value = '' }) => KEY.test(key) && VALUE.test(value));
    const strategy = input.deploymentConfiguration?.strategy ?? 'ROLLING';
    if (!tag || strategy !== 'ROLLING' || view.deploymentController !== 'ECS') return null;
    return { tag: `${tag.key ?? ''}=${tag.value ?? ''}`, route: routeOf(service) };
  },
  message: ({ tag }, { view }) =>
    `Tagged ${tag}; ${counted(view.running, 'task')} under strategy ROLLING.`,
  fix: ({ route }, service) => {
    const [entry] = service.input.loadBalancers ?? [];
    if (!route || !entry) return null;
    const { group, listener, priority } = route;
    const green = greenOf(group.name);
    const forward = [
      {
        Type: 'forward' as const,
        ForwardConfig: {
          TargetGroups: [
            { TargetGroupArn: group.name, Weight: 100 },
            { TargetGroupArn: green, Weight: 0 },
          ],
        },
      },
    ];
    return fixOf(
      'Deploy it blue/green, with five minutes to go back',
      operation('ELBv2.CreateTargetGroup', { ...group.input, Name: green }),
      operation('ELBv2.ModifyTargetGroupAttributes', {
        TargetGroupArn: green,
        Attributes: [
          {
            Key: 'deregistration_delay.timeout_seconds',
            Value: String(group.view.deregistrationDelaySeconds),
          },
          { Key: 'load_balancing.algorithm.type', Value: group.view.algorithm },
        ],
      }),
      priority === 'default'
        ? operation('ELBv2.ModifyListener', { ListenerArn: listener, DefaultActions: forward })
        : operation('ELBv2.ModifyRule', { RuleArn: `${listener}/${priority}`, Actions: forward }),
      updateService(service, {
        deploymentConfiguration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 },
        loadBalancers: [
          {
            ...entry,
            advancedConfiguration: {
              alternateTargetGroupArn: green,
              productionListenerRule: `${listener}/${priority}`,
              roleArn: 'arn:aws:iam::123456789012:role/ecsInfrastructureRole',
            },
          },
        ],
      }),
    );
  },
  guilty: webExample({ service: TAG }),
  clean: webExample(),
});
