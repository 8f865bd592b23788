/**
 * What operations take and answer, held against AWS's published models: no member that AWS has not,
 * and each of AWS's type. Every simulated operation of the services whose models are at hand is
 * carried out.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { createSandbox } from '../../src/api/create-sandbox';
import { inputOf, OPERATIONS, type Target } from '../../src/api/contract/operations';
import { runScript } from '../../src/cli/run-script';
import { SCENARIOS } from '../../src/content/index';
import {
  answerFaults,
  inputFaults,
  modelOf,
  PUBLISHED,
  unknownMembers,
} from '../support/published-models';

const targets = (Object.keys(OPERATIONS) as Target[]).filter((target) =>
  Object.hasOwn(PUBLISHED, target.split('.')[0]!),
);

/** Templates that between them have something of everything, and what to do then. */
const STORIES: [template: string, lines: string][] = [
  [
    'canary-caught-by-alarm',
    `aws sandbox wait --for 150
    aws ecs describe-services --cluster demo --services web
    aws ecs list-services --cluster demo
    aws ecs list-services-by-namespace --namespace shop
    D=$(aws ecs list-service-deployments --cluster demo --service web --query 'serviceDeployments[0].serviceDeploymentArn' --output text)
    aws ecs describe-service-deployments --service-deployment-arns $D
    R=$(aws ecs describe-service-deployments --service-deployment-arns $D --query 'serviceDeployments[0].targetServiceRevision.arn' --output text)
    aws ecs describe-service-revisions --service-revision-arns $R
    aws elbv2 describe-load-balancers
    aws elbv2 describe-load-balancer-attributes --load-balancer-arn web-alb
    aws elbv2 describe-target-groups
    TG=$(aws elbv2 describe-target-groups --query 'TargetGroups[0].TargetGroupName' --output text)
    aws elbv2 describe-target-health --target-group-arn $TG
    aws elbv2 describe-target-group-attributes --target-group-arn $TG
    aws elbv2 modify-target-group --target-group-arn $TG --health-check-interval-seconds 20
    aws elbv2 modify-target-group-attributes --target-group-arn $TG --attributes Key=deregistration_delay.timeout_seconds,Value=20
    L=$(aws elbv2 describe-listeners --load-balancer-arn web-alb --query 'Listeners[0].ListenerArn' --output text)
    aws elbv2 describe-rules --listener-arn $L
    aws cloudwatch describe-alarms
    aws cloudwatch describe-alarm-history
    aws cloudwatch disable-alarm-actions --alarm-names errors
    aws cloudwatch enable-alarm-actions --alarm-names errors
    aws cloudwatch list-metrics
    aws cloudwatch get-metric-statistics --namespace AWS/ApplicationELB --metric-name RequestCount --dimensions Name=LoadBalancer,Value=web-alb --start-time 2026-01-01T00:00:00Z --end-time 2026-01-01T01:00:00Z --period 60 --statistics Sum
    aws cloudwatch get-metric-data --start-time 2026-01-01T00:00:00Z --end-time 2026-01-01T01:00:00Z --metric-data-queries '[{"Id":"a","MetricStat":{"Metric":{"Namespace":"AWS/ApplicationELB","MetricName":"RequestCount","Dimensions":[{"Name":"LoadBalancer","Value":"web-alb"}]},"Period":60,"Stat":"Sum"}}]'
    aws ecs stop-service-deployment --service-deployment-arn $D
    aws sandbox wait --for 30
    aws ecs describe-service-deployments --service-deployment-arns $D
    aws cloudwatch set-alarm-state --alarm-name errors --state-value OK --state-reason x
    aws cloudwatch delete-alarms --alarm-names errors`,
  ],
  [
    'pause-hook-by-hand',
    `aws sandbox wait --for 60
    D=$(aws ecs list-service-deployments --cluster demo --service web --query 'serviceDeployments[0].serviceDeploymentArn' --output text)
    aws ecs describe-service-deployments --service-deployment-arns $D
    H=$(aws ecs describe-service-deployments --service-deployment-arns $D --query 'serviceDeployments[0].lifecycleHookDetails[0].hookId' --output text)
    aws ecs continue-service-deployment --service-deployment-arn $D --hook-id $H --action CONTINUE`,
  ],
  [
    'codedeploy-canary',
    `aws sandbox wait --for 60
    A=$(aws deploy list-applications --query 'applications[0]' --output text)
    aws deploy get-application --application-name $A
    G=$(aws deploy list-deployment-groups --application-name $A --query 'deploymentGroups[0]' --output text)
    aws deploy get-deployment-group --application-name $A --deployment-group-name $G
    aws deploy update-deployment-group --application-name $A --current-deployment-group-name $G
    aws deploy list-deployment-configs
    aws deploy get-deployment-config --deployment-config-name CodeDeployDefault.ECSAllAtOnce
    D=$(aws deploy list-deployments --query 'deployments[0]' --output text)
    aws deploy get-deployment --deployment-id $D
    aws deploy batch-get-deployments --deployment-ids $D
    T=$(aws deploy list-deployment-targets --deployment-id $D --query 'targetIds[0]' --output text)
    aws deploy get-deployment-target --deployment-id $D --target-id $T
    aws deploy batch-get-deployment-targets --deployment-id $D --target-ids $T
    aws deploy stop-deployment --deployment-id $D
    aws sandbox wait --for 60
    aws deploy get-deployment --deployment-id $D
    aws deploy delete-deployment-group --application-name $A --deployment-group-name $G
    aws deploy delete-application --application-name $A`,
  ],
  [
    'external-task-sets',
    `aws sandbox wait --for 60
    S=$(aws ecs list-services --cluster demo --query 'serviceArns[0]' --output text)
    T=$(aws ecs describe-task-sets --cluster demo --service $S --query 'taskSets[-1].taskSetArn' --output text)
    aws ecs update-task-set --cluster demo --service $S --task-set $T --scale value=50,unit=PERCENT
    aws ecs update-service-primary-task-set --cluster demo --service $S --primary-task-set $T
    aws ecs delete-task-set --cluster demo --service $S --task-set $T --force`,
  ],
  [
    'drain-an-instance',
    `aws sandbox wait --for 60
    I=$(aws ecs list-container-instances --cluster demo --query 'containerInstanceArns[0]' --output text)
    aws ecs describe-container-instances --cluster demo --container-instances $I
    aws ecs put-attributes --cluster demo --attributes name=rack,value=a,targetType=container-instance,targetId=$I
    aws ecs list-attributes --cluster demo --target-type container-instance --attribute-name rack
    aws ecs delete-attributes --cluster demo --attributes name=rack,targetType=container-instance,targetId=$I
    TD=$(aws ecs list-task-definitions --query 'taskDefinitionArns[0]' --output text)
    aws ecs start-task --cluster demo --task-definition $TD --container-instances $I
    aws ecs update-container-instances-state --cluster demo --container-instances $I --status DRAINING
    aws ecs deregister-container-instance --cluster demo --container-instance $I --force`,
  ],
  [
    'target-tracking-rides-a-ramp',
    `aws sandbox wait --for 600
    aws application-autoscaling describe-scalable-targets --service-namespace ecs
    aws application-autoscaling describe-scaling-policies --service-namespace ecs
    aws application-autoscaling describe-scaling-activities --service-namespace ecs
    R=$(aws application-autoscaling describe-scalable-targets --service-namespace ecs --query 'ScalableTargets[0].ResourceId' --output text)
    P=$(aws application-autoscaling describe-scaling-policies --service-namespace ecs --query 'ScalingPolicies[0].PolicyName' --output text)
    aws application-autoscaling put-scheduled-action --service-namespace ecs --resource-id $R --scalable-dimension ecs:service:DesiredCount --scheduled-action-name up --schedule 'rate(1 hour)' --scalable-target-action MinCapacity=2
    aws application-autoscaling describe-scheduled-actions --service-namespace ecs
    aws application-autoscaling delete-scheduled-action --service-namespace ecs --resource-id $R --scalable-dimension ecs:service:DesiredCount --scheduled-action-name up
    aws application-autoscaling delete-scaling-policy --service-namespace ecs --resource-id $R --scalable-dimension ecs:service:DesiredCount --policy-name $P
    aws application-autoscaling deregister-scalable-target --service-namespace ecs --resource-id $R --scalable-dimension ecs:service:DesiredCount`,
  ],
];

/** From nothing to nothing, with the operations that no template needs. */
const BY_HAND = `
aws ecs create-cluster --cluster-name demo --tags key=team,value=a
aws ecs update-cluster-settings --cluster demo --settings name=containerInsights,value=enabled
aws ecs update-cluster --cluster demo --settings name=containerInsights,value=disabled
aws ecs describe-clusters --clusters demo nope
aws ecs list-clusters
aws logs create-log-group --log-group-name /web
aws logs put-retention-policy --log-group-name /web --retention-in-days 7
aws ecs register-task-definition --family web --requires-compatibilities FARGATE --network-mode awsvpc --cpu 256 --memory 512 --execution-role-arn arn:aws:iam::123456789012:role/x --task-role-arn arn:aws:iam::123456789012:role/x --container-definitions '[{"name":"web","image":"web:1","portMappings":[{"containerPort":80}],"environment":[{"name":"A","value":"b"}],"logConfiguration":{"logDriver":"awslogs","options":{"awslogs-group":"/web","awslogs-region":"us-east-1","awslogs-stream-prefix":"web"}}}]'
aws ecs describe-task-definition --task-definition web --include TAGS
aws ecs list-task-definitions
aws ecs list-task-definition-families
aws ecs create-service --cluster demo --service-name web --task-definition web --desired-count 1 --launch-type FARGATE --enable-execute-command --network-configuration 'awsvpcConfiguration={subnets=[subnet-a]}'
aws sandbox wait --until steady:web
T=$(aws ecs list-tasks --cluster demo --query 'taskArns[0]' --output text)
aws ecs describe-tasks --cluster demo --tasks $T 0123456789abcdef0123456789abcdef
aws ecs update-task-protection --cluster demo --tasks $T --protection-enabled --expires-in-minutes 5
aws ecs get-task-protection --cluster demo --tasks $T
aws ecs execute-command --cluster demo --task $T --interactive --command "ls"
aws ecs tag-resource --resource-arn $T --tags key=a,value=b
aws ecs list-tags-for-resource --resource-arn $T
aws ecs untag-resource --resource-arn $T --tag-keys a
aws logs describe-log-groups
S=$(aws logs describe-log-streams --log-group-name /web --query 'logStreams[0].logStreamName' --output text)
aws logs get-log-events --log-group-name /web --log-stream-name $S
aws logs filter-log-events --log-group-name /web
aws logs delete-retention-policy --log-group-name /web
R=$(aws ecs run-task --cluster demo --task-definition web --launch-type FARGATE --network-configuration 'awsvpcConfiguration={subnets=[subnet-a]}' --query 'tasks[0].taskArn' --output text)
aws ecs stop-task --cluster demo --task $R --reason enough
aws ecs put-account-setting --name containerInsights --value enabled
aws ecs put-account-setting-default --name containerInsights --value enabled
aws ecs list-account-settings --effective-settings
aws ecs delete-account-setting --name containerInsights
aws elbv2 create-target-group --name web --protocol HTTP --port 80 --target-type ip --vpc-id vpc-1
aws elbv2 register-targets --target-group-arn web --targets Id=10.0.0.9
aws elbv2 describe-target-health --target-group-arn web
aws elbv2 deregister-targets --target-group-arn web --targets Id=10.0.0.9
aws elbv2 create-load-balancer --name alb --subnets subnet-a subnet-b
aws elbv2 modify-load-balancer-attributes --load-balancer-arn alb --attributes Key=idle_timeout.timeout_seconds,Value=30
aws elbv2 set-security-groups --load-balancer-arn alb --security-groups sg-1
aws elbv2 set-subnets --load-balancer-arn alb --subnets subnet-a subnet-c
L=$(aws elbv2 create-listener --load-balancer-arn alb --protocol HTTP --port 80 --default-actions 'Type=fixed-response,FixedResponseConfig={StatusCode=404}' --query 'Listeners[0].ListenerArn' --output text)
aws elbv2 modify-listener --listener-arn $L --default-actions Type=forward,TargetGroupArn=web
R=$(aws elbv2 create-rule --listener-arn $L --priority 5 --conditions Field=path-pattern,Values=/api --actions Type=forward,TargetGroupArn=web --query 'Rules[0].RuleArn' --output text)
aws elbv2 modify-rule --rule-arn $R --conditions Field=host-header,Values=a.example
aws elbv2 set-rule-priorities --rule-priorities RuleArn=$R,Priority=7
A=$(aws elbv2 describe-load-balancers --names alb --query 'LoadBalancers[0].LoadBalancerArn' --output text)
aws elbv2 add-tags --resource-arns $A --tags Key=a,Value=b
aws elbv2 describe-tags --resource-arns $A
aws elbv2 remove-tags --resource-arns $A --tag-keys a
aws elbv2 delete-rule --rule-arn $R
aws elbv2 delete-listener --listener-arn $L
aws elbv2 delete-load-balancer --load-balancer-arn alb
aws elbv2 delete-target-group --target-group-arn web
aws autoscaling create-launch-configuration --launch-configuration-name lc --image-id ami-1 --instance-type t3.small
aws autoscaling create-auto-scaling-group --auto-scaling-group-name asg --launch-configuration-name lc --min-size 0 --max-size 2 --vpc-zone-identifier subnet-a
aws ecs create-capacity-provider --name cp --auto-scaling-group-provider autoScalingGroupArn=asg
aws ecs update-capacity-provider --name cp --auto-scaling-group-provider managedScaling={status=DISABLED}
aws ecs describe-capacity-providers
aws ecs put-cluster-capacity-providers --cluster demo --capacity-providers FARGATE --default-capacity-provider-strategy capacityProvider=FARGATE
aws ecs delete-capacity-provider --capacity-provider cp
aws ecs delete-service --cluster demo --service web --force
aws sandbox wait --for 120
aws ecs describe-services --cluster demo --services web
aws ecs deregister-task-definition --task-definition web:1
aws ecs delete-task-definitions --task-definitions web:1
aws ecs delete-cluster --cluster demo
aws logs delete-log-group --log-group-name /web
`;

/** A deployment by CodeDeploy that a function holds up, and then nobody continues. */
const HELD_UP = `
aws deploy stop-deployment --deployment-id $(aws deploy list-deployments --query 'deployments[0]' --output text)
aws sandbox wait --for 300
aws sandbox put-hook --function check --answers IN_PROGRESS
aws deploy update-deployment-group --application-name shop --current-deployment-group-name web --deployment-config-name CodeDeployDefault.ECSAllAtOnce --blue-green-deployment-configuration 'deploymentReadyOption={actionOnTimeout=STOP_DEPLOYMENT,waitTimeInMinutes=60}'
aws deploy create-deployment --application-name shop --deployment-group-name web --revision '{"revisionType":"AppSpecContent","appSpecContent":{"content":"{\\"version\\":0.0,\\"Resources\\":[{\\"TargetService\\":{\\"Type\\":\\"AWS::ECS::Service\\",\\"Properties\\":{\\"TaskDefinition\\":\\"web:2\\",\\"LoadBalancerInfo\\":{\\"ContainerName\\":\\"web\\",\\"ContainerPort\\":80}}}}],\\"Hooks\\":[{\\"AfterInstall\\":\\"check\\"}]}"}}'
aws sandbox wait --for 240
`;

/** Faults of every answer there was, by operation. */
const answered = new Map<string, Set<string>>();

async function play(seed: number, script: string): Promise<Send> {
  const sandbox = createSandbox({ seed });
  const send = (target: string, input: Record<string, unknown>) => {
    const result = sandbox.send(target, input);
    if (result.ok && targets.includes(target as Target)) {
      const faults = answered.get(target) ?? new Set();
      answered.set(target, faults);
      for (const one of answerFaults(result.output, modelOf(target).output)) faults.add(one);
    }
    return result;
  };
  for await (const step of runScript(script, { send, readFile: () => undefined })) {
    if (!step.ok) throw new Error(`${step.command}: ${step.error.message}`);
  }
  return (target, input = {}) => {
    const result = send(target, input);
    if (!result.ok) throw new Error(`${target}: ${result.error.message}`);
    return result.output;
  };
}

type Send = (target: string, input?: Record<string, unknown>) => unknown;

/** What CodeDeploy is told by a function that has finished, and by a person who lets it go on. */
function letGoOn(send: Send): void {
  const { deployments } = send('CodeDeploy.ListDeployments') as { deployments: string[] };
  const deploymentId = deployments[0]!;
  const { events } = send('Sandbox.DescribeEvents') as { events: { message: string }[] };
  const said = events.map(({ message }) => /HookExecutionId ([0-9a-f-]+)/.exec(message)?.[1]);
  send('CodeDeploy.PutLifecycleEventHookExecutionStatus', {
    deploymentId,
    lifecycleEventHookExecutionId: said.findLast((id) => id !== undefined),
    status: 'Succeeded',
  });
  send('Sandbox.Wait', { for: 120 });
  send('CodeDeploy.ContinueDeployment', { deploymentId, deploymentWaitType: 'READY_WAIT' });
}

/**
 * What AWS takes and no operation of ours knows: refused by its name, never left out in silence.
 */
const NOT_TAKEN = [
  'ECS.RegisterTaskDefinition.containerDefinitions.resourceRequirements.sharingStrategy',
  'ECS.CreateService.serviceConnectConfiguration.containerConfigurations',
  'ECS.CreateService.vpcLatticeConfigurations.advancedConfiguration',
  'ECS.CreateService.gatewayConnectors',
  'ECS.UpdateService.serviceConnectConfiguration.containerConfigurations',
  'ECS.UpdateService.vpcLatticeConfigurations.advancedConfiguration',
  'ECS.UpdateService.gatewayConnectors',
  'ECS.RunTask.overrides.containerOverrides.resourceRequirements.sharingStrategy',
  'ECS.StartTask.overrides.containerOverrides.resourceRequirements.sharingStrategy',
  'ELBv2.CreateRule.Conditions.SourceIpConfig.IpAddressType',
  'ELBv2.ModifyRule.Conditions.SourceIpConfig.IpAddressType',
  'CloudWatch.PutMetricAlarm.WarmUpConfiguration',
  'CloudWatch.PutMetricAlarm.ActionConfiguration',
  'CodeDeploy.CreateDeployment.deploymentMode',
  'Logs.CreateLogGroup.deletionProtectionEnabled',
  'Logs.FilterLogEvents.startFromHead',
];

const scenario = (id: string) => SCENARIOS.find((one) => one.id === id)!;

describe('published models', () => {
  beforeAll(async () => {
    for (const [template, lines] of STORIES) {
      const { seed, script } = scenario(template);
      await play(seed, `${script}\n${lines}`);
    }
    const { seed, script } = scenario('codedeploy-canary');
    letGoOn(await play(seed, `${script}\n${HELD_UP}`));
    await play(1, BY_HAND);
  });

  test('every member that an operation takes is AWS’s, and of its type', () => {
    const faults = targets.flatMap((target) =>
      inputFaults(inputOf(target), modelOf(target).input).map((fault) => `${target}${fault}`),
    );
    expect(faults).toEqual([]);
  });

  test('every member of an answer is AWS’s, and of its type', () => {
    const faults = [...answered].flatMap(([target, found]) =>
      [...found].map((fault) => `${target}${fault}`),
    );
    expect(faults).toEqual([]);
  });

  test('what AWS takes and we do not is known', () => {
    const found = targets.flatMap((target) =>
      unknownMembers(inputOf(target), modelOf(target).input).map((path) => `${target}${path}`),
    );
    expect(found.filter((path) => !NOT_TAKEN.includes(path))).toEqual([]);
  });

  test('a member too many and a value of another type would be seen', () => {
    const { output } = modelOf('ECS.DescribeServices');
    const answer = { services: [{ desiredCount: '1', createdAt: 1, mood: 'good' }], failures: {} };
    expect(answerFaults(answer, output)).toEqual([
      '.services[].desiredCount is a string, not a number',
      '.services[].mood is extra',
      '.failures is no list',
    ]);
  });

  test('no operation went without an answer', () => {
    expect(targets.filter((target) => !answered.has(target))).toEqual([]);
  });
});
