/** A script that looks into a container: tails its log, goes in, ends its process. */
import { expect, test } from 'vitest';
import { createSandbox } from '../../src/api/create-sandbox';
import { runScript } from '../../src/cli/run-script';

const SCRIPT = `
aws ecs create-cluster --cluster-name demo
aws ecs register-task-definition --family web --requires-compatibilities FARGATE \\
  --network-mode awsvpc --cpu 256 --memory 512 \\
  --task-role-arn arn:aws:iam::123456789012:role/web-task \\
  --execution-role-arn arn:aws:iam::123456789012:role/web-execution \\
  --container-definitions '[{"name": "web", "image": "web:1",
    "portMappings": [{"containerPort": 8080}],
    "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "/ecs/web",
      "awslogs-region": "us-east-1", "awslogs-stream-prefix": "ecs"}}}]'
aws ecs create-service --cluster demo --service-name web --task-definition web \\
  --desired-count 1 --launch-type FARGATE --enable-execute-command \\
  --network-configuration 'awsvpcConfiguration={subnets=[subnet-a]}'
aws ecs wait services-stable --cluster demo --services web
TASK=$(aws ecs list-tasks --cluster demo --service-name web --query 'taskArns[0]' --output text)
aws logs tail /ecs/web --format short
aws ecs execute-command --cluster demo --task $TASK --interactive \\
  --command 'curl -s localhost:8080 && echo ok > /tmp/seen && cat /tmp/seen'
aws ecs execute-command --cluster demo --task $TASK --interactive --command 'kill 1'
aws logs tail /ecs/web --since 1s --follow --for 60 --format short --log-stream-name-prefix ecs/
aws ecs wait services-stable --cluster demo --services web
aws ecs describe-tasks --cluster demo --tasks $TASK \\
  --query 'tasks[0].[lastStatus, stopCode, containers[0].exitCode]' --output text
NEW=$(aws ecs list-tasks --cluster demo --service-name web --query 'taskArns[0]' --output text)
aws ecs execute-command --cluster demo --task $NEW --interactive --command 'cat /tmp/seen'
`;

test('tails a log, goes in, ends process 1, and finds another task in its place', async () => {
  const sandbox = createSandbox({ seed: 1 });
  const host = {
    send: (target: string, input: Record<string, unknown>) => sandbox.send(target, input),
    readFile: () => undefined,
  };
  const said: [command: string, text: string][] = [];
  for await (const step of runScript(SCRIPT, host)) {
    if (!step.ok) throw new Error(`${step.command}: ${step.error.message}`);
    said.push([step.command.split(' ').slice(1, 3).join(' '), step.text]);
  }
  const of = (command: string) => said.filter(([name]) => name === command).map(([, text]) => text);
  const [first = '', second = ''] = of('logs tail');
  expect(first).toMatch(/Starting web \(web:1\)\n.*Listening on port 8080\n$/);
  const lines = second.trimEnd().split('\n');
  expect(lines.map((line) => line.slice(20))).toEqual([
    'SIGTERM received, shutting down',
    'Process exited with code 0',
    'Starting web (web:1)',
    'Listening on port 8080',
  ]);
  const [inside = '', , again = ''] = of('ecs execute-command');
  expect(inside).toContain('\nHello from web (web:1)\nok\n');
  expect(of('ecs describe-tasks')[0]).toBe('STOPPED\tEssentialContainerExited\t0\n');
  expect(again).toContain("cat: can't open '/tmp/seen': No such file or directory");
});
