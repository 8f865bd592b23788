import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import type { Decision } from '../../../src/formats/import-result';
import { Decisions } from '../../../src/ui/import/decisions';

const decision = (id: string, more: Partial<Decision> = {}): Decision => ({
  id,
  question: `Question ${id}?`,
  options: [
    { value: 'a', label: 'Answer a', means: `What a means for ${id}.` },
    { value: 'b', label: 'Answer b', means: `What b means for ${id}.` },
  ],
  chosen: 'a',
  ...more,
});

function show(decisions: Decision[]) {
  const onChoose = vi.fn();
  const onVariables = vi.fn();
  render(
    <MantineProvider>
      <Decisions decisions={decisions} onChoose={onChoose} variables="" onVariables={onVariables} />
    </MantineProvider>,
  );
  return { user: userEvent.setup(), onChoose, onVariables };
}

test('a question says what its answer means, and hands on another one', async () => {
  const { user, onChoose } = show([decision('layout')]);
  expect(screen.getByText('What a means for layout.')).toBeInTheDocument();
  await user.selectOptions(screen.getByLabelText('Question layout?'), 'Answer b');
  expect(onChoose).toHaveBeenCalledExactlyOnceWith('layout', 'b');
});

test('a free one takes any text, once it is finished', async () => {
  const { user, onChoose } = show([decision('parameter.Count', { free: true, chosen: '2' })]);
  const field = screen.getByLabelText('Question parameter.Count?');
  await user.clear(field);
  await user.type(field, '5');
  expect(onChoose).not.toHaveBeenCalled();
  await user.keyboard('{Enter}');
  expect(onChoose).toHaveBeenCalledExactlyOnceWith('parameter.Count', '5');
});

test('only what leaves a choice is asked; beyond a row the rest on demand', async () => {
  const one = decision('one', { options: [{ value: 'a', label: 'Only', means: 'No other.' }] });
  const many = ['1', '2', '3', '4', '5', '6'].map((id) => decision(id));
  const { user } = show([one, ...many]);
  expect(screen.queryByLabelText('Question one?')).toBeNull();
  expect(screen.getAllByRole('combobox')).toHaveLength(4);
  await user.click(screen.getByRole('button', { name: '2 more choices…' }));
  expect(screen.getAllByRole('combobox')).toHaveLength(6);
  await user.click(screen.getByRole('button', { name: 'Fewer choices' }));
  expect(screen.getAllByRole('combobox')).toHaveLength(4);
});

test('variables are asked for where nothing else is', async () => {
  const { user, onVariables } = show([]);
  await user.click(screen.getByRole('button', { name: 'Set variables…' }));
  await user.type(screen.getByLabelText(/^Variables/), 'A');
  expect(onVariables).toHaveBeenCalledWith('A');
});
