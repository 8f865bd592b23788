import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Inspector } from '../../../src/ui/inspector/inspector';
import { entity, openWebService, show } from '../../support/web-sandbox';

test('the task definition of a service is also seen as compose', async () => {
  const app = await openWebService();
  app.view.setState({ selection: [entity(app, 'service').id], inspectorTab: 'json' });
  const user = show(app, <Inspector />);
  await screen.findByLabelText('Answer as JSON');
  const choose = async (setting: RegExp, choice: string) => {
    await user.click(screen.getByRole('combobox', { name: setting }));
    await user.click(await screen.findByRole('option', { name: choice }));
  };
  await choose(/^Operation/, 'DescribeTaskDefinition');
  await choose(/^Seen as/, 'Compose');
  const compose = await screen.findByLabelText('Task definition as compose');
  expect(compose).toHaveTextContent(/services: web: image: /);
  await choose(/^Operation/, 'DescribeServices');
  expect(await screen.findByLabelText('Answer as JSON')).toHaveTextContent('"serviceName": "web"');
  await app.close();
});
