import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { nextPlaces } from '../../../src/drawing/auto-layout';
import { nextTaskSlots } from '../../../src/drawing/task-slots';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { offerSnapshot } from '../../../src/ui/canvas/canvas-snapshot';
import { ExportDialog } from '../../../src/ui/files/export-dialog';
import { openSandbox, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;
let blobs: Blob[];

beforeEach(() => {
  blobs = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return 'blob:picture';
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  app.close();
});

/** What the canvas would offer, without one: happy-dom lays nothing out. */
function offer() {
  const { entities, now } = app.mirror.getState();
  const { layout } = app.workspace.getState();
  const slots = nextTaskSlots({}, entities.values(), now);
  const places = nextPlaces({}, { entities, layout, slots });
  const view = { x: 0, y: 0, width: 400, height: 300 };
  const dots = [{ x: 10, y: 10, role: 'source', failed: true } as const];
  offerSnapshot(app, () => ({ slots, places, view, dots, dotSampling: 1 }));
}

const open = () => {
  const user = show(app, <ExportDialog />);
  act(() => app.view.setState({ dialog: { kind: 'export' } }));
  return user;
};

describe('exporting', () => {
  test('an empty canvas says that there is nothing to draw', async () => {
    app = await openSandbox();
    open();
    expect(await screen.findByText(/nothing on the canvas/)).toBeInTheDocument();
  });

  test('an SVG holds what the sandbox holds, in the look that was chosen', async () => {
    app = await openWebService();
    offer();
    const user = open();
    await user.click(await screen.findByRole('button', { name: 'SVG' }));
    await user.click(screen.getByRole('button', { name: 'Light' }));
    await user.click(screen.getByRole('checkbox', { name: 'Title and time' }));
    await user.click(screen.getByRole('button', { name: 'Save SVG' }));
    expect(await screen.findByText('Saved as untitled-sandbox.svg.')).toBeInTheDocument();
    const text = await blobs.at(-1)!.text();
    expect(text).toMatch(/^<svg xmlns/);
    expect(text).toContain('web-alb');
    expect(text).toContain('shoppers');
    expect(text).toContain('#ffffff');
    expect(text).not.toContain('seed 1');
  });

  test('the size follows scale and scope, and says when a side would be too long', async () => {
    app = await openWebService();
    offer();
    const user = open();
    const size = () => screen.getByText(/\d+ × \d+ px/).textContent ?? '';
    await screen.findByRole('button', { name: '1×' });
    await user.click(screen.getByRole('button', { name: '1×' }));
    const [, width] = /^(\d+)/.exec(size())!;
    await user.click(screen.getByRole('button', { name: '3×' }));
    expect(Number(/^(\d+)/.exec(size())![1])).toBeCloseTo(3 * Number(width), -1);
    await user.click(screen.getByRole('button', { name: 'In view' }));
    await waitFor(() => expect(size()).not.toContain('instead'));
  });
});
