/** Each state and reason of a target's health, brought about by a script of commands. */
import { describe, expect, test } from 'vitest';
import { BEHIND, balancer } from '../support/balancer-lines';
import { service, web } from '../support/stop-rows';
import { runLines } from '../support/stopped-task';

interface HealthRow {
  name: string;
  script: string;
  /** What DescribeTargetHealth says of the one target; no members but these. */
  health: { State: string; Reason?: string; Description?: string };
  /** Ask for this target rather than for all. */
  asked?: { Id: string };
}

const PORT = web({ portMappings: [{ containerPort: 80 }] });
const served = (changes?: string, more = BEHIND) =>
  `${balancer(changes)}\n${service([PORT], more)}`;
const UP = 'aws sandbox wait --until healthy:web=1 --timeout 200';
const sick = (Reason: string, Description: string) => ({ State: 'unhealthy', Reason, Description });

const ROWS: HealthRow[] = [
  {
    name: 'fact T5.2-4: just registered',
    script: `${balancer()}\naws elbv2 register-targets --target-group-arn web --targets Id=10.0.0.9`,
    health: {
      State: 'initial',
      Reason: 'Elb.RegistrationInProgress',
      Description: 'Target registration is in progress',
    },
  },
  {
    name: 'fact T5.2-4: first checks under way',
    script: `aws sandbox put-image --image web:1 --startup 200
${served('--unhealthy-threshold-count 10')}\naws sandbox wait --for 60`,
    health: {
      State: 'initial',
      Reason: 'Elb.InitialHealthChecking',
      Description: 'Initial health checks in progress',
    },
  },
  {
    name: 'fact T5.2-5: healthy, and no reason',
    script: `${served()}\n${UP}`,
    health: { State: 'healthy' },
  },
  {
    name: 'fact T5.2-6: the health check’s path answers 404',
    script: `${served('--health-check-path /nowhere')}\naws sandbox wait --for 70`,
    health: sick('Target.ResponseCodeMismatch', 'Health checks failed with these codes: [404]'),
  },
  {
    name: 'fact T5.2-6: the app answers its checks with 503',
    script: `aws sandbox put-image --image web:1 --health-check-status 503\n${served()}
aws sandbox wait --for 70`,
    health: sick('Target.ResponseCodeMismatch', 'Health checks failed with these codes: [503]'),
  },
  {
    name: 'fact T5.2-6: the app hangs',
    script: `${served()}\n${UP}\naws sandbox inject-fault --type hang-task --service web
aws sandbox wait --for 15`,
    health: sick('Target.Timeout', 'Request timed out'),
  },
  {
    name: 'fact T5.2-6: a security group keeps the load balancer out',
    script: `SG=$(aws ec2 create-security-group --group-name tasks --description tasks \
  --query GroupId --output text)
${balancer()}\n${service([PORT], BEHIND)
      .replace('subnets=[subnet-a]', 'subnets=[subnet-a],securityGroups=[$SG]')
      .replaceAll(/'(awsvpcConfiguration[^']*)'/g, '"$1"')}
aws sandbox wait --for 75`,
    health: sick('Target.Timeout', 'Request timed out'),
  },
  {
    name: 'fact T5.2-6: nothing listens yet',
    script: `aws sandbox put-image --image web:1 --startup 500\n${served()}\naws sandbox wait --for 70`,
    health: sick('Target.FailedHealthChecks', 'Health checks failed'),
  },
  {
    name: 'fact T5.2-7: never registered',
    script: balancer(),
    asked: { Id: '10.0.0.9' },
    health: {
      State: 'unused',
      Reason: 'Target.NotRegistered',
      Description: 'Target is not registered to the target group',
    },
  },
  {
    name: 'fact T5.2-7: no rule uses its group any more',
    script: `${served()}\n${UP}\naws elbv2 delete-load-balancer --load-balancer-arn lb`,
    health: {
      State: 'unused',
      Reason: 'Target.NotInUse',
      Description: 'Target group is not configured to receive traffic from the load balancer',
    },
  },
  {
    name: 'fact T5.2-7: its zone is none of the load balancer’s',
    script: `${balancer()}\n${service([PORT], BEHIND).replace('[subnet-a]', '[subnet-c]')}
aws sandbox wait --for 70`,
    health: {
      State: 'unused',
      Reason: 'Target.NotInUse',
      Description: 'Target group is not configured to receive traffic from the load balancer',
    },
  },
  {
    name: 'fact T5.2-8: deregistered a moment ago',
    script: `${served()}\n${UP}
aws elbv2 modify-target-group-attributes --target-group-arn web \
  --attributes Key=deregistration_delay.timeout_seconds,Value=120
aws ecs update-service --cluster demo --service web --desired-count 0\naws sandbox wait --for 30`,
    health: {
      State: 'draining',
      Reason: 'Target.DeregistrationInProgress',
      Description: 'Target deregistration is in progress',
    },
  },
];

describe('what is said of a target', () => {
  test.each(ROWS)('$name', async ({ script, health, asked }) => {
    const { give } = await runLines(`aws ecs create-cluster --cluster-name demo\n${script}`);
    const answer = give('ELBv2.DescribeTargetHealth', {
      TargetGroupArn: 'web',
      ...(asked && { Targets: [asked] }),
    }) as { TargetHealthDescriptions: { TargetHealth: object }[] };
    expect(answer.TargetHealthDescriptions.map((one) => one.TargetHealth)).toEqual([health]);
  });
});
