import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { toSeconds } from '../../../src/model/sim-time';
import { ExportDialog } from '../../../src/ui/files/export-dialog';
import { openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;
let blobs: Blob[];

beforeEach(async () => {
  blobs = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return 'blob:film';
  });
  app = await openWebService();
});
afterEach(() => {
  vi.restoreAllMocks();
  app.close();
});

async function open() {
  const user = show(app, <ExportDialog />);
  act(() => app.view.setState({ dialog: { kind: 'export', what: 'film' } }));
  const record = await screen.findByRole('button', { name: 'Record' });
  await waitFor(() => expect(record).toBeEnabled());
  return { user, record };
}

const endOf = (): number => Math.floor(toSeconds(app.mirror.getState().now));

describe('a film of the run', () => {
  test('is of the last ten seconds unless another part is wanted, and the page stays where it is', async () => {
    const { now } = app.mirror.getState();
    const { user, record } = await open();
    expect(screen.getByRole('textbox', { name: 'From, s' })).toHaveValue(String(endOf() - 10));
    const from = screen.getByRole('textbox', { name: 'From, s' });
    await user.clear(from);
    await user.type(from, String(endOf() - 2));
    await user.click(screen.getByRole('button', { name: 'SVG' }));
    await user.click(record);
    // By its words: to ask for roles over and over is slow while the film is being made.
    const save = await screen.findByText('Save SVG', {}, { timeout: 60_000 });
    await user.click(save);
    const name = `untitled-sandbox-${endOf() - 2}-${endOf()}s.svg`;
    expect(screen.getByRole('status')).toHaveTextContent(`Saved as ${name}.`);
    const text = await blobs.at(-1)!.text();
    expect(text).toContain('<animate ');
    expect(text).toContain('web-alb');
    expect(app.mirror.getState().now).toBe(now);
  }, 90_000);

  test('what is long is quick enough to be looked at, and too long is said', async () => {
    const { user, record } = await open();
    const from = screen.getByRole('textbox', { name: 'From, s' });
    await user.clear(from);
    expect(record).toBeDisabled();
    await user.type(from, String(endOf() + 5));
    expect(screen.getByRole('status')).toHaveTextContent('The end must be after the beginning.');
    expect(record).toBeDisabled();
  });
});
