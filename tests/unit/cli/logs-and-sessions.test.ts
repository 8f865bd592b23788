/** `logs tail` and `ecs execute-command`, as the AWS CLI prints them (section 8.5). */
import { describe, expect, test } from 'vitest';
import { runScript, type ScriptStep } from '../../../src/cli/run-script';
import { execStage } from '../../support/exec-stage';
import { lastPart } from '../../../src/model/ids';

function terminal() {
  const stage = execStage();
  const host = {
    send: (target: string, input: Record<string, unknown>) =>
      stage.door.dispatcher.send(target, input),
    readFile: () => undefined,
  };
  const run = async (line: string): Promise<ScriptStep> => {
    for await (const step of runScript(`aws ${line}`, host)) return step;
    throw new Error('no line was run');
  };
  const printed = async (line: string) => {
    const outcome = await run(line);
    if (!outcome.ok) throw new Error(outcome.error.message);
    return outcome.text;
  };
  return { stage, run, printed };
}

describe('logs tail', () => {
  test('detailed: moment to the microsecond, stream, message', async () => {
    const { printed, stage } = terminal();
    const lines = (await printed('logs tail /ecs/web')).trimEnd().split('\n');
    const stream = `ecs/web/${lastPart(stage.task())}`;
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^2026-01-01T00:00:\d\d\.\d{3}000\+00:00 ecs\/web\/\w{32} Starting/);
    expect(lines[1]?.split(' ').slice(1).join(' ')).toBe(`${stream} Listening on port 80`);
  });

  test('short: to the second, without the stream', async () => {
    const { printed } = terminal();
    const text = await printed('logs tail /ecs/web --format short --filter-pattern Listening');
    expect(text).toMatch(/^2026-01-01T00:00:\d\d Listening on port 80\n$/);
  });

  test('since: a length or a moment', async () => {
    const { printed } = terminal();
    expect(await printed('logs tail /ecs/web --since 10s')).toBe('');
    expect(await printed('logs tail /ecs/web --since 2m')).not.toBe('');
    expect(await printed('logs tail /ecs/web --since 2026-01-01T00:01:00')).toBe('');
    expect(await printed('logs tail /ecs/web --since 2025-12-31T23:00:00+00:00')).not.toBe('');
  });

  test('follow: what comes in so much simulated time, each line once', async () => {
    const { printed, stage } = terminal();
    stage.give('ECS.StopTask', { cluster: 'demo', task: stage.task() });
    const before = stage.give('Sandbox.DescribeClock', {}, 'now') as number;
    const text = await printed('logs tail /ecs/web --follow --for 62 --format short');
    const said = text
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(20));
    expect(said).toEqual([
      'Starting web (web:1)',
      'Listening on port 80',
      'SIGTERM received, shutting down',
      'Process exited with code 0',
      'Starting web (web:1)',
      'Listening on port 80',
    ]);
    expect(stage.give('Sandbox.DescribeClock', {}, 'now')).toBe(before + 62);
  });

  test.each([
    ['logs tail', 252, /the following arguments are required: group_name/],
    ['logs tail /ecs/web other', 252, /Unknown options: other/],
    ['logs tail /ecs/web --format long', 252, /argument --format: Found invalid choice 'long'/],
    ['logs tail /nope', 254, /ResourceNotFoundException.*log group does not exist/],
    ['logs tail /ecs/web --since 5h30m', 255, /Unknown string format: 5h30m/],
  ])('%s is refused', async (line, exitCode, message) => {
    const outcome = await terminal().run(line);
    expect(outcome.ok).toBe(false);
    if (outcome.ok) return;
    expect(outcome.error.exitCode).toBe(exitCode);
    expect(outcome.text).toMatch(message);
  });
});

describe('ecs execute-command', () => {
  test('prints what the plugin prints', async () => {
    const { printed, stage } = terminal();
    const text = await printed(
      `ecs execute-command --cluster demo --task ${stage.task()} --interactive --command 'echo hi'`,
    );
    expect(text).toMatch(
      /^\nThe Session Manager plugin was installed successfully\. Use the AWS CLI to start a session\.\n\n\nStarting session with SessionId: (ecs-execute-command-\w+)\nhi\n\n\nExiting session with sessionId: \1\.\n\n$/,
    );
  });

  test('a shell stays open, and the text says how to go on', async () => {
    const { printed, stage } = terminal();
    const text = await printed(
      `ecs execute-command --cluster demo --task ${stage.task()} --interactive --command /bin/sh`,
    );
    expect(text).toMatch(
      /\n# \n\nThe shell is open: aws sandbox send-to-session --session-id \S+ /,
    );
  });

  test('a refusal comes after the plugin’s line', async () => {
    const { run, stage } = terminal();
    const line = `ecs execute-command --cluster x --task ${stage.task()} --interactive --command ls`;
    const outcome = await run(line);
    expect(outcome).toMatchObject({ ok: false, printed: expect.stringContaining('plugin') });
    expect(outcome.text).toMatch(/ClusterNotFoundException\) when calling the ExecuteCommand/);
  });
});
