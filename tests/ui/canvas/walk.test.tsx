import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { SandboxCanvas } from '../../../src/ui/canvas/sandbox-canvas';
import { openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;
let user: ReturnType<typeof show>;
afterEach(() => app.close());

const node = (name: RegExp) => screen.findByRole('group', { name });
const focused = () => document.activeElement as HTMLElement;

beforeEach(async () => {
  app = await openWebService();
  user = show(app, <SandboxCanvas />);
  await node(/^Service web/);
});

describe('walking the canvas', () => {
  test('is one stop of the Tab key, however much stands there', async () => {
    await waitFor(() => {
      const stops = document.querySelectorAll('.react-flow [tabindex="0"]');
      expect(stops).toHaveLength(1);
    });
    act(() => document.querySelector<HTMLElement>('.react-flow [tabindex="0"]')!.focus());
    expect(focused()).toHaveAccessibleName(/^Client traffic/);
    await user.keyboard('{ArrowRight}');
    expect(focused()).toHaveAttribute('tabindex', '0');
    expect(document.querySelectorAll('.react-flow__node[tabindex="0"]')).toHaveLength(1);
  });

  test('right goes along the requests, left back, and it says what is joined', async () => {
    act(() => document.querySelector<HTMLElement>('.react-flow__node[tabindex="0"]')!.focus());
    await user.keyboard('{ArrowRight}');
    expect(focused()).toHaveAccessibleName(/^Load balancer web-alb/);
    expect(focused()).toHaveAccessibleDescription(
      'sends to target group web; gets requests from client shoppers',
    );
    await user.keyboard('{ArrowRight}');
    expect(focused()).toHaveAccessibleName(/^Target group web/);
    expect(focused()).toHaveAccessibleDescription(/^sends to 3 tasks; gets requests from load/);
    await user.keyboard('{ArrowRight}');
    const first = focused();
    expect(first).toHaveAccessibleName(/^Task /);
    await user.keyboard('{ArrowDown}');
    expect(focused()).toHaveAccessibleName(/^Task /);
    expect(focused()).not.toBe(first);
    await user.keyboard('{ArrowLeft}');
    expect(focused()).toHaveAccessibleName(/^Target group web/);
  });

  test('up and down go into frames, Escape out of them; a selected thing stays where it is', async () => {
    act(() => document.querySelector<HTMLElement>('.react-flow__node[tabindex="0"]')!.focus());
    await user.keyboard('{End}');
    expect(focused()).toHaveAccessibleName(/^Task /);
    await user.keyboard('{Escape}');
    expect(focused()).toHaveAccessibleName(/^Service web/);
    await user.keyboard('{Escape}');
    expect(focused()).toHaveAccessibleName(/^Cluster demo/);
    await user.keyboard('{Enter}{ArrowDown}');
    expect(focused()).toHaveAccessibleName(/^Service web/);
    expect(app.workspace.getState().layout).toEqual({});
    await user.keyboard('{Home}');
    expect(focused()).toHaveAccessibleName(/^Client traffic/);
  });
});
