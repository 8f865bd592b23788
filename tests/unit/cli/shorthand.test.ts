import { describe, expect, test } from 'vitest';
import type { InputShape } from '../../../src/api/contract/input-shape';
import { coerceShorthand, parseShorthand } from '../../../src/cli/shorthand';

describe('shorthand (section 8.2)', () => {
  test.each([
    ['k=v,k2=v2', { k: 'v', k2: 'v2' }],
    [
      'awsvpcConfiguration={subnets=[s1,s2],assignPublicIp=ENABLED}',
      { awsvpcConfiguration: { subnets: ['s1', 's2'], assignPublicIp: 'ENABLED' } },
    ],
    [
      'Type=forward,ForwardConfig={TargetGroups=[{TargetGroupArn=a,Weight=90},{TargetGroupArn=b,Weight=10}]}',
      {
        Type: 'forward',
        ForwardConfig: {
          TargetGroups: [
            { TargetGroupArn: 'a', Weight: '90' },
            { TargetGroupArn: 'b', Weight: '10' },
          ],
        },
      },
    ],
    ['Field=path-pattern,Values=/a,/b', { Field: 'path-pattern', Values: ['/a', '/b'] }],
    ['a=1,b=x,y,c=2', { a: '1', b: ['x', 'y'], c: '2' }],
    [`k="a, b",l='c=d'`, { k: 'a, b', l: 'c=d' }],
    ['k=', { k: '' }],
    ['k = v , l = w', { k: 'v', l: 'w' }],
    [String.raw`k=a\,b`, { k: 'a,b' }],
    ['k=a=b', { k: 'a=b' }],
  ])('%s', (text, value) => {
    expect(parseShorthand(text)).toEqual(value);
  });

  test.each([
    ['default', "Expected: '=', received: 'EOF' for input:\ndefault\n       ^"],
    ['a=[b', "Expected: ',', received: 'EOF' for input:\na=[b\n    ^"],
    [
      'a=1,a=2',
      'Second instance of key "a" encountered for input:\na=1,a=2\n    ^\n' +
        'This is often because there is a preceding "," instead of a space.',
    ],
  ])('%s is refused in the words of the CLI, with the place', (text, message) => {
    expect(() => parseShorthand(text)).toThrow(message);
  });

  test('texts become what the shape says they are', () => {
    const shape: InputShape = {
      type: 'structure',
      required: [],
      members: {
        port: { type: 'integer' },
        on: { type: 'boolean' },
        names: { type: 'list', member: { type: 'string' } },
        name: { type: 'string' },
      },
    };
    const read = parseShorthand('port=80,on=true,names=a,name=7');
    expect(coerceShorthand(read, shape)).toEqual({ port: 80, on: true, names: ['a'], name: '7' });
    expect(() => coerceShorthand({ port: 'x' }, shape)).toThrow(
      "invalid literal for int() with base 10: 'x'",
    );
  });

  test('key@=file://… reads the file', () => {
    const read = parseShorthand('k@=file://f', (uri) => (uri === 'file://f' ? 'text' : undefined));
    expect(read).toEqual({ k: 'text' });
  });
});
