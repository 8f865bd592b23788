import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import EmbedPage from '../../../src/ui/embed/embed-page';
import { openSandbox, show } from '../../support/web-sandbox';

test('a frame whose link is damaged says why, and leads to the app without that link', async () => {
  window.history.replaceState(null, '', '/?embed#sandbox=1.damaged');
  const app = await openSandbox();
  show(app, <EmbedPage started={Promise.resolve()} />);
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('This sandbox cannot be shown here');
  expect(alert).toHaveTextContent(/This link cannot be opened/);
  const link = screen.getByRole('link', { name: 'Open ECS Sandbox' });
  expect(link).toHaveAttribute('href', `${window.location.origin}/`);
  window.history.replaceState(null, '', '/');
  app.close();
});
