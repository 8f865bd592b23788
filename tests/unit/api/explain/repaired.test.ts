/** "Why?" between a repair and the health checks that will tell: no cause is made up meanwhile. */
import { expect, test } from 'vitest';
import type { Explanation } from '../../../../src/model/explanation';
import { runLines, type ScriptedSandbox } from '../../../support/stopped-task';

/** The load balancer's group may no longer send to the port that the tasks listen on. */
const LOCKED_OUT = `
aws ecs create-cluster --cluster-name demo
aws sandbox put-image --image shop:1 --service-time-ms 50 --concurrency 20 --startup 4
aws ecs register-task-definition --family shop --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512 --container-definitions '[{"name":"shop","image":"shop:1","portMappings":[{"containerPort":8080}]}]'
ALB=$(aws ec2 create-security-group --group-name shop-alb --description alb --vpc-id vpc-1 --query GroupId --output text)
TASKS=$(aws ec2 create-security-group --group-name shop-tasks --description tasks --vpc-id vpc-1 --query GroupId --output text)
aws ec2 authorize-security-group-ingress --group-id $ALB --protocol tcp --port 80 --cidr 0.0.0.0/0
aws ec2 authorize-security-group-ingress --group-id $TASKS --protocol tcp --port 8080 --source-group $ALB
TG=$(aws elbv2 create-target-group --name shop --protocol HTTP --port 8080 --target-type ip --vpc-id vpc-1 --health-check-interval-seconds 10 --query 'TargetGroups[0].TargetGroupArn' --output text)
LB=$(aws elbv2 create-load-balancer --name shop-alb --subnets subnet-a subnet-b --security-groups $ALB --query 'LoadBalancers[0].LoadBalancerArn' --output text)
aws elbv2 create-listener --load-balancer-arn $LB --protocol HTTP --port 80 --default-actions Type=forward,TargetGroupArn=$TG
aws ecs create-service --cluster demo --service-name shop --task-definition shop --desired-count 2 --launch-type FARGATE --health-check-grace-period-seconds 900 --load-balancers targetGroupArn=$TG,containerName=shop,containerPort=8080 --network-configuration 'awsvpcConfiguration={subnets=[subnet-a],securityGroups=['$TASKS'],assignPublicIp=ENABLED}'
aws sandbox wait --until steady:shop --timeout 300
aws sandbox put-traffic --name visitors --load-balancer shop-alb --rate 10
aws ec2 revoke-security-group-egress --group-id $ALB --ip-permissions 'IpProtocol=-1,IpRanges=[{CidrIp=0.0.0.0/0}]'
aws sandbox wait --for 60`;

const OF = {
  'its load balancer': { loadBalancer: 'shop-alb' },
  'its target group': { targetGroup: 'shop' },
  'the service': { service: 'shop' },
} as const;

const why = ({ give }: ScriptedSandbox, of: keyof typeof OF): Explanation => {
  const { LoadBalancers } = give('ELBv2.DescribeLoadBalancers') as {
    LoadBalancers: { LoadBalancerArn: string }[];
  };
  const { loadBalancer, ...rest } = { loadBalancer: '', ...OF[of] };
  const asked = loadBalancer === '' ? rest : { loadBalancer: LoadBalancers[0]!.LoadBalancerArn };
  return give('Sandbox.Explain', asked) as Explanation;
};

test('the command that is shown describes the group whose rule is missing', async () => {
  const sandbox = await runLines(LOCKED_OUT);
  const { SecurityGroups } = sandbox.give('EC2.DescribeSecurityGroups') as {
    SecurityGroups: { GroupName: string; GroupId: string }[];
  };
  const id = SecurityGroups.find(({ GroupName }) => GroupName === 'shop-alb')!.GroupId;
  const { causes, fixes } = why(sandbox, 'its load balancer');
  expect(causes.at(-1)?.command).toBe(`aws ec2 describe-security-groups --group-ids ${id}`);
  expect(fixes[0]?.operations[0]?.target).toBe('EC2.AuthorizeSecurityGroupEgress');
});

test.each(Object.keys(OF) as (keyof typeof OF)[])(
  'repaired, and no check has run since: asked of %s, it waits for the next, and offers nothing',
  async (of) => {
    const sandbox = await runLines(LOCKED_OUT);
    const { target, input } = why(sandbox, 'its load balancer').fixes[0]!.operations[0]!;
    sandbox.give(target, input);
    const { causes, fixes } = why(sandbox, of);
    expect(causes.at(-1)?.text).toMatch(/is repaired: the next ones will tell/);
    expect(causes.at(-1)?.evidence).toMatch(/^the next in \d+ s; 5 in a row/);
    expect(fixes).toEqual([]);
    await sandbox.run('aws sandbox wait --for 25');
    expect(why(sandbox, of).causes.at(-1)?.text).toMatch(/pass again: [12] in a row/);
    await sandbox.run('aws sandbox wait --for 60');
    expect(why(sandbox, of)).toMatchObject({ isFault: false, fixes: [] });
  },
);
