/**
 * The real AWS CLI pointed at `sim serve`: the README's script as it stands, in a shell, and a
 * weighted canary by hand. Only the `aws sandbox` lines, which AWS has not, go by `sim send`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exitCodeOfRefusal, findAwsCli, QUIET } from '../support/aws-cli';
import { type ServedProcess, startServe } from '../support/served-process';

/** Each call starts a Python of its own, on a machine that may be busy. */
const PATIENCE = 300_000;

const cli = findAwsCli();
if (cli === undefined) {
  console.warn('Skipped: there is no AWS CLI here, and it cannot be installed.');
}

/** The first script of the README: the one that begins with a cluster. */
const [, README] = /```sh\n(aws ecs create-cluster[\s\S]*?)```/.exec(
  readFileSync('README.md', 'utf8'),
) ?? ['', ''];

const CANARY = `
aws ecs register-task-definition --family web-2 --requires-compatibilities FARGATE --network-mode awsvpc \\
  --cpu 256 --memory 512 --container-definitions '[{"name":"web","image":"web:1","portMappings":[{"containerPort":80}]}]' > /dev/null
NEW=$(aws elbv2 create-target-group --name web-2 --protocol HTTP --port 80 --target-type ip --vpc-id vpc-1 \\
  --health-check-interval-seconds 10 --query 'TargetGroups[0].TargetGroupArn' --output text)
LISTENER=$(aws elbv2 describe-listeners --load-balancer-arn $LB --query 'Listeners[0].ListenerArn' --output text)
RULE=$(aws elbv2 create-rule --listener-arn $LISTENER --priority 1 --conditions Field=path-pattern,Values='/*' \\
  --actions "Type=forward,ForwardConfig={TargetGroups=[{TargetGroupArn=$TG,Weight=1},{TargetGroupArn=$NEW,Weight=0}]}" \\
  --query 'Rules[0].RuleArn' --output text)
aws ecs create-service --cluster demo --service-name web-2 --task-definition web-2 --desired-count 1 \\
  --launch-type FARGATE --load-balancers targetGroupArn=$NEW,containerName=web,containerPort=80 \\
  --network-configuration 'awsvpcConfiguration={subnets=[subnet-a]}' > /dev/null
aws sandbox wait --until steady:web-2 --timeout 300 > /dev/null
aws elbv2 modify-rule --rule-arn $RULE --query 'Rules[0].Actions[0].ForwardConfig.TargetGroups[].Weight' \\
  --actions "Type=forward,ForwardConfig={TargetGroups=[{TargetGroupArn=$TG,Weight=80},{TargetGroupArn=$NEW,Weight=20}]}" \\
  --output text
aws sandbox wait --for 300 > /dev/null
aws sandbox get-metrics --load-balancer web-alb --since 300 --query byTargetGroup
`;

let served: ServedProcess;

/** A script as a shell runs it. `aws` is the real one, but for the service that AWS has not. */
function shell(script: string, environment: Record<string, string> = {}) {
  const sim = `"${process.execPath}" site/start-sim.mjs`;
  const setting = `set -eu
    aws() {
      if [ "$1" = sandbox ]; then ${sim} send --endpoint ${served.url} aws "$@"
      else command ${cli} --endpoint-url ${served.url} "$@"; fi
    }
    `;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', setting + script], {
    encoding: 'utf8',
    timeout: PATIENCE - 10_000,
    env: { ...process.env, ...QUIET, ...environment },
  });
  return { status, stdout, stderr };
}

describe.skipIf(cli === undefined)('the real AWS CLI (issue 5)', () => {
  beforeAll(async () => {
    served = await startServe('--no-app', '--speed', 'max');
  }, PATIENCE);
  afterAll(() => served.stop());

  test(
    'runs the README’s script to the same figures as `sim script`, then a canary by modify-rule',
    () => {
      expect(README).toContain('aws sandbox get-metrics');
      const both = shell(`${README}\necho; echo CANARY\n${CANARY}`);
      expect(both.stderr).toBe('');
      expect(both.status).toBe(0);
      const [readme = '', canary = ''] = both.stdout.split('\nCANARY\n');

      const ours = spawnSync(process.execPath, ['site/start-sim.mjs', 'script', '-'], {
        input: README,
        encoding: 'utf8',
      });
      expect(metricsIn(readme)).toEqual(metricsIn(ours.stdout));

      const [weights, ...rest] = canary.split('\n');
      expect(weights).toBe('80\t20');
      const groups = JSON.parse(rest.join('\n')) as { targetGroup: string; requestCount: number }[];
      const count = (name: string) =>
        groups.find(({ targetGroup }) => targetGroup === name)?.requestCount ?? 0;
      expect(count('web') + count('web-2')).toBeGreaterThan(25_000);
      expect(count('web-2') / (count('web') + count('web-2'))).toBeCloseTo(0.2, 1);
    },
    PATIENCE,
  );

  test(
    'knows `aws sandbox` itself once it has the model that `sim service-model` prints',
    () => {
      // The CLI keeps models in the home of whoever calls it.
      const home = mkdtempSync(join(tmpdir(), 'ecs-sandbox-'));
      const sim = `"${process.execPath}" site/start-sim.mjs`;
      const real = `"${cli}" --endpoint-url ${served.url} sandbox`;
      const { status, stdout, stderr } = shell(
        `"${cli}" configure add-model --service-name sandbox --service-model "$(${sim} service-model)"
        ${real} put-image --image bad:1 --error-rate 0.05 --missing --calls http://a http://b --query 'image.[errorRate,missing,calls]' --output text
        ${real} wait --for 1.5 --query waited
        ${real} put-image --image bad:1 --discipline nope || echo "exit $?"`,
        { HOME: home, AWS_CONFIG_FILE: join(home, 'config') },
      );
      rmSync(home, { recursive: true });
      const refused = exitCodeOfRefusal(cli!);
      expect(stdout).toBe(`0.05\tTrue\nhttp://a\thttp://b\n1.5\nexit ${refused}\n`);
      expect(stderr).toContain('ValidationException) when calling the PutImage operation');
      expect(status).toBe(0);
    },
    PATIENCE,
  );
});

/** The answer of `get-metrics` among those of a script. */
function metricsIn(printed: string): unknown {
  const from = printed.indexOf('{\n    "from": ');
  const to = printed.indexOf('\n}\n', from);
  return JSON.parse(printed.slice(from, to + 2));
}
