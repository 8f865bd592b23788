/** Scripts as people type them in unlucky orders, and what AWS would make of them. */
import { describe, expect, test } from 'vitest';
import { runLines, type ScriptedSandbox, stoppedTasks } from '../support/stopped-task';

const NET = `NET='awsvpcConfiguration={subnets=[subnet-a,subnet-b],assignPublicIp=ENABLED}'`;
const FARGATE_SERVICE = `${NET}
aws ecs create-cluster --cluster-name demo --capacity-providers FARGATE FARGATE_SPOT
aws ecs register-task-definition --family web --network-mode awsvpc \
  --requires-compatibilities FARGATE --cpu 256 --memory 512 \
  --container-definitions '[{"name":"web","image":"web:1"}]'`;
const ON_EC2 = `aws ecs create-cluster --cluster-name demo
aws ec2 run-instances --image-id ami-1 --instance-type t3.small --count 2 --user-data ECS_CLUSTER=demo
aws sandbox wait --for 60
aws ecs register-task-definition --family web --container-definitions '[{"name":"web","image":"web:1","cpu":1024,"memory":512}]'`;
const FIRST = `C=$(aws ecs list-container-instances --cluster demo --query 'containerInstanceArns[0]' --output text)`;

interface Why {
  headline: string;
  isFault: boolean;
  causes: { text: string }[];
  fixes: { operations: { target: string; input: Record<string, unknown> }[] }[];
}
const explain = ({ give }: ScriptedSandbox) =>
  give('Sandbox.Explain', { service: 'demo/web' }) as Why;
const lastCause = (why: Why) => why.causes.at(-1)?.text;
const running = ({ give }: ScriptedSandbox) => {
  const asked = { cluster: 'demo', services: ['web'] };
  const { services } = give('ECS.DescribeServices', asked) as {
    services: { runningCount: number }[];
  };
  return services[0]?.runningCount;
};

describe('"Why?" finds', () => {
  test('an instance set to DRAINING, and has it take tasks again', async () => {
    const sandbox = await runLines(`${ON_EC2}
aws ecs create-service --cluster demo --service-name web --task-definition web --desired-count 2
${FIRST}
aws ecs update-container-instances-state --cluster demo --container-instances $C --status DRAINING
aws sandbox wait --for 120
aws ecs update-service --cluster demo --service web --desired-count 4
aws sandbox wait --for 60`);
    const why = explain(sandbox);
    expect(why.isFault).toBe(true);
    expect(lastCause(why)).toMatch(/^No container instance of demo has room/);
    const operation = why.fixes[0]?.operations[0];
    sandbox.give(operation?.target ?? '', operation?.input);
    await sandbox.run('aws sandbox wait --for 60');
    expect(running(sandbox)).toBe(4);
  });

  test('the one provider of a strategy that has no capacity', async () => {
    const sandbox = await runLines(`${FARGATE_SERVICE}
aws ecs create-service --cluster demo --service-name web --task-definition web --desired-count 5 \
  --capacity-provider-strategy capacityProvider=FARGATE,base=1,weight=1 capacityProvider=FARGATE_SPOT,weight=3 \
  --network-configuration $NET
aws sandbox wait --for 100
aws sandbox inject-fault --type spot-interruption --service web --count 2
aws sandbox inject-fault --type capacity-unavailable --capacity-provider FARGATE_SPOT
aws sandbox wait --for 200`);
    const why = explain(sandbox);
    expect(why.causes.map(({ text }) => text)).toContain(
      'There is no FARGATE_SPOT capacity in us-east-1a, us-east-1b.',
    );
    expect(lastCause(why)).toBe('A fault was injected: capacity-unavailable.');
  });

  test('a task that is larger than the instances which would be launched for it', async () => {
    const sandbox = await runLines(`aws ecs create-cluster --cluster-name demo
aws ec2 create-launch-template --launch-template-name lt --launch-template-data '{"InstanceType":"t3.small","ImageId":"ami-1","UserData":"ECS_CLUSTER=demo"}'
aws autoscaling create-auto-scaling-group --auto-scaling-group-name asg --launch-template LaunchTemplateName=lt --min-size 0 --max-size 3 --vpc-zone-identifier subnet-a
A=$(aws autoscaling describe-auto-scaling-groups --query 'AutoScalingGroups[0].AutoScalingGroupARN' --output text)
aws ecs create-capacity-provider --name cp --auto-scaling-group-provider "autoScalingGroupArn=$A,managedScaling={status=ENABLED}"
aws ecs put-cluster-capacity-providers --cluster demo --capacity-providers cp --default-capacity-provider-strategy capacityProvider=cp,weight=1
aws ecs register-task-definition --family web --container-definitions '[{"name":"web","image":"web:1","cpu":4096,"memory":512}]'
aws ecs create-service --cluster demo --service-name web --task-definition web --desired-count 1
aws sandbox wait --for 200`);
    const why = explain(sandbox);
    expect(why.isFault).toBe(true);
    expect(lastCause(why)).toMatch(/^A task needs 4096 CPU .*, more than an empty t3\.small has/);
  });

  test('a target group that was deleted, and takes the service out of it', async () => {
    const sandbox = await runLines(`${FARGATE_SERVICE}
aws ecs register-task-definition --family web --network-mode awsvpc \
  --requires-compatibilities FARGATE --cpu 256 --memory 512 \
  --container-definitions '[{"name":"web","image":"web:1","portMappings":[{"containerPort":80}]}]'
LB=$(aws elbv2 create-load-balancer --name lb --subnets subnet-a subnet-b --query 'LoadBalancers[0].LoadBalancerArn' --output text)
TG=$(aws elbv2 create-target-group --name tg --protocol HTTP --port 80 --vpc-id vpc-1 --target-type ip --query 'TargetGroups[0].TargetGroupArn' --output text)
L=$(aws elbv2 create-listener --load-balancer-arn $LB --protocol HTTP --port 80 --default-actions Type=forward,TargetGroupArn=$TG --query 'Listeners[0].ListenerArn' --output text)
aws ecs create-service --cluster demo --service-name web --task-definition web --desired-count 1 --launch-type FARGATE \
  --network-configuration $NET --load-balancers targetGroupArn=$TG,containerName=web,containerPort=80
aws sandbox wait --until steady:web --timeout 300
aws elbv2 delete-listener --listener-arn $L
aws elbv2 delete-target-group --target-group-arn $TG
aws sandbox wait --for 200`);
    const why = explain(sandbox);
    expect(lastCause(why)).toBe('Target group tg of web has been deleted.');
    const operation = why.fixes[0]?.operations[0];
    sandbox.give(operation?.target ?? '', operation?.input);
    await sandbox.run('aws sandbox wait --until steady:web --timeout 300');
  });

  test('the container that let another down, as long as it would again', async () => {
    const containers = JSON.stringify([
      { name: 'init', image: 'init:1', essential: false },
      {
        name: 'web',
        image: 'web:1',
        dependsOn: [{ containerName: 'init', condition: 'SUCCESS' }],
      },
    ]);
    const sandbox = await runLines(`${FARGATE_SERVICE}
aws ecs register-task-definition --family web --network-mode awsvpc \
  --requires-compatibilities FARGATE --cpu 256 --memory 512 --container-definitions '${containers}'
aws sandbox put-image --image init:1 --exit-after 5 --exit-code 3
aws ecs run-task --cluster demo --task-definition web --launch-type FARGATE --network-configuration $NET
aws sandbox wait --for 60`);
    const [task] = stoppedTasks(sandbox);
    const ask = () => sandbox.give('Sandbox.Explain', { task: task?.taskArn }) as Why;
    expect(lastCause(ask())).toMatch(/init ended with 3\.$/);
    await sandbox.run('aws sandbox put-image --image init:1 --exit-after 5 --exit-code 0');
    expect(lastCause(ask())).toMatch(/^TaskFailedToStart/);
  });
});

describe('"Why?" of a service that cannot shrink', () => {
  test('finds the tasks that are protected, and ends their protection', async () => {
    const sandbox = await runLines(`${FARGATE_SERVICE}
aws ecs create-service --cluster demo --service-name web --task-definition web --desired-count 2 \
  --launch-type FARGATE --network-configuration $NET
aws sandbox wait --for 100
T=$(aws ecs list-tasks --cluster demo --query 'taskArns[0]' --output text)
aws ecs update-task-protection --cluster demo --tasks $T --protection-enabled
aws ecs update-service --cluster demo --service web --desired-count 0
aws sandbox wait --for 60`);
    const why = explain(sandbox);
    expect(lastCause(why)).toBe('1 of the tasks it is to stop are protected.');
    const operation = why.fixes[0]?.operations[0];
    sandbox.give(operation?.target ?? '', operation?.input);
    await sandbox.run('aws sandbox wait --for 60');
    expect(running(sandbox)).toBe(0);
  });
});

describe('a saved account', () => {
  test('comes back with each instance once, whoever launched it', async () => {
    const sandbox = await runLines(`${ON_EC2}
aws ec2 create-launch-template --launch-template-name lt --launch-template-data '{"InstanceType":"t3.small","ImageId":"ami-1","UserData":"ECS_CLUSTER=demo"}'
aws autoscaling create-auto-scaling-group --auto-scaling-group-name asg --launch-template LaunchTemplateName=lt --min-size 1 --max-size 3 --vpc-zone-identifier subnet-a
aws sandbox wait --for 100`);
    const account = sandbox.give('Sandbox.DescribeAccount');
    const again = await runLines('aws sandbox describe-clock');
    again.give('Sandbox.LoadAccount', { account });
    await again.run('aws sandbox wait --for 100');
    const idsOf = ({ dispatcher }: ScriptedSandbox) =>
      [...dispatcher.engine.ctx.world.containerInstances.values()].map((one) => one.ec2InstanceId);
    expect(new Set(idsOf(again)).size).toBe(3);
    expect(idsOf(again).slice(0, 2)).toEqual(idsOf(sandbox).slice(0, 2));
  });
});

describe('as AWS says it', () => {
  test('a DAEMON is deleted without force: nobody scaled it', async () => {
    const sandbox = await runLines(`${ON_EC2}
aws ecs create-service --cluster demo --service-name web --task-definition web --scheduling-strategy DAEMON
aws sandbox wait --for 30
aws ecs delete-service --cluster demo --service web
aws sandbox wait --for 60`);
    expect(running(sandbox)).toBe(0);
  });

  test('tasks of an instance whose deregistration was forced', async () => {
    const sandbox = await runLines(`${ON_EC2}
aws ecs run-task --cluster demo --task-definition web
aws sandbox wait --for 30
${FIRST}
aws ecs deregister-container-instance --cluster demo --container-instance $C --force`);
    expect(stoppedTasks(sandbox)[0]?.stoppedReason).toBe(
      'Container instance deregistration forced by user',
    );
  });

  test('a container shows no address before its task has an interface', async () => {
    const sandbox = await runLines(`${FARGATE_SERVICE}
aws ecs run-task --cluster demo --task-definition web --launch-type FARGATE --network-configuration $NET
T=$(aws ecs list-tasks --cluster demo --query 'taskArns[0]' --output text)
HAS=$(aws ecs describe-tasks --cluster demo --tasks $T --query 'length(tasks[0].containers[0].networkInterfaces)' --output text)
aws sandbox put-image --image has:$HAS
aws sandbox wait --for 60
HAS=$(aws ecs describe-tasks --cluster demo --tasks $T --query 'length(tasks[0].containers[0].networkInterfaces)' --output text)
aws sandbox put-image --image has:$HAS`);
    const { images } = sandbox.give('Sandbox.ListImages') as { images: { image: string }[] };
    expect(images.map(({ image }) => image)).toEqual(['has:0', 'has:1']);
  });
});
