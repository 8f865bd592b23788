import { fixOf, operation } from '../advisor/fixes';
import type { SurveyedSecurityGroup } from '../advisor/survey';
import { defineLintRule } from '../define';
import * as web from '../parts/web-service';
import { WEB_IN_A_NETWORK } from '../parts/web-in-a-network';

const ANYWHERE = '0.0.0.0/0';

/** The rule by which the whole internet comes to the port. */
const openingAt = ({ ingress }: SurveyedSecurityGroup, port: number) =>
  ingress.find(({ IpProtocol, FromPort = 0, ToPort = 65_535, IpRanges }) => {
    const isOpen = IpRanges.some(({ CidrIp }) => CidrIp === ANYWHERE);
    const isThere = IpProtocol === '-1' || (FromPort <= port && port <= ToPort);
    return isOpen && isThere;
  });

const example = (source: string) => ({
  script: `${WEB_IN_A_NETWORK}
aws ec2 authorize-security-group-ingress --group-id $TASKS --protocol tcp --port 80 ${source}
${web.targetGroup('TG', 'web', 30).replace('vpc-1', '$VPC')}
LB=$(aws elbv2 create-load-balancer --name web-alb --subnets $A $B --security-groups $ALB \\
  --query 'LoadBalancers[0].LoadBalancerArn' --output text)
aws elbv2 create-listener --load-balancer-arn $LB --protocol HTTP --port 80 \\
  --default-actions Type=forward,TargetGroupArn=$TG
aws ecs create-service --cluster demo --service-name web --task-definition web:1 \\
  --desired-count 2 --launch-type FARGATE \\
  --load-balancers targetGroupArn=$TG,containerName=web,containerPort=80 \\
  --network-configuration "awsvpcConfiguration={subnets=[$A,$B],securityGroups=[$TASKS],assignPublicIp=ENABLED}"
aws sandbox wait --until steady:web --timeout 300
${web.visitors(5)}
`,
  seconds: 60,
});

export const openTasks = defineLintRule({
  id: 'open-tasks',
  severity: 'warning',
  subject: 'service',
  title: 'Tasks can be reached past their load balancer',
  why: 'Whoever finds a task’s address talks to it without the load balancer’s rules, certificates and logs.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-register-targets.html',
  lesson: 8,
  when: ({ input, groups }, { securityGroups }) => {
    const own = input.networkConfiguration?.awsvpcConfiguration?.securityGroups ?? [];
    const port = input.loadBalancers?.[0]?.containerPort;
    const fronts = groups
      .flatMap((one) => one.balancers)
      .flatMap((one) => one.input.SecurityGroups ?? []);
    const [front] = fronts.filter((one) => securityGroups.has(one));
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
      ...(fromFront
        ? []
        : [
            operation('EC2.AuthorizeSecurityGroupIngress', {
              GroupId: group.id,
              IpPermissions: [
                {
                  IpProtocol: 'tcp',
                  FromPort: port,
                  ToPort: port,
                  UserIdGroupPairs: [{ GroupId: front }],
                },
              ],
            }),
          ]),
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
  guilty: example(`--cidr ${ANYWHERE}`),
  clean: example('--source-group $ALB'),
});
