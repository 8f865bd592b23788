import { describe, expect, test } from 'vitest';
import { namesForArns } from '../../../src/ui/kit/names-for-arns';
import { toCommandLine } from '../../../src/cli/to-command-line';

const ARN = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1';

describe('a name where AWS wants an ARN', () => {
  test.each([
    toCommandLine('ELBv2.DescribeListeners', { LoadBalancerArn: 'shop' }),
    toCommandLine('ELBv2.DescribeTargetGroups', { TargetGroupArns: ['web'] }),
    toCommandLine('ELBv2.CreateListener', {
      LoadBalancerArn: '$BALANCER',
      Port: 80,
      DefaultActions: [{ Type: 'forward', TargetGroupArn: 'web' }],
    }),
    `aws ecs create-service --load-balancers '[{"targetGroupArn":"web"}]'`,
    'aws elbv2 modify-rule --rule-arn shop:80/default',
  ])('%s', (line) => expect(namesForArns(line)).toBe(true));

  test.each([
    `aws elbv2 describe-target-groups --target-group-arns ${ARN}`,
    'aws elbv2 describe-target-health --target-group-arn $WEB_GROUP',
    `aws ecs create-service --load-balancers '[{"targetGroupArn":"'"$WEB_GROUP"'"}]'`,
    `aws ecs create-service --load-balancers targetGroupArn=${ARN},containerName=web`,
    // AWS takes the name of a role.
    'aws ecs register-task-definition --task-role-arn app --execution-role-arn ecsTaskRole',
    'aws ecs create-service --task-definition web --role learn',
  ])('none in %s', (line) => expect(namesForArns(line)).toBe(false));
});
