/** A saved sandbox under another seed: the run that its script would make under that seed. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saveSandbox } from '../../../src/formats/sandbox/save';
import { openSource } from '../../../src/headless/open-source';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'reseeded-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** It names by identifiers: a target group, a listener’s default rule, a task, a file system. */
const SCRIPT = `
aws ecs register-task-definition --family web --requires-compatibilities FARGATE \\
  --network-mode awsvpc --cpu 256 --memory 512 --container-definitions name=web,image=web:1,portMappings=[{containerPort=80}]
aws ecs create-cluster --cluster-name shop
TG=$(aws elbv2 create-target-group --name web --protocol HTTP --port 80 --target-type ip \\
  --vpc-id vpc-1 --query TargetGroups[0].TargetGroupArn --output text)
LB=$(aws elbv2 create-load-balancer --name web-alb --subnets subnet-a subnet-b \\
  --query LoadBalancers[0].LoadBalancerArn --output text)
LISTENER=$(aws elbv2 create-listener --load-balancer-arn $LB --protocol HTTP --port 80 \\
  --default-actions Type=forward,TargetGroupArn=$TG --query Listeners[0].ListenerArn --output text)
RULE=$(aws elbv2 create-rule --listener-arn $LISTENER --priority 5 --conditions Field=path-pattern,Values=/a \\
  --actions Type=forward,TargetGroupArn=$TG --query Rules[0].RuleArn --output text)
aws elbv2 modify-rule --rule-arn $RULE --conditions Field=path-pattern,Values=/b
aws ecs create-service --cluster shop --service-name web --task-definition web --desired-count 2 \\
  --launch-type FARGATE --load-balancers targetGroupArn=$TG,containerName=web,containerPort=80 \\
  --network-configuration 'awsvpcConfiguration={subnets=[subnet-a,subnet-b]}'
aws sandbox put-traffic --name users --load-balancer web-alb --rate 20
aws sandbox wait --for 90
TASK=$(aws ecs list-tasks --cluster shop --query taskArns[1] --output text)
aws ecs stop-task --cluster shop --task $TASK
aws sandbox wait --for 30
`;

const fingerprintOf = async (path: string, seed?: number) => {
  const { sandbox, findings } = await openSource(path, { seed });
  const answer = sandbox.send('Sandbox.DescribeClock', {});
  expect(findings).toEqual([]);
  return (answer as { output: { fingerprint: string } }).output.fingerprint;
};

test('what its log names by identifiers is found again', async () => {
  const script = file('run.sh', SCRIPT);
  const saved = file('run.json', saveSandbox((await openSource(script)).document()));
  expect(await fingerprintOf(saved)).toBe(await fingerprintOf(script));
  expect(await fingerprintOf(saved, 7)).toBe(await fingerprintOf(script, 7));
  expect(await fingerprintOf(saved, 7)).not.toBe(await fingerprintOf(saved));
});

test('what is gone under the other seed is told', async () => {
  const script = file('gone.sh', SCRIPT);
  const document = (await openSource(script)).document();
  const log = document.log.filter(({ target }) => target !== 'ECS.CreateService');
  const saved = file('gone.json', saveSandbox({ ...document, log }));
  const { findings } = await openSource(saved, { seed: 7 });
  expect(findings.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^refused this time: ECS.StopTask: /),
  ]);
});
