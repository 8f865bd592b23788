import { expect, test } from 'vitest';
import { unknownAnswers } from '../../../src/headless/unknown-answers';

const layout = { id: 'layout', options: [{ value: 'one-task' }, { value: 'service-each' }] };
const domain = { id: 'domain', options: [], free: true };
const TEXT = 'image: shop:${TAG}\nParameters: {Count: {Type: Number, Default: 1}}';

const said = (
  choices: Record<string, string>,
  variables: Record<string, string> = {},
  questions = [layout, domain],
) => unknownAnswers({ choices, variables }, questions, [TEXT]).map(({ message }) => message);

test('answers that are asked for, and variables that are named, are nothing to tell', () => {
  const choices = { layout: 'one-task', domain: 'any.example', 'parameter.Count': '2' };
  expect(said(choices, { TAG: '2', Count: '3' })).toEqual([]);
});

test('a choice that nobody left: which there are', () => {
  expect(said({ lay: 'x' })).toEqual(['--choose lay=x: no such choice; there is layout, domain']);
  expect(said({ lay: 'x' }, {}, [])).toEqual([
    '--choose lay=x: no such choice; nothing is left open',
  ]);
});

test('a value that it cannot have: which it may', () => {
  expect(said({ layout: 'x' })).toEqual(['--choose layout=x: it may be one-task, service-each']);
});

test('a variable that nothing names, also not one like an object’s own members', () => {
  expect(said({}, { TAGS: '1' })).toEqual(['--set TAGS=…: nothing in it is called TAGS']);
  expect(said({ 'parameter.constructor': '1' })).toHaveLength(1);
});
