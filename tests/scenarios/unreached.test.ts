/** Why tasks do not start for want of a network, and get no traffic: by commands as typed. */
import { describe, expect, test } from 'vitest';
import {
  bringAbout,
  ec2,
  ECR,
  fargate,
  INSTANCE,
  runOnInstance,
  type StopRow,
  web,
} from '../support/stop-rows';
import { runLines } from '../support/stopped-task';

/** A VPC with one private subnet, `$A`, and one route table of its own, `$PRIVATE`. */
const PRIVATE = `VPC=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text)
A=$(aws ec2 create-subnet --vpc-id $VPC --cidr-block 10.0.1.0/28 \
  --availability-zone us-east-1a --query Subnet.SubnetId --output text)
PRIVATE=$(aws ec2 create-route-table --vpc-id $VPC --query RouteTable.RouteTableId --output text)
aws ec2 associate-route-table --route-table-id $PRIVATE --subnet-id $A`;
/** An internet gateway, which the main route table leads to. */
const GATEWAY = `IGW=$(aws ec2 create-internet-gateway \
  --query InternetGateway.InternetGatewayId --output text)
aws ec2 attach-internet-gateway --internet-gateway-id $IGW --vpc-id $VPC
MAIN=$(aws ec2 describe-route-tables --filters Name=association.main,Values=true \
  --query 'RouteTables[0].RouteTableId' --output text)
aws ec2 create-route --route-table-id $MAIN --destination-cidr-block 0.0.0.0/0 --gateway-id $IGW`;
const run = (container: Record<string, unknown>, network = 'subnets=[$A]') =>
  `${fargate([web(container)])}
aws ecs run-task --cluster demo --task-definition web --launch-type FARGATE \
  --network-configuration "awsvpcConfiguration={${network}}"`;
const interfaceEndpoint = (service: string) => `aws ec2 create-vpc-endpoint --vpc-id $VPC \
  --vpc-endpoint-type Interface --service-name com.amazonaws.us-east-1.${service} --subnet-ids $A`;
const FAILED = { stopCode: 'TaskFailedToStart' };

const ROWS: StopRow[] = [
  {
    name: 'fact T1.3-1: a subnet that is out of addresses',
    script: `${PRIVATE}
aws sandbox inject-fault --type exhaust-subnet-ips --subnet $A
${run({}, 'subnets=[$A],assignPublicIp=ENABLED')}`,
    ...FAILED,
    stoppedReason:
      /^Unexpected EC2 error while attempting to Create Network Interface with public IP assignment enabled in subnet 'subnet-[0-9a-f]{17}': InsufficientFreeAddressesInSubnet$/,
  },
  {
    name: 'fact T1.3-2: ECR, and no way to it',
    script: `${PRIVATE}\n${run({ image: `${ECR}/web:1` })}`,
    ...FAILED,
    stoppedReason:
      /^ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull registry auth from Amazon ECR: There is a connection issue between the task and Amazon ECR\. Check your task network configuration\./,
    container: { name: 'web', reason: null },
  },
  {
    name: 'fact T1.3-2: a public subnet, and no public address',
    script: `${PRIVATE}\n${GATEWAY}
B=$(aws ec2 create-subnet --vpc-id $VPC --cidr-block 10.0.2.0/28 --query Subnet.SubnetId \
  --output text)
${run({ image: `${ECR}/web:1` }, 'subnets=[$B]')}`,
    ...FAILED,
    stoppedReason: /^ResourceInitializationError: .* connection issue between the task and Amazon/,
  },
  {
    name: 'fact T1.3-2: endpoints for the image, none for the logs',
    script: `${PRIVATE}
${['ecr.api', 'ecr.dkr'].map(interfaceEndpoint).join('\n')}
aws ec2 create-vpc-endpoint --vpc-id $VPC --service-name com.amazonaws.us-east-1.s3 \
  --route-table-ids $PRIVATE
${run({
  image: `${ECR}/web:1`,
  logConfiguration: {
    logDriver: 'awslogs',
    options: {
      'awslogs-group': '/ecs/web',
      'awslogs-region': 'us-east-1',
      'awslogs-stream-prefix': 'web',
    },
  },
})}`,
    ...FAILED,
    stoppedReason:
      /^ResourceInitializationError: failed to validate logger args: The task cannot find the Amazon CloudWatch log group .* Check your network configuration\./,
  },
  {
    name: 'fact T1.3-2: an endpoint whose security group lets nobody in',
    script: `${PRIVATE}
SG=$(aws ec2 create-security-group --group-name endpoint --description x --vpc-id $VPC \
  --query GroupId --output text)
${interfaceEndpoint('ecr.api')} --security-group-ids $SG
${run({ image: `${ECR}/web:1` })}`,
    ...FAILED,
    stoppedReason: /^ResourceInitializationError: unable to pull secrets or registry auth/,
  },
  {
    name: 'fact T1.3-3: Docker Hub, and no way out',
    script: `${PRIVATE}\n${run({ image: 'nginx' })}`,
    ...FAILED,
    stoppedReason:
      /^CannotPullContainerError: .* net\/http: request canceled while waiting for connection/,
    container: { name: 'web', reason: /^CannotPullContainerError/ },
  },
  {
    name: 'fact T1.3-3: Docker Hub, and a NAT gateway that has gone',
    script: `${PRIVATE}\n${GATEWAY}
B=$(aws ec2 create-subnet --vpc-id $VPC --cidr-block 10.0.2.0/28 --query Subnet.SubnetId \
  --output text)
EIP=$(aws ec2 allocate-address --domain vpc --query AllocationId --output text)
NAT=$(aws ec2 create-nat-gateway --subnet-id $B --allocation-id $EIP \
  --query NatGateway.NatGatewayId --output text)
aws ec2 create-route --route-table-id $PRIVATE --destination-cidr-block 0.0.0.0/0 \
  --nat-gateway-id $NAT
aws ec2 delete-nat-gateway --nat-gateway-id $NAT
${run({ image: 'nginx' })}`,
    ...FAILED,
    stoppedReason: /^CannotPullContainerError: .* request canceled while waiting for connection/,
  },
  {
    name: 'fact T1.3-3: an instance that has a way to ECS alone, and not the image',
    script: `${PRIVATE}
${interfaceEndpoint('ecs')}
${INSTANCE} --subnet-id $A
${ec2([web({ memory: 128, image: 'nginx' })])}\n${runOnInstance}`,
    ...FAILED,
    stoppedReason: 'Task failed to start',
    container: {
      name: 'web',
      reason:
        /^CannotPullContainerError: Error response from daemon: Get "https:\/\/registry-1\.docker\.io\/v2\/": net\/http: request canceled while waiting for connection/,
    },
  },
];

describe('why a task without a network did not start', () => bringAbout(ROWS));

test('a rule that is wanting: targets time out, and the rule cures them', async () => {
  const { run: more, give } = await runLines(`aws ecs create-cluster --cluster-name demo
aws ec2 create-security-group --group-name alb --description 'Load balancer'
aws ec2 authorize-security-group-ingress --group-name alb --protocol tcp --port 80 --cidr 0.0.0.0/0
ALB=$(aws ec2 describe-security-groups --group-names alb \
  --query 'SecurityGroups[0].GroupId' --output text)
WEB=$(aws ec2 create-security-group --group-name web --description Tasks --query GroupId \
  --output text)
aws elbv2 create-load-balancer --name lb --subnets subnet-a subnet-b --security-groups $ALB
aws elbv2 create-target-group --name web --protocol HTTP --port 80 --vpc-id vpc-1 --target-type ip \
  --health-check-interval-seconds 5
aws elbv2 create-listener --load-balancer-arn lb --protocol HTTP --port 80 \
  --default-actions Type=forward,TargetGroupArn=web
${fargate([web({ portMappings: [{ containerPort: 80 }] })])}
aws ecs create-service --cluster demo --service-name web --task-definition web --desired-count 2 \
  --launch-type FARGATE --health-check-grace-period-seconds 600 \
  --network-configuration "awsvpcConfiguration={subnets=[subnet-a,subnet-b],securityGroups=[$WEB]}" \
  --load-balancers targetGroupArn=web,containerName=web,containerPort=80
aws sandbox put-traffic --name clients --load-balancer lb --rate 20
aws sandbox wait --for 90`);
  const reasons = () => {
    const health = give('ELBv2.DescribeTargetHealth', { TargetGroupArn: 'web' }) as {
      TargetHealthDescriptions: { TargetHealth: { State: string; Reason?: string } }[];
    };
    return health.TargetHealthDescriptions.map(({ TargetHealth: one }) => one.Reason ?? one.State);
  };
  expect(reasons()).toEqual(['Target.Timeout', 'Target.Timeout']);
  await more(`aws ec2 authorize-security-group-ingress --group-id $WEB --protocol tcp --port 80 \
  --source-group $ALB
aws sandbox wait --until healthy:web=2 --timeout 60`);
  expect(reasons()).toEqual(['healthy', 'healthy']);
});
