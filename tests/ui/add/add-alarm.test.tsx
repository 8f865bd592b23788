import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { AddDialog } from '../../../src/ui/add/add-dialog';
import { SandboxCanvas } from '../../../src/ui/canvas/sandbox-canvas';
import { entity, openSandbox, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;
afterEach(() => app.close());

async function drop(onto: string | null, at = { x: 40, y: 60 }) {
  act(() => app.view.setState({ dialog: { kind: 'add', component: 'alarm', at, onto } }));
  return within(await screen.findByRole('dialog'));
}

describe('a CloudWatch alarm', () => {
  test('dropped on a target group watches that; its command is put-metric-alarm', async () => {
    app = await openWebService();
    const group = entity(app, 'targetGroup');
    const user = show(app, <AddDialog />);
    const dialog = await drop(group.id);
    expect(
      dialog.getByText(/^aws cloudwatch put-metric-alarm --alarm-name web-5xx-high/),
    ).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Create' }));
    await waitFor(() => expect(entity(app, 'alarm').name).toBe('web-5xx-high'));
    const alarm = entity(app, 'alarm');
    expect(alarm).toMatchObject({
      metricName: 'HTTPCode_Target_5XX_Count',
      statistic: 'Sum',
      threshold: 5,
      periodSeconds: 60,
      datapointsToAlarm: 2,
      evaluationPeriods: 3,
      state: 'INSUFFICIENT_DATA',
    });
    expect(alarm.subjectIds).toEqual([entity(app, 'loadBalancer').id, group.id]);
    await waitFor(() => expect(app.view.getState().selection).toEqual([alarm.id]));
  });

  test('says what is wrong where it is, and forgets a refusal once something else is asked', async () => {
    app = await openWebService();
    const user = show(app, <AddDialog />);
    const dialog = await drop(entity(app, 'targetGroup').id);
    const field = (name: string) => dialog.getByRole('textbox', { name });
    const type = async (name: string, text: string) => {
      await user.clear(field(name));
      if (text !== '') await user.type(field(name), text);
    };
    await type('DatapointsToAlarm', '5');
    expect(dialog.getByText('At most the 3 evaluated')).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Create' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent(/ValidationError/);
    await type('DatapointsToAlarm', '1');
    expect(dialog.queryByRole('alert')).toBeNull();
    await type('Threshold', '');
    expect(field('AlarmName')).toHaveValue('web-5xx-high');
    expect(dialog.getAllByText('Needs a value')).toHaveLength(1);
    await type('AlarmName', '');
    expect(dialog.getAllByText('Needs a value')).toHaveLength(2);
    await type('Threshold', 'abc');
    expect(dialog.getByText('Only a number goes here')).toBeVisible();
  });

  test('on the empty canvas says what is missing', async () => {
    app = await openSandbox();
    show(app, <AddDialog />);
    const dialog = await drop(null);
    expect(dialog.getByText(/nothing yet that this metric is reported for/)).toBeVisible();
    expect(dialog.getByRole('button', { name: 'Create' })).toBeDisabled();
  });

  test('stands on the canvas with its state and condition in its name, and can be deleted', async () => {
    app = await openWebService();
    const user = show(app, <SandboxCanvas />);
    const dialog = await drop(entity(app, 'service').id);
    await user.click(dialog.getByRole('button', { name: 'Create' }));
    const card = await screen.findByRole('group', {
      name: /^CloudWatch alarm web-cpuutilization, Insufficient data, CPUUtilization Average > 80/,
    });
    expect(await screen.findByLabelText(/^Alarm web-cpuutilization to web$/)).toBeInTheDocument();
    act(() => card.focus());
    await user.keyboard('{Delete}');
    await user.click(await screen.findByRole('button', { name: /^Delete/ }));
    await waitFor(() => expect(app.mirror.getState().ids.alarm).toEqual([]));
  });
});
