import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SandboxApp } from '../../../src/state/create-sandbox-app';
import { openReference } from '../../../src/state/view-store';
import { Inspector } from '../../../src/ui/inspector/inspector';
import { Screens } from '../../../src/ui/shell/screens';
import { entity, openWebService, show } from '../../support/web-sandbox';

let app: SandboxApp;
let user: ReturnType<typeof show>;

beforeEach(async () => {
  app = await openWebService();
  user = show(
    app,
    <>
      <Inspector />
      <Screens />
    </>,
  );
});
afterEach(() => app.close());

const page = () => screen.findByRole('heading', { name: 'What is simulated' });
// By its words: roles of some two thousand elements take long to work out.
const row = async (words: RegExp) =>
  (await screen.findByText(words, { selector: 'div' })).closest<HTMLElement>('tr')!;

test('a task’s lifecycle says that its waits are assumed; by keyboard it leads to their row', async () => {
  app.view.setState({ selection: [entity(app, 'task').id], inspectorTab: 'state' });
  const mark = await screen.findByRole('button', { name: /^assumed: .*PROVISIONING/ });
  mark.focus();
  await user.keyboard('{Enter}');
  await page();
  const wait = await row(/^PROVISIONING on Fargate:/);
  await waitFor(() => expect(wait).toHaveFocus());
  expect(wait).toHaveTextContent(/8–12 sassumed/);
  const documented = await row(/SIGKILL without a stopTimeout/);
  expect(documented).toHaveTextContent(/API_ContainerDefinition30 sAWS/);
  await user.keyboard('{Escape}');
  expect(app.view.getState().screen).toEqual({ kind: 'workbench' });
});

test('a fact leads to the wait that it rests on, and the wait to its facts', async () => {
  openReference(app.view, 'fidelity', 'T4.2-5');
  await page();
  const fact = () => screen.getByText('T4.2-5', { selector: 'span' }).closest('li')!;
  await waitFor(() => expect(fact()).toHaveFocus());
  expect(fact()).toHaveTextContent(/simulated: 20 s of PROVISIONING/);
  expect(within(fact()).getByRole('link', { name: 'ebs-volumes' })).toHaveAttribute(
    'href',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ebs-volumes.html',
  );
  await user.click(within(fact()).getByRole('button', { name: /EBS volume besides.*20 s/ }));
  const wait = await row(/EBS volume besides/);
  await waitFor(() => expect(wait).toHaveFocus());
  await user.click(within(wait).getByRole('button', { name: 'Fact T4.2-5' }));
  await waitFor(() => expect(fact()).toHaveFocus());
  // Searching afterwards keeps the keyboard where it types, also once all is shown again.
  const search = screen.getByRole('searchbox', { name: 'Search facts' });
  await user.type(search, 'eb{Backspace}{Backspace}s3');
  expect(search).toHaveFocus();
  expect(search).toHaveValue('s3');
});

test('facts are found by their words, and by how they stand', async () => {
  openReference(app.view, 'fidelity');
  await page();
  await user.type(screen.getByRole('searchbox', { name: 'Search facts' }), 'Network Load Balancer');
  const facts = () => [...document.querySelectorAll('li')].map((one) => one.textContent ?? '');
  await waitFor(() => expect(facts().length).toBeLessThan(20));
  expect(facts().some((text) => text.startsWith('3.4-2'))).toBe(true);
  expect(facts().some((text) => text.startsWith('T4.4-1'))).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Not simulated' }));
  await waitFor(() => expect(facts().some((text) => text.startsWith('4-9'))).toBe(false));
  expect(facts().some((text) => text.startsWith('3.4-2'))).toBe(true);
  await user.click(screen.getByRole('button', { name: 'Assumed' }));
  await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('0 facts'));
});
