import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { App } from '../../../src/ui/app';
import { openSandbox } from '../../support/web-sandbox';

let app: SandboxApp;
let user: ReturnType<typeof userEvent.setup>;

beforeEach(async () => {
  localStorage.clear();
  app = await openSandbox();
  render(<App parts={app} />);
  user = userEvent.setup();
});
afterEach(() => app.close());

const isPlaying = () => app.mirror.getState().run.playing;

describe('time', () => {
  test('Space plays and pauses, and is a blank while a name is typed', async () => {
    await user.keyboard(' ');
    await waitFor(() => expect(isPlaying()).toBe(true));
    await user.keyboard(' ');
    await waitFor(() => expect(isPlaying()).toBe(false));
    await user.click(screen.getByRole('button', { name: /^Rename sandbox/ }));
    await user.keyboard('two words{Enter}');
    expect(app.workspace.getState().name).toBe('two words');
    expect(isPlaying()).toBe(false);
  });

  test('Space plays and pauses though a button was clicked before', async () => {
    await user.click(screen.getByRole('tab', { name: 'Templates' }));
    await user.keyboard(' ');
    await waitFor(() => expect(isPlaying()).toBe(true));
    expect(app.view.getState().leftTab).toBe('templates');
  });

  test('Shift and . step by a second', async () => {
    await user.keyboard('{Shift>}[Period]{/Shift}');
    await waitFor(() =>
      expect(screen.getByRole('timer', { name: 'Simulated time' })).toHaveTextContent('00:00:01.0'),
    );
  });

  test('a speed is chosen and shown as chosen', async () => {
    await user.click(screen.getByRole('button', { name: '20×' }));
    await waitFor(() =>
      expect(screen.getByRole('button', { name: '20×' })).toHaveAttribute('aria-pressed', 'true'),
    );
  });
});

describe('panels', () => {
  test('fold by key and by button, and the choice is kept', async () => {
    await user.keyboard('[[');
    expect(screen.queryByRole('complementary', { name: 'Build' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Unfold the left panel' }));
    expect(screen.getByRole('complementary', { name: 'Build' })).toBeInTheDocument();
    await user.keyboard(']');
    expect(screen.queryByRole('complementary', { name: 'Inspector' })).toBeNull();
    expect(localStorage.getItem('ecs-sandbox-view')).toContain('"rightOpen":false');
  });

  test('Present leaves canvas and transport; Escape comes back', async () => {
    await user.click(screen.getByRole('button', { name: 'Present' }));
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(screen.queryByRole('region', { name: 'Dock' })).toBeNull();
    expect(screen.getByRole('main', { name: 'Canvas' })).toBeInTheDocument();
    expect(await screen.findByRole('toolbar', { name: 'Transport' })).toBeInTheDocument();
    await user.keyboard('{Escape}');
    expect(screen.getByRole('complementary', { name: 'Inspector' })).toBeInTheDocument();
  });

  test('the dock’s edge moves by arrow keys', async () => {
    const before = app.view.getState().dockHeight;
    screen.getByRole('separator', { name: 'Height of the dock' }).focus();
    await user.keyboard('{ArrowDown}');
    expect(app.view.getState().dockHeight).toBe(before - 16);
  });
});

describe('the sandbox', () => {
  test('? names every key, and leads to what is learnt and looked up', async () => {
    await user.keyboard('?');
    expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toHaveTextContent(
      'Play or pause',
    );
    await user.click(screen.getByRole('button', { name: 'Lessons: learn by doing' }));
    expect(app.view.getState()).toMatchObject({ dialog: null, leftTab: 'learn' });
  });

  test('a layout edit is undone and redone by key', async () => {
    app.commands.moveNodes('Move', { 'traffic/x': { x: 1, y: 2 } });
    await user.keyboard('{Control>}z{/Control}');
    expect(app.workspace.getState().layout).toEqual({});
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(app.workspace.getState().layout).toEqual({ 'traffic/x': { x: 1, y: 2 } });
  });
});
