import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../../src/cli/parse-script';
import { SCENARIOS } from '../../../../src/content';
import { tryNext } from '../../../../src/ui/palette/try-next';
import { openTemplate } from '../../../support/opened-template';

test('commands under the comment above them; a line that sets a variable goes with the next', () => {
  const script = `# What this is.
aws ecs create-cluster

# Some remark.
# What helps:
#   aws ecs one
#   aws ecs two
# By hand:
#   D=$(aws ecs list)
#   H=$(aws ecs describe $D)
#   aws ecs go --hook $H
aws ecs last
#   aws ecs bare
`;
  expect(tryNext(script)).toEqual([
    { text: 'What helps:', commands: ['aws ecs one', 'aws ecs two'] },
    {
      text: 'By hand:',
      commands: ['D=$(aws ecs list)\nH=$(aws ecs describe $D)\naws ecs go --hook $H'],
    },
    { text: '', commands: ['aws ecs bare'] },
  ]);
});

describe('templates', () => {
  test('most propose something, and say what for', () => {
    const all = SCENARIOS.map(({ script }) => tryNext(script));
    expect(all.filter((one) => one.length > 0).length).toBeGreaterThan(15);
    for (const { text, commands } of all.flat()) {
      expect(text).not.toBe('');
      expect(commands.length).toBeGreaterThan(0);
    }
  });

  test.each(SCENARIOS)('$id: what it proposes can be read after its script', async ({ script }) => {
    const next = tryNext(script).flatMap(({ commands }) => commands);
    for await (const line of parseScript(`${script}\n${next.join('\n')}`, () => undefined)) {
      expect(line).not.toHaveProperty('error');
    }
  });

  test.each(['web-behind-an-alb', 'round-robin-vs-least-outstanding', 'short-grace-period'])(
    '%s: what it proposes is taken',
    async (id) => {
      const open = await openTemplate(id);
      open.pass(20);
      await open.run(open.proposed.join('\n'));
      expect(open.proposed.length).toBeGreaterThan(0);
    },
  );

  test('short-grace-period: with what helps, the app comes up', async () => {
    const open = await openTemplate('short-grace-period');
    open.pass(600);
    await open.run(open.proposed.join('\n'));
    open.until('running:app=1', 600);
    open.until('healthy:slow-start=1', 600);
  });
});
