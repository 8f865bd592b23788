import { describe, expect, test } from 'vitest';
import { runScript } from '../../../src/cli/run-script';
import { toScriptLines } from '../../../src/cli/to-script-lines';

const RULE = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener-rule/app/a/1/2/3';

const steps = [
  {
    target: 'ELBv2.DescribeRules',
    input: { ListenerArn: 'web-alb:8080' },
    saves: { name: 'TEST_RULE', path: 'Rules[0].RuleArn' },
  },
  {
    target: 'ELBv2.DeleteRule',
    input: { RuleArn: '$TEST_RULE' },
  },
  {
    target: 'ECS.UpdateService',
    input: {
      service: 'web',
      loadBalancers: [
        {
          targetGroupArn: 'a target group whose name has a space',
          advancedConfiguration: { testListenerRule: '$TEST_RULE', roleArn: "it's" },
        },
      ],
      taskDefinition: '{"rule": "$TEST_RULE", "cost": "$OTHER"}',
    },
  },
];

describe('operations as a script', () => {
  test('an answer that a later line needs goes into a variable', () => {
    const lines = toScriptLines(steps);
    expect(lines[0]).toBe(
      "TEST_RULE=$(aws elbv2 describe-rules --listener-arn web-alb:8080 --query 'Rules[0].RuleArn' --output text)",
    );
    expect(lines[1]).toBe('aws elbv2 delete-rule --rule-arn $TEST_RULE');
  });

  test('run, the script gives the operations with what was answered', async () => {
    const given: [string, unknown][] = [];
    const send = async (target: string, input: Record<string, unknown>) => {
      given.push([target, input]);
      return { ok: true as const, output: { Rules: [{ RuleArn: RULE }] } };
    };
    const io = { send, readFile: () => undefined };
    for await (const step of runScript(toScriptLines(steps).join('\n'), io)) {
      expect(step).toMatchObject({ ok: true });
    }
    expect(given.at(-1)).toEqual([
      'ECS.UpdateService',
      {
        service: 'web',
        loadBalancers: [
          {
            targetGroupArn: 'a target group whose name has a space',
            advancedConfiguration: { testListenerRule: RULE, roleArn: "it's" },
          },
        ],
        taskDefinition: `{"rule": "${RULE}", "cost": "$OTHER"}`,
      },
    ]);
  });
});
