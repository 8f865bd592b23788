/** Answers in pages, printed as AWS CLI 2.9.19 prints them when it is pointed at `serve`. */
import { expect, test } from 'vitest';
import { createSandbox } from '../../../src/api/create-sandbox';
import { parseScript } from '../../../src/cli/parse-script';
import { runScript } from '../../../src/cli/run-script';

const THREE = ['one', 'two', 'three'].map(
  (name) => `aws ecs create-cluster --cluster-name ${name}`,
);
const arn = (name: string) => `arn:aws:ecs:us-east-1:123456789012:cluster/${name}`;

/** What the last line prints where three clusters are. */
async function prints(line: string): Promise<string> {
  const sandbox = createSandbox({ seed: 1 });
  const host = {
    send: (target: string, input: Record<string, unknown>) => sandbox.send(target, input),
    readFile: () => undefined,
  };
  let text = '';
  for await (const step of runScript([...THREE, line].join('\n'), host)) text = step.text;
  return text;
}

test('the token of an answer that was cut is botocore’s own, byte for byte', async () => {
  const cut = await prints('aws ecs list-clusters --max-items 1 --query NextToken');
  expect(cut).toBe('"eyJuZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAxfQ=="\n');
  const whole = await prints('aws ecs list-clusters --max-items 2 --page-size 1 --query NextToken');
  expect(whole).toBe('"eyJuZXh0VG9rZW4iOiAiMiJ9"\n');
  const none = await prints('aws elbv2 describe-target-groups --max-items 0 --query NextToken');
  expect(none).toBe('null\n');
});

test('it goes on where it was cut; a token of the service’s own does too', async () => {
  const at = 'eyJuZXh0VG9rZW4iOiBudWxsLCAiYm90b190cnVuY2F0ZV9hbW91bnQiOiAxfQ==';
  const rest = await prints(`aws ecs list-clusters --starting-token ${at} --query clusterArns[0]`);
  expect(rest).toBe(`"${arn('two')}"\n`);
  const own = await prints('aws ecs list-clusters --starting-token 2 --query clusterArns[0]');
  expect(own).toBe(`"${arn('three')}"\n`);
});

test('text comes page by page, and where to go on has its name before it', async () => {
  expect(await prints('aws ecs list-clusters --max-items 2 --page-size 1 --output text')).toBe(
    `CLUSTERARNS\t${arn('one')}\nCLUSTERARNS\t${arn('two')}\n` +
      'NEXTTOKEN\teyJuZXh0VG9rZW4iOiAiMiJ9\n',
  );
});

test('a query is asked of each page of a text, of all pages together elsewhere', async () => {
  const asked = 'aws ecs list-clusters --page-size 2 --query length(clusterArns)';
  const quoted = asked.replace('length(clusterArns)', "'length(clusterArns)'");
  expect(await prints(`${quoted} --output text`)).toBe('2\n1\n');
  expect(await prints(quoted)).toBe('3\n');
  expect(
    await prints('aws ecs list-clusters --max-items 1 --query clusterArns --output text'),
  ).toBe(`${arn('one')}\nNone\n`);
});

test('each page is an item of a stream of YAML', async () => {
  expect(await prints('aws ecs list-clusters --page-size 2 --output yaml-stream')).toBe(
    `- clusterArns:\n  - ${arn('one')}\n  - ${arn('two')}\n  nextToken: '2'\n` +
      `- clusterArns:\n  - ${arn('three')}\n`,
  );
});

test('a scalar by itself is written as JSON in YAML', async () => {
  const query = '--query clusterArns[0] --output yaml';
  expect(await prints(`aws ecs list-clusters ${query}`)).toBe(`"${arn('one')}"\n`);
  expect(await prints('aws ecs list-clusters --query nothing --output yaml')).toBe('null\n');
});

test('what a token stands for is sent', async () => {
  const at = 'eyJuZXh0VG9rZW4iOiAiMiJ9';
  const lines = [];
  for await (const line of parseScript(
    `aws ecs list-tasks --starting-token ${at} --page-size 2\naws ecs list-tasks --starting-token x`,
    () => undefined,
  ))
    lines.push(line);
  expect(lines).toMatchObject([
    { input: { nextToken: '2', maxResults: 2 } },
    { input: { nextToken: 'x' } },
  ]);
});
