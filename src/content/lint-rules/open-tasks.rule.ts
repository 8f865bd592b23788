import { networkExample } from '../advisor/example-scripts';
import { fixOf, operation } from '../advisor/fixes';
import { frontsOf, letIn, rulesAt } from '../advisor/security-groups';
import type { SurveyedSecurityGroup } from '../advisor/survey';
import { defineLintRule } from '../define';

const ANYWHERE = '0.0.0.0/0';

/** The rule by which the whole internet comes to the port. */
const openingAt = (group: SurveyedSecurityGroup, port: number) =>
  rulesAt(group, port).find(({ IpRanges }) => IpRanges.some(({ CidrIp }) => CidrIp === ANYWHERE));

export const openTasks = defineLintRule({
  id: 'open-tasks',
  severity: 'warning',
  subject: 'service',
  title: 'Tasks can be reached past their load balancer',
  why: 'Whoever finds a task’s address talks to it without the load balancer’s rules, certificates and logs.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-register-targets.html',
  lesson: '08-load-balancing',
  when: ({ input, groups }, { securityGroups }) => {
    const own = input.networkConfiguration?.awsvpcConfiguration?.securityGroups ?? [];
    const port = input.loadBalancers?.[0]?.containerPort;
    const [front] = frontsOf(groups).filter((one) => securityGroups.has(one));
    if (port === undefined || front === undefined) return null;
    for (const id of own) {
      const group = securityGroups.get(id);
      const opening = group && openingAt(group, port);
      // A group that both have lets the internet in for the load balancer's sake.
      if (group && opening && id !== front) return { group, opening, port, front };
    }
    return null;
  },
  message: ({ group, port }) => `${group.name} lets ${ANYWHERE} in at port ${port}.`,
  fix: ({ group, opening, port, front }) => {
    const { IpProtocol, FromPort, ToPort } = opening;
    const fromFront = opening.UserIdGroupPairs.some(({ GroupId }) => GroupId === front);
    return fixOf(
      'Let only the load balancer in',
      ...(fromFront ? [] : [letIn(group, port, front)]),
      operation('EC2.RevokeSecurityGroupIngress', {
        GroupId: group.id,
        IpPermissions: [
          {
            IpProtocol,
            ...(FromPort !== undefined && { FromPort }),
            ...(ToPort !== undefined && { ToPort }),
            IpRanges: [{ CidrIp: ANYWHERE }],
          },
        ],
      }),
    );
  },
  guilty: networkExample(`--cidr ${ANYWHERE}`),
  clean: networkExample('--source-group $ALB'),
});
